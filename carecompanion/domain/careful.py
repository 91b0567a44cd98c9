"""Careful words: words of a headline that move people, and the note each of them gets.

The headline stays as it was written. A note says what may be true, then what the word leaves open,
then what can be asked (ux.md 4.1).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from carecompanion.domain.findings import Findings, Topic
from carecompanion.domain.news import News, NewsPart


class CarefulWord(StrEnum):
    """The notes there are; the lens names one for each careful word it finds."""

    BREAKTHROUGH = "breakthrough"
    CURE = "cure"
    LIFE_CHANGING = "life_changing"
    ONE_TIME = "one_time"
    REVERSES = "reverses"
    FIRST_EVER = "first_ever"
    APPROVED = "approved"


@dataclass(frozen=True, slots=True, kw_only=True)
class CarefulNote:
    """What one note says, a sentence or two for each of its parts."""

    may_be: str
    left_open: str
    to_ask: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CarefulWords:
    """All notes. `says` comes first in each and has a place for {word}.

    `review_by` is the last day on which they count as looked after.
    """

    says: str
    review_by: date
    notes: Mapping[CarefulWord, CarefulNote]

    def text(self, mark: CarefulMark) -> str:
        """The whole note about a word of a headline, which is named as it was written."""
        note = self.notes[mark.word]
        says = self.says.format(word=" ".join(mark.text.split()))
        return f"{says} {note.may_be} {note.left_open} {note.to_ask}"


@dataclass(frozen=True, slots=True, kw_only=True)
class CarefulMark:
    """A careful word in a headline; offsets are code points of the headline."""

    word: CarefulWord
    start: int
    end: int
    text: str


def careful_marks(news: News, findings: Findings) -> tuple[CarefulMark, ...]:
    """The careful words of the headline, in its order; those of the story have no note."""
    marks = []
    for finding in (*findings.of(Topic.HYPE), *findings.of(Topic.NOTE)):
        place = news.place_of(finding)
        if place.part is NewsPart.HEADLINE and finding.value in set(CarefulWord):
            word, text = CarefulWord(finding.value), news.headline[place.start : place.end]
            marks.append(CarefulMark(word=word, start=place.start, end=place.end, text=text))
    return tuple(sorted(marks, key=lambda mark: (mark.start, mark.end)))
