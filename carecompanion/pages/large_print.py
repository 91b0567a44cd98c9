"""The page in large print: 18 pt, one column, no table, thick lines far apart (ux.md 3.6).

It has as many sides as it needs and cuts nothing. Name and number stand at the foot of each side.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from carecompanion.domain.page import DetailRow, Field, LeftOutKind, OnePage
from carecompanion.domain.page_values import Asked
from carecompanion.domain.printouts import Paper
from carecompanion.pages.blocks import Block, BlockBuilder, Ink, printed, space
from carecompanion.pages.fonts import Weight
from carecompanion.pages.lines import Typesetter
from carecompanion.pages.measures import CONTENT, SHEETS, Type
from carecompanion.pages.sides import Part, fewest_sides

_TITLE = Type(Weight.BOLD, 24, 11.0)
_HEADING = Type(Weight.BOLD, 20, 9.4)
_TEXT = Type(Weight.REGULAR, 18, 8.4)
_STRONG = Type(Weight.SEMIBOLD, 18, 8.4)
_FOOT = Type(Weight.REGULAR, 14, 6.6)
_PITCH = 13.0
_WRITING = 2
_INDENT = 16.0
_NUMBER_SIDE = 10.0
_CODE_GAP = 0.8
_BOX = 6.0
_AFTER = 3.0
_FOOT_HEIGHT = 9.0
_FOOT_NAME = 120.0
_MOST_LINES = 8
"""More lines of one text than this may be parted by the end of a side."""


def lay_out_large(setter: Typesetter, page: OnePage, paper: Paper) -> list[list[Block]]:
    """The sides, each a stack of blocks no higher than the paper."""
    room = SHEETS[paper].room - _FOOT_HEIGHT
    sides = fewest_sides(list(_sections(setter, page)), room, (0.0, 0.0))
    return [
        _filled(setter, page, side, number=number, of=len(sides), room=room)
        for number, side in enumerate(sides, start=1)
    ]


def _filled(
    setter: Typesetter, page: OnePage, side: Sequence[Part], *, number: int, of: int, room: float
) -> list[Block]:
    blocks = [part.block for part in side]
    rest = room - sum(block.height for block in blocks)
    return [*blocks, space(max(rest, 0.0)), _foot(setter, page, number, of)]


def _foot(setter: Typesetter, page: OnePage, number: int, of: int) -> Block:
    block = BlockBuilder(setter, height=_FOOT_HEIGHT)
    name = block.text(0, 2.0, page.who.name, _FOOT, width=_FOOT_NAME, most=1)
    place = page.words.page_of.format(page=number, pages=of)
    block.words_to(CONTENT, 2.0, place, _FOOT)
    block.read(printed(name))
    block.read(place)
    return block.done()


def _sections(setter: Typesetter, page: OnePage) -> Iterator[list[Part]]:
    words, voice = page.words, page.voice
    yield [
        *_paragraph(setter, page.voice.title, _TITLE),
        *_paragraph(setter, page.prepared, _TEXT, after=_AFTER),
        *_who(setter, page),
    ]
    yield [
        *_heading(setter, words.headline.label),
        *_paragraph(setter, page.headline.text, _STRONG, bar=True),
        *_paragraph(setter, page.headline.source, _TEXT, bar=True, after=_AFTER),
    ]
    questions = page.questions or tuple(Asked(text="", number=n) for n in (1, 2, 3))
    yield [
        *_heading(setter, voice.questions_heading),
        *_paragraph(setter, voice.no_decision, _STRONG, after=_AFTER),
        *(part for asked in questions for part in _question(setter, page, asked)),
    ]
    if page.hope.text:
        yield [
            *_paragraph(setter, page.hope.label, _STRONG),
            *_paragraph(setter, page.hope.text, _TEXT, after=_AFTER),
        ]
    yield list(_details(setter, page))
    yield list(_facts(setter, page))
    yield list(_next_step(setter, page))
    yield list(_end(setter, page))


def _who(setter: Typesetter, page: OnePage) -> Iterator[Part]:
    who, talk = page.who, page.words.talk
    yield from _paragraph(setter, who.name, _HEADING)
    for field in who.fields:
        yield from _field(setter, field)
    if who.interpreter:
        yield from _flag(setter, talk.interpreter.format(language=who.interpreter))
    if who.needs:
        yield from _field(setter, Field(label=talk.needs, text=who.needs))


def _flag(setter: Typesetter, text: str) -> Iterator[Part]:
    """White on black, a line of it at a time, so that no word is cut."""
    for line in BlockBuilder(setter).broken(text, _STRONG, width=CONTENT - 8.0).lines:
        block = BlockBuilder(setter, height=12.0)
        block.flag(0, 0.6, line, _STRONG, 10.0)
        block.read("".join(cluster.text for cluster in line))
        yield Part(block.done())


def _field(setter: Typesetter, field: Field) -> Iterator[Part]:
    said = f"{field.text} ({field.note})" if field.note else field.text
    yield from _paragraph(setter, f"{field.label}: {said}", _TEXT, after=1.0)


def _heading(setter: Typesetter, text: str) -> Iterator[Part]:
    block = BlockBuilder(setter)
    broken = block.text(0, 2.0, text, _HEADING, width=CONTENT)
    block.read(text)
    y = 2.0 + len(broken.lines) * _HEADING.lead + 0.6
    block.stroke(0, y, CONTENT, Ink.THICK)
    block.height = y + 2.4
    yield Part(block.done(), leads=True)


def _paragraph(
    setter: Typesetter, text: str, kind: Type, *, bar: bool = False, after: float = 0.0
) -> Iterator[Part]:
    """Text in lines; with a `bar`, marked as somebody else's words."""
    x = 6.0 if bar else 0.0
    broken = BlockBuilder(setter).broken(text, kind, width=CONTENT - x)
    for start in range(0, len(broken.lines), _MOST_LINES):
        block = BlockBuilder(setter)
        chunk = broken.lines[start : start + _MOST_LINES]
        for row, line in enumerate(chunk):
            block.line(x, row * kind.lead, line, kind)
        if start == 0:
            block.read(printed(broken))
        block.height = len(chunk) * kind.lead
        if bar:
            block.stroke(0.42, 0.2, 0.42, Ink.BAR, y2=block.height)
        block.height += after if start + _MOST_LINES >= len(broken.lines) else 0.0
        yield Part(block.done())


def _question(setter: Typesetter, page: OnePage, asked: Asked) -> Iterator[Part]:
    lines = BlockBuilder(setter).broken(asked.text, _STRONG, width=CONTENT - _INDENT).lines
    for start in range(0, len(lines), _MOST_LINES):
        block = BlockBuilder(setter)
        y = (_NUMBER_SIDE - _STRONG.lead) / 2
        if start == 0:
            block.number(asked.number or 0, 0, 0, _NUMBER_SIDE, _HEADING)
            block.read(f"{asked.number}. {asked.text}".rstrip())
        for line in lines[start : start + _MOST_LINES]:
            block.line(_INDENT, y, line, _STRONG)
            y += _STRONG.lead
        last = start + _MOST_LINES >= len(lines)
        if last and asked.code:  # below the words: beside them, a viewer reads it in their middle
            y = max(y, _NUMBER_SIDE + _CODE_GAP)
            block.words(0, y, asked.code, _TEXT)
            block.read(asked.code)
            y += _TEXT.lead
        block.height = _room_to_write(block, page, y) if last else y
        yield Part(block.done(), leads=not last)


def _room_to_write(block: BlockBuilder, page: OnePage, y: float) -> float:
    x, y = 0.0, y + 2.6
    for tick in page.words.team.ticks:
        block.square(x, y + (_TEXT.lead - _BOX) / 2, _BOX)
        x = block.words(x + _BOX + 2.0, y, tick, _TEXT) + 6.0
    block.read(" ".join(f"[ ] {tick}" for tick in page.words.team.ticks))
    y += _TEXT.lead
    for _ in range(_WRITING):
        y += _PITCH
        block.stroke(0, y, CONTENT, Ink.THICK)
    return y + 5.0


def _details(setter: Typesetter, page: OnePage) -> Iterator[Part]:
    yield from _heading(setter, page.words.details.heading)
    yield from _paragraph(setter, page.voice.marks_note, _TEXT, after=_AFTER)
    for row in page.details:
        yield from _detail(setter, page, row)


def _detail(setter: Typesetter, page: OnePage, row: DetailRow) -> Iterator[Part]:
    words, voice = page.words.details, page.voice
    cells = [(words.in_headline, row.in_headline)]
    if row.in_notes is not None:
        cells.append((voice.in_notes, row.in_notes))
    cells.append((voice.mark, row.mark))
    first, *_ = _paragraph(setter, row.label, _STRONG)
    yield Part(first.block, leads=True)
    for place, (label, text) in enumerate(cells):
        after = _AFTER if place == len(cells) - 1 else 0.0
        yield from _paragraph(setter, f"{label}: {text}", _TEXT, after=after)


def _facts(setter: Typesetter, page: OnePage) -> Iterator[Part]:
    """What changed, then the safety strip: label and value, never left out."""
    if page.changes.items:
        yield from _heading(setter, page.changes.heading)
        for item in page.changes.items:
            text = f"{item.label}: {item.text}" if item.label else item.text
            yield from _paragraph(setter, text, _TEXT, after=_AFTER)
    for field in page.safety:
        yield from _paragraph(setter, field.label, _STRONG)
        yield from _paragraph(setter, field.text, _TEXT, after=_AFTER)


def _next_step(setter: Typesetter, page: OnePage) -> Iterator[Part]:
    team = page.words.team
    for label in (page.voice.next_step, team.who, team.by_when, team.corrections):
        block = BlockBuilder(setter)
        block.words(0, 2.0, label, _STRONG)
        block.read(f"{label}: ____")
        y = 2.0 + _STRONG.lead + _PITCH - 3.0
        block.stroke(0, y, CONTENT, Ink.THICK)
        block.height = y + _AFTER
        yield Part(block.done())


def _end(setter: Typesetter, page: OnePage) -> Iterator[Part]:
    questions = sum(item.kind is LeftOutKind.QUESTION for item in page.others)
    told = page.words.not_on_page(details=0, questions=questions, shortened=False)
    codes = page.words.codes if any(asked.code for asked in page.questions) else ""
    for text in (told, page.voice.notice, page.voice.legend, codes):
        if text:
            yield from _paragraph(setter, text, _TEXT, after=_AFTER)
