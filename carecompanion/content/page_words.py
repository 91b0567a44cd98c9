"""Reads every word the app prints: resources/pages/page.toml (DESIGN.md section 6)."""

from __future__ import annotations

from pathlib import Path

import msgspec

from carecompanion.content.packs import Line, Pack
from carecompanion.domain.page_words import (
    DetailWords,
    HeadlineWords,
    LeftOutWords,
    PageWords,
    SafetyWords,
    SheetWords,
    TalkWords,
    TeamWords,
    VoiceWords,
)


class _Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The table [words] of the pack; its parts are the domain's own values."""

    language: Line
    maker: Line
    page_of: Line
    more: Line
    not_known: Line
    not_written: Line
    not_shown: Line
    codes: Line
    months: tuple[Line, ...]
    headline: HeadlineWords
    details: DetailWords
    team: TeamWords
    talk: TalkWords
    safety: SafetyWords
    left_out: LeftOutWords
    sheet: SheetWords
    family: VoiceWords
    adult: VoiceWords


def load_page_words(path: Path) -> PageWords:
    """The printed words in the pack at `path`.

    Raises:
        ContentError: the pack is missing or breaks its schema; names the pack and the field.
    """
    pack = Pack(path)
    words = pack.entry(_Words, "words")
    if len(words.months) != 12:
        pack.refuse(("words", "months"), "are not 12")
    return PageWords(**msgspec.structs.asdict(words))
