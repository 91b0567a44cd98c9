"""What the lens quotes from a sentence on a topic."""

from __future__ import annotations

from carecompanion.domain.findings import Topic
from carecompanion.domain.lens_rules import LensRules
from carecompanion.lens.read import read_news


def quotes(text: str, topic: Topic, rules: LensRules) -> list[str]:
    return [str(finding.text) for finding in read_news(text, rules).of(topic)]


def valued(text: str, topic: Topic, rules: LensRules) -> list[tuple[str, str]]:
    return [(str(found.text), found.value) for found in read_news(text, rules).of(topic)]
