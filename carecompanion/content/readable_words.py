"""Reads our words of the readable page of an export: resources/exchange/readable.toml."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from carecompanion.content.packs import Pack
from carecompanion.domain.readable_words import ReadableWords
from carecompanion.domain.records import Awaited, ClosedReason, HeadlineStatus, Outcome

EnumT = TypeVar("EnumT", bound=StrEnum)

_MAPPINGS = ("statuses", "reasons", "awaited", "outcomes")


def load_readable_words(path: Path) -> ReadableWords:
    """The words in the pack at `path`.

    Raises:
        ContentError: the pack is missing or breaks its schema; names the pack and the field.
    """
    pack = Pack(path)
    pack.expect_names([field.name for field in fields(ReadableWords)], "words")
    texts = {n: pack.text("words", n) for n in pack.names("words") if n not in _MAPPINGS}
    return ReadableWords(
        **texts,
        statuses=_words_of(pack, "statuses", HeadlineStatus),
        reasons=_words_of(pack, "reasons", ClosedReason),
        awaited=_words_of(pack, "awaited", Awaited),
        outcomes=_words_of(pack, "outcomes", Outcome),
    )


def _words_of(pack: Pack, mapping: str, values: type[EnumT]) -> Mapping[EnumT, str]:
    pack.expect_names([value.value for value in values], "words", mapping)
    return {value: pack.text("words", mapping, value.value) for value in values}
