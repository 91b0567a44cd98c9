"""The part of a session for the past: earlier states, and what was deleted."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from carecompanion.domain.history import DeletedRecord
from carecompanion.domain.ports.notes import NotesStore
from carecompanion.session.session import Session


class Past:
    """Brings back what was, and erases for good what was deleted."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def restore(self, record_id: UUID, revision: int) -> None:
        """Take a record back to an earlier state of its own: a step that can be undone."""
        self._session.bring_back(lambda store: store.restore(record_id, revision))

    def restore_deleted(self, item: DeletedRecord) -> None:
        """Bring back what was deleted in one go: a step that can be undone."""
        self._session.bring_back(lambda store: store.restore_deleted(item))

    def empty_deleted(self, person_id: UUID | None = None) -> None:
        """Erase for good all that is deleted, or all that is listed for a person. Ask first.

        Nothing brings it back. `Session.deleted_emptied` follows.
        """
        work = partial(_empty_deleted, person_id)
        self._session.change(work, self._session.deleted_emptied.emit)


def _empty_deleted(person_id: UUID | None, store: NotesStore) -> int:
    return store.empty_deleted(person_id)
