"""What stands around some words: denied, hoped for, quoted, not the news, or about animals."""

from __future__ import annotations

import re
from typing import Final

from carecompanion.lens.asides import find_asides
from carecompanion.lens.news_text import NewsText
from carecompanion.lens.spans import Span, span_at

WINDOW: Final = 12
"""Words before a place that can deny it or put it into the future."""

_LONGEST_WINDOW: Final = 140
_WORD: Final = re.compile(r"\S+")


def is_negated(news: NewsText, place: Span) -> bool:
    """Whether the words at `place` are denied: "not a cure", "a cure is not near"."""
    return news.answer(_is_negated, place)


def is_hoped(news: NewsText, place: Span) -> bool:
    """Whether they are hoped for, planned, asked for or a condition: "could", "if approved"."""
    return news.answer(_is_hoped, place)


def is_done(news: NewsText, place: Span) -> bool:
    """Whether they say that something is so: neither denied nor hoped for."""
    return not is_negated(news, place) and not is_hoped(news, place)


def is_unsure(news: NewsText, place: Span) -> bool:
    """Whether they could be, but are not announced: "may", "if"; "will" is not unsure."""
    return news.says("context.unsure", Span(window_start(news, place), place.start))


def is_quoted(news: NewsText, place: Span) -> bool:
    """Whether somebody else said them: they stand between quotation marks."""
    return span_at(news.quotations, place.start) is not None


def in_boilerplate(news: NewsText, place: Span) -> bool:
    """Whether they stand in a part that is not the news, such as what a company says of itself."""
    return span_at(news.once(find_asides), place.start) is not None


def about_animals(news: NewsText, sentence: Span) -> bool:
    """Whether a sentence is about animals or cells in research, and not about a pet or a guest."""
    return news.answer(_is_about_animals, sentence)


def is_past_animals(news: NewsText, sentence: Span, animal: Span) -> bool:
    """Whether the words before an animal say that the work in it came before the news."""
    return news.says("context.animals_before", Span(sentence.start, animal.start))


def is_background(news: NewsText, sentence: Span) -> bool:
    """Whether a sentence looks back: "in 2019", "last year", "which was"."""
    return news.says("context.background", sentence)


def main_clause(news: NewsText, sentence: Span, place: Span) -> Span:
    """The part of a sentence that `place` is in, without what it first says that came before."""
    first = Span(sentence.start, min(sentence.start + _LONGEST_WINDOW, place.start))
    leading = next(news.matches("context.leading", first), None)
    if leading is None or leading.start() > sentence.start:
        return sentence
    return Span(leading.end(), sentence.end)


def is_about_others(news: NewsText, sentence: Span) -> bool:
    """Whether a sentence is about another product: "a similar drug", "the company also sells"."""
    return news.says("context.others", sentence)


def window_start(news: NewsText, place: Span) -> int:
    """Where the words begin that can change the meaning of `place`: same sentence, same clause."""
    return news.answer(_window_start, place)


def _window_start(news: NewsText, place: Span) -> int:
    sentence = news.sentence_at(place.start)
    first = max(sentence.start, place.start - _LONGEST_WINDOW)
    for turn in news.matches("context.turn", Span(first, place.start)):
        first = turn.end()
    words = [word.start() for word in _WORD.finditer(news.plain, first, place.start)]
    return words[-WINDOW] if len(words) > WINDOW else first


def _is_negated(news: NewsText, place: Span) -> bool:
    if news.says("context.negation", Span(window_start(news, place), place.start)):
        return True
    end = news.sentence_at(place.start).end
    return news.begins("context.denied_after", Span(place.end, max(end, place.end)))


def _is_hoped(news: NewsText, place: Span) -> bool:
    if news.says("context.hope", Span(window_start(news, place), place.start)):
        return True
    return news.answer(_has_condition, news.sentence_at(place.start))


def _has_condition(news: NewsText, sentence: Span) -> bool:
    return news.says("context.hope_anywhere", sentence)


def _is_about_animals(news: NewsText, sentence: Span) -> bool:
    return news.says("context.animal", sentence) or (
        news.says("context.animal_or_pet", sentence) and news.says("context.research", sentence)
    )
