"""The list of headlines: a page at a time, newest first, and what can be done with one."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from carecompanion.domain.changes import Action
from carecompanion.domain.records import Headline, HeadlineStatus, Person, new_id
from carecompanion.session.session import Session
from carecompanion.viewmodels.headline_list import CARRY_ON_ROWS, HeadlineListModel
from carecompanion.viewmodels.record_list import PAGE_SIZE, RECORD_ROLE
from tests.ui.waiting import wait_for


@pytest.fixture
def model(session: Session) -> HeadlineListModel:
    made = HeadlineListModel(session, lambda: date(2026, 11, 21))
    QAbstractItemModelTester(made, QAbstractItemModelTester.FailureReportingMode.Fatal, made)
    return made


def _write(session: Session, person: Person, count: int, **fields: object) -> list[Headline]:
    made = [
        Headline(id=new_id(), person_id=person.id, text=f"Headline {number}", **fields)  # type: ignore[arg-type]
        for number in range(count)
    ]
    session.perform(Action.WRITE_HEADLINE, puts=made)
    return made


def _load(model: HeadlineListModel, person: Person) -> None:
    loaded: list[bool] = []
    model.loaded.connect(lambda: loaded.append(True))
    model.load(person.id)
    wait_for(lambda: bool(loaded), "the list was read")


def test_an_empty_list_has_no_rows_and_nothing_more(
    model: HeadlineListModel, person: Person
) -> None:
    _load(model, person)
    assert model.rowCount() == 0
    assert not model.canFetchMore(QModelIndex())


def test_the_newest_headline_is_first_under_both_roles(
    session: Session, model: HeadlineListModel, person: Person
) -> None:
    written = _write(session, person, 3)
    _load(model, person)
    index = model.index(0)
    assert index.data() == "Headline 2"
    assert index.data(RECORD_ROLE) == written[2]
    assert index.data(Qt.ItemDataRole.ToolTipRole) is None


def test_older_headlines_come_a_page_at_a_time(session: Session, person: Person) -> None:
    model = HeadlineListModel(
        session, lambda: date(2026, 11, 21)
    )  # the tester of the other tests fetches by itself
    written = _write(session, person, PAGE_SIZE + 7)
    _load(model, person)
    assert model.rowCount() == PAGE_SIZE
    assert model.canFetchMore(QModelIndex())
    model.fetchMore(QModelIndex())
    wait_for(lambda: model.rowCount() == PAGE_SIZE + 7, "the older ones were read")
    assert not model.canFetchMore(QModelIndex())
    assert list(model.headlines) == list(reversed(written))


def test_at_most_three_unfinished_headlines_are_offered_to_carry_on_with(
    session: Session, model: HeadlineListModel, person: Person
) -> None:
    _write(session, person, 5)
    _write(session, person, 2, status=HeadlineStatus.SET_ASIDE)
    _load(model, person)
    offered = model.carry_on()
    assert [headline.text for headline in offered] == ["Headline 4", "Headline 3", "Headline 2"]
    assert len(offered) == CARRY_ON_ROWS


def test_setting_aside_and_deleting_show_at_once_and_can_be_undone(
    session: Session, model: HeadlineListModel, person: Person
) -> None:
    first, second = _write(session, person, 2)
    _load(model, person)
    model.set_status(first, HeadlineStatus.SET_ASIDE)
    wait_for(lambda: model.headlines[-1].status is HeadlineStatus.SET_ASIDE, "it was set aside")
    model.delete(second)
    wait_for(lambda: model.rowCount() == 1, "it is gone from the list")
    session.undo()
    session.undo()
    model.reload()
    wait_for(lambda: list(model.headlines) == [second, first], "both are as they were")


def test_a_cleared_list_holds_nothing_of_the_notes(
    session: Session, model: HeadlineListModel, person: Person
) -> None:
    _write(session, person, 2)
    _load(model, person)
    model.clear()
    assert model.headlines == ()
    model.reload()
    assert model.rowCount() == 0
