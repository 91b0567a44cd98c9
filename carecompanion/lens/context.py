"""What stands around some words: denied, hoped for, quoted, not the news, or about animals."""

from __future__ import annotations

import re
from typing import Final

from carecompanion.lens.news_text import NewsText
from carecompanion.lens.spans import Span, span_at

WINDOW: Final = 12
"""Words before a place that can deny it or put it into the future."""

_LONGEST_WINDOW: Final = 140
_WORD: Final = re.compile(r"\S+")
_AFTER: Final = 40


def is_negated(news: NewsText, place: Span) -> bool:
    """Whether the words at `place` are denied: "not a cure", "a cure is not near"."""
    if news.rules["context.negation"].search(news.plain, window_start(news, place), place.start):
        return True
    sentence = news.sentence_at(place.start)
    end = min(max(sentence.end, place.end), place.end + _AFTER)
    return news.rules["context.denied_after"].match(news.plain, place.end, end) is not None


def is_hoped(news: NewsText, place: Span) -> bool:
    """Whether they are hoped for, planned, asked for or a condition: "could", "if approved"."""
    if news.rules["context.hope"].search(news.plain, window_start(news, place), place.start):
        return True
    sentence = news.sentence_at(place.start)
    return bool(
        news.rules["context.hope_anywhere"].search(news.plain, sentence.start, sentence.end)
    )


def is_quoted(news: NewsText, place: Span) -> bool:
    """Whether somebody else said them: they stand between quotation marks."""
    return span_at(news.quotations, place.start) is not None


def in_boilerplate(news: NewsText, place: Span) -> bool:
    """Whether they stand in a part that is not the news, such as what a company says of itself."""
    return span_at(news.asides, place.start) is not None


def about_animals(news: NewsText, sentence: Span) -> bool:
    """Whether a sentence is about animals or cells in research, and not about a pet or a guest."""
    search = news.rules
    if search["context.animal"].search(news.plain, sentence.start, sentence.end):
        return True
    perhaps = search["context.animal_or_pet"].search(news.plain, sentence.start, sentence.end)
    research = search["context.research"].search(news.plain, sentence.start, sentence.end)
    return perhaps is not None and research is not None


def is_background(news: NewsText, sentence: Span) -> bool:
    """Whether a sentence looks back: "in 2019", "last year", "which was"."""
    looks_back = news.rules["context.background"]
    return looks_back.search(news.plain, sentence.start, sentence.end) is not None


def window_start(news: NewsText, place: Span) -> int:
    """Where the words begin that can change the meaning of `place`: same sentence, same clause."""
    sentence = news.sentence_at(place.start)
    first = max(sentence.start, place.start - _LONGEST_WINDOW)
    for turn in news.rules["context.turn"].finditer(news.plain, first, place.start):
        first = turn.end()
    words = [word.start() for word in _WORD.finditer(news.plain, first, place.start)]
    return words[-WINDOW] if len(words) > WINDOW else first
