"""Looks for wordings sentence by sentence, and leaves out those that a guard covers.

The entry "<group>.<name>" of the rules says how something is worded. "<group>.except" are wordings
that look alike and mean something else: what touches one is left out. Brackets that capture point
at the words of a match to quote.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from carecompanion.domain.findings import Finding, Topic
from carecompanion.domain.lens_rules import Wording
from carecompanion.lens.news_text import NewsText
from carecompanion.lens.pieces import Piece
from carecompanion.lens.spans import Span

_LOOSE_ENDS: Final = " ,;:-\n"


@dataclass(frozen=True, slots=True)
class Hit:
    """A stretch of the plain text, with what it stands for."""

    start: int
    end: int
    value: str = ""


def quoted(
    news: NewsText,
    pieces: Sequence[Piece],
    *,
    topic: Topic,
    group: str,
    values: Mapping[str, str],
) -> Iterator[Finding]:
    """Findings for the entries of a group. `values` gives the value of each by its name."""
    for piece in pieces:
        for hit in hits_in(news, piece, group=group, values=values):
            yield news.finding(topic, hit.start, hit.end, hit.value)


def hits_in(
    news: NewsText,
    piece: Piece,
    *,
    group: str,
    values: Mapping[str, str],
    is_meant: Callable[[Hit], bool] = lambda _: True,
) -> list[Hit]:
    """The hits of a group in one piece that are meant, in order and apart from each other."""
    found = [
        _hit(match, value)
        for name, value in values.items()
        for match in matches_in(news, piece, f"{group}.{name}")
    ]
    if not found:
        return []
    guards = spans_of(news, piece.span, f"{group}.except")
    return apart(hit for hit in found if not touches(hit, guards) and is_meant(hit))


def matches_in(news: NewsText, piece: Piece, entry: str) -> Iterator[re.Match[str]]:
    """The matches of every wording of an entry; they may overlap."""
    for wording in news.rules.wordings[entry]:
        if _can_fit(wording, piece.lower):
            yield from wording.pattern.finditer(news.plain, piece.span.start, piece.span.end)


def _can_fit(wording: Wording, lower: str) -> bool:
    return not wording.cues or any(cue in lower for cue in wording.cues)


def spans_of(news: NewsText, span: Span, entry: str) -> list[Span]:
    """Where a pattern is in a stretch; nowhere if the language has no such entry."""
    pattern = news.rules.patterns.get(entry)
    if pattern is None:
        return []
    return [Span(*match.span()) for match in pattern.finditer(news.plain, span.start, span.end)]


def touches(hit: Hit, spans: Iterable[Span]) -> bool:
    """True if a hit shares a sign with one of the spans."""
    return any(hit.start < span.end and span.start < hit.end for span in spans)


def apart(hits: Iterable[Hit]) -> list[Hit]:
    """Hits that do not overlap, in order; of two that do, the longer one, then the earlier."""
    kept: list[Hit] = []
    for hit in sorted(hits, key=lambda hit: (hit.start - hit.end, hit.start)):
        if not any(hit.start < other.end and other.start < hit.end for other in kept):
            kept.append(hit)
    return sorted(kept, key=lambda hit: hit.start)


def _hit(match: re.Match[str], value: str) -> Hit:
    start, end = match.span(match.lastindex or 0)
    kept = match.string[start:end].rstrip(_LOOSE_ENDS)
    return Hit(start, start + len(kept), value)
