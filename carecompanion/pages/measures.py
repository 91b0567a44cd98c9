"""Sizes of paper, type and lines: the table of ux.md 3.1 as numbers.

Lengths are in mm and run down from the top edge and right from the left edge of the content;
type is in pt. No type on our pages is smaller than `SMALLEST`.
"""

from __future__ import annotations

from typing import NamedTuple

from carecompanion.domain.printouts import Paper
from carecompanion.pages.fonts import Weight

MM = 72 / 25.4
"""Points in a millimetre."""

CONTENT = 180.0
"""Width of the content on both papers, mm."""


class Sheet(NamedTuple):
    """A paper in mm: its size, and where content starts and ends from the top."""

    width: float
    height: float
    top: float
    bottom: float

    @property
    def left(self) -> float:
        """The side margin, mm: 15.0 on A4, 17.95 on Letter."""
        return (self.width - CONTENT) / 2

    @property
    def room(self) -> float:
        """The height there is for content, mm."""
        return self.bottom - self.top


SHEETS = {
    Paper.A4: Sheet(width=210.0, height=297.0, top=12.0, bottom=282.0),
    Paper.LETTER: Sheet(width=215.9, height=279.4, top=12.0, bottom=264.4),
}


class Type(NamedTuple):
    """A style of type: weight, size in pt, and the distance of lines in mm."""

    weight: Weight
    size: float
    lead: float

    @property
    def rise(self) -> float:
        """From the top of a line to its baseline, mm, so that capitals sit in the middle."""
        return self.lead / 2 + self.size * _HALF_CAPITAL / MM


_HALF_CAPITAL = 0.334
"""Half the height of capitals in Atkinson Hyperlegible Next, for a size of 1."""

SMALLEST = 9.0
TITLE = Type(Weight.BOLD, 15, 7.0)
NAME = Type(Weight.BOLD, 12.5, 6.2)
HEADING = Type(Weight.BOLD, 13, 6.4)
SECTION = Type(Weight.BOLD, 12, 6.0)
SMALL_HEADING = Type(Weight.BOLD, 10.5, 5.2)
FACT = Type(Weight.REGULAR, 11, 5.1)
STRONG_FACT = Type(Weight.SEMIBOLD, 11, 5.1)
HEADLINE = Type(Weight.SEMIBOLD, 11.5, 5.3)
QUESTION = Type(Weight.SEMIBOLD, 12, 5.5)
OTHER_LANGUAGE = Type(Weight.REGULAR, 10.5, 4.9)
SHEET_QUESTION = Type(Weight.REGULAR, 11.5, 5.2)
BODY = Type(Weight.REGULAR, 10, 4.6)
STRONG_BODY = Type(Weight.SEMIBOLD, 10, 4.6)
LABEL = Type(Weight.REGULAR, 9, 4.2)
STRONG_LABEL = Type(Weight.SEMIBOLD, 9, 4.2)
SOURCE = Type(Weight.REGULAR, 9.5, 4.4)
NUMBER = Type(Weight.BOLD, 13, 6.4)
CODE = Type(Weight.SEMIBOLD, 30, 13.4)
FILE_NUMBER = Type(Weight.SEMIBOLD, 13, 6.6)

WRITING_LINE = 0.4
"""Weight of a line to write on, pt."""
THICK_LINE = 1.0
"""Weight of a line to write on in large print, pt."""
HAIRLINE = 0.5
RULE = 0.8
WRITING_GREY = 0x59 / 255
"""#595959, 7.0:1 on white."""
HAIRLINE_GREY = 0x6E / 255
