"""The one page: zones in order, fitted to the paper, what is left over given to writing."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import chain

from carecompanion.domain.page import Asked, LeftOut, LeftOutKind, OnePage, Shortened
from carecompanion.domain.printouts import Paper
from carecompanion.pages import table, zones
from carecompanion.pages.blocks import Block, space
from carecompanion.pages.fitting import Plan, plans, spread
from carecompanion.pages.lines import Typesetter
from carecompanion.pages.measures import SHEETS
from carecompanion.pages.who import title_bar, who_block


@dataclass(frozen=True, slots=True, kw_only=True)
class LaidOut:
    """The blocks of one side from top to bottom, and what had to give way for them to fit."""

    blocks: tuple[Block, ...]
    left_out: tuple[LeftOut, ...]
    shortened: tuple[Shortened, ...]

    @property
    def height(self) -> float:
        """The height of all blocks, mm."""
        return sum(block.height for block in self.blocks)


def lay_out(setter: Typesetter, page: OnePage, paper: Paper) -> LaidOut:
    """The page on `paper`, always one side.

    Raises:
        AssertionError: even the last plan is too high: a mistake in `fitting`, never in the text.
    """
    room = SHEETS[paper].room
    for plan in plans(page, paper):
        laid = _with(setter, page, plan)
        if laid.height <= room:
            return _filled(setter, page, plan, room)
    message = f"no plan fits {paper}: {laid.height:.1f} of {room:.1f} mm"
    raise AssertionError(message)


def _filled(setter: Typesetter, page: OnePage, plan: Plan, room: float) -> LaidOut:
    """The page with what is left of `room` spread over writing lines and gaps."""
    slack = room - _with(setter, page, plan).height
    roomy = spread(plan, slack)
    laid = _with(setter, page, roomy)
    rest = max(room - laid.height, 0.0)
    return replace(laid, blocks=(*laid.blocks[:-3], space(rest), *laid.blocks[-3:]))


def _with(setter: Typesetter, page: OnePage, plan: Plan) -> LaidOut:
    gap = space(plan.zone_gap)
    kept = [row for row in page.details if row.stays]
    further = [row for row in page.details if not row.stays]
    dropped = tuple(table.row_left_out(page, row) for row in further[plan.rows :])
    rows = [*kept, *further[: plan.rows]]
    middle = (
        who_block(
            setter,
            page.who,
            name_label=page.words.sheet.name,
            most=plan.who_lines,
            talk=page.words.talk,
        ),
        gap,
        zones.headline_zone(
            setter, page.headline, page.words.headline, source_lines=plan.source_lines
        ),
        gap,
        *_questions(setter, page, plan),
        gap,
        zones.hope_zone(setter, page, is_shown=plan.hope),
        table.details_heading(setter, page),
        *(table.detail_row(setter, page, row, most=plan.cell_lines) for row in rows),
        gap,
        zones.changes_zone(setter, page, count=plan.changes),
        zones.safety_zone(setter, page, most=plan.safety_lines),
        zones.next_step_zone(setter, page, pitch=plan.step_pitch),
    )
    unsaid = chain.from_iterable(block.left_out for block in middle)
    left_out = (*dropped, *unsaid, *page.others)
    shortened = tuple(chain.from_iterable(block.shortened for block in middle))
    return LaidOut(
        blocks=(
            _title(setter, page, left_out),
            *middle,
            gap,
            _notice(setter, page, left_out, shortened),
        ),
        left_out=left_out,
        shortened=shortened,
    )


def _questions(setter: Typesetter, page: OnePage, plan: Plan) -> list[Block]:
    blocks = [zones.questions_heading(setter, page)]
    asked = page.questions or tuple(Asked(text="", number=n) for n in range(1, 4))
    for place, item in enumerate(asked):
        room = zones.Writing(
            lines=plan.writing[place], pitch=plan.pitch, other_lines=plan.other_lines
        )
        blocks += [zones.question(setter, page, item, room), space(plan.gap)]
    return blocks[:-1]


def _title(setter: Typesetter, page: OnePage, left_out: tuple[LeftOut, ...]) -> Block:
    words = page.words
    place = words.page_of.format(page=1, pages=1)
    more = words.more.format(count=len(left_out)) if left_out else ""
    return title_bar(
        setter,
        page.voice.title,
        (page.prepared, " · ".join(part for part in (place, more) if part)),
    )


def _notice(
    setter: Typesetter,
    page: OnePage,
    left_out: tuple[LeftOut, ...],
    shortened: tuple[Shortened, ...],
) -> Block:
    questions = sum(item.kind is LeftOutKind.QUESTION for item in left_out)
    line = page.words.not_on_page(
        details=len(left_out) - questions, questions=questions, shortened=bool(shortened)
    )
    return zones.notice_zone(setter, page, line)
