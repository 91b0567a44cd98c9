"""Names of genes and conditions to find in a running text: folded words, and an index of them.

Folding makes British and American spellings, plurals, capitals, accents and the numerals of types
alike. It is for finding, never for showing.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import reduce
from typing import Final, NamedTuple

__all__ = ["ListedNames", "NameIndex", "Word", "folded", "words_in"]

_WORD: Final = re.compile(r"[^\W_]+(?:'s\b)?")
_BETWEEN: Final = frozenset((" ", "-", "/", "'", "\u2013", "\n", "  ", " -", "- ", " /", "/ "))

_NUMERALS: Final = {"ii": "2", "iii": "3", "iv": "4", "vi": "6", "vii": "7", "viii": "8", "ix": "9"}
_LEAST_WITH_S: Final = 4
_SPELLINGS: Final = (("ae", "e"), ("oe", "e"), ("our", "or"), ("fibre", "fiber"))


class Word(NamedTuple):
    """One word of a text with its place. `joined` says that it goes on from the word before."""

    start: int
    end: int
    folded: str
    joined: bool


def folded(word: str) -> str:
    """A word as it is looked up: "Tumours" and "tumor" are the same."""
    plain = word.casefold().removesuffix("'s")
    if not plain.isascii():
        apart = unicodedata.normalize("NFD", plain)
        plain = "".join(sign for sign in apart if not unicodedata.combining(sign))
    if plain in _NUMERALS:
        return _NUMERALS[plain]
    plain = reduce(lambda text, pair: text.replace(*pair), _SPELLINGS, plain)
    return _without_plural(plain)


def _without_plural(word: str) -> str:
    if len(word) < _LEAST_WITH_S or not word.endswith("s"):
        return word
    return f"{word[:-3]}y" if word.endswith("ies") else word[:-1]


def words_in(text: str, start: int, end: int, known: dict[str, str] | None = None) -> list[Word]:
    """The words of a stretch of `text`, in order. `known` keeps what was folded before."""
    kept = {} if known is None else known
    words: list[Word] = []
    last = start
    for match in _WORD.finditer(text, start, end):
        first, after = match.span()
        written = match.group()
        if (plain := kept.get(written)) is None:
            plain = kept[written] = folded(written)
        words.append(Word(first, after, plain, text[last:first] in _BETWEEN))
        last = after
    return words


@dataclass(slots=True)
class _Branch:
    """What can come after some words; `value` if a name ends here."""

    after: dict[str, _Branch] = field(default_factory=dict)
    value: str | None = None


class NameIndex:
    """Names by their folded words; finding takes a step a word, however many names there are."""

    def __init__(self, names: Iterable[tuple[str, str]]) -> None:
        """Index pairs of a name and what is said for it. The first of two like names stays."""
        self._root = _Branch()
        for name, value in names:
            branch = self._root
            for word in words_in(name, 0, len(name)):
                branch = branch.after.setdefault(word.folded, _Branch())
            if branch is not self._root and branch.value is None:
                branch.value = value

    def find(self, words: Sequence[Word]) -> Iterator[tuple[int, int, str]]:
        """The longest names that do not overlap: first word, word after the last, value."""
        begins, end = self._root.after, 0
        for at, word in enumerate(words):
            if at >= end and word.folded in begins:
                after, value = self._longest(words, at)
                if value is not None:
                    yield at, after, value
                    end = after

    def _longest(self, words: Sequence[Word], first: int) -> tuple[int, str | None]:
        best: tuple[int, str | None] = (first + 1, None)
        branch: _Branch | None = self._root.after.get(words[first].folded)
        at = first + 1
        while branch is not None:
            if branch.value is not None:
                best = (at, branch.value)
            if at == len(words) or not words[at].joined:
                break
            branch = branch.after.get(words[at].folded)
            at += 1
        return best


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedNames:
    """The names that the lens knows.

    `genes` are the listed symbols, `gene_names` the other names of genes, written as symbols are,
    each with its symbol; `gene_words` are everyday names. `conditions` are names of conditions,
    `short_conditions` their abbreviations.
    """

    genes: frozenset[str]
    gene_names: dict[str, str]
    gene_words: NameIndex
    conditions: NameIndex
    short_conditions: frozenset[str]
