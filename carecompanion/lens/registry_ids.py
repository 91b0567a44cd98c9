"""Trial ids in a text, told by their shape; whether such a trial exists is not looked up."""

from __future__ import annotations

from collections.abc import Iterator

from carecompanion.domain.findings import Finding, Topic
from carecompanion.domain.lens_rules import LensRules
from carecompanion.lens.news_text import NewsText


def find_trial_ids(news: NewsText, rules: LensRules) -> Iterator[Finding]:
    """Every id of a registry, with the name of the registry as its value."""
    for registry, shape in rules.registries.items():
        for match in shape.finditer(news.plain):
            yield news.finding(Topic.TRIAL_ID, match.start(), match.end(), registry)
