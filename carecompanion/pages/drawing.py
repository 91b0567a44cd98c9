"""Blocks to PDF: the only place that knows ReportLab's canvas.

Text is drawn as data, in reading order; the file carries a title and a language and nothing about
a person. The same blocks give the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from io import BytesIO
from typing import Any

from carecompanion.pages.blocks import Block, Entry, Ink, Mark, Square, Stroke, Words
from carecompanion.pages.fonts import MAIN_FONT
from carecompanion.pages.form import Form
from carecompanion.pages.lines import runs
from carecompanion.pages.measures import (
    HAIRLINE,
    HAIRLINE_GREY,
    MM,
    RULE,
    WRITING_GREY,
    WRITING_LINE,
    Sheet,
)

_STROKES = {
    Ink.WRITING: (WRITING_LINE, WRITING_GREY),
    Ink.HAIRLINE: (HAIRLINE, HAIRLINE_GREY),
    Ink.RULE: (RULE, 0.0),
    Ink.BAR: (2.4, 0.0),
}
_BOX = 0.8
"""Weight of the outline of a box to tick, pt."""


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
    elif isinstance(mark, Stroke):
        _draw_stroke(canvas, mark, x, y)
    else:
        _draw_square(canvas, mark, x, y)


def _draw_words(canvas: Any, words: Words, x: float, y: float) -> None:
    text = canvas.beginText(x, y)
    text.setFillGray(1.0 if words.white else 0.0)
    for run in runs(words.line):
        text.setFont(run.font, words.size)
        text.textOut(run.text)
    canvas.drawText(text)


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
