"""Blocks to PDF: the only place that knows ReportLab's canvas.

Text is drawn as data, in reading order; the file carries a title and a language and nothing about
a person. The same blocks give the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from io import BytesIO
from typing import TYPE_CHECKING, Any

from carecompanion.pages.blocks import Block, Entry, Flag, Ink, Mark, Square, Stroke, Words
from carecompanion.pages.direction import visual
from carecompanion.pages.fonts import MAIN_FONT
from carecompanion.pages.form import Form
from carecompanion.pages.lines import Run, is_reordered, plain, runs
from carecompanion.pages.measures import (
    HAIRLINE,
    HAIRLINE_GREY,
    MM,
    RULE,
    THICK_LINE,
    WRITING_GREY,
    WRITING_LINE,
    Sheet,
)

if TYPE_CHECKING:
    from carecompanion.pages.shaping import Step

_STROKES = {
    Ink.WRITING: (WRITING_LINE, WRITING_GREY),
    Ink.THICK: (THICK_LINE, 0.0),
    Ink.HAIRLINE: (HAIRLINE, HAIRLINE_GREY),
    Ink.RULE: (RULE, 0.0),
    Ink.BAR: (2.4, 0.0),
}
_BOX = 0.8
"""Weight of the outline of a box to tick, pt."""
_ALL_INSIDE = 1
"""What is inside an outline by the rule of fonts: by the direction of its lines."""


def draw(
    pages: Iterable[Sequence[Block]], sheet: Sheet, *, title: str, maker: str, language: str
) -> bytes:
    """A PDF with one stack of blocks on each page, from the top of the content down."""
    file = BytesIO()
    canvas = _canvas(file, sheet, language)
    canvas.setTitle(title)
    canvas.setAuthor(maker)
    canvas.setCreator(maker)
    canvas.setSubject("")
    canvas.setViewerPreference("DisplayDocTitle", "true")
    form = Form(canvas)
    for blocks in pages:
        _draw_page(canvas, form, blocks, sheet)
        canvas.showPage()
    form.finish()
    canvas.save()
    return file.getvalue()


def _canvas(file: BytesIO, sheet: Sheet, language: str) -> Any:
    from reportlab.pdfgen.canvas import Canvas

    return Canvas(
        file,
        pagesize=(sheet.width * MM, sheet.height * MM),
        initialFontName=MAIN_FONT,
        invariant=1,
        pageCompression=1,
        pdfVersion=(1, 7),
        lang=language,
    )


def _draw_page(canvas: Any, form: Form, blocks: Sequence[Block], sheet: Sheet) -> None:
    top = sheet.top
    for block in blocks:
        for mark in block.marks:
            _draw_mark(canvas, form, mark, sheet, top)
        top += block.height


def _draw_mark(canvas: Any, form: Form, mark: Mark, sheet: Sheet, top: float) -> None:
    x = (sheet.left + mark.x) * MM
    y = (sheet.height - top - mark.y) * MM
    if isinstance(mark, Words):
        _draw_words(canvas, mark, x, y)
    elif isinstance(mark, Entry):
        form.add(mark, x, y)
    elif isinstance(mark, Flag):
        canvas.setFillGray(0.0)
        height = mark.height * MM
        canvas.rect(x, y - height, mark.width * MM, height, stroke=0, fill=1)
    elif isinstance(mark, Stroke):
        _draw_stroke(canvas, mark, x, y)
    else:
        _draw_square(canvas, mark, x, y)


def _draw_words(canvas: Any, words: Words, x: float, y: float) -> None:
    text = canvas.beginText(x, y)
    text.setFillGray(1.0 if words.white else 0.0)
    for run in runs(words.line):
        text.setFont(run.font, words.size)
        text.textOut(_as_drawn(run))
    if is_reordered(words.line):
        # The order of ink is not the order of reading: the file says what the line reads as.
        # ReportLab has no public way to content marked so.
        said = plain(words.line).encode("utf-16-be").hex().upper()
        canvas._code.append(f"/Span << /ActualText <FEFF{said}> >> BDC")  # noqa: SLF001
        canvas.drawText(text)
        canvas._code.append("EMC")  # noqa: SLF001
    else:
        canvas.drawText(text)
    _draw_outlines(canvas, words, x, y)


def _as_drawn(run: Run) -> str:
    if not run.glyphs:
        return run.text
    from carecompanion.pages.shaping import drawn

    return drawn(run.glyphs)


def _draw_outlines(canvas: Any, words: Words, x: float, y: float) -> None:
    """The parts of letters that are shapes and no text."""
    if not any(cluster.glyphs for cluster in words.line):
        return
    scale = words.size / 1000
    canvas.setFillGray(1.0 if words.white else 0.0)
    for cluster in visual(words.line):
        left = x
        for glyph in cluster.glyphs:
            if glyph.outline:
                at = (left + glyph.x * scale, y + glyph.y * scale)
                _draw_outline(canvas, glyph.outline, at, scale)
            left += glyph.advance * scale
        x += cluster.width * words.size


def _draw_outline(
    canvas: Any, outline: Sequence[Step], at: tuple[float, float], scale: float
) -> None:
    path = canvas.beginPath()
    for name, points in outline:
        placed = (value * scale + at[place % 2] for place, value in enumerate(points))
        getattr(path, name)(*placed)
    canvas.drawPath(path, stroke=0, fill=1, fillMode=_ALL_INSIDE)


def _draw_stroke(canvas: Any, stroke: Stroke, x: float, y: float) -> None:
    weight, grey = _STROKES[stroke.ink]
    canvas.setLineWidth(weight)
    canvas.setStrokeGray(grey)
    canvas.line(x, y, x + (stroke.x2 - stroke.x) * MM, y - (stroke.y2 - stroke.y) * MM)


def _draw_square(canvas: Any, square: Square, x: float, y: float) -> None:
    side = square.side * MM
    canvas.setLineWidth(_BOX)
    canvas.setStrokeGray(0.0)
    canvas.setFillGray(0.0)
    canvas.rect(x, y - side, side, side, stroke=not square.filled, fill=square.filled)
