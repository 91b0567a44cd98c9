"""An iCalendar file (RFC 5545) for appointments and days to look at something again."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from uuid import uuid5

from carecompanion.domain.calendar_entries import CalendarEntry, CalendarKind, CalendarWords

if TYPE_CHECKING:
    from icalendar import Event

_DAY = timedelta(days=1)


def calendar_bytes(
    entries: Sequence[CalendarEntry], words: CalendarWords, *, made_at: datetime
) -> bytes:
    """The entries as a file for any calendar; the same ones at the same moment give the same bytes.

    `made_at` is in UTC. Times have no time zone: they are those of the clock where one is.
    """
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", f"-//{words.maker}//{words.language.upper()}")
    calendar.add("version", "2.0")
    for entry in entries:
        calendar.add_component(_event(entry, words, made_at))
    content: bytes = calendar.to_ical()
    return content


def _event(entry: CalendarEntry, words: CalendarWords, made_at: datetime) -> Event:
    from icalendar import Event

    event = Event()
    event.add("uid", str(uuid5(entry.id, f"calendar/{entry.kind.value}")))
    event.add("dtstamp", made_at)
    event.add("summary", words.title(entry.kind))
    event.add("class", "PRIVATE")
    # A day to look again keeps nobody from anything: the calendar goes on showing it as free.
    event.add("transp", "OPAQUE" if entry.kind is CalendarKind.VISIT else "TRANSPARENT")
    _add_time(event, entry)
    for name, text in (("location", entry.place.strip()), ("description", entry.note.strip())):
        if text:
            event.add(name, _calm(text))
    return event


def _add_time(event: Event, entry: CalendarEntry) -> None:
    if entry.start is None:
        event.add("dtstart", entry.day)
        event.add("dtend", entry.day + _DAY)
        return
    start = datetime.combine(entry.day, entry.start)
    event.add("dtstart", start)
    if entry.end is not None and entry.end > entry.start:
        event.add("dtend", datetime.combine(entry.day, entry.end))


def _calm(text: str) -> str:
    """Text with line ends and without other signs that no calendar can show."""
    lines = ("".join(sign for sign in line if sign.isprintable()) for line in text.splitlines())
    return "\n".join(lines)
