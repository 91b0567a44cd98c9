"""Reads the notes about careful words: resources/careful_words.toml."""

from __future__ import annotations

from pathlib import Path

import msgspec

from carecompanion.content.packs import Line, Pack
from carecompanion.domain.careful import CarefulNote, CarefulWord, CarefulWords


class _Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    says: Line


class _Note(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    may_be: Line
    left_open: Line
    to_ask: Line


def load_careful_words(path: Path) -> CarefulWords:
    """The notes in the pack at `path`, one for each `CarefulWord`.

    Raises:
        ContentError: the pack is missing, breaks its schema, lacks or adds a note, or does not
            name the word; the text names the pack and the field.
    """
    pack = Pack(path)
    pack.expect_names(CarefulWord, "notes")
    says = pack.entry(_Words, "words").says
    if says.count("{word}") != 1:
        pack.refuse(("words", "says"), "has no place for the word")
    notes = {word: _note(pack, word) for word in CarefulWord}
    return CarefulWords(says=says, notes=notes, review_by=pack.head.review_by)


def _note(pack: Pack, word: CarefulWord) -> CarefulNote:
    note = pack.entry(_Note, "notes", word)
    return CarefulNote(**msgspec.structs.asdict(note))
