"""What Learn says and may be old is on no paper: every paper there is, made and read back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import cached_property

import pytest

from carecompanion.composition import Parts
from carecompanion.content.learn_links import cells
from carecompanion.content.learn_pack import load_learn
from carecompanion.domain.after_visit import EMPTY_VISIT
from carecompanion.domain.booklet import BookletChoice, BookletKind
from carecompanion.domain.calendar_entries import CalendarEntry, CalendarKind
from carecompanion.domain.learn import Learn
from carecompanion.domain.learn_path import MonitoringPlanTemplate
from carecompanion.domain.page import MadePage
from carecompanion.domain.printouts import EMPTY_SHEETS, Paper, Printout
from carecompanion.domain.question_queue import QuestionQueue
from carecompanion.domain.queue_sheet import QueueSource
from tests.pages import booklet_samples, samples
from tests.pages.reading_back import squeezed, text_of
from tests.pages.test_recovery_sheet import ANY

LEAST = 20
"""Letters without spaces: a shorter line ("Nerves and muscle") may stand in notes by chance."""

papers = pytest.mark.parametrize("paper", Paper)


class _Later(Parts):
    """The parts on a day on which the plan for checks was to be looked at."""

    @cached_property
    def monitoring_plan(self) -> MonitoringPlanTemplate:
        """The plan of Learn, one day past its day."""
        plan = super().monitoring_plan
        yesterday = date.today() - timedelta(days=1)  # noqa: DTZ011 - the wall clock of pages
        return replace(plan, stamp=replace(plan.stamp, as_of="2020", review_by=yesterday))


@pytest.fixture(scope="module")
def said() -> dict[str, str]:
    """All that Learn says, without spaces, by where it is said."""
    learn = load_learn(samples.RESOURCES / "learn")
    lines = {where: squeezed(line) for where, line in _lines(learn)}
    assert len(lines) > 500
    return {where: line for where, line in lines.items() if len(line) >= LEAST}


def _lines(learn: Learn) -> Iterator[tuple[str, str]]:
    for card in learn.cards:
        yield from ((f"{card.id} {number}", line) for number, line in enumerate(card.lines))
    for term in learn.terms.values():
        yield from ((term.id, term.plain), (f"{term.id} apart", term.apart))
    yield from ((field, cell.text) for field, cell in cells(learn))
    yield from ((table.id, table.lead) for table in learn.tables)
    path = learn.path
    yield from ((step.id, step.plain) for step in path.steps)
    yield from ((route.id, route.plain) for route in path.routes)
    yield from (("plan", path.plan.lead), ("years", path.follow_up.lead))
    fields = (*path.plan.tests, *path.plan.calls, *path.follow_up.yearly, *path.follow_up.contact)
    yield from ((f"help {field.id}", field.help) for field in fields)
    yield from ((source.id, source.title) for source in learn.sources.values())


def _made(parts: Parts, paper: Paper) -> Iterator[tuple[str, MadePage]]:
    """Every paper that a family can make."""
    source = samples.talking(samples.typical())
    for printout in Printout:
        yield printout.value, parts.make_printout(source, printout, paper)
    for printout in EMPTY_SHEETS:
        yield f"{printout.value}, empty", parts.make_printout(None, printout, paper)
    yield "after a visit", parts.make_after_visit(EMPTY_VISIT, paper)
    queue = QueueSource(
        person=source.person,
        facts=source.facts,
        queue=QuestionQueue(),
        table=source.table,
        today=samples.TODAY,
    )
    yield "questions", parts.make_queue_sheet(queue, paper)
    yield "recovery sheet", parts.make_recovery_sheet(ANY, "notes.carevault", paper)
    for kind in BookletKind:
        choice = BookletChoice(kind)
        made = parts.make_booklet(booklet_samples.SOURCE, choice, paper, lambda _done, _all: None)
        yield kind.name, made


@papers
def test_one_day_past_its_day_nothing_of_learn_is_on_any_paper(
    paper: Paper, said: dict[str, str]
) -> None:
    for name, made in _made(_Later(), paper):
        text = squeezed(text_of(made.pdf))
        assert len(text) > 100, name
        assert [where for where, line in said.items() if line in text] == [], name


def test_before_that_the_plan_for_checks_alone_says_what_learn_says(said: dict[str, str]) -> None:
    texts = {name: squeezed(text_of(made.pdf)) for name, made in _made(Parts(), Paper.A4)}
    found = {
        name: {where for where, line in said.items() if line in text}
        for name, text in texts.items()
    }
    plan = {"plan", *(where for where in said if where.startswith("help "))}
    assert {name for name, lines in found.items() if lines} == {
        "monitoring_plan",
        "monitoring_plan, empty",
    }
    assert set().union(*found.values()) <= plan


def test_a_plan_past_its_day_still_has_every_field_to_write_in() -> None:
    fields = Parts().monitoring_plan
    text = squeezed(text_of(_Later().make_printout(None, Printout.MONITORING_PLAN, Paper.A4).pdf))
    for item in (*fields.tests, *fields.calls):
        assert squeezed(item.text) in text
    assert squeezed(fields.copied) in text
    assert squeezed(fields.lead) not in text


def test_a_calendar_file_says_nothing_of_learn(said: dict[str, str]) -> None:
    day = datetime(2027, 6, 1, tzinfo=UTC).date()
    entries = [CalendarEntry(id=samples.PERSON, kind=kind, day=day) for kind in CalendarKind]
    text = squeezed(Parts().make_calendar(entries).decode())
    assert [where for where, line in said.items() if line in text] == []
