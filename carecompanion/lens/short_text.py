"""Numbers of trials and papers in a short text, such as a field for a link."""

from __future__ import annotations

from carecompanion.domain.lens_rules import IdShapes
from carecompanion.domain.registry_ids import FoundId
from carecompanion.lens.news_text import NewsText, Span

_MOST_LETTERS = 4000
"""More is no short text: what is beyond is not looked at."""


def ids_in(text: str, shapes: IdShapes) -> tuple[FoundId, ...]:
    """Every number with one of the shapes, in the order of the text.

    No two share a letter: the one that begins first counts, then the shape that is named first.
    """
    plain = NewsText(text[:_MOST_LETTERS], frozenset()).plain
    found: list[tuple[int, int, int, FoundId]] = []
    for rank, (kind, shape) in enumerate(shapes.of_kind.items()):
        for match in shape.finditer(plain):
            group = "id" if "id" in shape.groupindex else 0
            number = Span(match.start(group), match.end(group))
            words = FoundId(kind, plain[number.start : number.end])
            found.append((number.start, rank, number.end, words))
    kept: list[FoundId] = []
    end = 0
    for start, _, its_end, words in sorted(found, key=lambda each: each[:3]):
        if start >= end:
            kept.append(words)
            end = its_end
    return tuple(kept)
