"""What a text says about taking new people into a study, with the words that say it."""

from __future__ import annotations

from collections.abc import Iterator

from carecompanion.domain.findings import Recruiting
from carecompanion.domain.stage import Stage
from carecompanion.lens.context import in_boilerplate, is_hoped, is_negated, is_quoted
from carecompanion.lens.news_text import NewsText
from carecompanion.lens.spans import Span

RecruitingReading = tuple[Recruiting, tuple[Span, ...]]


def read_recruiting(news: NewsText, stage: Stage) -> RecruitingReading:
    """Halted before open, open before complete, complete before planned.

    Beside a trial that is the news, another one that is planned says nothing about it.
    """
    said = {name: list(_spans(news, name)) for name in ("held", "yes", "completed", "planned")}
    if said["held"]:
        return Recruiting.NO, tuple(said["held"])
    if said["yes"]:
        return Recruiting.YES, tuple(said["yes"])
    if said["completed"]:
        return Recruiting.COMPLETED, tuple(said["completed"])
    if said["planned"] and stage is not Stage.TRIAL:
        return Recruiting.NO, tuple(said["planned"])
    return Recruiting.UNKNOWN, ()


def _spans(news: NewsText, name: str) -> Iterator[Span]:
    for sentence in news.sentences_with(f"recruiting.{name}"):
        if in_boilerplate(news, sentence):
            continue
        for found in news.matches(f"recruiting.{name}", sentence):
            span = Span(found.start(), found.end())
            if _counts(news, sentence, span, name):
                yield span


def _counts(news: NewsText, sentence: Span, span: Span, name: str) -> bool:
    if name == "planned":
        return True
    if is_negated(news, span) or is_hoped(news, span):
        return False
    if name == "held":
        return not news.says("recruiting.lifted", sentence)
    return not is_quoted(news, span) or name == "yes"
