"""How something is given: vectors, editing tools, ways into the body, once or again."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from carecompanion.domain.findings import Finding, Topic
from carecompanion.lens.news_text import NewsText
from carecompanion.lens.pieces import Pieces
from carecompanion.lens.wordings import quoted

_NAMES: Final = ("vector", "tool", "route", "once")
_DOUBTFUL: Final = "AAV"


def find_delivery(news: NewsText, pieces: Pieces) -> Iterator[Finding]:
    """All that is said about it; nothing about "AAV" where that is a vasculitis."""
    values = dict.fromkeys(_NAMES, "")
    found = list(quoted(news, pieces, topic=Topic.DELIVERY, group="delivery", values=values))
    doubtful = [one for one in found if one.text == _DOUBTFUL]
    if doubtful and _is_about_vasculitis(pieces):
        found = [one for one in found if one not in doubtful]
    return iter(found)


def _is_about_vasculitis(pieces: Pieces) -> bool:
    """Whether "AAV" is the illness: its name is in the text, and nothing about vectors is."""
    return _says(pieces, "delivery.vasculitis") and not _says(pieces, "delivery.is_vector")


def _says(pieces: Pieces, entry: str) -> bool:
    return any(pieces.spans(piece, entry) for piece in pieces)
