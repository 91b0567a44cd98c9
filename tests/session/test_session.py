"""The session: opening, saving, undo, locking, and a disk that is full."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtWidgets import QApplication

from carecompanion.domain.changes import Action, ChangeSet
from carecompanion.domain.errors import (
    CareError,
    DiskFullError,
    VaultMissingError,
    WrongPassphraseError,
)
from carecompanion.domain.ports.notes import NotesStore
from carecompanion.domain.records import Headline, Person, Record, new_id
from carecompanion.domain.vault_secrets import FileNumber, Secret
from carecompanion.session.idle import IdleLock
from carecompanion.session.save_state import SaveState
from carecompanion.session.session import Session, SessionState
from tests.fakes.memory_store import MemoryStore
from tests.session.conftest import PASSPHRASE, HandClock, lock
from tests.ui.waiting import wait_for

FILE = "notes.carevault"


def read(session: Session, query: Callable[[NotesStore], object]) -> object:
    """Ask the notes and wait for the answer."""
    answers: list[object] = []
    session.read(query, answers.append)
    wait_for(lambda: bool(answers), "the notes answered")
    return answers[0]


def stored(session: Session, record_id: UUID) -> Record | None:
    found = read(session, lambda store: store.get(record_id))
    assert found is None or isinstance(found, Headline)
    return found


def steps(session: Session) -> tuple[Action | None, Action | None]:
    """What can be undone and redone now."""
    return session.next_undo, session.next_redo


@pytest.fixture
def headline(notes: Session) -> Headline:
    (person,) = read(notes, lambda store: store.people())  # type: ignore[misc]
    return Headline(id=new_id(), person_id=person.id, text="A headline")  # type: ignore[has-type]


def test_new_notes_open_at_once_and_open_again_with_their_password(
    notes: Session, tmp_path: Path
) -> None:
    lock(notes)
    notes.unlock(tmp_path / FILE, PASSPHRASE)
    wait_for(lambda: notes.state is SessionState.UNLOCKED, "the notes are open again")


@pytest.mark.parametrize(
    ("name", "passphrase", "error"),
    [(FILE, "another one", WrongPassphraseError), ("gone", PASSPHRASE, VaultMissingError)],
)
def test_notes_that_do_not_open_leave_the_session_locked(
    notes: Session, tmp_path: Path, name: str, passphrase: str, error: type[CareError]
) -> None:
    lock(notes)
    errors: list[CareError] = []
    notes.unlock_failed.connect(errors.append)
    notes.unlock(tmp_path / name, passphrase)
    wait_for(lambda: bool(errors), "the failure was told")
    assert type(errors[0]) is error
    assert notes.state is SessionState.LOCKED


def test_typing_is_saved_when_it_pauses(notes: Session, headline: Headline) -> None:
    notes.type_into(Action.WRITE_HEADLINE, headline, "text")
    wait_for(lambda: notes.save_state is SaveState.SAVED, "typing was saved by itself")
    assert stored(notes, headline.id) == headline


def test_typing_is_saved_before_the_notes_are_locked(
    notes: Session, headline: Headline, tmp_path: Path
) -> None:
    notes.type_into(Action.WRITE_HEADLINE, headline, "text")
    lock(notes)
    notes.unlock(tmp_path / FILE, PASSPHRASE)
    wait_for(lambda: notes.state is SessionState.UNLOCKED, "the notes are open again")
    assert stored(notes, headline.id) == headline


def test_typing_in_one_field_is_taken_back_as_one_step(notes: Session, headline: Headline) -> None:
    for text in ("A", "A head", "A headline"):
        notes.type_into(Action.WRITE_HEADLINE, replace(headline, text=text), "text")
        notes.flush()
    assert steps(notes) == (Action.WRITE_HEADLINE, None)
    notes.undo()
    assert stored(notes, headline.id) is None
    assert steps(notes) == (None, Action.WRITE_HEADLINE)
    notes.redo()
    assert stored(notes, headline.id) == headline


def test_leaving_a_field_begins_a_new_step(notes: Session, headline: Headline) -> None:
    notes.type_into(Action.WRITE_HEADLINE, replace(headline, text="first"), "text")
    notes.leave_field()
    notes.type_into(Action.WRITE_HEADLINE, replace(headline, text="second"), "text")
    notes.undo()
    assert stored(notes, headline.id) == replace(headline, text="first")


def test_undo_pressed_faster_than_the_disk_answers_goes_back_step_by_step(
    notes: Session, headline: Headline
) -> None:
    for number in range(10):
        record = replace(headline, text=str(number))
        notes.perform(Action.WRITE_HEADLINE, puts=(record,))
    for _ in range(7):
        notes.undo()
    for _ in range(2):
        notes.redo()
    assert stored(notes, headline.id) == replace(headline, text="4")


def test_undo_reaches_back_a_hundred_steps(notes: Session, headline: Headline) -> None:
    for number in range(120):
        notes.perform(Action.WRITE_HEADLINE, puts=(replace(headline, text=str(number)),))
    steps = 0
    while notes.next_undo is not None:
        notes.undo()
        steps += 1
    assert steps == 100
    assert stored(notes, headline.id) == replace(headline, text="19")


def test_a_deleted_record_comes_back_with_undo(notes: Session, headline: Headline) -> None:
    notes.perform(Action.WRITE_HEADLINE, puts=(headline,))
    notes.perform(Action.DELETE_HEADLINE, deletes=(headline.id,))
    assert stored(notes, headline.id) is None
    notes.undo()
    assert stored(notes, headline.id) == headline


def test_what_is_made_of_the_notes_sees_the_newest_typing_and_is_one_step(
    notes: Session, headline: Headline
) -> None:
    notes.perform(Action.WRITE_HEADLINE, puts=(headline,))
    typed = replace(headline, text="Typed")
    notes.type_into(Action.WRITE_HEADLINE, typed, "text")

    def with_more(store: NotesStore) -> Sequence[Record]:
        found = store.get(headline.id)
        assert isinstance(found, Headline)
        return (replace(found, text=f"{found.text} and more"),)

    written: list[object] = []
    notes.put(Action.KEEP_ANSWERS, with_more, written.append)
    wait_for(lambda: bool(written), "it is written")
    assert stored(notes, headline.id) == replace(headline, text="Typed and more")
    assert steps(notes) == (Action.KEEP_ANSWERS, None)
    notes.undo()
    assert stored(notes, headline.id) == typed
    notes.redo()
    assert stored(notes, headline.id) == replace(headline, text="Typed and more")


def test_nothing_can_be_undone_after_locking(
    notes: Session, headline: Headline, tmp_path: Path
) -> None:
    notes.perform(Action.WRITE_HEADLINE, puts=(headline,))
    lock(notes)
    notes.unlock(tmp_path / FILE, PASSPHRASE)
    wait_for(lambda: notes.state is SessionState.UNLOCKED, "the notes are open again")
    assert notes.next_undo is None


def test_an_answer_from_before_locking_is_dropped(notes: Session) -> None:
    answers: list[object] = []
    notes.lock()
    notes.read(lambda store: store.people(), answers.append)
    wait_for(lambda: notes.state is SessionState.LOCKED, "the notes are locked")
    wait_for(lambda: True, "the event loop turned", at_least=5)
    assert answers == []


class FullDiskStore(MemoryStore):
    """Notes on a disk that is full until somebody makes room."""

    is_full = False

    def apply(
        self,
        action: Action,
        *,
        puts: Sequence[Record] = (),
        deletes: Sequence[UUID] = (),
        continuing: ChangeSet | None = None,
    ) -> ChangeSet:
        if self.is_full:
            raise DiskFullError(Path(FILE))
        return super().apply(action, puts=puts, deletes=deletes, continuing=continuing)


class OneStore:
    """A place for notes that has room for one file, open from the start."""

    def __init__(self, store: MemoryStore) -> None:
        self._store = store
        store.apply(Action.START_NOTES, puts=(Person(id=new_id()),))

    def create(self, path: Path, passphrase: str) -> MemoryStore:
        return self._store

    def open(self, path: Path, secret: Secret, *, take_over: bool = False) -> MemoryStore:
        return self._store

    def file_number(self, path: Path) -> FileNumber:
        return self._store.file_number

    def mend_start(self, path: Path, secret: Secret, number: FileNumber) -> None:
        raise AssertionError("there is no file to mend")


def test_a_change_on_a_full_disk_waits_holds_the_lock_back_and_is_saved_in_the_end(
    qapp: QApplication, tmp_path: Path
) -> None:
    store = FullDiskStore()
    session = Session(lambda: OneStore(store))
    session.create(tmp_path / FILE, PASSPHRASE)
    wait_for(lambda: session.state is SessionState.UNLOCKED, "the notes are open")
    (person,) = read(session, lambda store: store.people())  # type: ignore[misc]
    headline = Headline(id=new_id(), person_id=person.id, text="kept")  # type: ignore[has-type]
    put_off: list[bool] = []
    session.lock_put_off.connect(lambda: put_off.append(True))

    store.is_full = True
    session.perform(Action.WRITE_HEADLINE, puts=(headline,))
    wait_for(lambda: session.save_state is SaveState.NOT_SAVED, "the full disk was noticed")
    session.lock()
    wait_for(lambda: bool(put_off), "the lock was put off")
    assert session.state is SessionState.UNLOCKED

    store.is_full = False
    session.try_saving_now()
    wait_for(lambda: session.save_state is SaveState.SAVED, "the change is on the disk")
    assert stored(session, headline.id) == headline
    lock(session)
    session.shut_down()


def test_a_lock_that_was_put_off_comes_when_the_idle_time_is_over_again(
    qapp: QApplication, tmp_path: Path
) -> None:
    store, clock = FullDiskStore(), HandClock()
    session = Session(lambda: OneStore(store), idle=IdleLock(clock=clock))
    session.create(tmp_path / FILE, PASSPHRASE)
    wait_for(lambda: session.state is SessionState.UNLOCKED, "the notes are open")
    put_off: list[bool] = []
    session.lock_put_off.connect(lambda: put_off.append(True))
    store.is_full = True
    session.perform(Action.WRITE_HEADLINE, puts=(Person(id=new_id()),))
    session.lock()
    wait_for(lambda: bool(put_off), "the lock was put off")

    store.is_full = False
    session.try_saving_now()
    wait_for(lambda: session.save_state is SaveState.SAVED, "the change is on the disk")
    clock.seconds += 15 * 60
    session.input_seen()
    wait_for(lambda: session.state is SessionState.LOCKED, "the notes are locked")
    session.shut_down()
