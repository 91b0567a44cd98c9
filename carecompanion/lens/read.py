"""Reads one news text: every part of the lens, one after another, over the same text."""

from __future__ import annotations

from itertools import chain
from typing import Final

from carecompanion.domain.findings import Findings
from carecompanion.domain.lens_rules import LensRules
from carecompanion.lens.access import find_access
from carecompanion.lens.careful_words import find_careful_words
from carecompanion.lens.conditions import find_conditions
from carecompanion.lens.delivery import find_delivery
from carecompanion.lens.eligibility import find_limits
from carecompanion.lens.follow_up import find_follow_up
from carecompanion.lens.genes import find_genes
from carecompanion.lens.news_text import NewsText
from carecompanion.lens.phases import find_phases
from carecompanion.lens.registry_ids import find_trial_ids
from carecompanion.lens.risks import find_risks
from carecompanion.lens.variants import find_variants

_NAMES: Final = (find_conditions, find_genes)
_SUBJECTS: Final = (
    find_variants,
    find_limits,
    find_delivery,
    find_risks,
    find_follow_up,
    find_access,
    find_careful_words,
)


def read_news(text: str, rules: LensRules) -> Findings:
    """What the text says, quoted with places. Any text is read; one without anything gives none."""
    news = NewsText(text, rules.english)
    found = [*find_trial_ids(news, rules), *find_phases(news, rules.english)]
    found += chain.from_iterable(find(news, rules) for find in _NAMES)
    found += chain.from_iterable(find(news) for find in _SUBJECTS)
    found.sort(key=lambda finding: (finding.start, finding.end, finding.topic))
    return Findings(found=tuple(found))
