"""What a news text is about, for whom, at what risk and how it is reached."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from carecompanion.domain.findings import Finding
from carecompanion.domain.lens_rules import LensRules
from carecompanion.lens.access import find_access
from carecompanion.lens.careful_words import find_careful_words
from carecompanion.lens.conditions import find_conditions
from carecompanion.lens.delivery import find_delivery
from carecompanion.lens.eligibility import find_limits
from carecompanion.lens.follow_up import find_follow_up
from carecompanion.lens.genes import find_genes
from carecompanion.lens.locations import find_locations
from carecompanion.lens.news_text import NewsText
from carecompanion.lens.pieces import Pieces
from carecompanion.lens.risks import find_risks
from carecompanion.lens.variants import find_variants

_BY_NAMES: Final = (find_conditions, find_genes)
_BY_WORDINGS: Final = (
    find_variants,
    find_limits,
    find_delivery,
    find_risks,
    find_follow_up,
    find_access,
    find_locations,
    find_careful_words,
)


def find_subjects(news: NewsText, rules: LensRules) -> Iterator[Finding]:
    """Every finding of these topics."""
    pieces = Pieces(news)
    for find_names in _BY_NAMES:
        yield from find_names(news, pieces, rules.names)
    for find in _BY_WORDINGS:
        yield from find(news, pieces)
