"""What a text says about taking new people into a study, with the words that say it."""

from __future__ import annotations

from collections.abc import Iterator

from carecompanion.domain.findings import Recruiting
from carecompanion.domain.stage import Stage
from carecompanion.lens.asides import outside
from carecompanion.lens.context import is_hoped, is_negated, is_quoted
from carecompanion.lens.news_text import NewsText
from carecompanion.lens.spans import Span

RecruitingReading = tuple[Recruiting, tuple[Span, ...]]


def read_recruiting(news: NewsText, stage: Stage) -> RecruitingReading:
    """Halted before open, open before complete, complete before planned.

    Beside a trial that is the news, another one that is planned says nothing about it.
    """
    said: dict[str, list[Span]] = {name: [] for name in ("held", "yes", "completed", "planned")}
    for sentence in outside(news.sentences, news.asides):
        for name, spans in said.items():
            spans.extend(_spans(news, sentence, name))
    if said["held"]:
        return Recruiting.NO, tuple(said["held"])
    if said["yes"]:
        return Recruiting.YES, tuple(said["yes"])
    if said["completed"]:
        return Recruiting.COMPLETED, tuple(said["completed"])
    if said["planned"] and stage is not Stage.TRIAL:
        return Recruiting.NO, tuple(said["planned"])
    return Recruiting.UNKNOWN, ()


def _spans(news: NewsText, sentence: Span, name: str) -> Iterator[Span]:
    pattern = news.rules[f"recruiting.{name}"]
    for found in pattern.finditer(news.plain, sentence.start, sentence.end):
        span = Span(found.start(), found.end())
        if _counts(news, sentence, span, name):
            yield span


def _counts(news: NewsText, sentence: Span, span: Span, name: str) -> bool:
    if name == "planned":
        return True
    if is_negated(news, span) or is_hoped(news, span):
        return False
    if name == "held":
        lifted = news.rules["recruiting.lifted"]
        return lifted.search(news.plain, sentence.start, sentence.end) is None
    return not is_quoted(news, span) or name == "yes"
