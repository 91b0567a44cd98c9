"""A font whose letters take the form that their neighbours ask for. Loaded when first needed."""

from __future__ import annotations

from itertools import groupby
from pathlib import Path
from typing import Any, NamedTuple

import uharfbuzz
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import SUBSETN, ShapeData, ShapedStr, TTFont

_FIRST_CODE = 0xF0000
"""Numbers of our own for glyphs, where no text can meet them."""
_UNSAID = "\u200b"
"""What a glyph with a width reads as whose letters are told by the one beside it."""
_MOST_LETTERS = 12
"""More letters in one form than any language uses stand alone, so that none is too wide."""


Step = tuple[str, tuple[float, ...]]
"""A step of an outline: the name of the method of a path, and its points."""


class ShapedGlyph(NamedTuple):
    """A glyph and its place, in thousandths of the size of type; `code` is its own number.

    One that stands for no letter, such as the dots of an Arabic one, has an outline instead and is
    drawn as a shape: as text it would be read out and copied as something.
    """

    code: int
    advance: float
    x: float
    y: float
    width: float
    outline: tuple[Step, ...] = ()


class Shaped(NamedTuple):
    """Letters that are drawn together, and their glyphs from left to right."""

    text: str
    glyphs: tuple[ShapedGlyph, ...]

    @property
    def width(self) -> float:
        """How wide it is at a size of 1 pt."""
        return sum(glyph.advance for glyph in self.glyphs) / 1000


class ScriptFont(TTFont):  # type: ignore[misc]  # the library carries no types
    """A TrueType font that shapes, and that says in the PDF which letters each glyph stands for."""

    def __init__(self, name: str, path: Path) -> None:
        super().__init__(name, str(path), shapable=True)
        data = uharfbuzz.Blob(path.read_bytes())
        self._letters: dict[int, str] = {}
        self._codes: dict[tuple[int, str], int] = {}
        self._outlines: dict[int, tuple[Step, ...]] = {}
        self._shaper = uharfbuzz.Font(uharfbuzz.Face(data))
        self._scale = 1000 / self._shaper.face.upem

    def holds(self, character: str) -> bool:
        """Whether the font can draw it."""
        return ord(character) in self.face.charToGlyph

    def shape(self, text: str, *, leftward: bool) -> tuple[Shaped, ...]:
        """`text` as the font draws it, in the order it is read."""
        found = self._shape(text, leftward=leftward)
        return tuple(
            part
            for shaped in found
            for part in (self._alone(shaped, leftward) if _is_too_long(shaped) else (shaped,))
        )

    def _alone(self, shaped: Shaped, leftward: bool) -> tuple[Shaped, ...]:
        return tuple(
            part for letter in shaped.text for part in self._shape(letter, leftward=leftward)
        )

    def _shape(self, text: str, *, leftward: bool) -> list[Shaped]:
        buffer = uharfbuzz.Buffer()
        buffer.add_str(text)
        buffer.guess_segment_properties()
        buffer.direction = "rtl" if leftward else "ltr"
        uharfbuzz.shape(self._shaper, buffer)
        placed = zip(buffer.glyph_infos or (), buffer.glyph_positions or (), strict=True)
        groups = {
            start: list(group) for start, group in groupby(placed, key=lambda both: both[0].cluster)
        }
        starts = sorted(groups)
        ends = (*starts[1:], len(text))
        return [
            Shaped(text[start:end], self._glyphs(groups[start], text[start:end], leftward))
            for start, end in zip(starts, ends, strict=True)
        ]

    def _glyphs(
        self, placed: list[tuple[Any, Any]], text: str, leftward: bool
    ) -> tuple[ShapedGlyph, ...]:
        said = _on_the_widest(text, placed) if leftward else _shared_out(text, len(placed))
        return tuple(
            self._glyph(info.codepoint, position, letters)
            for (info, position), letters in zip(placed, said, strict=True)
        )

    def _glyph(self, number: int, position: Any, letters: str) -> ShapedGlyph:
        x, y = position.x_offset * self._scale, position.y_offset * self._scale
        advance = position.x_advance * self._scale
        if not letters and not advance:
            return ShapedGlyph(0, 0.0, x, y, 0.0, self._outline(number))
        code = self._code(number, letters or _UNSAID)
        return ShapedGlyph(code, advance, x, y, self.face.charWidths[code])

    def _code(self, number: int, letters: str) -> int:
        code = self._codes.get((number, letters))
        if code is None:
            code = self._codes[number, letters] = _FIRST_CODE + len(self._codes)
            self._letters[code] = letters
            self.face.charToGlyph[code] = number
            self.face.charWidths[code] = self._shaper.get_glyph_h_advance(number) * self._scale
        return code

    def _outline(self, number: int) -> tuple[Step, ...]:
        if number not in self._outlines:
            pen = _Pen(self._scale)
            self._shaper.draw_glyph_with_pen(number, pen)
            self._outlines[number] = tuple(pen.steps)
        return self._outlines[number]

    def addObjects(self, doc: Any) -> None:  # noqa: N802
        """Write the font into the PDF; what its glyphs read as is ours to say."""
        subsets = [tuple(subset) for subset in self.state[doc].subsets]
        super().addObjects(doc)
        for number, subset in enumerate(subsets):
            name = b"".join((SUBSETN(number), b"+", self.face.name, self.face.subfontNameX))
            table = doc.idToObject[f"toUnicodeCMap:{name.decode('pdfdoc')}"]
            table.content = self._reading_table(subset)

    def _reading_table(self, subset: tuple[int, ...]) -> str:
        rows = [
            f"<{place:02X}> <{_hex(self._letters.get(code) or chr(code))}>"
            for place, code in enumerate(subset)
            if code
        ]
        blocks = (rows[start : start + 100] for start in range(0, len(rows), 100))
        listed = "\n".join(
            f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks
        )
        return _READING_TABLE.format(rows=listed)


def script_font(name: str, path: Path) -> ScriptFont:
    """The font in `path`. There is one of a name in a process, as the library finds it by name.

    Raises:
        OSError: the file cannot be read.
    """
    if name in pdfmetrics.getRegisteredFontNames():
        known = pdfmetrics.getFont(name)
        if isinstance(known, ScriptFont):
            return known
    font = ScriptFont(name, path)
    pdfmetrics.registerFont(font)
    return font


class _Pen:
    """Notes an outline; curves of the second degree become curves of the third."""

    def __init__(self, scale: float) -> None:
        self.steps: list[Step] = []
        self._scale = scale
        self._at = (0.0, 0.0)

    def moveTo(self, point: tuple[float, float]) -> None:  # noqa: N802
        self._step("moveTo", point)

    def lineTo(self, point: tuple[float, float]) -> None:  # noqa: N802
        self._step("lineTo", point)

    def qCurveTo(self, middle: tuple[float, float], end: tuple[float, float]) -> None:  # noqa: N802
        first, last = (_towards(point, middle) for point in (self._at, end))
        self._step("curveTo", first, last, end)

    def curveTo(self, *points: tuple[float, float]) -> None:  # noqa: N802
        self._step("curveTo", *points)

    def closePath(self) -> None:  # noqa: N802
        self._step("close")

    def endPath(self) -> None:  # noqa: N802
        pass

    def _step(self, name: str, *points: tuple[float, float]) -> None:
        self.steps.append((name, tuple(value * self._scale for point in points for value in point)))
        if points:
            self._at = points[-1]


def _towards(point: tuple[float, float], middle: tuple[float, float]) -> tuple[float, float]:
    return (point[0] + (middle[0] - point[0]) * 2 / 3, point[1] + (middle[1] - point[1]) * 2 / 3)


def drawn(glyphs: tuple[ShapedGlyph, ...]) -> str:
    """Glyphs that are text, as the canvas takes them."""
    glyphs = tuple(glyph for glyph in glyphs if not glyph.outline)
    places = [ShapeData(0, glyph.advance, 0, glyph.x, glyph.y, glyph.width) for glyph in glyphs]
    text: str = ShapedStr("".join(chr(glyph.code) for glyph in glyphs), shapeData=places)
    return text


def _is_too_long(shaped: Shaped) -> bool:
    return len(shaped.text) > _MOST_LETTERS


def _shared_out(text: str, count: int) -> list[str]:
    """The letters for `count` glyphs: one each, the first takes what is over."""
    first = max(len(text) - count + 1, 1)
    said = [text[:first], *text[first:]]
    return said + [""] * (count - len(said))


def _on_the_widest(text: str, placed: list[tuple[Any, Any]]) -> list[str]:
    """All letters for the glyph with most width: the others are its dots and marks."""
    widths = [position.x_advance for _, position in placed]
    place = widths.index(max(widths))
    return [text if here == place else "" for here in range(len(placed))]


def _hex(text: str) -> str:
    return text.encode("utf-16-be").hex().upper()


_READING_TABLE = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Reading def
/CMapType 2 def
1 begincodespacerange
<00> <FF>
endcodespacerange
{rows}
endcmap
CMapName currentdict /CMap defineresource pop
end
end"""
