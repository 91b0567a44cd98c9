"""Days for a calendar: read back by the library, the same each time, and with nobody's name."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from carecompanion.content.calendar_words import load_calendar_words
from carecompanion.domain.calendar_entries import CalendarEntry, CalendarKind
from carecompanion.exchange.calendar import calendar_bytes

WORDS = load_calendar_words(
    Path(__file__).resolve().parents[2] / "resources" / "exchange" / "calendar.toml"
)
MADE_AT = datetime(2026, 11, 21, 20, 30, tzinfo=UTC)
VISIT = CalendarEntry(
    id=UUID(int=5), kind=CalendarKind.VISIT, day=date(2027, 1, 12), start=time(14, 30)
)
LOOK_AGAIN = CalendarEntry(id=UUID(int=6), kind=CalendarKind.LOOK_AGAIN, day=date(2027, 6, 1))


def made(*entries: CalendarEntry) -> bytes:
    return calendar_bytes(entries, WORDS, made_at=MADE_AT)


def events(content: bytes) -> list[Any]:
    calendar = Calendar.from_ical(content)
    assert not calendar.errors
    assert (str(calendar["version"]), str(calendar["prodid"])) == ("2.0", "-//Care Companion//EN")
    found = calendar.walk("VEVENT")
    assert not [error for event in found for error in event.errors]
    return found


def test_an_appointment_is_on_its_day_at_its_hour_wherever_one_is() -> None:
    [event] = events(made(VISIT))
    assert event.decoded("dtstart") == datetime(2027, 1, 12, 14, 30)  # noqa: DTZ001 - of no zone
    assert event["summary"] == "Appointment"
    assert b"DTSTART:20270112T143000\r\n" in made(VISIT)


def test_a_day_to_look_again_takes_the_whole_day_and_keeps_nobody_from_anything() -> None:
    [event] = events(made(LOOK_AGAIN))
    assert event.decoded("dtstart") == date(2027, 6, 1)
    assert event.decoded("dtend") == date(2027, 6, 2)
    assert (event["summary"], event["transp"]) == ("Look at my notes again", "TRANSPARENT")


def test_by_default_nothing_says_who_it_is_about_or_why() -> None:
    allowed = {"UID", "DTSTAMP", "SUMMARY", "CLASS", "TRANSP", "DTSTART", "DTEND"}
    for event in events(made(VISIT, LOOK_AGAIN)):
        assert set(event) <= allowed
        assert event["summary"] in {"Appointment", "Look at my notes again"}
        assert event["class"] == "PRIVATE"
    assert {WORDS.file_name(kind) for kind in CalendarKind} == {"appointment.ics", "look-again.ics"}


def test_the_same_days_give_the_same_bytes_and_a_moved_one_keeps_its_id() -> None:
    assert made(VISIT, LOOK_AGAIN) == made(VISIT, LOOK_AGAIN)
    moved = CalendarEntry(id=VISIT.id, kind=VISIT.kind, day=VISIT.day + timedelta(days=7))
    assert events(made(VISIT))[0]["uid"] == events(made(moved))[0]["uid"]
    assert events(made(VISIT))[0]["uid"] != events(made(LOOK_AGAIN))[0]["uid"]


@given(
    day=st.dates(min_value=date(1970, 1, 1), max_value=date(2200, 1, 1)),
    start=st.none() | st.times().map(lambda each: each.replace(microsecond=0, fold=0)),
    end=st.none() | st.times().map(lambda each: each.replace(microsecond=0, fold=0)),
    place=st.text(),
    note=st.text(),
)
def test_whatever_a_family_adds_is_read_back_as_one_event(
    day: date, start: time | None, end: time | None, place: str, note: str
) -> None:
    entry = CalendarEntry(
        id=UUID(int=7),
        kind=CalendarKind.VISIT,
        day=day,
        start=start,
        end=end,
        place=place,
        note=note,
    )
    [event] = events(made(entry))
    shown = "".join(sign for sign in note if sign.isprintable())
    read = str(event.get("description", ""))
    assert "".join(read.split()) == "".join(shown.split())
    begins = event.decoded("dtstart")
    assert (begins if start is None else begins.date()) == day
    if "dtend" in event:
        assert event.decoded("dtend") > begins


@pytest.mark.parametrize(
    "attack", ["x\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nSUMMARY:other", "a;b,c\\n:d"]
)
def test_what_was_typed_is_text_and_adds_no_line_of_its_own(attack: str) -> None:
    entry = CalendarEntry(
        id=UUID(int=8), kind=CalendarKind.VISIT, day=date(2027, 1, 1), note=attack, place=attack
    )
    [event] = events(made(entry))
    assert event["summary"] == "Appointment"
    assert str(event["location"]) == attack.replace("\r\n", "\n")


def test_the_library_is_loaded_when_a_calendar_is_made_and_no_sooner() -> None:
    code = "import sys, carecompanion.exchange.calendar; sys.exit('icalendar' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
