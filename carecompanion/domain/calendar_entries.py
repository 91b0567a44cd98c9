"""Days to put into a calendar: an appointment, or a day to look at something again.

A calendar is often shared and lies on other people's computers, so nothing in it says who it is
about or why, unless the family adds that.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum
from uuid import UUID


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
