"""The recovery sheet: one side that can be read and typed from in twenty years (ux.md 2.2)."""

from __future__ import annotations

from collections.abc import Sequence

from carecompanion.domain.printouts import Paper
from carecompanion.domain.recovery_code import CHARACTERS
from carecompanion.domain.recovery_sheet import RecoverySheet
from carecompanion.pages.blocks import Block, BlockBuilder, Ink, printed, space
from carecompanion.pages.lines import Typesetter
from carecompanion.pages.measures import (
    CODE,
    CONTENT,
    FACT,
    FILE_NUMBER,
    LABEL,
    MM,
    NUMBER,
    QUESTION,
    SECTION,
    SHEETS,
    SMALL_HEADING,
    STRONG_FACT,
    Type,
)
from carecompanion.pages.who import title_bar

_LABELS = 24.0
"""Width of the column of labels, mm."""
_STEP = 8.0
_STEP_SIDE = 6.0
_STEP_LEAD = 8.4
_WRITING = 12.0
_BETWEEN = 7.0
_CODE_ROWS = 2
_UNDER_CODE = 4.6
_CELL = {CODE: 9.8, FILE_NUMBER: 4.6}
"""Every character has the same room, so that none is overlooked, mm."""


def lay_out_recovery_sheet(
    setter: Typesetter, sheet: RecoverySheet, paper: Paper
) -> tuple[Block, ...]:
    """The one side of the sheet. What is left of the paper stands above the file number."""
    body = [
        title_bar(setter, sheet.words.title, (sheet.name, sheet.made_on)),
        space(1.6),
        _lead(setter, sheet),
        space(_BETWEEN),
        _code(setter, sheet),
        space(_BETWEEN + 1.0),
        _steps(setter, sheet),
        space(_BETWEEN),
        _file(setter, sheet),
        space(_BETWEEN + 1.0),
        _keep(setter, sheet),
    ]
    number = _number(setter, sheet)
    rest = SHEETS[paper].room - sum(block.height for block in (*body, number))
    return (*body, space(rest), number)


def _lead(setter: Typesetter, sheet: RecoverySheet) -> Block:
    block = BlockBuilder(setter)
    block.height = _paragraph(block, 0, sheet.words.lead, QUESTION)
    return block.done()


def _paragraph(block: BlockBuilder, y: float, text: str, kind: Type) -> float:
    """Our own words in lines; returns the height used, mm."""
    block.read(text)
    return len(block.text(0, y, text, kind, width=CONTENT).lines) * kind.lead


def _heading(block: BlockBuilder, text: str) -> None:
    block.words(0, 0, text, SECTION)
    block.read(text)
    block.stroke(0, SECTION.lead + 0.6, CONTENT, Ink.HAIRLINE)


def _code(setter: Typesetter, sheet: RecoverySheet) -> Block:
    block = BlockBuilder(setter)
    _heading(block, sheet.words.code)
    top = SECTION.lead + 3.0
    columns = len(sheet.code) // _CODE_ROWS
    for row in range(_CODE_ROWS):
        groups = sheet.code[row * columns : (row + 1) * columns]
        top = _groups(block, groups, top, CODE, first=row * columns + 1) + _UNDER_CODE
    block.read(" ".join(sheet.code))
    block.height = top + FACT.lead
    block.words(0, top, sheet.words.typing, FACT)
    block.read(sheet.words.typing)
    return block.done()


def _groups(
    block: BlockBuilder, groups: Sequence[str], top: float, kind: Type, *, first: int
) -> float:
    """A row of groups, each under its number; returns where it ends, mm."""
    width = CHARACTERS * _CELL[kind]
    step = (CONTENT - width) / (len(groups) - 1)
    below = top + LABEL.lead + kind.lead
    for place, group in enumerate(groups):
        left = place * step
        block.words(left, top, str(first + place), LABEL)
        for index, character in enumerate(group):
            cell = left + index * _CELL[kind]
            indent = (_CELL[kind] - block.setter.width(character, kind) / MM) / 2
            block.words(cell + indent, top + LABEL.lead, character, kind)
        block.stroke(left, below, left + width, Ink.HAIRLINE)
    return below


def _steps(setter: Typesetter, sheet: RecoverySheet) -> Block:
    block = BlockBuilder(setter)
    _heading(block, sheet.words.steps_heading)
    y = SECTION.lead + 3.0
    for number, step in enumerate(sheet.words.steps, start=1):
        block.number(number, 0, y, _STEP_SIDE, NUMBER)
        block.words(_STEP + 1.0, y + (_STEP_SIDE - QUESTION.lead) / 2, step, QUESTION)
        block.read(f"{number}. {step}")
        y += _STEP_LEAD
    block.height = y
    return block.done()


def _file(setter: Typesetter, sheet: RecoverySheet) -> Block:
    """Which file it opens, and room for the password."""
    words = sheet.words
    block = BlockBuilder(setter)
    block.words(0, STRONG_FACT.rise - LABEL.rise, words.file_name, LABEL)
    name = block.text(_LABELS, 0, sheet.file_name, STRONG_FACT, width=CONTENT - _LABELS, most=2)
    if name.cut:
        block.cut(words.file_name, sheet.file_name)
    block.read(f"{words.file_name}: {printed(name)}")
    line = len(name.lines) * STRONG_FACT.lead + _WRITING
    block.words(0, line - LABEL.rise, words.password, LABEL)
    block.stroke(_LABELS, line, CONTENT, Ink.WRITING)
    block.words(_LABELS, line + 1.0, words.password_note, LABEL)
    block.read(f"{words.password}: ____ {words.password_note}")
    block.height = line + 1.0 + LABEL.lead
    return block.done()


def _keep(setter: Typesetter, sheet: RecoverySheet) -> Block:
    block = BlockBuilder(setter)
    _heading(block, sheet.words.keep_heading)
    y = SECTION.lead + 2.8
    for line in sheet.words.keep:
        y += _paragraph(block, y, line, FACT) + 1.2
    block.height = y
    return block.done()


def _number(setter: Typesetter, sheet: RecoverySheet) -> Block:
    block = BlockBuilder(setter)
    block.stroke(0, 0.4, CONTENT, Ink.RULE)
    block.words(0, 2.4, sheet.words.number, SMALL_HEADING)
    block.read(sheet.words.number)
    after = block.setter.width(sheet.words.number, SMALL_HEADING) / MM + 4.0
    y = 2.4 + SMALL_HEADING.rise - LABEL.rise
    block.words(after, y, sheet.words.number_note, LABEL)
    block.read(sheet.words.number_note)
    top = 2.4 + SMALL_HEADING.lead + 1.4
    block.height = _groups(block, sheet.number, top, FILE_NUMBER, first=1) + 1.0
    block.read(" ".join(sheet.number))
    return block.done()
