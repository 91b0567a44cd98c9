"""Stretches of a text, and looking one up among many."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

PIECE: Final = 8_000
"""Signs that are searched at once: a search holds up the whole program while it runs."""

_OVERLAP: Final = 400


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of `NewsText.plain`."""

    start: int
    end: int


def span_at(spans: Sequence[Span], place: int) -> Span | None:
    """The one that holds `place`, of stretches that are in order and do not overlap."""
    found = bisect_right(spans, place, key=lambda span: span.start) - 1
    return spans[found] if found >= 0 and place < spans[found].end else None


def find_everywhere(pattern: re.Pattern[str], plain: str) -> Iterator[re.Match[str]]:
    """All matches in a text of any length, piece by piece; none may be longer than 400 signs."""
    at = 0
    while at < len(plain):
        piece_end = at + PIECE
        following = piece_end
        for match in pattern.finditer(plain, at, min(piece_end + _OVERLAP, len(plain))):
            if match.start() >= piece_end:
                break
            following = max(following, match.end())
            yield match
        at = following
