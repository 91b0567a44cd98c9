"""What can be printed, and on which paper."""

from __future__ import annotations

from enum import StrEnum


class Paper(StrEnum):
    """The two papers every printout fits."""

    A4 = "a4"
    LETTER = "letter"


class Printout(StrEnum):
    """The printouts of a headline, and the sheet that needs none."""

    ONE_PAGE = "one_page"
    QUESTION_SHEET = "question_sheet"
    EMPTY_SHEET = "empty_sheet"
