"""Patterns of the lens out of a pack.

An entry is a list of alternatives. They are whole words in any case unless the entry says
otherwise. What it `needs` are parts of words, one of which is in everything it matches. "{name}"
in one stands for the alternatives of that name in the [words] of the file.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

import msgspec

from carecompanion.content.cues import cues_of
from carecompanion.content.packs import Line, Pack
from carecompanion.domain.lens_rules import Wording

_PATTERNS: Final = "patterns"
_WORDINGS: Final = "wordings"
_WORDS: Final = "words"
_NAMED: Final = re.compile(r"\{([a-z_]+)\}")


class Entry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One entry of a pack."""

    any: tuple[Line, ...]
    case: bool = False
    bare: bool = False
    needs: tuple[str, ...] = ()


def pattern_of(pack: Pack, name: str, entry: Entry) -> re.Pattern[str]:
    """The pattern of an entry.

    Raises:
        ContentError: it is none; names the pack and the entry.
    """
    joined = "|".join(entry.any)
    whole = joined if entry.bare else rf"\b(?:{joined})\b"
    try:
        return re.compile(whole, re.NOFLAG if entry.case else re.IGNORECASE)
    except re.error as error:
        pack.refuse((name,), f"is no pattern: {error}")


class PatternPack:
    """The patterns of one file.

    [patterns] are one pattern an entry; [wordings] are many looked for one by one, each only in
    sentences that hold what it cannot do without.
    """

    def __init__(self, pack: Pack) -> None:
        """Read the [words] of a pack, if it has some."""
        self._pack = pack
        self._words: dict[str, str] = {}
        for name in pack.names(_WORDS) if _WORDS in pack.names() else ():
            self._words[name] = f"(?:{self._filled('|'.join(pack.texts(_WORDS, name)))})"

    def patterns(self) -> Mapping[str, re.Pattern[str]]:
        """All [patterns] by "group.name".

        Raises:
            ContentError: an entry breaks its form or holds a pattern that is none.
        """
        return {
            name: self._pattern(name, entry, *entry.any)
            for name, entry in self._entries(_PATTERNS).items()
        }

    def needs(self) -> Mapping[str, tuple[str, ...]]:
        """What each of the [patterns] needs by "group.name", worked out where no entry says it.

        Raises:
            ContentError: an entry breaks its form or holds a pattern that is none.
        """
        said = {name: entry.needs for name, entry in self._entries(_PATTERNS).items()}
        return {
            name: said[name] or cues_of(found.pattern) for name, found in self.patterns().items()
        }

    def wordings(self) -> Mapping[str, tuple[Wording, ...]]:
        """All [wordings] by "group.name".

        Raises:
            ContentError: an entry breaks its form or holds a pattern that is none.
        """
        return {
            name: tuple(self._wording(name, entry, one) for one in entry.any)
            for name, entry in self._entries(_WORDINGS).items()
        }

    def _entries(self, table: str) -> Mapping[str, Entry]:
        if table not in self._pack.names():
            return {}
        return {
            f"{group}.{name}": self._pack.entry(Entry, table, group, name)
            for group in self._pack.names(table)
            for name in self._pack.names(table, group)
        }

    def _wording(self, name: str, entry: Entry, alternative: str) -> Wording:
        found = self._pattern(name, entry, alternative)
        return Wording(pattern=found, cues=cues_of(found.pattern))

    def _pattern(self, name: str, entry: Entry, *alternatives: str) -> re.Pattern[str]:
        filled = tuple(map(self._filled, alternatives))
        return pattern_of(self._pack, name, Entry(any=filled, case=entry.case, bare=entry.bare))

    def _filled(self, written: str) -> str:
        """A pattern with words in the place of their names; other curly brackets count repeats."""
        return _NAMED.sub(lambda named: self._words.get(named[1], named[0]), written)
