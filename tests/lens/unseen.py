"""The table of sentences that were written before the rules: what is expected, and what is amiss.

How to read an entry stands at the top of `unseen.toml`.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from carecompanion.domain.findings import Finding, Findings, Topic

SENTENCES = Path(__file__).with_name("unseen.toml")
FRESH = Path(__file__).with_name("unseen_fresh.toml")
READINGS = ("stage", "recruiting", "publication")
EXACT = (Topic.TRIAL_ID, Topic.PHASE)
"""Topics whose quotes have to be the expected words, no more and no less."""


@dataclass(frozen=True, slots=True)
class Expected:
    """Words that have to be quoted, or that may be."""

    words: str
    values: tuple[str, ...] = ()
    is_asked: bool = True

    @classmethod
    def read(cls, entry: Any) -> Expected:
        words, value = entry if isinstance(entry, list) else (entry, ())
        values = (value,) if isinstance(value, str) else tuple(value)
        return cls(words.removeprefix("?"), values, not words.startswith("?"))

    def is_met(self, found: Finding, *, exactly: bool) -> bool:
        if self.values and found.value not in self.values:
            return False
        return self.words == str(found.text) if exactly else self.words in str(found.text)

    def is_touched(self, found: Finding, place: int) -> bool:
        return place < found.end and found.start < place + len(self.words)


@dataclass(frozen=True, slots=True)
class Unseen:
    """One text of the table."""

    category: str
    text: str
    expected: dict[str, Any]
    trap: str = ""
    miss: str = ""

    def words(self) -> Iterator[str]:
        """The words that are expected or allowed as quotes."""
        for field in self.expected.keys() - set(READINGS):
            yield from (Expected.read(entry).words for entry in self.expected[field])

    def faults(self, findings: Findings) -> list[str]:
        """What the lens did not read as expected, in words."""
        return list(self._faults(findings))

    def _faults(self, findings: Findings) -> Iterator[str]:
        for field, expected in self.expected.items():
            if field in READINGS:
                found = getattr(findings, field).value
                if found not in _readings(field, expected):
                    yield f"{field}: {found}, not {expected}"
            else:
                topic = Topic(field)
                entries = [Expected.read(entry) for entry in expected]
                yield from self._quote_faults(topic, entries, findings.of(topic))

    def _quote_faults(
        self, topic: Topic, entries: list[Expected], found: tuple[Finding, ...]
    ) -> Iterator[str]:
        quoted = [(str(each.text), each.value) for each in found]
        for entry in entries:
            exactly = topic in EXACT
            if entry.is_asked and not any(entry.is_met(each, exactly=exactly) for each in found):
                yield f"{topic.value}: {entry.words!r} {entry.values} not in {quoted}"
        for each in found:
            if not any(entry.is_touched(each, self.text.find(entry.words)) for entry in entries):
                yield f"{topic.value}: {str(each.text)!r} {each.value!r} is not expected"


def _readings(field: str, expected: str | list[str]) -> list[str]:
    wanted = [expected] if isinstance(expected, str) else expected
    return [*wanted, "unknown"] if field == "stage" and "other" in wanted else wanted


def unseen(file: Path) -> list[Unseen]:
    """Every text of a table."""
    table = tomllib.loads(file.read_text(encoding="utf-8"))
    return [_entry(category, entry) for category, entries in table.items() for entry in entries]


def _entry(category: str, entry: dict[str, Any]) -> Unseen:
    told = {name: entry.pop(name, "") for name in ("text", "trap", "miss")}
    return Unseen(category=category, expected=entry, **told)
