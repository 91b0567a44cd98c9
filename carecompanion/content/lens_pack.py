"""Loads what the lens goes by: resources/lens, one folder a language.

A pattern is a list of alternatives. They are whole words in any case unless the entry says
otherwise; "{name}" in one stands for the alternatives of another entry of the same file.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Final

import msgspec

from carecompanion.content.packs import Line, Pack
from carecompanion.domain.lens_rules import LanguageRules, LensRules

_REGISTRIES: Final = "registries.toml"
_LANGUAGES: Final = "languages.toml"
_LANGUAGE_FILES: Final = ("status.toml", "subjects.toml")
_ENGLISH: Final = "en"


class _Entry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    any: tuple[Line, ...]
    case: bool = False
    bare: bool = False


def load_lens_rules(folder: Path) -> LensRules:
    """The rules in `folder`.

    Raises:
        ContentError: a file is missing, breaks its schema or holds a pattern that is none; names
            the file and the field.
    """
    registries = Pack(folder / _REGISTRIES)
    return LensRules(
        registries=_group(registries, "patterns"),
        doubtful_registries=_group(registries, "doubtful"),
        registry_words=_group(registries, "words")["registry"],
        small_words=_small_words(Pack(folder / _LANGUAGES)),
        english=_language(folder, _ENGLISH),
    )


def _group(pack: Pack, group: str) -> Mapping[str, re.Pattern[str]]:
    return {
        name: _pattern(pack, name, pack.entry(_Entry, group, name)) for name in pack.names(group)
    }


def _small_words(pack: Pack) -> Mapping[str, frozenset[str]]:
    return {code: frozenset(pack.texts("words", code)) for code in pack.names("words")}


def _language(folder: Path, code: str) -> LanguageRules:
    packs = [Pack(folder / code / name) for name in _LANGUAGE_FILES]
    patterns: dict[str, re.Pattern[str]] = {}
    for pack in packs:
        patterns |= _patterns(pack)
    abbreviations = frozenset(packs[0].texts("sentences", "abbreviations"))
    return LanguageRules(code=code, abbreviations=abbreviations, patterns=patterns)


def _patterns(pack: Pack) -> Mapping[str, re.Pattern[str]]:
    """All patterns of a file by "group.name"."""
    return {
        f"{group}.{name}": _pattern(pack, name, pack.entry(_Entry, "patterns", group, name))
        for group in pack.names("patterns")
        for name in pack.names("patterns", group)
    }


def _pattern(pack: Pack, name: str, entry: _Entry) -> re.Pattern[str]:
    joined = "|".join(entry.any)
    whole = joined if entry.bare else rf"\b(?:{joined})\b"
    try:
        return re.compile(whole, re.NOFLAG if entry.case else re.IGNORECASE)
    except re.error as error:
        pack.refuse((name,), f"is no pattern: {error}")
