"""Reads our words of the readable page of an export: resources/exchange/readable.toml."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

from carecompanion.content.packs import Pack
from carecompanion.domain.readable_words import ReadableWords
from carecompanion.domain.records import HeadlineStatus


def load_readable_words(path: Path) -> ReadableWords:
    """The words in the pack at `path`.

    Raises:
        ContentError: the pack is missing or breaks its schema; names the pack and the field.
    """
    pack = Pack(path)
    pack.expect_names([field.name for field in fields(ReadableWords)], "words")
    mapping = "statuses"
    texts = {name: pack.text("words", name) for name in pack.names("words") if name != mapping}
    pack.expect_names([status.value for status in HeadlineStatus], "words", mapping)
    statuses = {status: pack.text("words", mapping, status.value) for status in HeadlineStatus}
    return ReadableWords(**texts, statuses=statuses)
