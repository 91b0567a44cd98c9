"""Files on their way into the notes: in order, with progress, stopped by a person or by locking."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

import pytest

from carecompanion.domain.changes import Action
from carecompanion.domain.errors import (
    AttachingCancelledError,
    AttachmentTooLargeError,
    CareError,
    SourceUnreadableError,
)
from carecompanion.domain.ports.notes import NotesStore
from carecompanion.domain.records import ATTACHMENT_LIMIT, Attachment, Headline, Person, new_id
from carecompanion.exchange.files import open_chosen
from carecompanion.session.session import Session, SessionState
from carecompanion.viewmodels.paper_adding import AddingModel
from tests.ui.papers import save_file
from tests.ui.waiting import wait_for

TODAY = date(2026, 11, 21)


class Ear:
    """What an `AddingModel` told."""

    def __init__(self, model: AddingModel) -> None:
        self.added: list[Attachment] = []
        self.failed: list[CareError] = []
        self.progress: list[tuple[int, int]] = []
        self.cut_short = 0
        model.added.connect(self.added.append)
        model.failed.connect(self.failed.append)
        model.progressed.connect(lambda done, in_all: self.progress.append((done, in_all)))
        model.cut_short.connect(self._count)

    def _count(self) -> None:
        self.cut_short += 1


class Sources:
    """Opens files that are not on any disk, and knows which are still open."""

    def __init__(self, *contents: bytes) -> None:
        self.opened = [BytesIO(content) for content in contents]
        self._next = iter(self.opened)

    def open(self, _path: Path) -> BinaryIO:
        return next(self._next)


class Huge(BytesIO):
    """A file of more than the limit that takes no memory."""

    def seek(self, offset: int, whence: int = 0) -> int:
        return ATTACHMENT_LIMIT + 1 if whence == 2 else 0


def kept(session: Session, person: Person) -> list[Attachment]:
    found: list[tuple[Attachment, ...]] = []
    session.read(partial(_newest, person), found.append)
    wait_for(lambda: bool(found), "the papers were read")
    return list(found[0])


def _newest(person: Person, store: NotesStore) -> tuple[Attachment, ...]:
    return store.of_person(Attachment, person.id, limit=50, after=None)


@pytest.fixture
def make(session: Session) -> Callable[[Callable[[Path], BinaryIO]], tuple[AddingModel, Ear]]:
    def begin(open_source: Callable[[Path], BinaryIO]) -> tuple[AddingModel, Ear]:
        model = AddingModel(session, open_source, lambda: TODAY)
        return model, Ear(model)

    return begin


Make = Callable[[Callable[[Path], BinaryIO]], tuple[AddingModel, Ear]]


def test_files_are_added_in_order_under_their_names_with_progress(
    session: Session, person: Person, make: Make, tmp_path: Path
) -> None:
    model, ear = make(open_chosen)
    content = b"words " * 100_000
    paths = (
        save_file(tmp_path, "a.txt", content),
        save_file(tmp_path, "b.pdf", b"%PDF-1.4 and so on"),
    )
    model.add(person.id, paths)
    wait_for(lambda: len(ear.added) == 2, "both are in")

    newest, oldest = kept(session, person)
    assert (oldest.name, oldest.size, oldest.added_on) == ("a.txt", len(content), "2026-11-21")
    assert newest.name == "b.pdf"
    assert max(ear.progress) == (len(content), len(content))
    assert ear.progress[:2] == sorted(ear.progress[:2])
    assert not model.is_adding
    assert model.name == ""


def test_adding_is_a_step_that_undo_takes_back(
    session: Session, person: Person, make: Make
) -> None:
    model, ear = make(Sources(b"words").open)
    model.add(person.id, (Path("a.txt"),))
    wait_for(lambda: bool(ear.added), "it is in")

    assert session.next_undo is Action.ADD_ATTACHMENT
    session.undo()
    wait_for(lambda: kept(session, person) == [], "it is away")
    session.redo()
    wait_for(lambda: len(kept(session, person)) == 1, "it is back")


def test_what_is_typed_meanwhile_is_saved_meanwhile(
    session: Session, person: Person, make: Make
) -> None:
    model, ear = make(Sources(bytes(5_000_000)).open)
    order: list[str] = []
    ear_added = ear.added
    model.add(person.id, (Path("a.bin"),))
    wait_for(lambda: bool(ear.progress), "it is on its way")
    headline = Headline(id=new_id(), person_id=person.id, text="typed meanwhile")
    session.perform(Action.WRITE_HEADLINE, puts=(headline,))
    session.read(lambda store: store.get(headline.id), lambda _found: order.append("saved"))
    model.added.connect(lambda _paper: order.append("added"))
    wait_for(lambda: len(order) == 2, "both are done")

    assert order == ["saved", "added"]
    assert len(ear_added) == 1


def test_cancel_stops_the_file_on_its_way_and_those_that_wait(
    session: Session, person: Person, make: Make
) -> None:
    sources = Sources(bytes(5_000_000), b"never opened")
    model, ear = make(sources.open)
    model.add(person.id, (Path("a.bin"), Path("b.txt")))
    wait_for(lambda: bool(ear.progress), "it is on its way")
    model.cancel()
    wait_for(lambda: bool(ear.failed), "it was stopped")

    assert isinstance(ear.failed[0], AttachingCancelledError)
    assert kept(session, person) == []
    assert not model.is_adding
    assert sources.opened[0].closed
    assert session.next_undo is None


def test_one_file_that_cannot_be_added_keeps_no_other_one_out(
    session: Session, person: Person, make: Make, tmp_path: Path
) -> None:
    def open_source(path: Path) -> BinaryIO:
        return Huge() if path.name == "huge.bin" else open_chosen(path)

    model, ear = make(open_source)
    good = save_file(tmp_path, "good.txt", b"words")
    model.add(person.id, (tmp_path / "huge.bin", tmp_path / "not there", good))
    wait_for(lambda: bool(ear.added), "the good one is in")

    assert [type(error) for error in ear.failed] == [AttachmentTooLargeError, SourceUnreadableError]
    assert [paper.name for paper in kept(session, person)] == ["good.txt"]


def test_locking_stops_it_closes_the_file_and_is_told_once(
    session: Session, person: Person, make: Make
) -> None:
    sources = Sources(bytes(5_000_000), b"never opened")
    model, ear = make(sources.open)
    model.add(person.id, (Path("a.bin"), Path("b.txt")))
    wait_for(lambda: bool(ear.progress), "it is on its way")
    session.lock()
    wait_for(lambda: session.state is SessionState.LOCKED, "the notes are locked")

    assert ear.cut_short == 1
    assert (ear.added, ear.failed) == ([], [])
    assert sources.opened[0].closed
    assert (model.is_adding, model.name) == (False, "")
    assert model.take_cut_short()
    assert not model.take_cut_short()
