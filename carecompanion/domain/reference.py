"""Names of genes and conditions to pick from while typing, found by how people say them.

The lists help with typing and nothing else: what was typed stays as it was typed unless a person
picks a name. No gene is worked out from a condition, nor a condition from a gene.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum, auto
from itertools import islice
from typing import Final, NamedTuple

from carecompanion.domain.plain_words import plain_words
from carecompanion.domain.words import Quoted

SUGGESTIONS: Final = 8
"""So many names are offered at once."""

FEWEST_LETTERS: Final = 2
"""Nothing is offered for less: a single letter begins hundreds of names."""

_LONGEST = 150
"""Longer texts are no name; the longest listed one has 123 letters."""

_LEAST_OF_HARD_WORD = 3
_LEAST_WITH_S = 4


class Reason(Enum):
    """Why a name is offered."""

    LISTED = auto()
    OLDER_NAME = auto()
    OTHER_NAME = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """A name to pick: `text` is exactly what is put in; `also` is the other name it was found by.

    `also` is empty for a name found by itself.
    """

    text: Quoted
    reason: Reason
    also: Quoted


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherName:
    """Another name of a gene or condition; `of` is the name in the list."""

    name: str
    of: str
    is_older: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferenceLists:
    """What the lists hold. `version` is the day of the release that they were taken from.

    `conditions` are names by ORPHAcode. A condition whose name has one of the `hard_words` is
    offered to those who type that word, and to nobody else.
    """

    version: date
    genes: tuple[str, ...]
    conditions: Mapping[int, str]
    gene_names: tuple[OtherName, ...] = ()
    condition_names: tuple[OtherName, ...] = ()
    hard_words: tuple[str, ...] = ()


class _Name(NamedTuple):
    """One name to find and what is offered for it."""

    name: str
    text: str
    reason: Reason = Reason.LISTED


class Reference:
    """Finds names in the lists. Making one takes some milliseconds, a search less than one."""

    def __init__(self, lists: ReferenceLists) -> None:
        self.version = lists.version
        self._genes = _NameList(_names(lists.genes, lists.gene_names))
        conditions = _names(lists.conditions.values(), lists.condition_names)
        self._conditions = _NameList(conditions)
        self._hard_words = tuple(plain_words(word) for word in lists.hard_words)

    def complete_genes(self, text: str, limit: int = SUGGESTIONS) -> tuple[Suggestion, ...]:
        """Symbols that begin like `text`, or whose older or everyday names do."""
        return tuple(islice(self._genes.find(text), limit))

    def complete_conditions(self, text: str, limit: int = SUGGESTIONS) -> tuple[Suggestion, ...]:
        """Names of conditions of which each typed word begins a word, the likeliest first."""
        return tuple(islice(filter(self._may_be_seen_by(text), self._conditions.find(text)), limit))

    def _may_be_seen_by(self, text: str) -> Callable[[Suggestion], bool]:
        """Hard words to meet by chance are for those who type them."""
        typed = [word for word in plain_words(text).split() if len(word) >= _LEAST_OF_HARD_WORD]
        kept_back = [
            hard
            for hard in self._hard_words
            if not any(hard.startswith(f" {word}") for word in typed)
        ]

        def may_be_seen(suggestion: Suggestion) -> bool:
            words = f"{plain_words(suggestion.text)} "
            return not any(f"{hard} " in words for hard in kept_back)

        return may_be_seen


class _NameList:
    """Names in one long text, a line each, in which a search is quick; short names come first."""

    def __init__(self, names: Iterable[_Name]) -> None:
        self._names = sorted(names, key=_order)
        words = plain_words("\n".join(name.name for name in self._names))
        self._words = f"\n{words}\n"
        self._starts = _line_starts(self._words)
        self._joined = self._words.replace(" ", "")
        self._joined_starts = _line_starts(self._joined)

    def find(self, text: str) -> Iterator[Suggestion]:
        """What is offered for a typed text, the likeliest first, each text once."""
        phrase = plain_words(" ".join(text[: _LONGEST + 1].split()))
        if len(phrase.replace(" ", "")) < FEWEST_LETTERS or len(text) > _LONGEST:
            return
        offered = set()
        for line in self._lines_for(phrase):
            name = self._names[line]
            if name.text not in offered:
                offered.add(name.text)
                yield _suggestion(name)

    def _lines_for(self, phrase: str) -> Iterator[int]:
        """The names that are it, begin with it, have it inside, run together, in any order."""
        joined = phrase.replace(" ", "")
        yield from _lines(f"\n{phrase}\n", self._words, self._starts)
        yield from _lines(f"\n{phrase}", self._words, self._starts)
        yield from _lines(phrase, self._words, self._starts)
        yield from _lines(f"\n{joined}", self._joined, self._joined_starts)
        yield from self._lines_with_all(phrase.split())

    def _lines_with_all(self, typed: list[str]) -> Iterator[int]:
        """Each typed word begins a word of the name; "Huntingtons" stands for "Huntington" too."""
        first, *others = sorted((_beginnings(word) for word in typed), key=_longest_first)
        for beginning in first:
            for line in _lines(beginning, self._words, self._starts):
                words = self._words[self._starts[line] : self._starts[line + 1]]
                if all(any(other in words for other in beginnings) for beginnings in others):
                    yield line


def _names(listed: Iterable[str], others: Iterable[OtherName]) -> Iterator[_Name]:
    for name in listed:
        yield _Name(name, name)
    for other in others:
        yield _Name(
            other.name, other.of, Reason.OLDER_NAME if other.is_older else Reason.OTHER_NAME
        )


def _order(name: _Name) -> tuple[bool, int, str]:
    return name.reason is not Reason.LISTED, len(name.text), name.text


def _line_starts(text: str) -> list[int]:
    """Where each line of a text begins: at the line end before it; then where the text ends."""
    starts, at = [], text.find("\n")
    while at >= 0:
        starts.append(at)
        at = text.find("\n", at + 1)
    return starts


def _lines(wanted: str, text: str, starts: list[int]) -> Iterator[int]:
    """The lines of a text that have `wanted`, each once, first to last."""
    at = text.find(wanted)
    while at >= 0:
        line = bisect_right(starts, at) - 1
        yield line
        at = text.find(wanted, starts[line + 1])


def _beginnings(word: str) -> tuple[str, ...]:
    if word.endswith("s") and len(word) > _LEAST_WITH_S:
        return f" {word}", f" {word[:-1]} ", f" {word[:-1]}\n"
    return (f" {word}",)


def _longest_first(beginnings: tuple[str, ...]) -> int:
    return -len(beginnings[0])


def _suggestion(name: _Name) -> Suggestion:
    also = "" if name.reason is Reason.LISTED else name.name
    return Suggestion(text=Quoted(name.text), reason=name.reason, also=Quoted(also))
