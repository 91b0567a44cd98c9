"""Loads what the lens goes by: resources/lens, one folder a language."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from carecompanion.content.lens_names import listed_names
from carecompanion.content.lens_patterns import Entry, PatternPack, pattern_of
from carecompanion.content.packs import Pack
from carecompanion.domain.lens_rules import IdShape, LanguageRules, LensRules, Wording
from carecompanion.domain.reference import ReferenceLists

_REGISTRIES: Final = "registries.toml"
_LANGUAGES: Final = "languages.toml"
_LANGUAGE_FILES: Final = (
    "status.toml",
    "subjects.toml",
    "outcomes.toml",
    "careful_words.toml",
    "names.toml",
)
_NAMES: Final = "names.toml"
_ENGLISH: Final = "en"


def load_lens_rules(folder: Path, reference: ReferenceLists) -> LensRules:
    """The rules in `folder`, and the names of `reference` to find.

    Raises:
        ContentError: a file is missing, breaks its schema or holds a pattern that is none; names
            the file and the field.
    """
    registries = Pack(folder / _REGISTRIES)
    return LensRules(
        registries=tuple(_shapes(registries)),
        registry_words=pattern_of(
            registries, "registry", registries.entry(Entry, "words", "registry")
        ),
        small_words=_small_words(Pack(folder / _LANGUAGES)),
        english=_language(folder, _ENGLISH),
        names=listed_names(Pack(folder / _ENGLISH / _NAMES), reference),
    )


def _shapes(pack: Pack) -> Iterator[tuple[str, IdShape]]:
    for group in ("patterns", "doubtful"):
        for name in pack.names(group):
            entry = pack.entry(Entry, group, name)
            pattern = pattern_of(pack, name, entry)
            yield name, IdShape(pattern=pattern, begins=entry.needs, doubtful=group == "doubtful")


def _small_words(pack: Pack) -> Mapping[str, frozenset[str]]:
    return {code: frozenset(pack.texts("words", code)) for code in pack.names("words")}


def _language(folder: Path, code: str) -> LanguageRules:
    packs = [Pack(folder / code / name) for name in _LANGUAGE_FILES]
    patterns: dict[str, re.Pattern[str]] = {}
    needs: dict[str, tuple[str, ...]] = {}
    wordings: dict[str, tuple[Wording, ...]] = {}
    for pack in map(PatternPack, packs):
        patterns |= pack.patterns()
        needs |= pack.needs()
        wordings |= pack.wordings()
    return LanguageRules(
        code=code,
        abbreviations=frozenset(packs[0].texts("sentences", "abbreviations")),
        patterns=patterns,
        needs=needs,
        wordings=wordings,
    )
