"""Text as typed, cut into the smallest pieces that a line may be made of.

A piece is a character with its combining marks, a space, or the name of a character that cannot
be printed. Nothing typed is dropped without a trace, except what has no ink anywhere: joiners,
variation selectors, soft hyphens and zero-width spaces (docs/decisions/0021).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from carecompanion.pages.direction import levels
from carecompanion.pages.fonts import FontBook, Weight
from carecompanion.pages.scripts import DIRECTION_MARKS, JOINERS, Script, is_shaped, script_runs

if TYPE_CHECKING:
    from carecompanion.pages.shaping import ShapedGlyph

_WITHOUT_INK = frozenset(
    {0x00AD, 0x034F, 0x200B, 0x2060, 0xFEFF, *range(0xFE00, 0xFE10)}
    | {*map(ord, JOINERS), *map(ord, DIRECTION_MARKS)}
    | set(range(0xE0100, 0xE01F0))
)
_BREAKS = frozenset("\t\n\x0b\x0c\r\x1c\x1d\x1e\x1f\x85\u2028\u2029")
_TIED_SPACES = frozenset("\u00a0\u2007\u202f")
_RIGHT_TO_LEFT = frozenset({"R", "AL", "AN"})
_SHAPED = (
    range(0x0900, 0x1100),
    range(0x1780, 0x1800),
    range(0x1CD0, 0x1D00),
    range(0xA8E0, 0xA900),
)
"""Scripts that are wrong without shaping: Indic, Thai to Myanmar, Khmer, Vedic marks.

Those that `scripts` names are shaped; here they are met only where their font lacks a letter.
"""

_LAST_SIMPLE = 0xFFFF
"""ReportLab writes a wrong text layer for characters beyond the basic plane."""


class Cluster(NamedTuple):
    """A piece of text that is never broken. `width` is at a size of 1 pt.

    `unprintable` is the character that `text` names, if it does. `level` is odd where reading
    runs from right to left (`direction`); `glyphs` are what a shaped text is drawn with.
    """

    text: str
    font: str
    width: float
    is_space: bool = False
    unprintable: str = ""
    level: int = 0
    glyphs: tuple[ShapedGlyph, ...] = ()


class Clusters:
    """Cuts text into clusters of one weight, each with a font that holds it."""

    def __init__(self, fonts: FontBook) -> None:
        self._fonts = fonts
        self._seen: dict[tuple[str, Weight], tuple[Cluster, ...]] = {}
        self._shaped: dict[tuple[str, Weight, int], tuple[Cluster, ...]] = {}

    def of(self, text: str, weight: Weight) -> Iterator[Cluster]:
        """The clusters of `text` in the order of reading, one at a time.

        A long text costs what is used, unless some of it is shaped.
        """
        if is_shaped(text):
            yield from self._directed(text, weight)
        else:
            yield from self._plain(text, weight)

    def _plain(self, text: str, weight: Weight) -> Iterator[Cluster]:
        seen = self._seen
        for piece in _pieces(text):
            key = (piece, weight)
            if key not in seen:
                seen[key] = tuple(self._set(piece, weight))
            yield from seen[key]

    def _directed(self, text: str, weight: Weight) -> Iterator[Cluster]:
        """Text with shaped scripts in it: each cluster with its level."""
        whole = "".join(_clean(text))
        seen = [
            (character, level)
            for character, level in zip(whole, levels(whole), strict=True)
            if character not in DIRECTION_MARKS
        ]
        shown = "".join(character for character, _ in seen)
        for start, end, script in script_runs(shown):
            for level, part in groupby(seen[start:end], key=lambda both: both[1]):
                piece = "".join(character for character, _ in part)
                yield from self._levelled(piece, weight, level, script)

    def _levelled(
        self, text: str, weight: Weight, level: int, script: Script | None
    ) -> Iterator[Cluster]:
        if script is None:
            for cluster in self._plain(text, weight):
                yield cluster._replace(level=level)
            return
        key = (text, weight, level)
        if key not in self._shaped:
            self._shaped[key] = tuple(self._in_script(text, weight, level, script))
        yield from self._shaped[key]

    def _in_script(
        self, text: str, weight: Weight, level: int, script: Script
    ) -> Iterator[Cluster]:
        font = self._fonts.script_font(script, weight)
        for held, part in groupby(text, key=lambda letter: letter in JOINERS or font.holds(letter)):
            if held:
                for shaped in font.shape("".join(part), leftward=level % 2 == 1):
                    yield Cluster(
                        shaped.text,
                        font.fontName,
                        shaped.width,
                        level=level,
                        glyphs=shaped.glyphs,
                    )
            else:
                yield from (self._named(letter, weight)._replace(level=level) for letter in part)

    def _set(self, piece: str, weight: Weight) -> Iterator[Cluster]:
        if piece == " " or piece in _TIED_SPACES:
            yield self._space(weight, breaks=piece == " ")
            return
        whole = self._in_one_font(piece, weight)
        if whole:
            yield whole
            return
        for character in piece:
            yield self._in_one_font(character, weight) or self._named(character, weight)

    def _space(self, weight: Weight, *, breaks: bool) -> Cluster:
        font, width = self._certain(" ", weight)
        return Cluster(" ", font, width, is_space=breaks)

    def _in_one_font(self, piece: str, weight: Weight) -> Cluster | None:
        """`piece` in the first font of the fall-back that holds all of it."""
        if not all(_is_plain(character) for character in piece):
            return None
        first = self._fonts.glyph(piece[0], weight)
        fonts = [first.font] if first else []
        fonts += [g.font for g in (self._fonts.glyph(c, weight) for c in piece[1:]) if g]
        for font in fonts:
            glyphs = [self._fonts.glyph_in(font, character) for character in piece]
            if all(glyphs):
                return Cluster(piece, font, sum(glyph.width for glyph in glyphs if glyph))
        return None

    def _named(self, character: str, weight: Weight) -> Cluster:
        name = f"[U+{ord(character):04X}]"
        glyphs = [self._certain(letter, weight) for letter in name]
        width = sum(width for _, width in glyphs)
        return Cluster(name, glyphs[0][0], width, unprintable=character)

    def _certain(self, character: str, weight: Weight) -> tuple[str, float]:
        glyph = self._fonts.glyph(character, weight)
        if glyph is None:
            message = f"the fonts lack {character!r}"
            raise LookupError(message)
        return glyph


def _clean(text: str) -> Iterator[str]:
    """Text as it is shaped: spaces as in `_pieces`, joiners only after a letter that they shape."""
    before = ""
    for character in unicodedata.normalize("NFC", text):
        following = " " if _is_space(character) else character
        if character in JOINERS:
            if not is_shaped(before):
                continue
        elif ord(character) in _WITHOUT_INK and character not in DIRECTION_MARKS:
            continue
        if following == " " == before:
            continue
        before = following
        yield following


def _pieces(text: str) -> Iterator[str]:
    """Characters with their marks; every run of white space as one space."""
    piece = ""
    for character in unicodedata.normalize("NFC", text):
        if ord(character) in _WITHOUT_INK:
            continue
        following = " " if _is_space(character) else character
        joins = piece not in ("", " ") and unicodedata.category(character) in ("Mn", "Me")
        if joins and len(piece) <= _MOST_MARKS:
            piece += character
            continue
        if following == " " == piece:
            continue
        if piece:
            yield piece
        piece = following
    if piece:
        yield piece


_MOST_MARKS = 8
"""More marks on one letter than any language uses stand alone, so that no cluster is too wide."""


def _is_space(character: str) -> bool:
    if character in _BREAKS:
        return True
    return unicodedata.category(character) == "Zs" and character not in _TIED_SPACES


def _is_plain(character: str) -> bool:
    """True when drawing the glyph from left to right shows what the text means."""
    code = ord(character)
    return (
        code <= _LAST_SIMPLE
        and unicodedata.category(character)[0] != "C"
        and unicodedata.bidirectional(character) not in _RIGHT_TO_LEFT
        and not any(code in block for block in _SHAPED)
    )
