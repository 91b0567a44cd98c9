"""Zone 5 of the one page: what the headline says beside what the notes say, row by row."""

from __future__ import annotations

from carecompanion.domain.page_values import DetailRow, LeftOut, LeftOutKind, OnePage
from carecompanion.pages.blocks import Block, BlockBuilder, Ink, printed
from carecompanion.pages.lines import Broken, Typesetter
from carecompanion.pages.measures import (
    BODY,
    CONTENT,
    LABEL,
    SMALL_HEADING,
    STRONG_BODY,
    STRONG_LABEL,
)

_COLUMNS = (0.0, 36.0, 94.0, 148.0)
"""Where the columns start, mm."""
_CELL_GAP = 3.0
_ROW_PAD = 0.7


def details_heading(setter: Typesetter, page: OnePage) -> Block:
    """The head of zone 5: its name, what the marks mean, and the names of the columns."""
    block = BlockBuilder(setter)
    words, voice = page.words.details, page.voice
    block.words(0, 0, words.heading, SMALL_HEADING)
    block.words_to(CONTENT, SMALL_HEADING.rise - LABEL.rise, voice.marks_note, LABEL)
    block.read(words.heading)
    block.read(voice.marks_note)
    y = SMALL_HEADING.lead + 0.6
    heads = (words.detail, words.in_headline, voice.in_notes, voice.mark)
    for x, head in zip(_COLUMNS, heads, strict=True):
        block.words(x, y, head, STRONG_LABEL)
    y += STRONG_LABEL.lead + 0.4
    block.stroke(0, y, CONTENT, Ink.RULE)
    block.height = y
    return block.done()


def detail_row(setter: Typesetter, page: OnePage, row: DetailRow, *, most: int) -> Block:
    """One row of zone 5 with a hairline under it; each cell gets at most `most` lines."""
    block = BlockBuilder(setter)
    cells = [
        _cell(block, row.label, 0, 1, most),
        _cell(block, row.in_headline, 1, 2 if row.in_notes is not None else 3, most),
    ]
    if row.in_notes is not None:
        cells.append(_cell(block, row.in_notes, 2, 3, most))
    broken = block.text(
        _COLUMNS[3], _ROW_PAD, row.mark, STRONG_BODY, width=CONTENT - _COLUMNS[3], most=most
    )
    cells.append(broken)
    block.read(f"{printed(cells[0])}. {_row_in_words(page, *map(printed, cells[1:]))}")
    if any(cell.cut for cell in cells):
        block.cut(_row_label(page, row), _row_in_full(page, row))
    block.height = max(len(cell.lines) for cell in cells) * BODY.lead + 2 * _ROW_PAD
    block.stroke(0, block.height, CONTENT, Ink.HAIRLINE)
    return block.done()


def _cell(block: BlockBuilder, text: str, column: int, until: int, most: int) -> Broken:
    x = _COLUMNS[column]
    width = _COLUMNS[until] - x - _CELL_GAP
    return block.text(x, _ROW_PAD, text, BODY, width=width, most=most)


def row_left_out(page: OnePage, row: DetailRow) -> LeftOut:
    """A row that the page has no room for, in words."""
    return LeftOut(
        kind=LeftOutKind.DETAIL, label=_row_label(page, row), text=_row_in_full(page, row)
    )


def _row_label(page: OnePage, row: DetailRow) -> str:
    return f"{page.words.details.heading}: {row.label}"


def _row_in_full(page: OnePage, row: DetailRow) -> str:
    return _row_in_words(page, row.in_headline, row.in_notes, row.mark)


def _row_in_words(page: OnePage, *cells: str | None) -> str:
    """The cells of a row after the names of their columns, for reading without the table."""
    in_headline, *in_notes, mark = cells
    heads = (page.words.details.in_headline, page.voice.in_notes, page.voice.mark)
    return " · ".join(
        f"{head}: {cell}"
        for head, cell in zip(heads, (in_headline, *(in_notes or [None]), mark), strict=True)
        if cell is not None
    )
