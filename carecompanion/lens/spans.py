"""Stretches of a text, and looking one up among many."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of `NewsText.plain`."""

    start: int
    end: int


def span_at(spans: Sequence[Span], place: int) -> Span | None:
    """The one that holds `place`, of stretches that are in order and do not overlap."""
    found = bisect_right(spans, place, key=lambda span: span.start) - 1
    return spans[found] if found >= 0 and place < spans[found].end else None
