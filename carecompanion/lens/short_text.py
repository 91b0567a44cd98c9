"""Numbers of trials and papers in a short text, such as a field for a link."""

from __future__ import annotations

from typing import Final

from carecompanion.domain.lens_rules import LanguageRules
from carecompanion.domain.registry_ids import FoundId, IdShapes
from carecompanion.lens.news_text import NewsText

_NO_LANGUAGE: Final = LanguageRules(code="und", abbreviations=frozenset(), patterns={})
_MOST_LETTERS: Final = 4000
"""More is no short text: what is beyond is not looked at."""


def ids_in(text: str, shapes: IdShapes) -> tuple[FoundId, ...]:
    """Every number with one of the shapes, in the order of the text.

    No two share a letter: the one that begins first counts, then the shape that is named first.
    """
    plain = NewsText(text[:_MOST_LETTERS], _NO_LANGUAGE).plain
    found = [
        (match.start(group), rank, match.end(group), FoundId(kind, match[group]))
        for rank, (kind, shapes_of_kind) in enumerate(shapes.of_kind.items())
        for shape in shapes_of_kind
        for match in shape.finditer(plain)
        for group in ("id" if "id" in shape.groupindex else 0,)
    ]
    kept: list[FoundId] = []
    end = 0
    for start, _, its_end, number in sorted(found, key=lambda each: each[:3]):
        if start >= end:
            kept.append(number)
            end = its_end
    return tuple(kept)
