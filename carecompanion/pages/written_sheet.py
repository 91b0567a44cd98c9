"""Sheets to write on: labels, lines for a pen, and what is known already; as many sides as needed.

Nothing on them is cut: what is too long for a side goes on overleaf (ux.md 3.6).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from carecompanion.domain.page_values import Field
from carecompanion.domain.printouts import Paper
from carecompanion.domain.written_sheet import (
    Grid,
    Heading,
    Pair,
    SheetPart,
    Talked,
    Told,
    Writing,
    WrittenSheet,
)
from carecompanion.pages.blocks import Block, BlockBuilder, Ink
from carecompanion.pages.lines import Line, Typesetter
from carecompanion.pages.measures import (
    BODY,
    CONTENT,
    FACT,
    LABEL,
    NUMBER,
    SECTION,
    SHEETS,
    STRONG_BODY,
    STRONG_FACT,
    STRONG_LABEL,
    Type,
)
from carecompanion.pages.sides import Part, fewest_sides, stretched
from carecompanion.pages.who import title_bar

_PITCH = {Paper.A4: 9.0, Paper.LETTER: 8.0}
_ROW = {Paper.A4: 11.0, Paper.LETTER: 10.0}
_NUMBER_SIDE = 6.0
_INDENT = 9.4
_CODE_GAP = 0.2
_FIRST_LINE = 7.4
"""From a question down to the first line to write on, mm; less than between lines."""
_SAID_BY = 112.0
"""Where "said by" starts on the last line of an answer, mm."""
_LABELS = 46.0
_AFTER = 2.4
_CELL_GAP = 3.0
_MOST_LINES = 12
"""More lines of one text than this may be parted by the end of a side."""
_MOST_OPENING = 80.0
"""More than this under a title, mm, may go on overleaf."""


def lay_out_written(setter: Typesetter, sheet: WrittenSheet, paper: Paper) -> list[list[Block]]:
    """The sides of the sheet, each a stack of blocks no higher than the paper."""
    notice = _notice(setter, sheet)
    title = _title(setter, sheet, 1, 1)
    room = SHEETS[paper].room - notice.height
    first, long = _opening(setter, sheet, paper)
    parts = (part for item in sheet.parts for part in _parts(setter, item, paper))
    sections = _sections([*long, *parts])
    heads = (title.height + sum(block.height for block in first), title.height)
    bodies = fewest_sides(sections, room, heads)
    sides = []
    for number, body in enumerate(bodies, start=1):
        head = [_title(setter, sheet, number, len(bodies)), *(first if number == 1 else [])]
        sides.append([*stretched(head, body, room), notice])
    return sides


def _sections(parts: Sequence[Part]) -> list[list[Part]]:
    """A section begins at each part that leads."""
    sections: list[list[Part]] = []
    before = False
    for part in parts:
        if not sections or (part.leads and not before):
            sections.append([])
        sections[-1].append(part)
        before = part.leads
    return sections


def _title(setter: Typesetter, sheet: WrittenSheet, number: int, of: int) -> Block:
    place = sheet.words.page_of.format(page=number, pages=of)
    return title_bar(setter, sheet.title, tuple(line for line in (sheet.prepared, place) if line))


def _opening(
    setter: Typesetter, sheet: WrittenSheet, paper: Paper
) -> tuple[list[Block], list[Part]]:
    """What stands under the title of the first side; with long texts it is part of the flow."""
    parts = list(_side_by_side(setter, sheet.top, _PITCH[paper])) if sheet.top else []
    if sheet.lead:
        block = BlockBuilder(setter)
        broken = block.text(0, 0.6, sheet.lead, LABEL, width=CONTENT)
        block.read(sheet.lead)
        block.height = 0.6 + len(broken.lines) * LABEL.lead + 1.4
        parts.append(Part(block.done()))
    is_short = sum(part.block.height for part in parts) <= _MOST_OPENING
    return ([part.block for part in parts], []) if is_short else ([], parts)


def _notice(setter: Typesetter, sheet: WrittenSheet) -> Block:
    block = BlockBuilder(setter)
    block.stroke(0, 3.4, CONTENT, Ink.RULE)
    broken = block.text(0, 4.6, sheet.notice, LABEL, width=CONTENT)
    block.read(sheet.notice)
    block.height = 4.6 + len(broken.lines) * LABEL.lead
    return block.done()


def _parts(setter: Typesetter, item: SheetPart, paper: Paper) -> Iterator[Part]:
    match item:
        case Heading():
            yield Part(_heading(setter, item.text), leads=True)
        case Writing():
            yield from _writing(setter, item, _PITCH[paper])
        case Pair():
            yield from _side_by_side(setter, item.fields, _PITCH[paper])
        case Talked():
            yield from _talked(setter, item, _PITCH[paper])
        case Grid():
            yield from _grid(setter, item, _ROW[paper])
        case Told():
            for field in item.fields:
                yield from _told(setter, field)


def _heading(setter: Typesetter, text: str) -> Block:
    block = BlockBuilder(setter, height=SECTION.lead + 3.2)
    block.words(0, 1.2, text, SECTION)
    block.read(text)
    block.stroke(0, SECTION.lead + 1.4, CONTENT, Ink.RULE)
    return block.done()


def _side_by_side(setter: Typesetter, fields: Sequence[Writing], pitch: float) -> Iterator[Part]:
    """Short fields on one line, each with its share of the width; a long text takes more lines.

    With a text that is too long for that they stand one below the other.
    """
    block = BlockBuilder(setter)
    share = (CONTENT + 4.0) / len(fields)
    most = 1
    for place, field in enumerate(fields):
        x = place * share
        start = block.words(x, 2.6, field.label, STRONG_BODY) + 2.0
        end = x + share - 4.0
        if field.text:
            broken = block.text(start, 2.6, field.text, BODY, width=end - start)
            most = max(most, len(broken.lines))
            block.read(f"{field.label}: {field.text}")
        else:
            block.stroke(start, 2.6 + STRONG_BODY.rise + 0.4, end, Ink.WRITING)
            block.read(f"{field.label}: ____")
    if most > _MOST_LINES:
        for field in fields:
            yield from _writing(setter, field, pitch)
        return
    block.height = 2.6 + most * BODY.lead + 1.8
    yield Part(block.done())


def _writing(setter: Typesetter, item: Writing, pitch: float) -> Iterator[Part]:
    """A short empty field is one line with its label before it, all others stand below theirs."""
    if item.lines == 1 and not item.text and not item.help:
        yield Part(_one_line(setter, item.label, pitch))
        return
    block = BlockBuilder(setter)
    y = 1.2
    end = block.words(0, y, item.label, STRONG_BODY)
    if item.help:
        block.words(end + 2.0, y + STRONG_BODY.rise - LABEL.rise, item.help, LABEL)
    y += STRONG_BODY.lead
    label = f"{item.label}: {item.help}" if item.help else item.label
    if item.text:
        block.read(label)
        block.height = y
        yield Part(block.done(), leads=True)
        yield from _text(setter, item.text, 0.0, FACT)
        return
    for row in range(item.lines):
        y += pitch - (2.0 if row == 0 else 0.0)
        block.stroke(0, y, CONTENT, Ink.WRITING)
    block.read(f"{label}: ____")
    block.height = y + 1.0
    yield Part(block.done())


def _one_line(setter: Typesetter, label: str, pitch: float) -> Block:
    block = BlockBuilder(setter)
    start = 0.0
    if label:
        end = block.words(0, pitch - STRONG_BODY.rise - 0.4, label, STRONG_BODY)
        start = max(_LABELS, end + 2.0)
    block.stroke(start, pitch, CONTENT, Ink.WRITING)
    block.read(f"{label}: ____" if label else "____")
    block.height = pitch + 0.6
    return block.done()


def _text(setter: Typesetter, text: str, x: float, kind: Type) -> Iterator[Part]:
    """What is known, each of its paragraphs on new lines; in parts when it is very long."""
    lines: list[Line] = []
    builder = BlockBuilder(setter)
    for paragraph in [part for part in text.splitlines() if part.strip()] or [""]:
        lines += builder.broken(paragraph, kind, width=CONTENT - x).lines
    for start in range(0, len(lines), _MOST_LINES):
        block = BlockBuilder(setter)
        chunk = lines[start : start + _MOST_LINES]
        for row, line in enumerate(chunk):
            block.line(x, row * kind.lead, line, kind)
        if start == 0:
            block.read(text)
        last = start + _MOST_LINES >= len(lines)
        block.height = len(chunk) * kind.lead + (_AFTER if last else 0.0)
        yield Part(block.done())


def _talked(setter: Typesetter, item: Talked, pitch: float) -> Iterator[Part]:
    """A question with its number, then what was said and by whom, or lines for both."""
    *parts, block = _question(setter, item)
    yield from (Part(part.done(), leads=True) for part in parts)
    if item.said:
        block.height += 0.6
        yield Part(block.done(), leads=True)
        yield from _text(setter, item.said, _INDENT, FACT)
    else:
        _code(block, item.code)
        y = _room_to_answer(block, item, pitch)
        if not item.said_by.text:
            block.stroke(_said_by(block, item.said_by, y), y, CONTENT, Ink.WRITING)
        block.height = y + _AFTER
        yield Part(block.done())
    if item.said_by.text:
        yield Part(_signed(setter, item.said_by))


def _question(setter: Typesetter, item: Talked) -> list[BlockBuilder]:
    """The number and the question, or a line for it; in parts when it is very long."""
    block = BlockBuilder(setter, height=_NUMBER_SIDE)
    block.number(item.number, 0, 0, _NUMBER_SIDE, NUMBER)
    if not item.question:
        block.stroke(_INDENT, _NUMBER_SIDE, CONTENT, Ink.WRITING)
        block.read(f"{item.number}. ____")
        return [block]
    block.read(f"{item.number}. {item.question}")
    lines = block.broken(item.question, STRONG_FACT, width=CONTENT - _INDENT).lines
    blocks = [block]
    y = (_NUMBER_SIDE - STRONG_FACT.lead) / 2
    for place, line in enumerate(lines):
        if place and place % _MOST_LINES == 0:
            blocks.append(BlockBuilder(setter))
            y = 0.0
        blocks[-1].line(_INDENT, y, line, STRONG_FACT)
        y += STRONG_FACT.lead
        blocks[-1].height = y
    return blocks


def _room_to_answer(block: BlockBuilder, item: Talked, pitch: float) -> float:
    """Lines to write the answer on, the last one short where a name is to be written beside it."""
    y = block.height
    for row in range(item.lines):
        y += min(pitch, _FIRST_LINE) if item.question and not row else pitch
        is_short = row == item.lines - 1 and not item.said_by.text
        block.stroke(_INDENT, y, _SAID_BY - 4.0 if is_short else CONTENT, Ink.WRITING)
    return y


def _code(block: BlockBuilder, code: str) -> None:
    """The code of a question below its words, in the margin of the lines to write on."""
    if code:
        block.words(0, max(_NUMBER_SIDE + _CODE_GAP, block.height), code, LABEL)
        block.read(code)


def _said_by(block: BlockBuilder, field: Writing, baseline: float) -> float:
    """The label for a name to be written; returns where its line starts, mm."""
    block.read(f"{field.label}: ____")
    return block.words(_SAID_BY, baseline - LABEL.rise - 0.4, field.label, LABEL) + 2.0


def _signed(setter: Typesetter, field: Writing) -> Block:
    block = BlockBuilder(setter)
    said = f"{field.label}: {field.text}"
    broken = block.text(_INDENT, 0, said, LABEL, width=CONTENT - _INDENT)
    block.read(said)
    block.height = len(broken.lines) * LABEL.lead + _AFTER
    return block.done()


def _grid(setter: Typesetter, item: Grid, height: float) -> Iterator[Part]:
    """The names of the columns, the rows that are known, then empty rows with hairlines."""
    places = _columns(len(item.columns))
    head = BlockBuilder(setter)
    tallest = 1
    for name, (x, width) in zip(item.columns, places, strict=True):
        tallest = max(tallest, len(head.text(x, 0, name, STRONG_LABEL, width=width).lines))
        head.read(name)
    head.height = tallest * STRONG_LABEL.lead + 0.8
    head.stroke(0, head.height, CONTENT, Ink.RULE)
    yield Part(head.done(), leads=True)
    for row in (*item.rows, *(("",) * len(item.columns),) * item.empty):
        yield from _grid_row(setter, item.columns, row, places, height)


def _columns(count: int) -> list[tuple[float, float]]:
    """Where each column starts and how wide it is: the first has twice the room of the others."""
    share = CONTENT / (count + 1)
    starts = [0.0, *(share * place for place in range(2, count + 1)), CONTENT]
    return [(x, end - x - _CELL_GAP) for x, end in pairwise(starts)]


def _grid_row(
    setter: Typesetter,
    names: Sequence[str],
    cells: Sequence[str],
    places: Sequence[tuple[float, float]],
    height: float,
) -> Iterator[Part]:
    """One row; with a text too long for its column, its cells stand one below the other."""
    block = BlockBuilder(setter)
    tallest = 1
    for cell, (x, width) in zip(cells, places, strict=True):
        tallest = max(tallest, len(block.text(x, 1.2, cell, BODY, width=width).lines))
    if tallest > _MOST_LINES:
        for name, cell in zip(names, cells, strict=True):
            yield from _writing(setter, Writing(label=name, text=cell), height) if cell else ()
        block = BlockBuilder(setter, height=1.2)
    else:
        if any(cells):
            block.read(" · ".join(cell for cell in cells if cell))
        block.height = max(height, tallest * BODY.lead + 2.4)
    block.stroke(0, block.height, CONTENT, Ink.HAIRLINE)
    yield Part(block.done())


def _told(setter: Typesetter, field: Field) -> Iterator[Part]:
    """What the notes say, with its label before it and its source behind it."""
    said = f"{field.text} ({field.note})" if field.note else field.text
    block = BlockBuilder(setter)
    kind = STRONG_FACT if field.known else FACT
    x = _LABELS if field.label else 0.0
    lines = block.broken(said, kind, width=CONTENT - x).lines
    if field.label:
        block.words(0, kind.rise - LABEL.rise, field.label, LABEL)
    for row, line in enumerate(lines[:_MOST_LINES]):
        block.line(x, row * kind.lead, line, kind)
    block.read(f"{field.label}: {said}" if field.label else said)
    block.height = len(lines[:_MOST_LINES]) * kind.lead + 0.8
    yield Part(block.done())
    for start in range(_MOST_LINES, len(lines), _MOST_LINES):
        more = BlockBuilder(setter)
        chunk = lines[start : start + _MOST_LINES]
        for row, line in enumerate(chunk):
            more.line(x, row * kind.lead, line, kind)
        more.height = len(chunk) * kind.lead + 0.8
        yield Part(more.done())
