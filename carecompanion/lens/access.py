"""How it could be reached: approvals and sale, payment, centres, and who can advise."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from types import MappingProxyType
from typing import Final

from carecompanion.domain.findings import Aspect, Finding, Topic
from carecompanion.lens.context import is_done
from carecompanion.lens.news_text import NewsText
from carecompanion.lens.pieces import Piece, Pieces
from carecompanion.lens.spans import Span
from carecompanion.lens.wordings import Hit, hits_by_piece, touches

_UNAVAILABLE: Final = "unavailable"
_ASPECTS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "available": Aspect.AVAILABLE.value,
        _UNAVAILABLE: _UNAVAILABLE,
        "payment": Aspect.PAYMENT.value,
        "price": Aspect.PAYMENT.value,
        "centre": Aspect.CENTRE.value,
        "advice": Aspect.ADVICE.value,
    }
)

_AFTER: Final = 40
"""What an approval is of can stand so many signs behind it."""


def find_access(news: NewsText, pieces: Pieces) -> Iterator[Finding]:
    """What is said of it, with its side as value; a trial that may begin is no approval."""
    is_said = partial(_is_said, news, pieces)
    for _, hits in hits_by_piece(news, pieces, group="access", values=_ASPECTS, is_meant=is_said):
        for hit in hits:
            value = Aspect.AVAILABLE if hit.value == _UNAVAILABLE else hit.value
            yield news.finding(Topic.ACCESS, hit.start, hit.end, value)


def _is_said(news: NewsText, pieces: Pieces, piece: Piece, hit: Hit) -> bool:
    """A price, and no grant; an approval that is done, and not of a trial, a paper or a test.

    What says that it is not to be had is quoted with its denial.
    """
    if hit.value != Aspect.AVAILABLE:
        return not touches(hit, pieces.spans(piece, "access.not_price"))
    place = Span(hit.start, hit.end)
    after = min(hit.end + _AFTER, piece.span.end)
    if news.rules["access.not_available_yet"].search(news.plain, hit.start, after):
        return False
    return is_done(news, place)
