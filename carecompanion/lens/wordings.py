"""Looks for wordings sentence by sentence, and leaves out those that a guard covers.

The entry "<group>.<name>" of the rules says how something is worded. "<group>.except" are wordings
that look alike and mean something else: what touches one is left out. Brackets that capture point
at the words of a match to quote.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from carecompanion.domain.findings import Finding, Topic
from carecompanion.lens.news_text import NewsText
from carecompanion.lens.pieces import Piece, Pieces
from carecompanion.lens.spans import Span

_LONGEST_END: Final = 30


@dataclass(frozen=True, slots=True)
class Hit:
    """A stretch of the plain text, with what it stands for."""

    start: int
    end: int
    value: str = ""


Meaning = Callable[[Piece, Hit], bool]
"""Whether what stands around a hit says that it is meant."""


def _always(_piece: Piece, _hit: Hit) -> bool:
    return True


def quoted(
    news: NewsText,
    pieces: Pieces,
    *,
    topic: Topic,
    group: str,
    values: Mapping[str, str],
    is_meant: Meaning = _always,
) -> Iterator[Finding]:
    """Findings for the entries of a group. `values` gives the value of each by its name."""
    for _, hits in hits_by_piece(news, pieces, group=group, values=values, is_meant=is_meant):
        for hit in hits:
            yield news.finding(topic, hit.start, hit.end, hit.value)


def hits_by_piece(
    news: NewsText,
    pieces: Pieces,
    *,
    group: str,
    values: Mapping[str, str],
    is_meant: Meaning = _always,
) -> Iterator[tuple[int, list[Hit]]]:
    """The hits of a group that are meant, in order and apart, by the number of the piece."""
    found: dict[int, list[Hit]] = {}
    for name, value in values.items():
        for number, match in matches(news, pieces, f"{group}.{name}"):
            found.setdefault(number, []).append(_hit(news, match, value))
    for number in sorted(found):
        piece = pieces[number]
        guards = pieces.spans(piece, f"{group}.except")
        meant = (hit for hit in found[number] if not touches(hit, guards) and is_meant(piece, hit))
        if kept := apart(meant):
            yield number, kept


def matches(news: NewsText, pieces: Pieces, entry: str) -> Iterator[tuple[int, re.Match[str]]]:
    """The matches of every wording of an entry, with the number of the piece; they may overlap."""
    for wording in news.rules.wordings[entry]:
        for number in pieces.where(wording):
            for match in wording.pattern.finditer(news.plain, *pieces.bounds[number]):
                yield number, match


def touches(hit: Hit, spans: Sequence[Span]) -> bool:
    """True if a hit shares a sign with one of the spans, which are in order and apart."""
    before = bisect_left(spans, hit.end, key=lambda span: span.start)
    return before > 0 and spans[before - 1].end > hit.start


def apart(hits: Iterable[Hit]) -> list[Hit]:
    """Hits that do not overlap, in order; of two that do, the longer one, then the earlier."""
    kept: list[Hit] = []
    for hit in sorted(hits, key=lambda hit: (hit.start - hit.end, hit.start)):
        place = bisect_left(kept, hit.end, key=lambda other: other.start)
        if place == 0 or kept[place - 1].end <= hit.start:
            kept.insert(place, hit)
    return kept


def _hit(news: NewsText, match: re.Match[str], value: str) -> Hit:
    """The words to quote, without small words at the end that belong to what follows."""
    start, end = match.span(match.lastindex or 0)
    loose = news.rules["wording.loose_end"].search(news.plain, max(start, end - _LONGEST_END), end)
    return Hit(start, loose.start() if loose and loose.start() > start else end, value)
