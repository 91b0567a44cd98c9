"""The words and patterns of a language, as `content.lens_pack` loads them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from carecompanion.domain.listed_names import ListedNames


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """One way of saying something. Every match holds one of the `cues`, in small letters.

    Without cues it can be anywhere.
    """

    pattern: re.Pattern[str]
    cues: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LanguageRules:
    """What the lens looks for in one language.

    `abbreviations` end with a full stop and end no sentence. `patterns` go by the name of their
    entry, such as "phase.number". `needs` are parts of words in small letters: a pattern that has
    any matches nothing where none of them stands, and looking for them is much quicker.
    `wordings` go by the name of their entry too, each a list of ways to say one thing.
    """

    code: str
    abbreviations: frozenset[str]
    patterns: Mapping[str, re.Pattern[str]]
    needs: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    wordings: Mapping[str, tuple[Wording, ...]] = field(default_factory=dict)

    def __getitem__(self, name: str) -> re.Pattern[str]:
        """The pattern of that name. Raises KeyError where the language has none."""
        return self.patterns[name]


@dataclass(frozen=True, slots=True, kw_only=True)
class IdShape:
    """What the ids of a registry look like; `begins` is their beginning in small letters.

    A `doubtful` shape is that of other numbers too, and counts beside a word about registries.
    """

    pattern: re.Pattern[str]
    begins: tuple[str, ...]
    doubtful: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class LensRules:
    """Everything the lens goes by.

    `registries` are the shapes of trial ids with the name of their registry; they are the same in
    every language, and so are `registry_words`. `small_words` tell the language of a text, by its
    code. `names` are the genes and conditions that are known by name.
    """

    registries: tuple[tuple[str, IdShape], ...]
    registry_words: re.Pattern[str]
    small_words: Mapping[str, frozenset[str]]
    english: LanguageRules
    names: ListedNames
