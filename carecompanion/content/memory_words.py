"""Reads what the care memory is called: resources/memory.toml."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from carecompanion.content.packs import Pack
from carecompanion.domain.facts import FactField, FactKind, Provenance
from carecompanion.domain.memory import FIELDS, EligibilityDetail, MemoryPart
from carecompanion.domain.memory_words import MemoryWords, PartWords

NameT = TypeVar("NameT", bound=StrEnum)

_WORDS = "words"


def load_memory_words(path: Path) -> MemoryWords:
    """The words in the pack at `path`.

    Raises:
        ContentError: the pack is missing or breaks its schema; names the pack and the field.
    """
    pack = Pack(path)
    pack.expect_names([field.name for field in fields(MemoryWords)], _WORDS)
    return MemoryWords(
        parts=_parts(pack),
        facts=_all(pack, FactKind, "facts"),
        fields=_all(pack, FactField, "fields"),
        own_fields={
            FactKind(kind): {
                FactField(field): pack.text(_WORDS, "own_fields", kind, field)
                for field in pack.names(_WORDS, "own_fields", kind)
            }
            for kind in pack.names(_WORDS, "own_fields")
        },
        provenances=_all(pack, Provenance, "provenances"),
        details=_all(pack, EligibilityDetail, "details"),
        choices=_choices(pack),
    )


def _parts(pack: Pack) -> Mapping[MemoryPart, PartWords]:
    pack.expect_names([part.value for part in MemoryPart], _WORDS, "parts")
    return {
        part: PartWords(
            name=pack.text(_WORDS, "parts", part.value, "name"),
            empty=pack.text(_WORDS, "parts", part.value, "empty"),
        )
        for part in MemoryPart
    }


def _choices(pack: Pack) -> Mapping[FactField, Mapping[str, str]]:
    wanted = {
        spec.field: spec.choices for specs in FIELDS.values() for spec in specs if spec.choices
    }
    pack.expect_names([field.value for field in wanted], _WORDS, "choices")
    return {
        field: {name.value: words for name, words in _all(pack, names, "choices", field).items()}
        for field, names in wanted.items()
    }


def _all(pack: Pack, names: type[NameT], *keys: str) -> Mapping[NameT, str]:
    """A text for every member of an enum, and no other."""
    pack.expect_names([name.value for name in names], _WORDS, *keys)
    return {name: pack.text(_WORDS, *keys, name.value) for name in names}
