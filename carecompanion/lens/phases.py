"""Phases of trials, as they are written; a phase is never inferred."""

from __future__ import annotations

from collections.abc import Iterator

from carecompanion.domain.findings import Finding, Topic
from carecompanion.domain.lens_rules import LanguageRules
from carecompanion.lens.news_text import NewsText
from carecompanion.lens.spans import find_everywhere


def find_phases(news: NewsText, rules: LanguageRules) -> Iterator[Finding]:
    """Every phase with its number."""
    for match in find_everywhere(rules["phase.number"], news.plain):
        yield news.finding(Topic.PHASE, match.start(), match.end())
