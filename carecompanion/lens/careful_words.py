"""Words that promise more than they tell: superlatives, and the other careful words of ux 4.1.

They are quoted so that a note can stand beside them; nobody is to blame for repeating them.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Final

from carecompanion.domain.findings import Finding, Topic
from carecompanion.lens.context import is_done
from carecompanion.lens.news_text import NewsText
from carecompanion.lens.pieces import Piece, Pieces
from carecompanion.lens.spans import Span
from carecompanion.lens.wordings import Hit, quoted, touches

_HYPE: Final = ("breakthrough", "cure", "life_changing", "one_time", "first_ever")
_NOTES: Final = ("one_time", "reverses", "first_ever", "approved")

_BEFORE: Final = 120
"""Signs in which the few words stand that can deny a word."""

_TITLE_WORDS: Final = 2
"""A sentence with so many longer words in lower case is no title, where all words are capital."""


def find_careful_words(news: NewsText, pieces: Pieces) -> Iterator[Finding]:
    """Every careful word; its value is the key of its note."""
    hype = {name: name for name in _HYPE}
    notes = {name: name for name in _NOTES}
    is_hype, is_noted = partial(_is_hype, news, pieces), partial(_is_noted, news, set[Span]())
    yield from quoted(news, pieces, topic=Topic.HYPE, group="hype", values=hype, is_meant=is_hype)
    yield from quoted(news, pieces, topic=Topic.NOTE, group="note", values=notes, is_meant=is_noted)


def _is_hype(news: NewsText, pieces: Pieces, piece: Piece, hit: Hit) -> bool:
    return not (
        _is_name(pieces, piece, hit)
        or _is_denied(news, piece, hit)
        or (hit.value == "cure" and pieces.spans(piece, "hype.by_transplant"))
    )


def _is_noted(news: NewsText, noted: set[Span], piece: Piece, hit: Hit) -> bool:
    """Whether a note belongs to it; "approved" is noted once a sentence, in `noted`."""
    if hit.value != "approved":
        return True
    if piece.span in noted or not is_done(news, Span(hit.start, hit.end)):
        return False
    noted.add(piece.span)
    return True


def _is_name(pieces: Pieces, piece: Piece, hit: Hit) -> bool:
    """Whether it is in the name of an organisation.

    A capital says so where not all words have one.
    """
    if touches(hit, pieces.spans(piece, "hype.named")):
        return True
    is_title = len(pieces.spans(piece, "hype.lower_word")) < _TITLE_WORDS
    return not is_title and touches(hit, pieces.spans(piece, "hype.named_in_text"))


def _is_denied(news: NewsText, piece: Piece, hit: Hit) -> bool:
    first = max(piece.span.start, hit.start - _BEFORE)
    return news.rules["hype.denied"].search(news.plain, first, hit.start) is not None
