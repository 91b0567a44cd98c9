"""The bundled fonts: which one holds a character, and how wide it is there.

A font file is read when the first character needs it. The order of fall-back is Atkinson
Hyperlegible Next, Noto Sans, Noto Sans Math (ux.md 6.3). Shaped scripts have a font each.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from carecompanion.pages.scripts import Script

if TYPE_CHECKING:
    from carecompanion.pages.shaping import ScriptFont


class Weight(StrEnum):
    """The weights of type on our pages."""

    REGULAR = "Regular"
    SEMIBOLD = "SemiBold"
    BOLD = "Bold"


class Glyph(NamedTuple):
    """A character in a font: the font's name and the advance width at a size of 1 pt."""

    font: str
    width: float


_FALLBACK: Mapping[Weight, tuple[str, ...]] = {
    weight: (f"AtkinsonHyperlegibleNext-{weight}", f"NotoSans-{weight}", "NotoSansMath-Regular")
    for weight in Weight
}

MAIN_FONT = _FALLBACK[Weight.REGULAR][0]
"""The name of the font that a document starts with, so that nothing else gets into the file."""


class FontBook:
    """The fonts in `folder`, read one by one as characters ask for them."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._faces: dict[str, Any] = {}
        self._scripts: dict[str, ScriptFont] = {}
        self._found: dict[tuple[str, Weight], Glyph | None] = {}

    def glyph(self, character: str, weight: Weight) -> Glyph | None:
        """The first font that holds `character`; None when no bundled font does.

        Raises:
            OSError: a font file cannot be read.
        """
        key = (character, weight)
        if key not in self._found:
            self._found[key] = self._look_up(character, weight)
        return self._found[key]

    def glyph_in(self, font: str, character: str) -> Glyph | None:
        """`character` in one named font that is already in use; None when it is not in there."""
        face = self._face(font)
        code = ord(character)
        if code not in face.charToGlyph:
            return None
        return Glyph(font, face.getCharWidth(code) / 1000)

    def script_font(self, script: Script, weight: Weight) -> ScriptFont:
        """The font of a shaped script.

        Raises:
            OSError: the font file cannot be read.
        """
        font = f"NotoSans{script}-{weight}"
        if font not in self._scripts:
            from carecompanion.pages.shaping import script_font

            self._scripts[font] = script_font(font, self._path(font))
        return self._scripts[font]

    def _look_up(self, character: str, weight: Weight) -> Glyph | None:
        for font in _FALLBACK[weight]:
            glyph = self.glyph_in(font, character)
            if glyph:
                return glyph
        return None

    def _face(self, font: str) -> Any:
        if font not in self._faces:
            self._faces[font] = self._register(font)
        return self._faces[font]

    def _register(self, font: str) -> Any:
        from reportlab.pdfbase.pdfmetrics import registerFont
        from reportlab.pdfbase.ttfonts import TTFont

        typeface = TTFont(font, str(self._path(font)))
        registerFont(typeface)
        return typeface.face

    def _path(self, font: str) -> Path:
        path = self._folder / f"{font}.ttf"
        if not path.is_file():
            raise FileNotFoundError(path)
        return path
