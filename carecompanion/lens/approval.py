"""Which words say that a treatment is approved; a miss is better than a wrong "approved".

The rule: a regulator, a country or a product stands in the sentence, nothing denies or awaits it,
what is approved is no trial, test, designation or plan, and the sentence tells of no other step.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Final

from carecompanion.lens.context import is_hoped, is_negated
from carecompanion.lens.news_text import NewsText
from carecompanion.lens.spans import Span

_OTHER_STEPS: Final = (
    "approval.unreal",
    "approval.permit",
    "approval.other_thing",
    "step.review",
    "step.refused",
    "step.opinion",
    "step.designation",
    "step.prospect",
)
MOST_ALIKE: Final = 6
"""Such words in a sentence that are looked at; more of them say no more."""

_TIES: Final = ("regulator", "place", "product")
_BEFORE_NOUN: Final = 60


@dataclass(frozen=True, slots=True)
class Approval:
    """Words that say so; `is_news` when it happened now, not when it is an earlier fact."""

    span: Span
    is_news: bool


def approvals_in(news: NewsText, sentence: Span) -> Iterator[Approval]:
    """The approvals that a sentence states."""
    words = list(islice(news.matches("approval.word", sentence), MOST_ALIKE))
    if not words or not _has_tie(news, sentence) or _says_another_step(news, sentence):
        return
    for word in words:
        place = Span(word.start(), word.end())
        if is_negated(news, place) or is_hoped(news, place):
            continue
        if _is_earlier(news, sentence, place):
            yield Approval(place, is_news=False)
        elif not _is_noun(news, place) or _is_done(news, sentence, place):
            yield Approval(place, is_news=True)


def _has_tie(news: NewsText, sentence: Span) -> bool:
    return any(news.says(f"approval.{tie}", sentence) for tie in _TIES)


def _says_another_step(news: NewsText, sentence: Span) -> bool:
    return any(news.says(step, sentence) for step in _OTHER_STEPS)


def _is_earlier(news: NewsText, sentence: Span, place: Span) -> bool:
    earlier = news.matches("approval.earlier", sentence)
    return any(found.start() <= place.start < found.end() for found in earlier)


def _is_noun(news: NewsText, place: Span) -> bool:
    return news.says("approval.noun", place)


def _is_done(news: NewsText, sentence: Span, place: Span) -> bool:
    """Whether a verb says that it was given: "receives FDA approval", "approval came early"."""
    first = max(sentence.start, place.start - _BEFORE_NOUN)
    if news.says("approval.done", Span(first, place.start)):
        return True
    return news.begins("approval.done_after", Span(place.end, sentence.end))
