"""What gives way on a full page, and in which order; never the size of type (ux.md 3.3).

Every step is a plan; the first plan whose blocks are no higher than the paper is taken. The last
plan fits whatever is typed, because in it every text has a most number of lines.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from carecompanion.domain.page import OnePage
from carecompanion.domain.printouts import Paper

_MOST_WRITING = 4
_WIDEST_PITCH = 10.0
"""More than this between lines to write on looks empty, mm."""
_ROWS_BEFORE_CHANGES = 2
"""So many further rows of the table stay as long as there is a second change to give up."""
_GAPS = 6
_WIDEST_GAP = 2.4
"""How much a gap between zones may grow, mm."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """How much room each part gets, in mm and in lines.

    `rows` counts the rows of the table beyond those that stay, `changes` what changed since the
    last visit; `writing` has the lines to write
    on under each of the questions. `hope` is whether what the family hopes for is there.
    """

    pitch: float
    gap: float
    zone_gap: float
    step_pitch: float
    rows: int
    changes: int
    writing: tuple[int, ...]
    who_lines: int = 2
    source_lines: int = 2
    safety_lines: int = 4
    cell_lines: int = 2
    other_lines: int = 2
    hope: bool = True


def plans(page: OnePage, paper: Paper) -> Iterator[Plan]:
    """The plans in order: lines closer, rows fewer, facts shorter, then less room to write.

    Letter starts with the closer lines (ux.md 3.3, step 1).
    """
    rows = sum(not row.stays for row in page.details)
    asked = len(page.questions) or 3
    plan = Plan(
        pitch=9.5,
        gap=4.6,
        zone_gap=3.4,
        step_pitch=8.4,
        rows=rows,
        changes=len(page.changes.items),
        writing=(2,) * asked,
    )
    if paper is Paper.A4:
        yield plan
    plan = replace(plan, pitch=8.0, gap=2.2, zone_gap=2.2, step_pitch=7.6)
    yield plan
    yield from _fewer(plan)
    yield from _shorter(replace(plan, rows=0, changes=0))


def _fewer(plan: Plan) -> Iterator[Plan]:
    """Rows and changes, the last one first, and the first change of all last."""
    for fewer in range(plan.rows - 1, _ROWS_BEFORE_CHANGES - 1, -1):
        plan = replace(plan, rows=fewer)
        yield plan
    for fewer in range(plan.changes - 1, 0, -1):
        plan = replace(plan, changes=fewer)
        yield plan
    for fewer in range(plan.rows - 1, -1, -1):
        plan = replace(plan, rows=fewer)
        yield plan
    if plan.changes:
        yield replace(plan, changes=0)


def _shorter(plan: Plan) -> Iterator[Plan]:
    """Facts, what is hoped for, lines to write on from the last question's up, then gaps."""
    plan = replace(plan, safety_lines=2)
    yield plan
    for name in ("source_lines", "safety_lines", "who_lines", "cell_lines", "other_lines"):
        plan = replace(plan, **{name: 1})  # type: ignore[arg-type]
        yield plan
    plan = replace(plan, hope=False)
    yield plan
    for place in range(len(plan.writing) - 1, -1, -1):
        writing = (*plan.writing[:place], *(1 for _ in plan.writing[place:]))
        plan = replace(plan, writing=writing)
        yield plan
    # Only a page in two languages with an interpreter and every field at its limit comes here.
    yield replace(plan, gap=1.8, zone_gap=1.2, step_pitch=7.0)


def spread(plan: Plan, slack: float) -> Plan:
    """`plan` with `slack` mm given to further writing lines, to their pitch, and to the gaps."""
    asked = len(plan.writing)
    while slack >= plan.pitch * asked and plan.writing[0] < _MOST_WRITING:
        plan = replace(plan, writing=tuple(lines + 1 for lines in plan.writing))
        slack -= plan.pitch * asked
    lines = sum(plan.writing) - asked
    wider = min(slack * 0.5 / lines, max(_WIDEST_PITCH - plan.pitch, 0.0)) if lines else 0.0
    slack -= wider * lines
    gap = min(slack / (_GAPS + asked - 1), _WIDEST_GAP)
    return replace(plan, pitch=plan.pitch + wider, gap=plan.gap + gap, zone_gap=plan.zone_gap + gap)
