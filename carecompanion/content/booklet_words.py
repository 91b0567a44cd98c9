"""Reads the printed words of the care-memory booklet: resources/pages/booklet.toml."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

from carecompanion.content.packs import Pack
from carecompanion.domain.booklet_words import BookletWords
from carecompanion.domain.timeline import TimelineKind

_KINDS = "kinds"


def load_booklet_words(path: Path) -> BookletWords:
    """The words in the pack at `path`.

    Raises:
        ContentError: the pack is missing or breaks its schema; names the pack and the field.
    """
    pack = Pack(path)
    pack.expect_names([field.name for field in fields(BookletWords)], "words")
    texts = {name: pack.text("words", name) for name in pack.names("words") if name != _KINDS}
    pack.expect_names([kind.value for kind in TimelineKind], "words", _KINDS)
    kinds = {kind: pack.text("words", _KINDS, kind.value) for kind in TimelineKind}
    return BookletWords(**texts, kinds=kinds)
