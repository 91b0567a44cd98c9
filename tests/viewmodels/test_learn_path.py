"""Ticks of the path are notes of one person: kept at once, undone, and gone after locking."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from carecompanion.composition import Parts, write_owner_only
from carecompanion.domain.changes import Action
from carecompanion.domain.new_facts import new_fact
from carecompanion.domain.records import Fact, FactField, FactKind, Person, new_id
from carecompanion.session.session import Session
from carecompanion.viewmodels.calendar_file import CalendarTools
from carecompanion.viewmodels.learn_path import LearnPathModel
from tests.ui.waiting import wait_for

TODAY = date(2026, 11, 21)
REPORT = ("diagnosis/report", "A copy of the gene report is here, with its date.")


@pytest.fixture
def path(session: Session, person: Person) -> Iterator[LearnPathModel]:
    tools = CalendarTools(
        make_calendar=Parts().make_calendar,
        write_file=write_owner_only,
        look_again_name=lambda: "look-again.ics",
        file_name=lambda: "visit.ics",
    )
    made = LearnPathModel(session, lambda: TODAY, tools)
    made.load(person)
    reload(made)
    yield made
    made.shut_down()


def reload(path: LearnPathModel) -> None:
    told: list[bool] = []
    path.changed.connect(lambda: told.append(True))
    path.reload()
    wait_for(lambda: bool(told), "the path was read")


def ticks(session: Session, person: Person) -> tuple[Fact, ...]:
    read: list[tuple[Fact, ...]] = []
    session.read(lambda store: store.facts(person.id, {FactKind.PATH_STEP}), read.append)
    wait_for(lambda: bool(read), "the ticks were read")
    return read[0]


def test_a_tick_is_a_note_that_says_what_was_done_and_when(
    path: LearnPathModel, session: Session, person: Person
) -> None:
    path.set_ticked(*REPORT, True)
    (tick,) = ticks(session, person)
    assert (tick.text, tick.detail(FactField.ON)) == (REPORT[1], "2026-11-21")
    assert not tick.show_on_pages
    assert path.is_ticked(REPORT[0])
    assert not path.is_ticked("diagnosis/exact")


def test_a_tick_can_be_taken_away_and_set_again(
    path: LearnPathModel, session: Session, person: Person
) -> None:
    path.set_ticked(*REPORT, True)
    path.set_ticked(*REPORT, True)
    path.set_ticked(*REPORT, False)
    assert ticks(session, person) == ()
    path.set_ticked(*REPORT, True)
    assert len(ticks(session, person)) == 1
    reload(path)
    assert path.is_ticked(REPORT[0])


def test_undo_takes_a_tick_back(path: LearnPathModel, session: Session) -> None:
    path.set_ticked(*REPORT, True)
    session.undo()
    wait_for(lambda: not path.is_ticked(REPORT[0]), "the tick is gone")
    session.redo()
    wait_for(lambda: path.is_ticked(REPORT[0]), "the tick is there again")


def test_what_was_written_down_is_told_oldest_first(
    path: LearnPathModel, session: Session, person: Person
) -> None:
    for text in ("Liver tests", "Heart tests"):
        fact = new_fact(FactKind.PLANNED_CHECK, person.id, today=TODAY)
        session.perform(Action.ADD_FACT, puts=(replace(fact, text=text),))
    reload(path)
    said = [fact.text for fact in path.notes(FactKind.PLANNED_CHECK)]
    assert said == ["Liver tests", "Heart tests"]
    assert path.notes(FactKind.CALL_SIGN) == ()


def year(person: Person, next_day: str) -> Fact:
    fact = new_fact(FactKind.FOLLOW_UP_YEAR, person.id, today=TODAY)
    return replace(fact, text="Visit").with_detail(FactField.NEXT_VISIT, next_day)


def test_the_days_ahead_go_into_a_calendar_without_any_name(
    path: LearnPathModel, session: Session, person: Person, tmp_path: Path
) -> None:
    days = ("2027-05-04", "2026-11-21", "2026-11-20", "2027-06", "")
    session.perform(Action.ADD_FACT, puts=tuple(year(person, day) for day in days))
    reload(path)
    assert {entry.day.isoformat() for entry in path.days_ahead()} == set(days[:2])
    saved: list[Path] = []
    path.calendar_saved.connect(saved.append)
    path.save_calendar(tmp_path / "days.ics")
    wait_for(lambda: bool(saved), "the file is there")
    written = (tmp_path / "days.ics").read_text(encoding="utf-8")
    assert written.count("BEGIN:VEVENT") == 2
    assert "20270504" in written
    assert "Visit" not in written


def test_a_calendar_that_cannot_be_written_is_told(path: LearnPathModel, tmp_path: Path) -> None:
    failed: list[object] = []
    path.calendar_failed.connect(failed.append)
    path.save_calendar(tmp_path / "nowhere" / "days.ics")
    wait_for(lambda: bool(failed), "it was told")


def test_the_path_of_somebody_else_is_another(path: LearnPathModel) -> None:
    path.set_ticked(*REPORT, True)
    path.load(Person(id=new_id(), name="Robin"))
    assert not path.is_ticked(REPORT[0])


def test_after_locking_nothing_is_ticked_and_nothing_can_be(
    path: LearnPathModel, session: Session, person: Person
) -> None:
    path.clear()
    path.set_ticked(*REPORT, True)
    assert not path.is_ticked(REPORT[0])
    assert ticks(session, person) == ()
