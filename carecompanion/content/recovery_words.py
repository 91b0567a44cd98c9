"""Reads the words of the recovery sheet: resources/pages/recovery.toml (DESIGN.md section 6)."""

from __future__ import annotations

from pathlib import Path

import msgspec

from carecompanion.content.packs import Line, Pack
from carecompanion.domain.recovery_sheet import RecoveryWords


class _Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The table [words] of the pack."""

    title: Line
    sheet_name: Line
    made_on: Line
    lead: Line
    code: Line
    steps_heading: Line
    steps: tuple[Line, ...]
    typing: Line
    file_name: Line
    password: Line
    password_note: Line
    keep_heading: Line
    keep: tuple[Line, ...]
    number: Line
    number_note: Line


def load_recovery_words(path: Path) -> RecoveryWords:
    """The printed words of the recovery sheet in the pack at `path`.

    Raises:
        ContentError: the pack is missing or breaks its schema; names the pack and the field.
    """
    words = Pack(path).entry(_Words, "words")
    return RecoveryWords(**msgspec.structs.asdict(words))
