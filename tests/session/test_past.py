"""The past of notes in use: history, what was deleted, and what is erased for good."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TypeVar
from uuid import UUID

import pytest

from carecompanion.domain.changes import Action
from carecompanion.domain.history import DELETED_KEPT
from carecompanion.domain.ports.notes import NotesStore
from carecompanion.domain.records import Headline, Record, new_id
from carecompanion.session.past import Past
from carecompanion.session.session import Session, SessionState
from tests.fakes.memory_store import MemoryVaults
from tests.session.conftest import PASSPHRASE, lock
from tests.ui.waiting import wait_for

AnswerT = TypeVar("AnswerT")


def read(session: Session, query: Callable[[NotesStore], AnswerT]) -> AnswerT:
    """Ask the notes and wait for the answer."""
    answers: list[AnswerT] = []
    session.read(query, answers.append)
    wait_for(lambda: bool(answers), "the notes answered")
    return answers[0]


def stored(session: Session, record_id: UUID) -> Record | None:
    return read(session, lambda store: store.get(record_id))


def texts(session: Session, record_id: UUID) -> list[str]:
    """The texts a headline had, oldest first."""
    found = read(session, lambda store: store.history(record_id))
    return [each.record.text for each in reversed(found) if isinstance(each.record, Headline)]


@pytest.fixture
def headline(notes: Session) -> Headline:
    (person,) = read(notes, lambda store: store.people())
    return Headline(id=new_id(), person_id=person.id, text="A headline")


def test_typing_in_one_field_is_one_entry_of_the_history(
    notes: Session, headline: Headline
) -> None:
    for text in ("A", "A head", "A headline"):
        notes.type_into(Action.WRITE_HEADLINE, replace(headline, text=text), "text")
        notes.flush()
    notes.leave_field()
    for text in ("Another", "Another day"):
        notes.type_into(Action.WRITE_HEADLINE, replace(headline, text=text), "text")
        notes.flush()
    assert texts(notes, headline.id) == ["A headline", "Another day"]
    notes.undo()
    assert stored(notes, headline.id) == headline
    notes.type_into(Action.WRITE_HEADLINE, replace(headline, text="Later"), "text")
    notes.flush()
    assert texts(notes, headline.id) == ["A headline", "Another day", "A headline", "Later"]


def test_an_earlier_state_comes_back_as_a_step_that_can_be_undone(
    notes: Session, headline: Headline
) -> None:
    changed: list[tuple[UUID, ...]] = []
    notes.records_reverted.connect(changed.append)
    notes.perform(Action.WRITE_HEADLINE, puts=(headline,))
    notes.perform(Action.WRITE_HEADLINE, puts=(replace(headline, text="later"),))
    (_, first) = read(notes, lambda store: store.history(headline.id))
    Past(notes).restore(headline.id, first.id)
    assert stored(notes, headline.id) == headline
    assert (notes.next_undo, changed) == (Action.RESTORE, [(headline.id,)])
    notes.undo()
    assert stored(notes, headline.id) == replace(headline, text="later")
    notes.redo()
    assert stored(notes, headline.id) == headline


def test_what_was_deleted_comes_back_after_locking(
    notes: Session, headline: Headline, tmp_path: Path
) -> None:
    notes.perform(Action.WRITE_HEADLINE, puts=(headline,))
    notes.perform(Action.DELETE_HEADLINE, deletes=(headline.id,))
    lock(notes)
    notes.unlock(tmp_path / "notes.carevault", PASSPHRASE)
    wait_for(lambda: notes.state is SessionState.UNLOCKED, "the notes are open again")
    (item,) = read(notes, lambda store: store.deleted())
    Past(notes).restore_deleted(item)
    assert stored(notes, headline.id) == headline
    notes.undo()
    assert stored(notes, headline.id) is None


def test_undo_of_what_was_erased_comes_too_late_and_says_so(
    notes: Session, headline: Headline
) -> None:
    late: list[tuple[UUID, ...]] = []
    emptied: list[int] = []
    notes.undo_came_too_late.connect(late.append)
    notes.deleted_emptied.connect(emptied.append)
    notes.perform(Action.WRITE_HEADLINE, puts=(headline,))
    notes.perform(Action.DELETE_HEADLINE, deletes=(headline.id,))
    Past(notes).empty_deleted()
    assert notes.next_undo is Action.DELETE_HEADLINE
    notes.undo()
    assert stored(notes, headline.id) is None
    assert (emptied, late) == ([1], [(headline.id,)])
    notes.undo()
    notes.redo()
    assert stored(notes, headline.id) is None


@pytest.mark.parametrize(("days", "is_kept"), [(29, True), (31, False)])
def test_opening_erases_what_was_deleted_more_than_thirty_days_ago(
    session: Session, vaults: MemoryVaults, tmp_path: Path, days: int, is_kept: bool
) -> None:
    assert timedelta(days=30) == DELETED_KEPT
    path = tmp_path / "notes.carevault"
    long_ago = datetime.now(UTC) - timedelta(days=days)
    store = MemoryVaults(clock=lambda: long_ago)
    store.files = vaults.files
    earlier = store.create(path, PASSPHRASE)
    (person,) = earlier.people()
    record = Headline(id=new_id(), person_id=person.id, text="gone")
    earlier.apply(Action.WRITE_HEADLINE, puts=(record,))
    earlier.apply(Action.DELETE_HEADLINE, deletes=(record.id,))
    earlier.close()
    session.unlock(path, PASSPHRASE)
    wait_for(lambda: session.state is SessionState.UNLOCKED, "the notes are open")
    deleted = read(session, lambda store: store.deleted())
    assert [item.record for item in deleted] == ([record] if is_kept else [])
