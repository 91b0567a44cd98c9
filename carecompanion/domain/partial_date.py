"""Dates as families know them: a day, a month or a year.

Kept as ISO 8601 text of that precision ("2022-06-12", "2022-06", "2022"), which sorts as text. The
figures of any script are read, and kept as 0 to 9. A date of figures alone that two countries read
differently is refused, never guessed.
"""

from __future__ import annotations

import re
from datetime import date
from enum import Enum
from typing import Final

_MONTHS: Final = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_ISO: Final = re.compile(r"(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?")
_DAY_FIRST: Final = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?\s+(?:of\s+)?([a-z]+)\.?,?\s+(\d{4})")
_MONTH_FIRST: Final = re.compile(r"([a-z]+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})")
_MONTH_YEAR: Final = re.compile(r"([a-z]+)\.?,?\s+(\d{4})")
_FIGURES: Final = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})")
_MONTH_OF_YEAR: Final = re.compile(r"(\d{1,2})[/.](\d{4})")
_MONTH_LETTERS: Final = 3


class DateFault(Enum):
    """Why what was typed is not taken as a date."""

    NOT_A_DATE = "not_a_date"
    TWO_WAYS = "two_ways"
    """Day and month could change places."""


class PartialDateError(ValueError):
    """What was typed is not a date that can be kept; `fault` says why."""

    def __init__(self, fault: DateFault) -> None:
        super().__init__(fault.value)
        self.fault = fault


def parse_date(text: str) -> str:
    """What a person typed ("12 June 2022", "June 2022", "2022") as ISO text; empty stays empty.

    Raises:
        PartialDateError: it is no date, or one that can be read in two ways.
    """
    typed = " ".join(text.casefold().split())
    if not typed:
        return ""
    for pattern, read in _FORMS:
        if found := pattern.fullmatch(typed):
            return read(*found.groups())
    raise PartialDateError(DateFault.NOT_A_DATE)


def is_date(text: str) -> bool:
    """Whether `text` is a date as it is kept; in the figures of another script it is not."""
    try:
        return bool(text) and parse_date(text) == text
    except PartialDateError:
        return False


def month_of(kept: str) -> str:
    """Year and month of a date as kept ("2022-06"); the year alone when there is no month."""
    return kept[:7]


def _iso(year: str, month: str | None = None, day: str | None = None) -> str:
    try:
        date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        raise PartialDateError(DateFault.NOT_A_DATE) from None
    parts = (part for part in (month, day) if part)
    return "-".join((f"{int(year):04}", *(f"{int(part):02}" for part in parts)))


def _of_figures(one: str, other: str, year: str) -> str:
    """Day and month in figures, where only one order is possible."""
    first, second, months = int(one), int(other), len(_MONTHS)
    if first == second or second > months:
        return _iso(year, one, other)
    if first > months:
        return _iso(year, other, one)
    raise PartialDateError(DateFault.TWO_WAYS)


def _month(word: str) -> str:
    for number, month in enumerate(_MONTHS, start=1):
        if len(word) >= _MONTH_LETTERS and month.startswith(word):
            return str(number)
    raise PartialDateError(DateFault.NOT_A_DATE)


_FORMS: Final = (
    (_ISO, _iso),
    (_DAY_FIRST, lambda day, month, year: _iso(year, _month(month), day)),
    (_MONTH_FIRST, lambda month, day, year: _iso(year, _month(month), day)),
    (_MONTH_YEAR, lambda month, year: _iso(year, _month(month))),
    (_MONTH_OF_YEAR, lambda month, year: _iso(year, month)),
    (_FIGURES, _of_figures),
)
