"""Days to put into a calendar: an appointment, or a day to look at something again.

A calendar is often shared and lies on other people's computers, so nothing in it says who it is
about or why, unless the family adds that.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum
from typing import Final
from uuid import UUID

from carecompanion.domain.visits import Visit

_CLOCK: Final = re.compile(r"(\d{1,2})[:.h](\d{2})(?:\s*([ap])\.?m\.?)?", re.IGNORECASE)
_NOON: Final = 12


class CalendarKind(StrEnum):
    """What a day is for."""

    VISIT = "visit"
    LOOK_AGAIN = "look_again"


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarEntry:
    """One day. `id` is that of the record it comes from, so that a later file replaces it.

    Times are of the clock on the wall there; without a start it takes the whole day. `place` and
    `note` stay empty unless the family wants them in their calendar.
    """

    id: UUID
    kind: CalendarKind
    day: date
    start: time | None = None
    end: time | None = None
    place: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarWords:
    """What the calendar shows. `maker` names the program in the file, `language` is its tag."""

    maker: str
    language: str
    visit: str
    look_again: str
    visit_file: str
    look_again_file: str

    def title(self, kind: CalendarKind) -> str:
        """What the day is called."""
        return self.visit if kind is CalendarKind.VISIT else self.look_again

    def file_name(self, kind: CalendarKind) -> str:
        """A name for the file that says no more than the calendar does."""
        return self.visit_file if kind is CalendarKind.VISIT else self.look_again_file


def visit_entry(visit: Visit) -> CalendarEntry | None:
    """A visit as a calendar shows it, with no place and no names; None while its day is not known.

    A time that is no clock time is left out, so that it takes the whole day.
    """
    try:
        day = date.fromisoformat(visit.on)
    except ValueError:
        return None
    return CalendarEntry(
        id=visit.id, kind=CalendarKind.VISIT, day=day, start=clock_time(visit.time)
    )


def look_again_entry(headline_id: UUID, day: str) -> CalendarEntry | None:
    """A day to look at a headline again, without its words; None for what is no whole day."""
    try:
        on = date.fromisoformat(day)
    except ValueError:
        return None
    return CalendarEntry(id=headline_id, kind=CalendarKind.LOOK_AGAIN, day=on)


def clock_time(text: str) -> time | None:
    """The first time of day in what was typed ("10:30", "2.15 pm"); None where there is none."""
    found = _CLOCK.search(text)
    if found is None:
        return None
    hour, minute, half = int(found.group(1)), int(found.group(2)), found.group(3)
    if half:
        hour = hour % _NOON + (_NOON if half.casefold() == "p" else 0)
    try:
        return time(hour, minute)
    except ValueError:
        return None
