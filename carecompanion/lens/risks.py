"""Harms and safety as the text states them, and what it says is not known yet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from types import MappingProxyType
from typing import Final

from carecompanion.domain.findings import Aspect, Finding, Topic
from carecompanion.lens.context import is_hoped
from carecompanion.lens.news_text import NewsText
from carecompanion.lens.pieces import Piece, Pieces
from carecompanion.lens.spans import Span
from carecompanion.lens.wordings import Hit, hits_by_piece

_DEATH: Final = "death"
_VALUES: Final[Mapping[str, str]] = MappingProxyType(
    {"stated": "", _DEATH: _DEATH, "not_known": Aspect.NOT_KNOWN}
)


def find_risks(news: NewsText, pieces: Pieces) -> Iterator[Finding]:
    """Stated risks, also reassuring words; unknowns have the value `Aspect.NOT_KNOWN`."""
    is_stated = partial(_is_stated, news, pieces)
    for _, hits in hits_by_piece(news, pieces, group="risk", values=_VALUES, is_meant=is_stated):
        for hit in hits:
            value = "" if hit.value == _DEATH else hit.value
            yield news.finding(Topic.RISK, hit.start, hit.end, value)


def _is_stated(news: NewsText, pieces: Pieces, piece: Piece, hit: Hit) -> bool:
    """Not a hope to be safe, and not a death of the illness itself."""
    if hit.value == _DEATH:
        return bool(pieces.spans(piece, "risk.death_context"))
    is_promise = news.rules["risk.promise"].search(news.plain, hit.start, hit.end) is not None
    return not (is_promise and is_hoped(news, Span(hit.start, hit.end)))
