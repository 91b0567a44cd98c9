"""What can be printed, and on which paper."""

from __future__ import annotations

from enum import StrEnum
from typing import Final


class Paper(StrEnum):
    """The two papers every printout fits."""

    A4 = "a4"
    LETTER = "letter"


class Printout(StrEnum):
    """The printouts of a headline, and the sheets that need none.

    `LARGE_PRINT_AND_COPY` ends in the one page as it is for the clinic.
    """

    ONE_PAGE = "one_page"
    QUESTION_SHEET = "question_sheet"
    EMPTY_SHEET = "empty_sheet"
    TWO_LANGUAGES = "two_languages"
    LARGE_PRINT = "large_print"
    LARGE_PRINT_AND_COPY = "large_print_and_copy"
    AFTER_VISIT = "after_visit"
    MONITORING_PLAN = "monitoring_plan"
    EMERGENCY_SHEET = "emergency_sheet"


NEEDS_A_HEADLINE: Final = frozenset(
    {
        Printout.ONE_PAGE,
        Printout.QUESTION_SHEET,
        Printout.TWO_LANGUAGES,
        Printout.LARGE_PRINT,
        Printout.LARGE_PRINT_AND_COPY,
    }
)
"""All others can be had empty, without any notes."""

EMPTY_SHEETS: Final = tuple(each for each in Printout if each not in NEEDS_A_HEADLINE)
