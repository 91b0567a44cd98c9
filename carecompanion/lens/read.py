"""Reads one news text: every part of the lens, one after another, over the same text."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Final

from carecompanion.domain.findings import Finding, Findings, Recruiting, Topic
from carecompanion.domain.lens_rules import LensRules
from carecompanion.domain.stage import Stage
from carecompanion.lens.language import UNDETERMINED, detect_language
from carecompanion.lens.news_text import NewsText
from carecompanion.lens.phases import find_phases
from carecompanion.lens.publication import read_publication
from carecompanion.lens.recruiting import RecruitingReading, read_recruiting
from carecompanion.lens.registry_ids import find_trial_ids
from carecompanion.lens.spans import Span
from carecompanion.lens.stage import StageReading, read_stage
from carecompanion.lens.subjects import find_subjects

Finder = Callable[[NewsText, LensRules], Iterable[Finding]]

_EVERYWHERE: Final[tuple[Finder, ...]] = (
    find_trial_ids,
    lambda news, rules: find_phases(news, rules.english),
    find_subjects,
)
"""What is written alike in every language."""

_UNKNOWN_STAGE: Final[StageReading] = (Stage.UNKNOWN, ())
_UNKNOWN_RECRUITING: Final[RecruitingReading] = (Recruiting.UNKNOWN, ())


def read_news(text: str, rules: LensRules) -> Findings:
    """What the text says, quoted with places. Any text is read; one without anything gives none.

    A stage is read in English alone, and in a text too short to tell its language.
    """
    news = NewsText(text, rules.english)
    language = detect_language(news.plain, rules.small_words)
    is_english = language in {rules.english.code, UNDETERMINED}
    stage, stage_spans = read_stage(news) if is_english else _UNKNOWN_STAGE
    recruiting, taken = read_recruiting(news) if is_english else _UNKNOWN_RECRUITING
    publication, published = read_publication(news)
    found = [finding for find in _EVERYWHERE for finding in find(news, rules)]
    found += _quoted(news, Topic.STAGE, stage_spans)
    found += _quoted(news, Topic.RECRUITING, taken)
    found += _quoted(news, Topic.PUBLICATION, published)
    return Findings(
        language=language,
        stage=stage,
        recruiting=recruiting,
        publication=publication,
        found=tuple(_in_order(found)),
    )


def _in_order(found: list[Finding]) -> Iterator[Finding]:
    """In the order of the text; within one topic the longer of two that overlap."""
    ends: dict[Topic, int] = {}
    for finding in sorted(found, key=lambda each: (each.start, -each.end, each.topic)):
        if finding.start >= ends.get(finding.topic, 0):
            ends[finding.topic] = finding.end
            yield finding


def _quoted(news: NewsText, topic: Topic, spans: Iterable[Span]) -> Iterator[Finding]:
    for span in spans:
        yield news.finding(topic, span.start, span.end)
