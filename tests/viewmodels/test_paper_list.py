"""The list of papers: newest first, a page at a time, renamed, noted about, deleted."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QModelIndex
from PySide6.QtTest import QAbstractItemModelTester

from carecompanion.domain.ports.notes import NotesStore
from carecompanion.domain.records import Person
from carecompanion.session.session import Session
from carecompanion.viewmodels.paper_list import PaperListModel
from carecompanion.viewmodels.record_list import PAGE_SIZE, RECORD_ROLE
from tests.ui.papers import put_in
from tests.ui.waiting import wait_for


@pytest.fixture
def model(session: Session) -> PaperListModel:
    made = PaperListModel(session)
    QAbstractItemModelTester(made, QAbstractItemModelTester.FailureReportingMode.Fatal, made)
    return made


def put(session: Session, *names: str) -> None:
    def work(store: NotesStore) -> None:
        for name in names:
            put_in(store, name, name.encode())

    done: list[None] = []
    session.read(work, done.append)
    wait_for(lambda: bool(done), "the files are in")


def load(model: PaperListModel, person: Person) -> None:
    loaded: list[bool] = []
    model.loaded.connect(lambda: loaded.append(True))
    model.load(person.id)
    wait_for(lambda: bool(loaded), "the list was read")


def names(model: PaperListModel) -> list[str]:
    return [paper.name for paper in model.papers]


def test_the_newest_paper_is_first_under_both_roles(
    session: Session, model: PaperListModel, person: Person
) -> None:
    put(session, "old.txt", "new.txt")
    load(model, person)

    assert names(model) == ["new.txt", "old.txt"]
    assert model.index(0).data() == "new.txt"
    assert model.index(0).data(RECORD_ROLE) == model.papers[0]


def test_older_papers_come_a_page_at_a_time(session: Session, person: Person) -> None:
    model = PaperListModel(session)  # the tester of the other tests fetches by itself
    put(session, *(f"{number}.txt" for number in range(PAGE_SIZE + 3)))
    load(model, person)
    assert model.rowCount() == PAGE_SIZE
    assert model.canFetchMore(QModelIndex())
    model.fetchMore(QModelIndex())
    wait_for(lambda: model.rowCount() == PAGE_SIZE + 3, "the older ones were read")
    assert not model.canFetchMore(QModelIndex())


def test_a_name_and_a_note_are_shown_at_once_kept_and_undone_one_by_one(
    session: Session, model: PaperListModel, person: Person
) -> None:
    put(session, "scan0001.txt")
    load(model, person)
    paper = model.papers[0]
    for typed in ("L", "Letter"):
        model.set_name(paper.id, typed)
    model.leave_field()
    model.set_note(paper.id, "From Anna")
    model.leave_field()
    assert (model.papers[0].name, model.papers[0].note) == ("Letter", "From Anna")

    load(model, person)
    assert (model.papers[0].name, model.papers[0].note) == ("Letter", "From Anna")
    session.undo()
    model.reload()
    wait_for(lambda: model.papers[0].note == "", "the note is away")
    assert model.papers[0].name == "Letter"
    session.undo()
    model.reload()
    wait_for(lambda: names(model) == ["scan0001.txt"], "the first name is back")


def test_a_deleted_paper_comes_back_with_undo(
    session: Session, model: PaperListModel, person: Person
) -> None:
    put(session, "a.txt", "b.txt")
    load(model, person)
    told: list[object] = []
    model.paper_deleted.connect(told.append)
    gone = model.papers[0]
    model.delete(gone)
    wait_for(lambda: names(model) == ["a.txt"], "it is gone from the list")
    assert told == [gone]
    session.undo()
    model.reload()
    wait_for(lambda: names(model) == ["b.txt", "a.txt"], "it is back")


def test_a_cleared_list_holds_nothing_of_the_notes(
    session: Session, model: PaperListModel, person: Person
) -> None:
    put(session, "a.txt")
    load(model, person)
    model.clear()
    assert model.papers == ()
    model.reload()
    assert model.rowCount() == 0
