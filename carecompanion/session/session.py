"""The session: locked or unlocked, and the few ways in which open notes are read and changed.

What a person can do with one kind of thing is a part of its own over these ways (papers.py,
past.py): the session knows none of them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import Enum, auto
from functools import partial
from pathlib import Path
from typing import Any, TypeVar
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from carecompanion.domain.changes import Action, ChangeSet
from carecompanion.domain.errors import CareError
from carecompanion.domain.ports.notes import NotesStore
from carecompanion.domain.ports.vaults import Vaults
from carecompanion.domain.records import Record
from carecompanion.domain.vault_secrets import Secret
from carecompanion.session.autosave import Autosave, Edit
from carecompanion.session.desk import Desk, UndoStep
from carecompanion.session.idle import IdleLock
from carecompanion.session.jobs import Jobs
from carecompanion.session.save_state import SaveState
from carecompanion.session.slices import SlicedWork, Slices
from carecompanion.session.system_lock import SystemLock
from carecompanion.session.undo import UndoHistory
from carecompanion.session.writes import WriteQueue

ResultT = TypeVar("ResultT")


class SessionState(Enum):
    """Where the session is between closed and open; never a nested event loop."""

    LOCKED = auto()
    UNLOCKING = auto()
    UNLOCKED = auto()
    LOCKING = auto()


class Session(QObject):
    """One notes file in use. All methods return at once; the disk works on the writer thread."""

    state_changed = Signal(object)
    unlock_failed = Signal(object)
    about_to_lock = Signal()
    save_state_changed = Signal(object)
    save_failed = Signal(object)
    undo_changed = Signal()
    records_reverted = Signal(object)
    undo_came_too_late = Signal(object)
    deleted_emptied = Signal(int)
    lock_put_off = Signal()
    progressed = Signal(int, int)
    moved = Signal(object)
    lock_warning_due = Signal()
    lock_warning_cancelled = Signal()

    def __init__(
        self,
        vaults: Callable[[], Vaults],
        parent: QObject | None = None,
        *,
        idle: IdleLock | None = None,
        system_lock: SystemLock | None = None,
    ) -> None:
        super().__init__(parent)
        self._jobs = Jobs(self)
        self._desk = Desk(vaults)
        self._writes = WriteQueue(self._jobs, self)
        self._writes.state_changed.connect(self.save_state_changed)
        self._writes.write_failed.connect(self._on_write_failed)
        self._writes.drained.connect(self._on_drained)
        self._undo = UndoHistory(self._turn_back, self)
        self._undo.changed.connect(self.undo_changed)
        self._autosave = Autosave(self._save_edit, self)
        self._idle = idle or IdleLock(self)
        self._idle.warning_due.connect(self.lock_warning_due)
        self._idle.warning_cancelled.connect(self.lock_warning_cancelled)
        self._idle.lock_due.connect(self.lock)
        self._system_lock = system_lock
        if system_lock is not None:
            system_lock.lock_due.connect(self.lock)
        self._state = SessionState.LOCKED
        self._path: Path | None = None
        self._works: list[SlicedWork] = []

    @property
    def state(self) -> SessionState:
        """Locked, unlocking, unlocked or locking."""
        return self._state

    @property
    def path(self) -> Path | None:
        """The notes file in use or used last."""
        return self._path

    @property
    def save_state(self) -> SaveState:
        """Whether every change is on the disk; typing that waits for its pause counts as saving."""
        if self._autosave.is_waiting and self._writes.state is SaveState.SAVED:
            return SaveState.SAVING
        return self._writes.state

    @property
    def next_undo(self) -> Action | None:
        """What undo would take back, or None."""
        return self._undo.next_undo

    @property
    def next_redo(self) -> Action | None:
        """What redo would bring back, or None."""
        return self._undo.next_redo

    def create(self, path: Path, passphrase: str) -> None:
        """Make new notes at `path` and open them."""
        self._begin_opening(path, partial(self._desk.create, path, passphrase))

    def unlock(self, path: Path, secret: Secret, *, take_over: bool = False) -> None:
        """Open the notes at `path`; `take_over` although another computer holds them."""
        self._begin_opening(path, partial(self._desk.open, path, secret, take_over=take_over))

    def change_passphrase(
        self, new: str, *, done: Callable[[None], None], failed: Callable[[CareError], None]
    ) -> None:
        """Give the notes a new password, and so a new sheet; `progressed` tells how far."""
        self.flush()
        work = partial(self._desk.change_passphrase, new, self.progressed.emit)
        self._jobs.submit(work, done=done, failed=failed)

    def keep_both(self) -> None:
        """Go on in a copy, after another program changed the file; what waits is saved there."""
        if self._path is not None:
            work = partial(self._desk.keep_both, self._path)
            self._jobs.submit(work, done=self._on_kept_both, failed=self.save_failed.emit)

    def lock(self) -> None:
        """Save everything, close the file and forget what was read from it.

        While a change cannot reach the disk the lock is put off, so that nothing is lost.
        """
        if self._state is not SessionState.UNLOCKED:
            return
        self.about_to_lock.emit()
        for work in self._works:
            work.give_up()
        self._works.clear()
        self.flush()
        self._set_state(SessionState.LOCKING)
        self._writes.try_now()

    def shut_down(self) -> None:
        """End the threads; waits for what is being written. Lock first."""
        self._jobs.stop()

    def read(
        self,
        query: Callable[[NotesStore], ResultT],
        done: Callable[[ResultT], None],
        *,
        failed: Callable[[CareError], None] | None = None,
    ) -> None:
        """Ask the open notes for something; `done` gets it later, unless locked meanwhile."""
        work = partial(self._desk.read, query)
        self._jobs.submit(work, done=done, failed=failed or self.save_failed.emit)

    def perform(
        self,
        action: Action,
        *,
        puts: Sequence[Record] = (),
        deletes: Sequence[UUID] = (),
        merge_key: str = "",
    ) -> None:
        """Do one named, undoable thing. Changes with the same `merge_key` in a row undo as one."""
        self.flush()
        self._write(action, puts=puts, deletes=deletes, merge_key=merge_key)

    def delete(self, action: Action, find: Callable[[NotesStore], Sequence[UUID]]) -> None:
        """Delete what `find` finds, as one undoable step; looking and deleting are one job."""
        self.flush()
        step = self._undo.step_for(action, "")
        self._writes.add(partial(self._desk.delete, action, find, step))

    def put(
        self,
        action: Action,
        make: Callable[[NotesStore], Sequence[Record]],
        done: Callable[[None], None] | None = None,
    ) -> None:
        """Write what `make` makes of the notes, as one undoable step; reading them is the same job.

        `make` may run more than once, while the disk is full. `done` follows once it is written.
        """
        self.flush()
        step = self._undo.step_for(action, "")
        self._writes.add(partial(self._desk.put, action, make, step), done)

    def type_into(self, action: Action, record: Record, field: str) -> None:
        """Note what is being typed into one field of a record; saved when typing pauses."""
        self._autosave.edit(Edit(action, record, field))
        self.save_state_changed.emit(self.save_state)

    def flush(self) -> None:
        """Send everything typed on its way to the disk now."""
        self._autosave.flush()

    def leave_field(self) -> None:
        """A field was left: save it, and let the next typing be an undo step of its own."""
        self.flush()
        self._undo.close_step()

    def undo(self) -> None:
        """Take back the newest step."""
        self.flush()
        self._undo.undo()

    def redo(self) -> None:
        """Bring back the step undone last."""
        self.flush()
        self._undo.redo()

    def forget_steps(self) -> None:
        """What was done so far is no longer undone by a key; the history in the vault stays."""
        self.flush()
        self._undo.clear()

    def bring_back(self, restore: Callable[[NotesStore], ChangeSet]) -> None:
        """Go back to an earlier state with `restore`: a step that can be undone."""
        self.flush()
        step = self._undo.step_for(Action.RESTORE, "")
        self._writes.add(partial(self._desk.bring_back, restore, step), self._on_turned_back)

    def change(
        self, work: Callable[[NotesStore], ResultT], done: Callable[[ResultT], None] | None = None
    ) -> None:
        """Do to the notes what is no step and cannot be undone, in order with all changes."""
        self.flush()
        self._writes.add(partial(self._desk.read, work), done)

    def begin_work(
        self, slices: Callable[[Desk], Slices[Any]], *, undo_as: Action | None = None
    ) -> SlicedWork:
        """Begin long work in slices. With `undo_as`, its result is a `ChangeSet`, and so a step."""
        work = SlicedWork(self._jobs, slices(self._desk), self)
        if undo_as is not None:
            work.finished.connect(partial(self._on_worked, undo_as))
        self._works = [earlier for earlier in self._works if not earlier.is_over]
        self._works.append(work)
        return work

    def remember(self, key: str, value: str) -> None:
        """Keep a piece of screen state inside the vault."""
        if self._state is SessionState.UNLOCKED:
            self._jobs.submit(partial(self._desk.remember, key, value), failed=_ignore_state_error)

    def input_seen(self) -> None:
        """Somebody is there: the idle lock counts from the beginning."""
        self._idle.input_seen()

    @property
    def lock_minutes(self) -> int | None:
        """After how many minutes without input the notes lock; None for never."""
        return self._idle.minutes

    def set_lock_minutes(self, minutes: int | None) -> None:
        """Choose another time, or None for never."""
        self._idle.set_minutes(minutes)

    def try_saving_now(self) -> None:
        """Try again at once after the disk was full."""
        self._writes.try_now()

    def _begin_opening(self, path: Path, work: Callable[[], None]) -> None:
        if self._state is not SessionState.LOCKED:
            return
        self._path = path
        self._set_state(SessionState.UNLOCKING)
        self._jobs.submit(work, done=self._on_opened, failed=self._on_open_failed)

    def _on_opened(self, _nothing: None) -> None:
        self._idle.start()
        if self._system_lock is not None:
            self._system_lock.start()
        self._set_state(SessionState.UNLOCKED)
        # A comfort too: where it cannot be done now (no space, read-only), the next opening tries.
        self._jobs.submit(self._desk.erase_old_deleted, failed=_leave_for_next_time)

    def _on_open_failed(self, error: CareError) -> None:
        self._set_state(SessionState.LOCKED)
        self.unlock_failed.emit(error)

    def _save_edit(self, edit: Edit) -> None:
        merge_key = f"{edit.record.id}/{edit.field}"
        self._write(edit.action, puts=(edit.record,), merge_key=merge_key)

    def _write(
        self,
        action: Action,
        *,
        puts: Sequence[Record] = (),
        deletes: Sequence[UUID] = (),
        merge_key: str = "",
    ) -> None:
        step = self._undo.step_for(action, merge_key)
        self._writes.add(partial(self._desk.write, action, puts, deletes, step))

    def _on_worked(self, action: Action, changes: ChangeSet) -> None:
        self._undo.step_for(action, "").add(changes)

    def _turn_back(self, step: UndoStep) -> None:
        self._writes.add(partial(self._desk.turn_back, step), self._on_turned_back)

    def _on_turned_back(self, changes: ChangeSet | None) -> None:
        if changes is None:
            return
        self.records_reverted.emit(tuple(change.record_id for change in changes.changes))
        if changes.erased:
            self.undo_came_too_late.emit(changes.erased)

    def _on_write_failed(self, error: CareError) -> None:
        if self._state is SessionState.LOCKING:
            self._set_state(SessionState.UNLOCKED)
            self._idle.start()
            self.lock_put_off.emit()
        self.save_failed.emit(error)

    def _on_drained(self) -> None:
        if self._state is SessionState.LOCKING:
            self._jobs.submit(self._desk.close, done=self._on_closed)

    def _on_kept_both(self, copy: Path) -> None:
        self._path = copy
        self._writes.try_now()
        self.moved.emit(copy)

    def _on_closed(self, _nothing: None) -> None:
        self._idle.stop()
        if self._system_lock is not None:
            self._system_lock.stop()
        self._jobs.forget_pending()
        self._undo.clear()
        self._writes.clear()
        self._set_state(SessionState.LOCKED)

    def _set_state(self, state: SessionState) -> None:
        self._state = state
        self.state_changed.emit(state)


def _leave_for_next_time(_error: CareError) -> None:
    """What was deleted long ago stays a little longer."""


def _ignore_state_error(_error: CareError) -> None:
    """Screen state is a comfort: when the disk is full the notes themselves report it."""
