"""Kinds of gene change in a text: names of changes, exons, and what news says instead."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from carecompanion.domain.findings import Finding, Topic
from carecompanion.lens.news_text import NewsText
from carecompanion.lens.pieces import Piece
from carecompanion.lens.wordings import hits_in, spans_of

_NAMES: Final = ("dna", "protein", "short", "exon", "plain")
_SHORT_BESIDE: Final = "short_beside"


def find_variants(news: NewsText, pieces: Sequence[Piece]) -> Iterator[Finding]:
    """Every change as it is written; what a change means is not looked at."""
    for piece in pieces:
        names = (*_NAMES, _SHORT_BESIDE) if _is_about_changes(news, piece) else _NAMES
        values = dict.fromkeys(names, "")
        for hit in hits_in(news, piece, group="variant", values=values):
            yield news.finding(Topic.VARIANT, hit.start, hit.end)


def _is_about_changes(news: NewsText, piece: Piece) -> bool:
    """Whether "Q335X" in a sentence is a change, and no aircraft."""
    return bool(spans_of(news, piece.span, "variant.beside"))
