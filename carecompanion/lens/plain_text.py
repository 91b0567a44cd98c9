"""A text in plain signs to look through, and where each of its signs comes from."""

from __future__ import annotations

import re
import unicodedata
from array import array
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final

PIECE: Final = 8_000
"""Signs that are searched at once: a search holds up the whole program while it runs."""

_ALIKE: Final[Mapping[str, str]] = MappingProxyType(
    {
        **dict.fromkeys("\u2018\u2019\u201a\u201b\u2032\u00b4", "'"),
        **dict.fromkeys("\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb", '"'),
        **dict.fromkeys("\u2010\u2011\u2012\u2212", "-"),
        **dict.fromkeys("\t\u00a0\u2007\u2009\u202f\u200a\u2002\u2003\u3000", " "),
        "\r": "\n",
    }
)
"""Signs that mean the same to the lens; each takes the place of one sign."""

_LEFT_OUT: Final = re.compile(
    "[\u00ad\u200b\u200c\u200d\u2060\ufeff]+"
    "|(?<=[a-z])-\r?\n(?=[a-z])"
    "|\r(?=\n)"
    "|(?<=[ \t\u00a0])[ \t\u00a0]+"
)
"""What belongs to no word: soft hyphens, a break of a PDF line, and spaces after a space."""

_GOES_ON: Final = re.compile(r"(?<=[^\s.!?:;])\n(?=[a-z])")
_LINES_LOOKED_AT: Final = 60
_FEWEST_LINES: Final = 4
_LINE_LENGTHS: Final = range(50, 101)
_MOST_LINES: Final = 0.6


def plain_text(source: str) -> tuple[str, array[int] | None]:
    """The text to look through, and the place of each sign in `source`; None where none moved.

    It is composed (NFC) and has one sign for every kind of quotation mark, hyphen and space. Lines
    that a mail program or a PDF broke are whole again.
    """
    pieces: list[str] = []
    origins = array("l")
    at = 0
    for start, end in _gaps(source):
        _add_composed(source, at, start, pieces, origins)
        at = end
    if not pieces and at == 0 and unicodedata.is_normalized("NFC", source):
        return _unbroken(_with_plain_signs(source)), None
    _add_composed(source, at, len(source), pieces, origins)
    return _unbroken(_with_plain_signs("".join(pieces))), origins


def in_small_letters(plain: str) -> str:
    """The same text in small letters, sign for sign."""
    small = plain.lower()
    if len(small) == len(plain):
        return small
    return "".join(sign.lower() if len(sign.lower()) == 1 else sign for sign in plain)


def triples_in(text: str) -> frozenset[str]:
    """Every three signs that stand side by side: what holds others is not in the text."""
    found: set[str] = set()
    for at in range(0, len(text), PIECE):
        piece = text[at : at + PIECE + 2]
        found.update(map("".join, zip(piece, piece[1:], piece[2:], strict=False)))
    return frozenset(found)


def _gaps(source: str) -> Iterator[tuple[int, int]]:
    for at in range(0, len(source), PIECE):
        for gap in _LEFT_OUT.finditer(source, at, at + PIECE):
            yield gap.start(), gap.end()


def _with_plain_signs(text: str) -> str:
    for sign, alike in _ALIKE.items():
        if sign in text:
            text = text.replace(sign, alike)
    return text


def _unbroken(text: str) -> str:
    """With a space in the place of every line end that only the width of a page made."""
    if _is_wrapped(text):
        lines = text.split("\n")
        return "".join(_joined_lines(lines))
    ends = [found for at in range(0, len(text), PIECE) for found in _going_on(text, at)]
    if not ends:
        return text
    kept = [text[a + 1 : b] for a, b in zip([-1, *ends], [*ends, len(text)], strict=True)]
    return " ".join(kept)


def _going_on(text: str, at: int) -> Iterator[int]:
    for found in _GOES_ON.finditer(text, at, min(at + PIECE, len(text))):
        yield found.start()


def _is_wrapped(text: str) -> bool:
    """Whether most lines are as long as a line of a mail or a PDF."""
    start = 0
    lengths: list[int] = []
    while len(lengths) < _LINES_LOOKED_AT and (end := text.find("\n", start)) >= 0:
        if end > start:
            lengths.append(end - start)
        start = end + 1
    fitting = sum(length in _LINE_LENGTHS for length in lengths)
    return len(lengths) >= _FEWEST_LINES and fitting >= _MOST_LINES * len(lengths)


def _joined_lines(lines: list[str]) -> Iterator[str]:
    for line, following in zip(lines, [*lines[1:], None], strict=True):
        yield line
        if following is not None:
            yield " " if following.strip() and len(line) in _LINE_LENGTHS else "\n"


def _add_composed(
    source: str, start: int, end: int, pieces: list[str], origins: array[int]
) -> None:
    """Add a stretch; where it is not composed, a letter with its accents at a time."""
    stretch = source[start:end]
    if unicodedata.is_normalized("NFC", stretch):
        pieces.append(stretch)
        origins.extend(range(start, end))
        return
    at = start
    while at < end:
        after = at + 1
        while after < end and unicodedata.combining(source[after]):
            after += 1
        cluster = source[at:after]
        composed = cluster if cluster.isascii() else unicodedata.normalize("NFC", cluster)
        pieces.append(composed)
        origins.extend([at] * len(composed))
        at = after
