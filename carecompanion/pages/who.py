"""Zone 1, the title bar, and zone 2, who the page is about: on every page, whatever is missing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from carecompanion.domain.page_values import Field, Who
from carecompanion.domain.page_words import TalkWords
from carecompanion.pages.blocks import Block, BlockBuilder, Ink, printed
from carecompanion.pages.lines import Line, Typesetter, line_width, plain
from carecompanion.pages.measures import (
    BODY,
    CONTENT,
    FACT,
    LABEL,
    MM,
    NAME,
    STRONG_FACT,
    TITLE,
    Type,
)

_LABELS = 24.0
"""Width of the column of labels, mm."""
_BORN = 112.0
"""Where "born" starts, beside the name, mm."""
_GAP = 4.0
_BEFORE_NOTE = 1.8
_WIDEST_NOTE = 64.0
_LEAST_VALUE = 80.0
"""A note stands beside a value that has one line only if the value keeps this much, mm."""


_FLAG = 5.8
"""Height of the black flag, mm."""
_WIDEST_FLAG = 76.0


class Place(NamedTuple):
    """Where a fact stands: its label at (x, y), its value from `value_x` to `right`, mm."""

    x: float
    y: float
    value_x: float
    right: float


def title_bar(setter: Typesetter, title: str, notes: Sequence[str]) -> Block:
    """The title on the left, up to two small lines on the right, and a rule under both."""
    block = BlockBuilder(setter, height=12.0)
    block.words(0, 1.2, title, TITLE)
    block.read(title)
    for row, note in enumerate(notes):
        block.words_to(CONTENT, row * LABEL.lead, note, LABEL)
        block.read(note)
    block.stroke(0, 9.4, CONTENT, Ink.RULE)
    return block.done()


def who_block(
    setter: Typesetter, who: Who, *, name_label: str, most: int, talk: TalkWords
) -> Block:
    """Name, born, condition, gene and change, centre, in rows that are quick to run down.

    The name gets one line and each fact at most `most`, and one more for where it comes from. With
    one line only, that stands on the same line.
    """
    block = BlockBuilder(setter)
    broken = block.text(0, 0, who.name, NAME, width=_BORN - _GAP, most=1)
    block.read(printed(broken))
    if broken.cut:
        block.cut(name_label, who.name)
    born = Place(_BORN, NAME.rise - FACT.rise, _BORN + 13, CONTENT)
    y = max(NAME.lead, born.y + fact_lines(block, who.born, FACT, born, most)) + 0.5
    for fact in (who.condition, who.gene, who.change, who.centre):
        kind = STRONG_FACT if fact is who.condition and fact.known else FACT
        y += fact_lines(block, fact, kind, Place(0, y, _LABELS, CONTENT), most)
    block.height = y + _talking(block, who, talk, y, most)
    return block.done()


def _talking(block: BlockBuilder, who: Who, words: TalkWords, y: float, most: int) -> float:
    """The flag for an interpreter, and beside it what helps; returns the height used, mm."""
    if not who.interpreter and not who.needs:
        return 0.0
    y += 0.8
    start = _interpreter(block, who, words, y) + 3.0 if who.interpreter else 0.0
    height = _FLAG
    if who.needs:
        block.words(start, y + (_FLAG - LABEL.lead) / 2, words.needs, LABEL)
        start += block.setter.width(words.needs, LABEL) / MM + 2.0
        top = (_FLAG - BODY.lead) / 2
        broken = block.text(start, y + top, who.needs, BODY, width=CONTENT - start, most=most)
        block.read(f"{words.needs}: {printed(broken)}")
        if broken.cut:
            block.cut(words.needs, who.needs)
        height += (len(broken.lines) - 1) * BODY.lead
    return height + 0.8


def _interpreter(block: BlockBuilder, who: Who, words: TalkWords, y: float) -> float:
    said = words.interpreter.format(language=who.interpreter)
    broken = block.broken(said, STRONG_FACT, width=_WIDEST_FLAG, most=1)
    if broken.cut:
        block.cut(words.interpreter_label, said)
    block.read(printed(broken))
    return block.flag(0, y, broken.lines[0], STRONG_FACT, _FLAG)


def fact_lines(block: BlockBuilder, fact: Field, kind: Type, place: Place, most: int) -> float:
    """A labelled value and, small, where it comes from; returns the height used, mm."""
    width = place.right - place.value_x
    note = _note(block, fact, width)
    note_width = line_width(note, LABEL.size) / MM + _BEFORE_NOTE if note else 0.0
    block.words(place.x, place.y + kind.rise - LABEL.rise, fact.label, LABEL)
    beside = note_width if most == 1 and width - note_width >= _LEAST_VALUE else 0.0
    broken = block.text(place.value_x, place.y, fact.text, kind, width=width - beside, most=most)
    if broken.cut:
        block.cut(fact.label, fact.text)
    block.read(f"{fact.label}: {printed(broken)} {plain(note)}".rstrip())
    height = len(broken.lines) * kind.lead
    end = line_width(broken.lines[-1], kind.size) / MM
    if end + note_width <= width:
        y = place.y + height - kind.lead + kind.rise - LABEL.rise
        block.line(place.value_x + end + _BEFORE_NOTE, y, note, LABEL)
        return height
    block.line(place.value_x, place.y + height, note, LABEL)
    return height + LABEL.lead


def _note(block: BlockBuilder, fact: Field, width: float) -> Line:
    """Where a fact comes from, on one line that is never wider than its value can be."""
    if not fact.note:
        return ()
    most = min(width - _BEFORE_NOTE, _WIDEST_NOTE)
    broken = block.broken(f"({fact.note})", LABEL, width=most, most=1)
    if broken.cut:
        block.cut(fact.label, fact.note)
    return broken.lines[0]
