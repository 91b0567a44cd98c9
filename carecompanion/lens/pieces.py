"""The sentences of the news in pieces of a bounded size, each prepared once for all that look."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Final

from carecompanion.domain.lens_rules import Wording
from carecompanion.domain.listed_names import Word, words_in
from carecompanion.lens.asides import outside_asides
from carecompanion.lens.news_text import NewsText
from carecompanion.lens.spans import Span

_LONGEST: Final = 2000
"""Longer sentences are looked at in pieces: no single search holds the interpreter for long."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A sentence, or part of one: its place in the plain text, and its words."""

    span: Span
    words: Sequence[Word]


class Pieces(Sequence[Piece]):
    """All pieces of a text in order; those that hold some letters are found all at once.

    `bounds` are where each begins and ends.
    """

    def __init__(self, news: NewsText) -> None:
        """Cut up what is news; other parts of the text are left out."""
        known: dict[str, str] = {}
        self._news = news
        self._spans: dict[tuple[str, int], Sequence[Span]] = {}
        self._all = tuple(_piece(news, span, known) for span in _spans(news))
        self.bounds = [(piece.span.start, piece.span.end) for piece in self._all]
        self._starts = [start for start, _ in self.bounds]
        self._holding: dict[str, tuple[int, ...]] = {}

    def __len__(self) -> int:
        return len(self._all)

    def __getitem__(self, number: int) -> Piece:  # type: ignore[override]  # no slices
        return self._all[number]

    def spans(self, piece: Piece, entry: str) -> Sequence[Span]:
        """Where a pattern is in a piece; nowhere if the language has no such entry."""
        key = (entry, piece.span.start)
        if (found := self._spans.get(key)) is None:
            found = self._spans[key] = tuple(spans_of(self._news, piece.span, entry))
        return found

    def where(self, wording: Wording) -> Sequence[int]:
        """The numbers of the pieces where a wording can be, in order."""
        if not wording.cues:
            return range(len(self._all))
        held = [found for cue in wording.cues if (found := self._with_cue(cue))]
        return held[0] if len(held) == 1 else sorted(set(chain.from_iterable(held)))

    def _with_cue(self, cue: str) -> tuple[int, ...]:
        if (found := self._holding.get(cue)) is None:
            found = self._holding[cue] = tuple(self._look_for(cue))
        return found

    def _look_for(self, cue: str) -> Iterator[int]:
        lower = self._news.small
        at = lower.find(cue) if self._news.may_hold(cue) else -1
        while at >= 0:
            number = bisect_right(self._starts, at) - 1
            end = at + 1
            if number >= 0 and at < self._all[number].span.end:
                yield number
                end = self._all[number].span.end - len(cue) + 1
            at = lower.find(cue, max(end, at + 1))


def spans_of(news: NewsText, span: Span, entry: str) -> Iterator[Span]:
    """Where the pattern of an entry is in a stretch; nowhere if the language has no such entry."""
    pattern = news.rules.patterns.get(entry)
    if pattern is not None:
        for match in pattern.finditer(news.plain, span.start, span.end):
            yield Span(*match.span())


def _spans(news: NewsText) -> Iterator[Span]:
    for sentence in outside_asides(news):
        for start in range(sentence.start, sentence.end, _LONGEST):
            yield Span(start, min(start + _LONGEST, sentence.end))


def _piece(news: NewsText, span: Span, known: dict[str, str]) -> Piece:
    return Piece(span=span, words=words_in(news.plain, span.start, span.end, known))
