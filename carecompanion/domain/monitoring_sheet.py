"""The plan for checks on paper: the fields of Learn, for the team's own words."""

from __future__ import annotations

from typing import Final

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
    plan: MonitoringPlanTemplate, words: SheetsWords, page_words: PageWords, paper: Paper
) -> WrittenSheet:
    """The empty plan for checks. No test and no number of days is ours: all of it is copied."""
    return WrittenSheet(
        words=page_words,
        title=plan.title,
        prepared="",
        top=(Writing(label=words.name), Writing(label=words.born)),
        lead=plan.lead,
        parts=(
            Heading(text=words.plan.columns),
            Grid(columns=tuple(item.text for item in plan.tests), empty=_ROWS[paper]),
            Heading(text=words.plan.calls),
            *(_call(item) for item in plan.calls),
        ),
        notice=plan.copied,
    )


def _call(item: PathItem) -> Writing:
    return Writing(label=item.text, help=item.help, lines=2 if item.id in _LONG else 1)
