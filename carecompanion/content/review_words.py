"""Reads the words of the booklet for reviewers: resources/pages/review.toml."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

from carecompanion.content.packs import Pack
from carecompanion.domain.learn import CardPart
from carecompanion.domain.learn_booklet import ReviewWords
from carecompanion.domain.learn_tables import Certainty

_LINES = "about"
_TABLES = ("parts", "certainties")


def load_review_words(path: Path) -> ReviewWords:
    """The words in the pack at `path`.

    Raises:
        ContentError: the pack is missing or breaks its schema; names the pack and the field.
    """
    pack = Pack(path)
    names = [field.name for field in fields(ReviewWords)]
    pack.expect_names(names, "words")
    pack.expect_names([part.value for part in CardPart], "words", "parts")
    pack.expect_names([kind.value for kind in Certainty], "words", "certainties")
    texts = {n: pack.text("words", n) for n in names if n != _LINES and n not in _TABLES}
    return ReviewWords(
        **texts,
        about=pack.texts("words", _LINES),
        parts={part: pack.text("words", "parts", part.value) for part in CardPart},
        certainties={kind: pack.text("words", "certainties", kind.value) for kind in Certainty},
    )
