"""The text behind one headline as the lens reads it, and where in it a finding was typed or pasted.

The headline and the whole story are two fields; the lens reads them as one text.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

from carecompanion.domain.findings import Finding

_BETWEEN: Final = "\n\n"


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
