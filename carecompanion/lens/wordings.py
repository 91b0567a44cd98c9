"""Looks for wordings sentence by sentence, and leaves out those that a guard covers.

The entry "<group>.<name>" of the rules says how something is worded. "<group>.except" are wordings
that look alike and mean something else: what touches one is left out. "<group>.off" are words that
keep a whole sentence out. Brackets that capture point at the words of a match to quote.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from carecompanion.domain.findings import Finding, Topic
from carecompanion.lens.asides import outside
from carecompanion.lens.news_text import NewsText
from carecompanion.lens.spans import Span

_LONGEST: Final = 2000
"""Longer sentences are looked at in pieces: no single search holds the interpreter for long."""

_LOOSE_ENDS: Final = " ,;:-\n"


@dataclass(frozen=True, slots=True)
class Hit:
    """A stretch of the plain text, with what it stands for."""

    start: int
    end: int
    value: str = ""


def stretches(news: NewsText) -> Iterator[Span]:
    """The sentences of the news; one without an end in pieces."""
    for sentence in outside(news.sentences, news.asides):
        for start in range(sentence.start, sentence.end, _LONGEST):
            yield Span(start, min(start + _LONGEST, sentence.end))


def quoted(
    news: NewsText, *, topic: Topic, group: str, values: Mapping[str, str]
) -> Iterator[Finding]:
    """Findings for the entries of a group. `values` gives the value of each by its name."""
    for stretch in stretches(news):
        for hit in hits_in(news, stretch, group=group, values=values):
            yield news.finding(topic, hit.start, hit.end, hit.value)


def hits_in(
    news: NewsText,
    stretch: Span,
    *,
    group: str,
    values: Mapping[str, str],
    is_meant: Callable[[Hit], bool] = lambda _: True,
) -> list[Hit]:
    """The hits of a group in one stretch that are meant, in order and apart from each other."""
    found = [
        _hit(match, value)
        for name, value in values.items()
        for match in news.rules[f"{group}.{name}"].finditer(news.plain, stretch.start, stretch.end)
    ]
    if not found or _is_off(news, stretch, group):
        return []
    guards = spans_of(news, stretch, f"{group}.except")
    return apart(hit for hit in found if not touches(hit, guards) and is_meant(hit))


def spans_of(news: NewsText, stretch: Span, entry: str) -> list[Span]:
    """Where the pattern of an entry is in a stretch; nowhere if the language has no such entry."""
    pattern = news.rules.patterns.get(entry)
    if pattern is None:
        return []
    return [
        Span(match.start(), match.end())
        for match in pattern.finditer(news.plain, stretch.start, stretch.end)
    ]


def touches(hit: Hit, spans: Iterable[Span]) -> bool:
    """True if a hit shares a sign with one of the spans."""
    return any(hit.start < span.end and span.start < hit.end for span in spans)


def apart(hits: Iterable[Hit]) -> list[Hit]:
    """Hits that do not overlap, in order; of two that do, the longer one, then the earlier."""
    kept: list[Hit] = []
    for hit in sorted(hits, key=lambda hit: (hit.start - hit.end, hit.start)):
        if not touches(hit, (Span(other.start, other.end) for other in kept)):
            kept.append(hit)
    return sorted(kept, key=lambda hit: hit.start)


def _hit(match: re.Match[str], value: str) -> Hit:
    start, end = match.span(match.lastindex or 0)
    kept = match.string[start:end].rstrip(_LOOSE_ENDS)
    return Hit(start, start + len(kept), value)


def _is_off(news: NewsText, stretch: Span, group: str) -> bool:
    off = news.rules.patterns.get(f"{group}.off")
    return off is not None and off.search(news.plain, stretch.start, stretch.end) is not None
