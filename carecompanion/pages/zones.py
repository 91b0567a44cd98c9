"""The zones of the one page below "who": one function each, from a value to a block (ux.md 3.1)."""

from __future__ import annotations

from dataclasses import dataclass

from carecompanion.domain.page_values import (
    Asked,
    Field,
    HeadlineBlock,
    LeftOut,
    LeftOutKind,
    OnePage,
)
from carecompanion.domain.page_words import HeadlineWords
from carecompanion.domain.return_page import TeamText, TeamTick
from carecompanion.pages.blocks import Block, BlockBuilder, Ink, printed
from carecompanion.pages.entries import page_entry, question_entries, tick_entry
from carecompanion.pages.lines import Broken, Typesetter
from carecompanion.pages.measures import (
    BODY,
    CONTENT,
    HEADING,
    HEADLINE,
    LABEL,
    MM,
    NUMBER,
    OTHER_LANGUAGE,
    QUESTION,
    SOURCE,
    STRONG_BODY,
    STRONG_FACT,
    STRONG_LABEL,
)

HEADLINE_LINES = 2
QUESTION_LINES = 2
_INDENT = 12.0
"""Where questions and their writing lines start, mm: clear of the number."""
_NUMBER_SIDE = 7.4
_CODE_GAP = 0.7
_TICK_BOX = 3.4
_TICK_LINE = 8.0
"""From a question down to the line that the ticks stand on, mm; the pen needs no more there."""
_QUOTE = 5.0
_SAFETY_WIDTH = 56.0
_DAY = 36.0
"""Width of the column of days, mm: that of the first column of the table."""
_AFTER_CHANGES = 2.4
_AFTER_HOPE = 1.4


@dataclass(frozen=True, slots=True, kw_only=True)
class Writing:
    """Room to write under one question: lines, and how far apart they are, mm.

    `other_lines` is how many lines its words in another language may take.
    """

    lines: int
    pitch: float
    other_lines: int = 2


def headline_zone(
    setter: Typesetter, headline: HeadlineBlock, words: HeadlineWords, *, source_lines: int
) -> Block:
    """Zone 3: the headline word for word, marked as somebody else's words by a bar beside it."""
    block = BlockBuilder(setter)
    label = words.label
    block.words(_QUOTE, 0, label, LABEL)
    block.read(f"{label}:")
    y = LABEL.lead + 0.5
    broken = block.text(
        _QUOTE,
        y,
        headline.text,
        HEADLINE,
        width=CONTENT - _QUOTE,
        most=HEADLINE_LINES,
        paragraph=True,
    )
    block.read(printed(broken))
    _note_cut(block, broken, label, headline.text)
    y += len(broken.lines) * HEADLINE.lead + 0.3
    y += _source(block, headline, words.source_label, y, source_lines)
    block.stroke(0.42, 0.3, 0.42, Ink.BAR, y2=y - 0.3)
    block.height = y
    return block.done()


def _source(block: BlockBuilder, headline: HeadlineBlock, label: str, y: float, most: int) -> float:
    broken = block.text(_QUOTE, y, headline.source, SOURCE, width=CONTENT - _QUOTE, most=most)
    block.read(printed(broken))
    _note_cut(block, broken, label, headline.source)
    return len(broken.lines) * SOURCE.lead


def questions_heading(setter: Typesetter, page: OnePage) -> Block:
    """The head of zone 4, and beside it what the family is not asking for."""
    block = BlockBuilder(setter, height=HEADING.lead + 2.2)
    block.words(0, 0, page.voice.questions_heading, HEADING)
    block.words_to(CONTENT, HEADING.rise - STRONG_FACT.rise, page.voice.no_decision, STRONG_FACT)
    block.read(page.voice.questions_heading)
    block.read(page.voice.no_decision)
    return block.done()


def question(setter: Typesetter, page: OnePage, asked: Asked, room: Writing) -> Block:
    """One of the three: its number, its words, the team's ticks and lines to write on.

    With only one line left to write on, the ticks share it.
    """
    block = BlockBuilder(setter)
    number = asked.number or 0
    block.number(number, 0, 0, _NUMBER_SIDE, NUMBER)
    width = CONTENT - _INDENT
    top = (_NUMBER_SIDE - QUESTION.lead) / 2
    broken = block.text(
        _INDENT, top, asked.text, QUESTION, width=width, most=QUESTION_LINES, paragraph=True
    )
    block.read(f"{number}. {printed(broken)}".rstrip())
    _note_cut(block, broken, page.words.left_out.question.format(number=number), asked.text)
    y = top + len(broken.lines) * QUESTION.lead
    if asked.other is not None:
        y += _other_words(block, page, asked, y, room.other_lines)
    _code(block, asked, y)
    y = first = y + min(room.pitch, _TICK_LINE)
    start = _ticks(block, page, asked, y)
    block.stroke(start, y, CONTENT, Ink.WRITING)
    for _ in range(room.lines - 1):
        y += room.pitch
        block.stroke(_INDENT, y, CONTENT, Ink.WRITING)
    question_entries(block, page, asked, start=start, first=first, last=y, left=_INDENT)
    block.height = max(y, _NUMBER_SIDE)
    return block.done()


def _code(block: BlockBuilder, asked: Asked, y: float) -> None:
    """Under the number, in the margin of the lines to write on.

    Below the words at `y`: beside their last line, a viewer reads it in the middle of them.
    """
    if asked.code:
        x = (_NUMBER_SIDE - block.setter.width(asked.code, LABEL) / MM) / 2
        block.words(x, max(_NUMBER_SIDE + _CODE_GAP, y), asked.code, LABEL)
        block.read(asked.code)


def _other_words(block: BlockBuilder, page: OnePage, asked: Asked, y: float, most: int) -> float:
    """The question in the family's language, below it; returns the height used, mm."""
    text = asked.other or ""
    kind = OTHER_LANGUAGE
    broken = block.text(
        _INDENT, y + 0.3, text, kind, width=CONTENT - _INDENT, most=most, paragraph=True
    )
    block.read(printed(broken))
    _note_cut(block, broken, page.words.left_out.question.format(number=asked.number), text)
    return 0.3 + len(broken.lines) * kind.lead


def _ticks(block: BlockBuilder, page: OnePage, asked: Asked, baseline: float) -> float:
    """The boxes for the care team on the line at `baseline`; returns where writing can start."""
    x = _INDENT
    y = baseline - LABEL.rise - 0.9
    for tick, label in zip(TeamTick, page.words.team.ticks, strict=True):
        top = baseline - _TICK_BOX - 0.4
        block.square(x, top, _TICK_BOX)
        tick_entry(block, page, asked, tick, x=x, y=top, side=_TICK_BOX)
        x = block.words(x + _TICK_BOX + 1.6, y, label, LABEL) + 6.0
    block.read(" ".join(f"[ ] {tick}" for tick in page.words.team.ticks))
    return x - 4.0


def hope_zone(setter: Typesetter, page: OnePage, *, is_shown: bool) -> Block:
    """What the family hopes to leave with, on one line under the questions; nothing for none."""
    block = BlockBuilder(setter)
    label, text = page.hope.label, page.hope.text
    if text and not is_shown:
        block.leave_out(LeftOut(kind=LeftOutKind.DETAIL, label=label, text=text))
    if not text or not is_shown:
        return block.done()
    start = block.words(0, 0, label, STRONG_BODY) + 3.0
    broken = block.text(start, 0, text, BODY, width=CONTENT - start, most=1)
    block.read(f"{label}: {printed(broken)}")
    _note_cut(block, broken, label, text)
    block.height = BODY.lead + _AFTER_HOPE
    return block.done()


def changes_zone(setter: Typesetter, page: OnePage, *, count: int) -> Block:
    """The first `count` daily changes since the last visit, a line each; nothing for none."""
    block = BlockBuilder(setter)
    changes = page.changes
    for item in changes.items[count:]:
        text = f"{item.label}: {item.text}" if item.label else item.text
        block.leave_out(LeftOut(kind=LeftOutKind.DETAIL, label=changes.heading, text=text))
    if not count:
        return block.done()
    block.words(0, 0, changes.heading, STRONG_LABEL)
    block.read(changes.heading)
    y = STRONG_LABEL.lead
    for item in changes.items[:count]:
        day = block.text(0, y, item.label, BODY, width=_DAY - 2.0, most=1)
        broken = block.text(_DAY, y, item.text, BODY, width=CONTENT - _DAY, most=1)
        block.read(f"{printed(day)}: {printed(broken)}" if item.label else printed(broken))
        _note_cut(block, day, changes.heading, item.label)
        _note_cut(block, broken, changes.heading, item.text)
        y += BODY.lead
    block.height = y + _AFTER_CHANGES
    return block.done()


def safety_zone(setter: Typesetter, page: OnePage, *, most: int) -> Block:
    """Zone 6: what a clinician wants to know first, three columns side by side."""
    block = BlockBuilder(setter)
    height = 0.0
    for place, item in enumerate(page.safety):
        x = place * (CONTENT - _SAFETY_WIDTH) / (len(page.safety) - 1)
        height = max(height, _safety_item(block, item, x, most))
    block.height = height
    return block.done()


def _safety_item(block: BlockBuilder, item: Field, x: float, most: int) -> float:
    block.words(x, 0, item.label, STRONG_LABEL)
    y = STRONG_LABEL.lead
    broken = block.text(x, y, item.text, BODY, width=_SAFETY_WIDTH, most=most)
    block.read(f"{item.label}: {printed(broken)}")
    _note_cut(block, broken, item.label, item.text)
    return y + len(broken.lines) * BODY.lead


def next_step_zone(setter: Typesetter, page: OnePage, *, pitch: float) -> Block:
    """Zone 7: what was agreed, who does it, by when, and what the clinic corrects."""
    block = BlockBuilder(setter)
    team = page.words.team
    label_width = 46.0
    for part, label, x, row, start, end in (
        (TeamText.NEXT_STEP, page.voice.next_step, 0.0, 1, label_width, CONTENT),
        (TeamText.WHO, team.who, 0.0, 2, label_width, 112.0),
        (TeamText.BY_WHEN, team.by_when, 116.0, 2, 116.0 + 18.0, CONTENT),
        (TeamText.CORRECTIONS, team.corrections, 0.0, 3, label_width, CONTENT),
    ):
        baseline = row * pitch
        block.words(x, baseline - STRONG_BODY.rise, label, STRONG_BODY)
        block.stroke(start, baseline, end, Ink.WRITING)
        block.read(f"{label}: ____")
        page_entry(block, page, part, label, start=start, end=end, baseline=baseline)
    block.height = 3 * pitch + 1.0
    return block.done()


def notice_zone(setter: Typesetter, page: OnePage, not_on_page: str) -> Block:
    """Zone 8: what did not fit, what the page is and is not, what marks and codes mean."""
    block = BlockBuilder(setter)
    block.stroke(0, 0, CONTENT, Ink.RULE)
    y = 1.2
    if not_on_page:
        broken = block.text(0, y, not_on_page, STRONG_LABEL, width=CONTENT)
        block.read(not_on_page)
        y += len(broken.lines) * STRONG_LABEL.lead
    codes = page.words.codes if any(asked.code for asked in page.questions) else ""
    for text in filter(None, (page.voice.notice, page.voice.legend, codes)):
        broken = block.text(0, y, text, LABEL, width=CONTENT)
        block.read(printed(broken))
        y += len(broken.lines) * LABEL.lead
    block.height = y
    return block.done()


def _note_cut(block: BlockBuilder, broken: Broken, label: str, text: str) -> None:
    if broken.cut:
        block.cut(label, text)
