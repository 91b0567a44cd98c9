"""What a text says about taking new people into a study, with the words that say it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Final

from carecompanion.domain.findings import Recruiting
from carecompanion.lens.asides import outside_asides
from carecompanion.lens.context import in_boilerplate, is_hoped, is_negated, is_quoted
from carecompanion.lens.cues import LIKELY, CueKind, cues_in
from carecompanion.lens.news_text import NewsText
from carecompanion.lens.spans import Span

RecruitingReading = tuple[Recruiting, tuple[Span, ...]]

_FORMS: Final = (
    (Recruiting.NO, "held"),
    (Recruiting.YES, "yes"),
    (Recruiting.COMPLETED, "completed"),
    (Recruiting.NO, "not_yet"),
    (Recruiting.NO, "planned"),
)
_TRIALS: Final = frozenset({CueKind.TRIAL, CueKind.TREATED})
_SENTENCES_READ: Final = 10


def read_recruiting(news: NewsText) -> RecruitingReading:
    """Halted before open, open before complete, complete before planned.

    Beside a trial that has begun, another one that is planned says nothing about it.
    """
    for value, name in _FORMS:
        spans = tuple(_spans(news, name))
        if spans and not (name == "planned" and _has_begun(news)):
            return value, spans
    return Recruiting.UNKNOWN, ()


def _has_begun(news: NewsText) -> bool:
    """Whether the news says what happened in a trial."""
    opening = islice(outside_asides(news), _SENTENCES_READ)
    return any(
        cue.kind in _TRIALS and cue.strength >= LIKELY
        for sentence in opening
        for cue in cues_in(news, sentence)
    )


def _spans(news: NewsText, name: str) -> Iterator[Span]:
    for sentence in news.sentences_with(f"recruiting.{name}"):
        if in_boilerplate(news, sentence):
            continue
        for found in news.matches(f"recruiting.{name}", sentence):
            span = Span(found.start(), found.end())
            if _counts(news, sentence, span, name):
                yield span


def _counts(news: NewsText, sentence: Span, span: Span, name: str) -> bool:
    if name in {"planned", "not_yet"}:
        return True
    if is_negated(news, span) or is_hoped(news, span):
        return False
    if name == "held":
        return not news.says("recruiting.lifted", sentence)
    return not is_quoted(news, span) or name == "yes"
