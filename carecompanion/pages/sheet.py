"""The question sheet: groups of questions to tick and to write under, as many sides as needed.

Nothing on it is cut: what is too long for a side goes on overleaf (ux.md 3.6).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from carecompanion.domain.asked_about import About
from carecompanion.domain.page import Asked, Field, QuestionSheet, SheetSection, Shortened
from carecompanion.domain.page_words import SheetWords, apart
from carecompanion.domain.printouts import Paper
from carecompanion.pages.blocks import Block, BlockBuilder, Ink, printed, space
from carecompanion.pages.lines import Line, Typesetter
from carecompanion.pages.measures import (
    BODY,
    CONTENT,
    LABEL,
    MM,
    NAME,
    NUMBER,
    SECTION,
    SHEET_QUESTION,
    SHEETS,
    STRONG_BODY,
)
from carecompanion.pages.sides import Part, fewest_sides, stretched
from carecompanion.pages.who import title_bar, who_block
from carecompanion.pages.zones import headline_zone

_INDENT = 9.4
_BOX = 4.4
_NUMBER_SIDE = 6.0
_WRITING = 2
_PITCH = {Paper.A4: 9.0, Paper.LETTER: 8.0}
_FIRST_LINE = 7.4
"""From a question down to the first line to write on, mm; less than between lines."""
_AFTER_QUESTION = 2.0
_BEFORE_HEADLINE = 2.6
_MOST_LINES = 12
"""More lines of one text than this may be parted by the end of a side."""
_WHO_LINES = 2
_CUT = "…"
"""Ends a headline that a question is about: it stands there to be known again, not to be read."""


def lay_out_sheet(setter: Typesetter, sheet: QuestionSheet, paper: Paper) -> list[list[Block]]:
    """The sides of the sheet, each a stack of blocks no higher than the paper."""
    room = SHEETS[paper].room
    first = _opening(setter, sheet)
    heads = (sum(block.height for block in first), sum(b.height for b in _overleaf(setter, sheet)))
    cut = tuple(chain.from_iterable(block.shortened for block in first))
    sections = list(_sections(setter, sheet, _PITCH[paper], cut))
    bodies = fewest_sides(sections, room - _title_height(setter, sheet), heads)
    sides = []
    for number, body in enumerate(bodies, start=1):
        head = first if number == 1 else _overleaf(setter, sheet)
        title = _title(setter, sheet, number, len(bodies))
        sides.append(stretched([title, *head], body, room))
    return sides


def _title(setter: Typesetter, sheet: QuestionSheet, number: int, of: int) -> Block:
    place = sheet.words.page_of.format(page=number, pages=of)
    return title_bar(setter, sheet.title, (sheet.prepared, place))


def _title_height(setter: Typesetter, sheet: QuestionSheet) -> float:
    return _title(setter, sheet, 1, 1).height


def _opening(setter: Typesetter, sheet: QuestionSheet) -> list[Block]:
    """What stands under the title of the first side: who, and how to use the sheet."""
    if sheet.who is None:
        who = _who_to_write(setter, sheet)
    else:
        who = who_block(
            setter,
            sheet.who,
            name_label=sheet.words.sheet.name,
            most=_WHO_LINES,
            talk=sheet.words.talk,
        )
    return [who, *_headline(setter, sheet), _lead(setter, sheet)]


def _lead(setter: Typesetter, sheet: QuestionSheet) -> Block:
    """How to use the sheet, and what the codes on it are for."""
    has_codes = any(asked.code for section in sheet.sections for asked in section.questions)
    block = BlockBuilder(setter, height=1.4)
    for row, text in enumerate((sheet.lead, sheet.words.codes) if has_codes else (sheet.lead,)):
        block.words(0, 1.0 + row * LABEL.lead, text, LABEL)
        block.read(text)
        block.height += LABEL.lead
    return block.done()


def _headline(setter: Typesetter, sheet: QuestionSheet) -> list[Block]:
    if sheet.headline is None:
        return []
    words = sheet.words.headline
    return [
        space(_BEFORE_HEADLINE),
        headline_zone(setter, sheet.headline, words, source_lines=1),
        space(_BEFORE_HEADLINE / 2),
    ]


def _who_to_write(setter: Typesetter, sheet: QuestionSheet) -> Block:
    words = sheet.words.sheet
    block = BlockBuilder(setter, height=9.0)
    for label, x, end in ((words.name, 0, 84), (words.born, 88, 128), (words.visit, 132, CONTENT)):
        start = block.words(x, 7.6 - STRONG_BODY.rise, label, STRONG_BODY) + 2.0
        block.stroke(start, 7.6, end, Ink.WRITING)
        block.read(f"{label}: ____")
    return block.done()


def _overleaf(setter: Typesetter, sheet: QuestionSheet) -> list[Block]:
    """What stands under the title of every further side: whose sheet it is."""
    if sheet.who is None:
        return []
    block = BlockBuilder(setter, height=NAME.lead + 2.4)
    block.text(0, 0, sheet.who.name, NAME, width=CONTENT, most=1)
    return [block.done()]


def _sections(
    setter: Typesetter, sheet: QuestionSheet, pitch: float, cut: Sequence[Shortened]
) -> Iterator[list[Part]]:
    if sheet.hope.text:
        yield list(_hope(setter, sheet.hope))
    for section in sheet.sections:
        yield list(_section(setter, section, pitch, sheet.words.sheet))
    in_full = tuple(dict.fromkeys((*sheet.in_full, *cut)))
    if in_full:
        yield list(_in_full(setter, sheet, in_full))


def _hope(setter: Typesetter, hope: Field) -> Iterator[Part]:
    """What the family hopes to leave with, its words beside the label."""
    block = BlockBuilder(setter)
    x = block.words(0, 1.0, hope.label, STRONG_BODY) + 3.0
    lines = block.broken(hope.text, BODY, width=CONTENT - x).lines
    for row, line in enumerate(lines[:_MOST_LINES]):
        block.line(x, 1.0 + row * BODY.lead, line, BODY)
    block.read(f"{hope.label}: {hope.text}")
    block.height = 1.0 + len(lines[:_MOST_LINES]) * BODY.lead
    yield Part(block.done())
    for start in range(_MOST_LINES, len(lines), _MOST_LINES):
        more = BlockBuilder(setter)
        for row, line in enumerate(lines[start : start + _MOST_LINES]):
            more.line(x, row * BODY.lead, line, BODY)
        more.height = len(lines[start : start + _MOST_LINES]) * BODY.lead
        yield Part(more.done())


def _section(
    setter: Typesetter, section: SheetSection, pitch: float, words: SheetWords
) -> Iterator[Part]:
    yield Part(_heading(setter, section.heading), leads=True)
    for asked in section.questions:
        yield from _question(setter, asked, pitch, words)


def _heading(setter: Typesetter, text: str) -> Block:
    block = BlockBuilder(setter, height=SECTION.lead + 3.6)
    block.words(0, 1.4, text, SECTION)
    block.read(text)
    block.stroke(0, SECTION.lead + 1.6, CONTENT, Ink.RULE)
    return block.done()


def _question(setter: Typesetter, asked: Asked, pitch: float, words: SheetWords) -> Iterator[Part]:
    """One question; in more than one part only when it is very long."""
    right = CONTENT - (_NUMBER_SIDE + 3 if asked.number else 0)
    lines = BlockBuilder(setter).broken(asked.text, SHEET_QUESTION, width=right - _INDENT).lines
    for start in range(0, len(lines), _MOST_LINES):
        block = BlockBuilder(setter)
        if start == 0:
            _mark_question(block, asked)
        chunk = lines[start : start + _MOST_LINES]
        y = _set_lines(block, chunk, _INDENT, SHEET_QUESTION.lead)
        if start + _MOST_LINES >= len(lines):
            if asked.code:  # below the words: beside them, a viewer reads it in their middle
                block.words(0, y + SHEET_QUESTION.rise - LABEL.rise, asked.code, LABEL)
                block.read(asked.code)
            if asked.about is not None:
                y += _set_about(block, asked.about, words, y, width=right - _INDENT)
            for row in range(_WRITING):
                y += pitch if row else _FIRST_LINE
                block.stroke(_INDENT, y, CONTENT, Ink.WRITING)
            y += _AFTER_QUESTION
        block.height = y
        yield Part(block.done())


def _set_about(
    block: BlockBuilder, about: About, words: SheetWords, y: float, *, width: float
) -> float:
    """The news that a question is about, on one line; returns its height, mm."""
    form = words.about_more if about.others else words.about
    around = form.format(headline="", count=about.others)
    room = width * MM - block.setter.width(around, LABEL)
    short = printed(block.setter.ending_in(_CUT).broken(about.headline, LABEL, room, 1))
    text = form.format(headline=apart(short), count=about.others)
    block.words(_INDENT, y, text, LABEL)
    block.read(text)
    return LABEL.lead


def _mark_question(block: BlockBuilder, asked: Asked) -> None:
    block.square(0, (SHEET_QUESTION.lead - _BOX) / 2, _BOX)
    number = ""
    if asked.number:
        y = (SHEET_QUESTION.lead - _NUMBER_SIDE) / 2
        block.number(asked.number, CONTENT - _NUMBER_SIDE, y, _NUMBER_SIDE, NUMBER)
        number = f"{asked.number}. "
    block.read(f"[ ] {number}{asked.text}")


def _set_lines(block: BlockBuilder, lines: Sequence[Line], x: float, lead: float) -> float:
    for row, line in enumerate(lines):
        block.line(x, row * lead, line, SHEET_QUESTION if lead == SHEET_QUESTION.lead else BODY)
    return len(lines) * lead


def _in_full(
    setter: Typesetter, sheet: QuestionSheet, items: Sequence[Shortened]
) -> Iterator[Part]:
    words = sheet.words.sheet
    yield Part(_heading(setter, words.in_full), leads=True)
    lead = BlockBuilder(setter, height=LABEL.lead + 1.4)
    lead.words(0, 0, words.in_full_lead, LABEL)
    lead.read(words.in_full_lead)
    yield Part(lead.done(), leads=True)
    for item in items:
        yield from _full_text(setter, item)


def _full_text(setter: Typesetter, item: Shortened) -> Iterator[Part]:
    label = BlockBuilder(setter, height=STRONG_BODY.lead)
    label.text(0, 0, item.label, STRONG_BODY, width=CONTENT, most=1)
    label.read(f"{item.label}: {item.text}")
    yield Part(label.done(), leads=True)
    lines = BlockBuilder(setter).broken(item.text, BODY, width=CONTENT).lines
    for start in range(0, len(lines), _MOST_LINES):
        block = BlockBuilder(setter)
        chunk = lines[start : start + _MOST_LINES]
        block.height = _set_lines(block, chunk, 0, BODY.lead)
        yield Part(block.done())
    yield Part(space(2.0))
