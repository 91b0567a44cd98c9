"""Where the marks of a chart's axes stand: round values, and the beginnings of years."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from math import ceil, floor, isclose, log10
from typing import Final

_PARTS: Final = 4
"""About how many steps a range of values is parted into."""
_ROUND: Final = (1, 2, 5, 10)


def value_marks(values: Sequence[float]) -> tuple[float, ...]:
    """Round values at equal steps from below the least to above the greatest; at least two."""
    least, greatest = min(values), max(values)
    if isclose(least, greatest):
        room = abs(least) / 10 or 1.0
        least, greatest = least - room, greatest + room
    step = _round_step((greatest - least) / _PARTS)
    first, last = floor(least / step), ceil(greatest / step)
    return tuple(number * step for number in range(first, last + 1))


def mark_words(marks: Sequence[float]) -> tuple[str, ...]:
    """The marks as they are written, all with as many decimals as their step needs."""
    step = marks[1] - marks[0]
    decimals = max(0, -floor(log10(step) + 1e-9))
    return tuple(f"{mark if abs(mark) > step / 2 else 0:.{decimals}f}" for mark in marks)


def year_marks(first: int, last: int) -> tuple[int, ...]:
    """The first days of years, as day numbers, between two days."""
    years = range(date.fromordinal(first).year, date.fromordinal(last).year + 1)
    days = (date(year, 1, 1).toordinal() for year in years)
    return tuple(day for day in days if first <= day <= last)


def _round_step(least: float) -> float:
    size = 10.0 ** floor(log10(least))
    return next(size * each for each in _ROUND if size * each >= least * 0.999)
