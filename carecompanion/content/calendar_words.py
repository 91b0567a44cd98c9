"""Reads what a calendar shows: resources/exchange/calendar.toml."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

from carecompanion.content.packs import Pack
from carecompanion.domain.calendar_entries import CalendarWords


def load_calendar_words(path: Path) -> CalendarWords:
    """The words in the pack at `path`.

    Raises:
        ContentError: the pack is missing or breaks its schema; names the pack and the field.
    """
    pack = Pack(path)
    pack.expect_names([field.name for field in fields(CalendarWords)], "words")
    return CalendarWords(**{name: pack.text("words", name) for name in pack.names("words")})
