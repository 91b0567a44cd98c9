"""The plan for checks on paper: the fields of Learn, for the team's own words."""

from __future__ import annotations

from datetime import date
from typing import Final

from carecompanion.domain.learn import is_past_review
from carecompanion.domain.learn_path import MonitoringPlanTemplate, PathItem
from carecompanion.domain.page_words import PageWords
from carecompanion.domain.printouts import Paper
from carecompanion.domain.sheet_words import SheetsWords
from carecompanion.domain.written_sheet import Grid, Heading, Writing, WrittenSheet

_ROWS: Final = {Paper.A4: 7, Paper.LETTER: 6}
"""Empty rows: as many as one side holds."""
_LONG: Final = frozenset({"signs", "medicine"})
"""Fields that need two lines."""


def build_monitoring_sheet(
    plan: MonitoringPlanTemplate,
    words: SheetsWords,
    page_words: PageWords,
    paper: Paper,
    *,
    today: date,
) -> WrittenSheet:
    """The empty plan for checks. No test and no number of days is ours: all of it is copied.

    Past the day to look at it again, nothing of ours that tells or advises is on it: what is left
    are the names of the fields, and who wrote none of it.
    """
    is_past = is_past_review(plan, today)
    return WrittenSheet(
        words=page_words,
        title=plan.title,
        prepared="",
        top=(Writing(label=words.name), Writing(label=words.born)),
        lead="" if is_past else plan.lead,
        parts=(
            Heading(text=words.plan.columns),
            Grid(columns=tuple(item.text for item in plan.tests), empty=_ROWS[paper]),
            Heading(text=words.plan.calls),
            *(_call(item, helped=not is_past) for item in plan.calls),
        ),
        notice=plan.copied,
    )


def _call(item: PathItem, *, helped: bool) -> Writing:
    help_words = item.help if helped else ""
    return Writing(label=item.text, help=help_words, lines=2 if item.id in _LONG else 1)
