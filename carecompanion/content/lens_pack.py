"""Loads what the lens goes by: resources/lens, one folder a language.

A pattern is a list of alternatives. They are whole words in any case unless the entry says
otherwise. What an entry `needs` are parts of words, one of which is in everything it matches.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

import msgspec

from carecompanion.content.packs import Line, Pack
from carecompanion.domain.lens_rules import IdShape, LanguageRules, LensRules

_REGISTRIES: Final = "registries.toml"
_LANGUAGES: Final = "languages.toml"
_LANGUAGE_FILES: Final = ("status.toml", "subjects.toml")
_ENGLISH: Final = "en"


class _Entry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    any: tuple[Line, ...]
    case: bool = False
    bare: bool = False
    needs: tuple[str, ...] = ()


def load_lens_rules(folder: Path) -> LensRules:
    """The rules in `folder`.

    Raises:
        ContentError: a file is missing, breaks its schema or holds a pattern that is none; names
            the file and the field.
    """
    registries = Pack(folder / _REGISTRIES)
    return LensRules(
        registries=tuple(_shapes(registries)),
        registry_words=_pattern(
            registries, "registry", registries.entry(_Entry, "words", "registry")
        ),
        small_words=_small_words(Pack(folder / _LANGUAGES)),
        english=_language(folder, _ENGLISH),
    )


def _shapes(pack: Pack) -> Iterator[tuple[str, IdShape]]:
    for group in ("patterns", "doubtful"):
        for name in pack.names(group):
            entry = pack.entry(_Entry, group, name)
            pattern = _pattern(pack, name, entry)
            yield name, IdShape(pattern=pattern, begins=entry.needs, doubtful=group == "doubtful")


def _small_words(pack: Pack) -> Mapping[str, frozenset[str]]:
    return {code: frozenset(pack.texts("words", code)) for code in pack.names("words")}


def _language(folder: Path, code: str) -> LanguageRules:
    packs = [Pack(folder / code / name) for name in _LANGUAGE_FILES]
    patterns: dict[str, re.Pattern[str]] = {}
    needs: dict[str, tuple[str, ...]] = {}
    for pack in packs:
        for name, entry in _entries(pack):
            patterns[name] = _pattern(pack, name, entry)
            needs[name] = entry.needs
    abbreviations = frozenset(packs[0].texts("sentences", "abbreviations"))
    return LanguageRules(code=code, abbreviations=abbreviations, patterns=patterns, needs=needs)


def _entries(pack: Pack) -> Iterator[tuple[str, _Entry]]:
    """All entries of a file by "group.name"."""
    for group in pack.names("patterns"):
        for name in pack.names("patterns", group):
            yield f"{group}.{name}", pack.entry(_Entry, "patterns", group, name)


def _pattern(pack: Pack, name: str, entry: _Entry) -> re.Pattern[str]:
    joined = "|".join(entry.any)
    whole = joined if entry.bare else rf"\b(?:{joined})\b"
    try:
        return re.compile(whole, re.NOFLAG if entry.case else re.IGNORECASE)
    except re.error as error:
        pack.refuse((name,), f"is no pattern: {error}")
