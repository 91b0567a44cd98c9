"""The text behind one headline as the lens reads it, and where in it a finding was typed or pasted.

The headline and the whole story are two fields; the lens reads them as one text.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

from carecompanion.domain.findings import Finding

_BETWEEN: Final = "\n\n"
_SHOWN: Final = 8_000
_BEFORE: Final = 2_000
_NEAR: Final = 200
"""How far a space is looked for; a text without any is cut anywhere."""


class NewsPart(Enum):
    """The field that some words stand in."""

    HEADLINE = auto()
    STORY = auto()


@dataclass(frozen=True, slots=True)
class NewsPlace:
    """Words in one of the two fields; offsets in code points."""

    part: NewsPart
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """What was typed or pasted about one headline."""

    headline: str = ""
    story: str = ""

    @property
    def text(self) -> str:
        """Both fields as one text, the headline first."""
        return self.headline + _BETWEEN + self.story if self.story else self.headline

    def place_of(self, finding: Finding) -> NewsPlace:
        """Where the words of a finding stand. They never reach from one field into the other."""
        if finding.start < len(self.headline):
            end = min(finding.end, len(self.headline))
            return NewsPlace(NewsPart.HEADLINE, finding.start, end)
        before = len(self.headline) + len(_BETWEEN)
        return NewsPlace(NewsPart.STORY, max(0, finding.start - before), finding.end - before)


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of a long text: its words, and the code points that it begins and ends at."""

    text: str
    begin: int
    end: int
    is_first: bool
    is_last: bool


def stretch_around(text: str, place: int) -> Stretch:
    """As much of a text as is shown at a time, with some of it before `place`.

    A text of two pages is shown whole. Of a longer one a stretch begins and ends at a space.
    """
    begin = max(0, min(place - _BEFORE, len(text) - _SHOWN))
    if begin:
        begin = _after_space(text, begin)
    end = len(text) if len(text) - begin <= _SHOWN else _after_space(text, begin + _SHOWN - _NEAR)
    return Stretch(text[begin:end], begin, end, begin == 0, end == len(text))


def stretch_before(text: str, stretch: Stretch) -> Stretch:
    """The stretch before one, and a little of it once more."""
    return stretch_around(text, max(0, stretch.begin - _SHOWN + 2 * _BEFORE))


def stretch_after(text: str, stretch: Stretch) -> Stretch:
    """The stretch after one, and a little of it once more."""
    return stretch_around(text, stretch.end)


def _after_space(text: str, place: int) -> int:
    """The first place from here on that begins a word."""
    for at in range(place, min(place + _NEAR, len(text))):
        if text[at].isspace():
            return at + 1
    return place


def once_each(found: Iterable[Finding]) -> tuple[Finding, ...]:
    """Findings in their order; words that are the same but for case and spaces stand once."""
    first: dict[str, Finding] = {}
    for finding in found:
        first.setdefault(" ".join(finding.text.split()).casefold(), finding)
    return tuple(first.values())
