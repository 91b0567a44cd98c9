"""The worker's side of a session: it alone holds the open vault, on the writer thread."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar
from uuid import UUID

from carecompanion.domain.changes import Action, ChangeSet
from carecompanion.domain.history import DELETED_KEPT
from carecompanion.domain.ports.clock import Clock
from carecompanion.domain.ports.notes import NotesStore
from carecompanion.domain.ports.vaults import Vaults
from carecompanion.domain.progress import Progress
from carecompanion.domain.records import Record
from carecompanion.domain.vault_secrets import Secret
from carecompanion.session.free_name import free_name

ResultT = TypeVar("ResultT")


def _utc_now() -> datetime:
    return datetime.now(UTC)


class UndoStep:
    """One step of the undo stack. Its change set turns round each time it is reverted.

    Only jobs on the writer thread read or write `changes`; their order is the order of the clicks,
    so that undo and redo may be pressed faster than the disk answers.
    """

    def __init__(self) -> None:
        self.changes: ChangeSet | None = None

    def add(self, changes: ChangeSet) -> None:
        """Join a later change to this step, so that both are taken back at once."""
        self.changes = self.changes.followed_by(changes) if self.changes else changes


class Desk:
    """Opens, uses and closes one vault. Every method runs on the writer thread."""

    def __init__(self, vaults: Callable[[], Vaults], *, clock: Clock = _utc_now) -> None:
        self._vaults = vaults
        self._clock = clock
        self._store: NotesStore | None = None

    def create(self, path: Path, passphrase: str) -> None:
        """Make a vault and keep it open. Raises as `Vaults.create`."""
        self.close()
        self._store = self._vaults().create(path, passphrase)

    def open(self, path: Path, secret: Secret, *, take_over: bool) -> None:
        """Open a vault and keep it open. Raises as `Vaults.open`."""
        self.close()
        self._store = self._vaults().open(path, secret, take_over=take_over)

    def close(self) -> None:
        """Close the vault, if one is open."""
        store, self._store = self._store, None
        if store is not None:
            store.close()

    def read(self, query: Callable[[NotesStore], ResultT]) -> ResultT:
        """What `query` finds in the open vault."""
        return query(self._open_store())

    def write(
        self, action: Action, puts: Sequence[Record], deletes: Sequence[UUID], step: UndoStep
    ) -> None:
        """Apply a change and add it to `step`. Raises as `NotesStore.apply`.

        A step that has changes already is typing that goes on: it stays one revision.
        """
        store, before = self._open_store(), step.changes
        step.add(store.apply(action, puts=puts, deletes=deletes, continuing=before))

    def delete(
        self, action: Action, find: Callable[[NotesStore], Sequence[UUID]], step: UndoStep
    ) -> None:
        """Delete what `find` finds and add that to `step`. Raises as `NotesStore.apply`."""
        store = self._open_store()
        step.add(store.apply(action, deletes=find(store)))

    def put(
        self, action: Action, make: Callable[[NotesStore], Sequence[Record]], step: UndoStep
    ) -> None:
        """Write what `make` makes and add that to `step`. Raises as `NotesStore.apply`."""
        store = self._open_store()
        step.add(store.apply(action, puts=make(store)))

    def turn_back(self, step: UndoStep) -> ChangeSet | None:
        """Undo (or redo) a step; what that changed, and what has been erased meanwhile."""
        if step.changes is not None:
            step.changes = self._open_store().revert(step.changes)
        return step.changes

    def bring_back(
        self, restore: Callable[[NotesStore], ChangeSet], step: UndoStep
    ) -> ChangeSet | None:
        """Restore from the history or from what is deleted, as one step. Raises as `apply`."""
        step.changes = restore(self._open_store())
        return step.changes

    def erase_old_deleted(self) -> None:
        """Erase for good what was deleted long ago. Raises as `NotesStore.erase_deleted`."""
        self._open_store().erase_deleted(self._clock() - DELETED_KEPT)

    def change_passphrase(self, new: str, progress: Progress) -> None:
        """Give the open vault a new key. Raises as `NotesStore.change_passphrase`."""
        self._open_store().change_passphrase(new, progress=progress)

    def keep_both(self, path: Path) -> Path:
        """Go on in a copy of the open vault, beside `path`; where. Raises as the store does."""
        copy = free_name(path, "kept")
        self._open_store().keep_both(copy)
        return copy

    def remember(self, key: str, value: str) -> None:
        """Keep a piece of screen state. Raises as `NotesStore.write_state`."""
        self._open_store().write_state(key, value)

    def _open_store(self) -> NotesStore:
        if self._store is None:
            raise RuntimeError("the vault is locked")
        return self._store
