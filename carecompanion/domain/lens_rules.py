"""The words and patterns of a language, as `content.lens_pack` loads them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class LanguageRules:
    """What the lens looks for in one language.

    `abbreviations` end with a full stop and end no sentence. `patterns` go by the name of their
    entry, such as "phase.number".
    """

    code: str
    abbreviations: frozenset[str]
    patterns: Mapping[str, re.Pattern[str]]

    def __getitem__(self, name: str) -> re.Pattern[str]:
        """The pattern of that name. Raises KeyError where the language has none."""
        return self.patterns[name]


@dataclass(frozen=True, slots=True, kw_only=True)
class LensRules:
    """Everything the lens goes by.

    `registries` are the shapes of trial ids by the name of their registry; they are the same in
    every language. Those of `doubtful_registries` count beside `registry_words` alone.
    `small_words` tell the language of a text, by its code.
    """

    registries: Mapping[str, re.Pattern[str]]
    doubtful_registries: Mapping[str, re.Pattern[str]]
    registry_words: re.Pattern[str]
    small_words: Mapping[str, frozenset[str]]
    english: LanguageRules
