"""Finds cards and terms of Learn by a word, another spelling or a whole question."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import log
from typing import Final

from carecompanion.domain.learn import Card, Learn, Term
from carecompanion.domain.plain_words import plain_words

MOST_FOUND: Final = 12
"""More than so many are not a help."""

_TITLE, _NAMED, _TEXT = 6.0, 3.0, 1.0
_WHOLE = 1.5
"""How much more a whole word counts than the start of a longer one."""
_NEAR_THE_BEST = 0.4
"""What has less than this part of the best weight is left out."""


@dataclass(frozen=True, slots=True)
class _Entry:
    """What can be found, with its texts and how much a word in each of them counts."""

    item: Card | Term
    texts: tuple[tuple[float, str], ...]

    def weight(self, word: str) -> float:
        """How much `word` counts here; 0 where it does not stand."""
        return max((_weight(word, text) * by for by, text in self.texts), default=0.0)


class LearnSearch:
    """All of Learn, ready to search with. Making one takes some milliseconds; keep it."""

    def __init__(self, learn: Learn) -> None:
        names = {term.id: " ".join((term.name, *term.also)) for term in learn.terms.values()}
        self._entries = (*_cards(learn.cards, names), *_terms(learn.terms.values()))

    def find(self, typed: str) -> tuple[Card | Term, ...]:
        """What fits `typed` best, the best first; empty when no word of it stands anywhere.

        A word may be the start of a longer one. Words that stand nearly everywhere ("the") count
        for next to nothing, and words that stand nowhere are passed over.
        """
        words = tuple(dict.fromkeys(plain_words(typed).split()))
        found = [dict[int, float]() for _ in words]
        for place, entry in enumerate(self._entries):
            for hits, word in zip(found, words, strict=True):
                if weight := entry.weight(word):
                    hits[place] = weight
        return self._best(self._added_up(found))

    def _added_up(self, found: Iterable[dict[int, float]]) -> dict[int, float]:
        """The weights of all words together, a rare word counting more than a common one."""
        sums: dict[int, float] = {}
        for hits in found:
            rare = log((1 + len(self._entries)) / (1 + len(hits)))
            for place, weight in hits.items():
                sums[place] = sums.get(place, 0.0) + weight * rare
        return sums

    def _best(self, sums: dict[int, float]) -> tuple[Card | Term, ...]:
        least = _NEAR_THE_BEST * max(sums.values(), default=0.0)
        near = [place for place, weight in sums.items() if weight > 0 and weight >= least]
        near.sort(key=lambda place: (-sums[place], place))
        return tuple(self._entries[place].item for place in near[:MOST_FOUND])


def _cards(cards: Iterable[Card], names: dict[str, str]) -> Iterator[_Entry]:
    for card in cards:
        named = " ".join(names[term] for term in card.terms)
        text = " ".join((*card.lines, card.question.family))
        yield _entry(card, ((_TITLE, card.title), (_NAMED, named), (_TEXT, text)))


def _terms(terms: Iterable[Term]) -> Iterator[_Entry]:
    for term in terms:
        text = f"{term.plain} {term.apart}"
        yield _entry(term, ((_TITLE, " ".join((term.name, *term.also))), (_TEXT, text)))


def _entry(item: Card | Term, texts: Iterable[tuple[float, str]]) -> _Entry:
    return _Entry(item, tuple((by, f"{plain_words(text)} ") for by, text in texts))


def _weight(word: str, text: str) -> float:
    """Whether a text has the word, or one that begins with it."""
    if f" {word} " in text:
        return _WHOLE
    return 1.0 if f" {word}" in text else 0.0
