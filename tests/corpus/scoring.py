"""How well the lens reads real news texts, against the labels of a careful reader.

The texts belong to their publishers. They are read where they lie and nothing of them is kept.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from carecompanion.domain.findings import Finding, Findings, NewsReader, Topic
from carecompanion.domain.stage import Stage
from carecompanion.lens.registry_ids import normal_id

DEV = Path(__file__).parents[3] / "shared" / "corpus" / "dev.jsonl"
ENGLISH = "en"


@dataclass(frozen=True, slots=True)
class Labelled:
    """One text with its labels, and what the lens found in it."""

    name: str
    language: str
    text: str
    labels: dict[str, Any]
    findings: Findings

    @property
    def stage(self) -> str:
        """The stage as the labels word it: they know no "unknown"."""
        found = self.findings.stage
        return Stage.OTHER.value if found is Stage.UNKNOWN else found.value

    @property
    def is_stage_right(self) -> bool:
        return self.stage in {self.labels["stage"], *self.labels["stage_alt"]}

    @property
    def is_wrongly_approved(self) -> bool:
        return self.findings.stage is Stage.APPROVED and not self.is_stage_right

    @property
    def are_ids_exact(self) -> bool:
        found = {normal_id(each.text) for each in self.findings.of(Topic.TRIAL_ID)}
        return found == {normal_id(each) for each in self.labels["trial_ids"]}

    def places(self, phrases: Iterable[str]) -> list[tuple[int, int]]:
        """Every place of every phrase."""
        return [place for phrase in phrases for place in _places(self.text, phrase)]


@dataclass(frozen=True, slots=True)
class Score:
    """The figures over all texts."""

    texts: tuple[Labelled, ...]

    @property
    def english(self) -> list[Labelled]:
        return [each for each in self.texts if each.language == ENGLISH]

    @property
    def stages_right(self) -> int:
        return sum(each.is_stage_right for each in self.english)

    @property
    def wrongly_approved(self) -> list[str]:
        return [each.name for each in self.texts if each.is_wrongly_approved]

    @property
    def wrong_ids(self) -> list[str]:
        return [each.name for each in self.texts if not each.are_ids_exact]

    @property
    def hype_recall(self) -> tuple[int, int]:
        """How many phrases of real hype are pointed at, of how many; in English."""
        hits = [
            any(_overlaps(place, hit) for hit in each.findings.of(Topic.HYPE))
            for each in self.english
            for phrase in each.labels["hype"]
            for place in _places(each.text, phrase)[:1]
        ]
        return sum(hits), len(hits)

    @property
    def hype_precision(self) -> tuple[int, int]:
        """How many pointed at are real hype, of how many; soft hype counts neither way."""
        right = wrong = 0
        for each in self.texts:
            real = each.places(each.labels["hype"])
            soft = each.places(each.labels["hype_soft"])
            for hit in each.findings.of(Topic.HYPE):
                if any(_overlaps(place, hit) for place in real):
                    right += 1
                elif not any(_overlaps(place, hit) for place in soft):
                    wrong += 1
        return right, right + wrong

    @property
    def traps_hit(self) -> list[str]:
        """Traps taken for hype or for a gene where the labels name none."""
        hits = []
        for each in self.texts:
            traps = each.places(trap["phrase"] for trap in each.labels["traps"])
            for topic, field in ((Topic.HYPE, "hype"), (Topic.GENE, "genes")):
                real = each.places(each.labels[field])
                hits += [
                    f"{each.name}: {topic.value} {found.text}"
                    for found in each.findings.of(topic)
                    if any(_overlaps(place, found) for place in traps)
                    and not any(_overlaps(place, found) for place in real)
                ]
        return hits

    def lines(self) -> Iterator[str]:
        """The figures in words."""
        yield f"English stage right: {self.stages_right} of {len(self.english)}"
        for each in self.english:
            if not each.is_stage_right:
                yield f"  {each.name}: {each.stage}, not {each.labels['stage']}"
        yield f"wrongly approved: {_named(self.wrongly_approved)}"
        yield f"ids not exact: {_named(self.wrong_ids)}"
        yield "hype: recall {} of {}, precision {} of {}".format(
            *self.hype_recall, *self.hype_precision
        )
        yield f"traps hit: {_named(self.traps_hit)}"
        for field in ("recruiting", "publication"):
            right = sum(
                getattr(each.findings, field).value == each.labels[field]["status"]
                for each in self.english
            )
            yield f"{field} right: {right} of {len(self.english)}"


def score(file: Path, read: NewsReader) -> Score:
    """Read every text of a jsonl file."""
    with file.open(encoding="utf-8") as lines:
        records = [json.loads(line) for line in lines if line.strip()]
    return Score(
        tuple(
            Labelled(
                name=record["id"],
                language=record["language"],
                text=record["text"],
                labels=record["labels"],
                findings=read(record["text"]),
            )
            for record in records
        )
    )


def _places(text: str, phrase: str) -> list[tuple[int, int]]:
    places = []
    start = text.find(phrase)
    while phrase and start >= 0:
        places.append((start, start + len(phrase)))
        start = text.find(phrase, start + 1)
    return places


def _overlaps(place: tuple[int, int], found: Finding) -> bool:
    return place[0] < found.end and found.start < place[1]


def _named(names: list[str]) -> str:
    return f"{len(names)} ({', '.join(names)})" if names else "none"
