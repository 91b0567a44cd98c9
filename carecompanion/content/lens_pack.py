"""Loads what the lens goes by: resources/lens, one folder a language.

A pattern is a list of alternatives. They are whole words in any case unless the entry says
otherwise; "{name}" in one stands for the alternatives of that name in the [words] of the file.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Final

import msgspec

from carecompanion.content.lens_names import listed_names
from carecompanion.content.packs import Line, Pack
from carecompanion.domain.lens_rules import LanguageRules, LensRules
from carecompanion.domain.reference import ReferenceLists

_REGISTRIES: Final = "registries.toml"
_LANGUAGE_FILES: Final = (
    "status.toml",
    "subjects.toml",
    "outcomes.toml",
    "careful_words.toml",
    "names.toml",
)
_NAMES: Final = "names.toml"
_ENGLISH: Final = "en"
_WORDS: Final = "words"
_NAMED: Final = re.compile(r"\{([a-z_]+)\}")
_NO_WORDS: Final[Mapping[str, str]] = MappingProxyType({})


class _Entry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    any: tuple[Line, ...]
    case: bool = False
    bare: bool = False


def load_lens_rules(folder: Path, reference: ReferenceLists) -> LensRules:
    """The rules in `folder`, and the names of `reference` to find.

    Raises:
        ContentError: a file is missing, breaks its schema or holds a pattern that is none; names
            the file and the field.
    """
    registries = Pack(folder / _REGISTRIES)
    return LensRules(
        registries={
            name: _pattern(registries, name, registries.entry(_Entry, "patterns", name))
            for name in registries.names("patterns")
        },
        english=_language(folder, _ENGLISH),
        names=listed_names(Pack(folder / _ENGLISH / _NAMES), reference),
    )


def _language(folder: Path, code: str) -> LanguageRules:
    packs = [Pack(folder / code / name) for name in _LANGUAGE_FILES]
    patterns: dict[str, re.Pattern[str]] = {}
    for pack in packs:
        patterns |= _patterns(pack)
    abbreviations = frozenset(packs[0].texts("sentences", "abbreviations"))
    return LanguageRules(code=code, abbreviations=abbreviations, patterns=patterns)


def _patterns(pack: Pack) -> Mapping[str, re.Pattern[str]]:
    """All patterns of a file by "group.name"."""
    words = _words(pack)
    return {
        f"{group}.{name}": _pattern(pack, name, pack.entry(_Entry, "patterns", group, name), words)
        for group in pack.names("patterns")
        for name in pack.names("patterns", group)
    }


def _words(pack: Pack) -> Mapping[str, str]:
    """What the names in the patterns of a file stand for; one may hold others above it."""
    words: dict[str, str] = {}
    for name in pack.names(_WORDS) if _WORDS in pack.names() else ():
        words[name] = f"(?:{_filled('|'.join(pack.texts(_WORDS, name)), words)})"
    return words


def _filled(pattern: str, words: Mapping[str, str]) -> str:
    """A pattern with words in the place of their names; other curly brackets count repeats."""
    return _NAMED.sub(lambda named: words.get(named[1], named[0]), pattern)


def _pattern(
    pack: Pack, name: str, entry: _Entry, words: Mapping[str, str] = _NO_WORDS
) -> re.Pattern[str]:
    joined = _filled("|".join(entry.any), words)
    whole = joined if entry.bare else rf"\b(?:{joined})\b"
    try:
        return re.compile(whole, re.NOFLAG if entry.case else re.IGNORECASE)
    except re.error as error:
        pack.refuse((name,), f"is no pattern: {error}")
