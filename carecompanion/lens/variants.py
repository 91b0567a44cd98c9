"""Kinds of gene change in a text: names of changes, exons, and what news says instead."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Final

from carecompanion.domain.findings import Finding, Topic
from carecompanion.lens.news_text import NewsText
from carecompanion.lens.pieces import Piece, Pieces
from carecompanion.lens.wordings import Hit, hits_by_piece

_SHORT_BESIDE: Final = "short_beside"
_NAMES: Final = ("dna", "protein", "short", _SHORT_BESIDE, "exon", "plain")


def find_variants(news: NewsText, pieces: Pieces) -> Iterator[Finding]:
    """Every change as it is written; what a change means is not looked at."""
    values = {name: name for name in _NAMES}
    is_change = partial(_is_change, pieces)
    for _, hits in hits_by_piece(news, pieces, group="variant", values=values, is_meant=is_change):
        for hit in hits:
            yield news.finding(Topic.VARIANT, hit.start, hit.end)


def _is_change(pieces: Pieces, piece: Piece, hit: Hit) -> bool:
    """Whether "Q335X" is a change, and no aircraft: a sentence about changes says so."""
    return hit.value != _SHORT_BESIDE or bool(pieces.spans(piece, "variant.beside"))
