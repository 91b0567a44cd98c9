"""Phases of trials, as they are written; a phase is never inferred."""

from __future__ import annotations

from collections.abc import Iterator

from carecompanion.domain.findings import Finding, Topic
from carecompanion.domain.lens_rules import LanguageRules
from carecompanion.lens.news_text import NewsText


def find_phases(news: NewsText, rules: LanguageRules) -> Iterator[Finding]:
    """Every phase with its number."""
    beginnings = rules.needs["phase.number"]
    for match in news.matches_at(rules["phase.number"], beginnings):
        yield news.finding(Topic.PHASE, match.start(), match.end())
