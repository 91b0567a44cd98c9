"""Where on the one page a care team can type: over the lines and boxes that a pen would use."""

from __future__ import annotations

from typing import Final

from carecompanion.domain.page_values import Asked, OnePage
from carecompanion.domain.return_page import ReturnField, TeamPart, TeamText, TeamTick, field_name
from carecompanion.pages.blocks import BlockBuilder, Entry, EntryKind
from carecompanion.pages.measures import CONTENT

_LINE: Final = 5.2
"""Height of a field of one line, mm."""

_ABOVE: Final = 0.2
"""Between the foot of a field and the line it stands on, mm."""


def tick_entry(
    block: BlockBuilder,
    page: OnePage,
    asked: Asked,
    tick: TeamTick,
    *,
    x: float,
    y: float,
    side: float,
) -> None:
    """A box to tick, over the box that is printed."""
    label = page.words.team.ticks[tuple(TeamTick).index(tick)]
    _of_question(block, page, asked, tick, label, (x, y, side, side), EntryKind.TICK)


def question_entries(
    block: BlockBuilder,
    page: OnePage,
    asked: Asked,
    *,
    start: float,
    first: float,
    last: float,
    left: float,
) -> None:
    """Room for the answer on the lines under the ticks, and for a name beside them.

    With one line only, the answer stands beside the ticks.
    """
    team = page.words.team
    beside = (start, first - _LINE - _ABOVE, CONTENT - start, _LINE)
    if last <= first:
        _of_question(block, page, asked, TeamText.ANSWER, team.answer, beside, EntryKind.LINE)
        return
    below = (left, first + _ABOVE, CONTENT - left, last - first - 2 * _ABOVE)
    _of_question(block, page, asked, TeamText.BESIDE, team.ticks[-1], beside, EntryKind.LINE)
    _of_question(block, page, asked, TeamText.ANSWER, team.answer, below, EntryKind.TEXT)


def page_entry(
    block: BlockBuilder,
    page: OnePage,
    part: TeamText,
    label: str,
    *,
    start: float,
    end: float,
    baseline: float,
) -> None:
    """A line about the page as a whole: the next step, who, by when, corrections."""
    name = field_name(ReturnField(page.headline_id, None, part))
    place = (start, baseline - _LINE - _ABOVE, end - start, _LINE)
    block.entry(Entry(*place, EntryKind.LINE, name, label))


def _of_question(
    block: BlockBuilder,
    page: OnePage,
    asked: Asked,
    part: TeamPart,
    label: str,
    place: tuple[float, float, float, float],
    kind: EntryKind,
) -> None:
    """A field of one question; where no question is printed there is nothing to answer."""
    if asked.printed is None:
        return
    name = field_name(ReturnField(page.headline_id, asked.printed, part))
    number = page.words.left_out.question.format(number=asked.printed.number)
    block.entry(Entry(*place, kind, name, f"{number}: {label}"))
