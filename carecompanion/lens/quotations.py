"""What somebody is quoted with, between quotation marks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from carecompanion.lens.spans import Span

_SINGLE: Final = re.compile(
    r"(?<![\w'])'(?=[\w$])[^'\n]{1,200}+(?:(?<=\w)'(?=\w)[^'\n]{1,200}+){0,8}+'(?!\w)"
)
"""A mark between two letters is an apostrophe."""


def find_quotations(plain: str, sentences: Iterable[Span]) -> tuple[Span, ...]:
    """Every quotation, with its marks, in order.

    A mark that is never closed quotes to the end of its paragraph, as newspapers do when somebody
    goes on speaking in the next one.
    """
    found = [*_double(plain), *_single(plain, sentences)]
    found.sort(key=lambda span: (span.start, -span.end))
    kept: list[Span] = []
    for span in found:
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
    return tuple(kept)


def _double(plain: str) -> Iterator[Span]:
    opened = plain.find('"')
    while opened >= 0:
        line_end = plain.find("\n", opened)
        line_end = len(plain) if line_end < 0 else line_end
        closed = plain.find('"', opened + 1, line_end)
        end = line_end if closed < 0 else closed + 1
        yield Span(opened, end)
        opened = plain.find('"', end)


def _single(plain: str, sentences: Iterable[Span]) -> Iterator[Span]:
    for sentence in sentences:
        if plain.count("'", sentence.start, sentence.end) > 1:
            for found in _SINGLE.finditer(plain, sentence.start, sentence.end):
                yield Span(found.start(), found.end())
