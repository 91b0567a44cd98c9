"""Dates of day, month or year precision in words, and what to say of what is no date."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLocale

from carecompanion.domain.partial_date import DateFault, PartialDateError, parse_date

_ENGLISH = QLocale(QLocale.Language.English)
"""The words can be typed back: `parse_date` reads the months in English."""


def date_words(kept: str) -> str:
    """A date as kept ("2022-06-12", "2022-06", "2022") as "12 June 2022", "June 2022", "2022".

    Any other text comes back as it is.
    """
    parts = kept.split("-")
    if not all(part.isdecimal() for part in parts):
        return kept
    year, month, day = (*parts, "", "")[:3]
    name = _ENGLISH.standaloneMonthName(int(month)) if month else ""
    said = (str(int(day)) if day else "", name, year)
    return " ".join(part for part in said if part)


def says_day(typed: str, kept: str) -> bool:
    """Whether what somebody typed is the date as kept, in whatever form they type it."""
    try:
        return parse_date(typed) == kept
    except PartialDateError:
        return False


def date_problem(fault: DateFault) -> str:
    """What to do about a date that is none yet."""
    tr = QCoreApplication.translate
    if fault is DateFault.TWO_WAYS:
        return tr("Dates", "Write the month as a word, so that nobody can mix it up.")
    return tr("Dates", "Use a date like 12 June 2022, or only a year.")
