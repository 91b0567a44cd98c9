"""Reads the words of sheets to write on: resources/pages/sheets.toml (DESIGN.md section 6)."""

from __future__ import annotations

from pathlib import Path

import msgspec

from carecompanion.content.packs import Line, Pack
from carecompanion.domain.sheet_words import (
    AfterVisitWords,
    EmergencyWords,
    PlanWords,
    SheetsWords,
)


class _Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The table [words] of the pack; its parts are the domain's own values."""

    name: Line
    born: Line
    visit: Line
    with_whom: Line
    not_advice: Line
    after_visit: AfterVisitWords
    plan: PlanWords
    emergency: EmergencyWords


def load_sheet_words(path: Path) -> SheetsWords:
    """The printed words in the pack at `path`.

    Raises:
        ContentError: the pack is missing or breaks its schema; names the pack and the field.
    """
    words = Pack(path).entry(_Words, "words")
    return SheetsWords(**msgspec.structs.asdict(words))
