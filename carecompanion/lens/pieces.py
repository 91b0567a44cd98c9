"""The sentences of the news in pieces of a bounded size, each prepared once for all that look."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from carecompanion.domain.listed_names import Word, words_in
from carecompanion.lens.asides import outside
from carecompanion.lens.news_text import NewsText
from carecompanion.lens.spans import Span

_LONGEST: Final = 2000
"""Longer sentences are looked at in pieces: no single search holds the interpreter for long."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A sentence, or part of one: its place, its text in small letters, and its words."""

    span: Span
    lower: str
    words: Sequence[Word]


def pieces_of(news: NewsText) -> tuple[Piece, ...]:
    """The pieces of all that is news, in order."""
    known: dict[str, str] = {}
    return tuple(
        _piece(news, Span(start, min(start + _LONGEST, sentence.end)), known)
        for sentence in outside(news.sentences, news.asides)
        for start in range(sentence.start, sentence.end, _LONGEST)
    )


def _piece(news: NewsText, span: Span, known: dict[str, str]) -> Piece:
    words = words_in(news.plain, span.start, span.end, known)
    return Piece(span=span, lower=news.words(span).lower(), words=words)
