"""Repeated measures as series of readings: weight, and whatever else a family measures.

A series is shown as it was written down. Nothing here says whether a value is high or low, and
nothing is converted: values in different units are different series.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from carecompanion.domain.facts import Fact, FactField, FactKind
from carecompanion.domain.partial_date import is_date

MEASURED: Final = (FactKind.WEIGHT, FactKind.MEASURE)
"""The facts that are read as series."""

_NUMBER: Final = re.compile(r"[+-]?[0-9]{1,12}(?:[.,][0-9]{1,12})?")
_THOUSANDS: Final = re.compile(r"[+-]?[1-9][0-9]{0,2}[.,][0-9]{3}")
_DAY, _MONTH, _YEAR = 10, 7, 4
_DECEMBER: Final = 12


def read_number(text: str) -> float | None:
    """A value with a full stop or a comma as its decimal sign; None when it is no such number.

    "1,250" and "1.250" are a little over one in some countries and a thousand in others: like a
    day that two countries read differently they are not guessed.
    """
    typed = text.strip()
    if not _NUMBER.fullmatch(typed) or _THOUSANDS.fullmatch(typed):
        return None
    return float(typed.replace(",", "."))


@dataclass(frozen=True, slots=True)
class Span:
    """The days a reading may be of, as day numbers of the calendar: one day, a month or a year."""

    first: int
    last: int

    @property
    def middle(self) -> float:
        """Where it is drawn."""
        return (self.first + self.last) / 2


@dataclass(frozen=True, slots=True)
class Reading:
    """One value of a series.

    `value` is None for what is no number; `days` is None when no day is known. Either way it is
    listed and not drawn.
    """

    fact: Fact
    value: float | None
    days: Span | None

    @property
    def is_drawn(self) -> bool:
        """Whether it has a place in a chart."""
        return self.value is not None and self.days is not None

    @property
    def said(self) -> str:
        """The value as it was written; where the field is empty, the words of the fact."""
        return self.fact.detail(FactField.VALUE).strip() or self.fact.text.strip()


@dataclass(frozen=True, slots=True)
class MeasureSeries:
    """Readings of one thing in one unit, oldest first; without a day come last.

    `what` is empty for weight, and for a measure the words of the newest reading.
    """

    kind: FactKind
    what: str
    unit: str
    readings: tuple[Reading, ...]

    @property
    def drawn(self) -> tuple[Reading, ...]:
        """The readings that have a place in a chart."""
        return tuple(reading for reading in self.readings if reading.is_drawn)


def series_of(facts: Iterable[Fact]) -> tuple[MeasureSeries, ...]:
    """The series in `facts`: weight first, then the others by name; facts of other kinds are left.

    What was measured is told apart by its words, whatever their case and spaces; units as written.
    """
    found: dict[tuple[bool, str, str], list[Reading]] = {}
    for fact in facts:
        if fact.fact in MEASURED:
            found.setdefault(_series_key(fact), []).append(_reading(fact))
    return tuple(_series(found[key]) for key in sorted(found))


def days_of(kept: str) -> Span | None:
    """The days that a date of day, month or year precision may mean; None when it is no date."""
    if not is_date(kept):
        return None
    year, month = int(kept[:_YEAR]), int(kept[5:_MONTH] or 1)
    first = date(year, month, int(kept[8:_DAY] or 1))
    if len(kept) == _DAY:
        return Span(first.toordinal(), first.toordinal())
    last_month = month if len(kept) == _MONTH else _DECEMBER
    return Span(first.toordinal(), _last_day(year, last_month))


def _last_day(year: int, month: int) -> int:
    return date(year, month, monthrange(year, month)[1]).toordinal()


def _series_key(fact: Fact) -> tuple[bool, str, str]:
    """Weight before the rest; then by words and unit."""
    unit = " ".join(fact.detail(FactField.UNIT).split())
    is_measure = fact.fact is not FactKind.WEIGHT
    return is_measure, " ".join(fact.text.casefold().split()) if is_measure else "", unit


def _reading(fact: Fact) -> Reading:
    return Reading(fact, read_number(fact.detail(FactField.VALUE)), days_of(fact.dated))


def _series(readings: list[Reading]) -> MeasureSeries:
    ordered = sorted(readings, key=lambda reading: (not reading.fact.dated, reading.fact.dated))
    newest = max(readings, key=lambda reading: reading.fact.dated).fact
    return MeasureSeries(
        kind=newest.fact,
        what=" ".join(newest.text.split()) if newest.fact is FactKind.MEASURE else "",
        unit=" ".join(newest.detail(FactField.UNIT).split()),
        readings=tuple(ordered),
    )
