"""One thing that is read about a person as a whole, and read again when something changed."""

from __future__ import annotations

from functools import partial
from typing import Generic, TypeVar
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from carecompanion.domain.ports.notes import NotesStore
from carecompanion.session.session import Session

ReadT = TypeVar("ReadT")


class ReadOfPerson(QObject, Generic[ReadT]):
    """Keeps what `read` finds; an answer about somebody shown before is dropped."""

    loaded = Signal()

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._person_id: UUID | None = None
        self._found: ReadT | None = None

    @staticmethod
    def read(person_id: UUID, store: NotesStore) -> ReadT:
        """What there is about a person; on the writer thread."""
        raise NotImplementedError

    def load(self, person_id: UUID) -> None:
        """Read it for a person; `loaded` follows."""
        if person_id != self._person_id:
            self.clear()
        self._person_id = person_id
        self._session.flush()
        self._session.read(partial(self.read, person_id), partial(self._on_read, person_id))

    def reload(self) -> None:
        """Read it again: something elsewhere may have changed it."""
        if self._person_id is not None:
            self.load(self._person_id)

    def clear(self) -> None:
        """Forget everything, as when the notes are locked."""
        self._person_id, self._found = None, None

    def _on_read(self, person_id: UUID, found: ReadT) -> None:
        if person_id == self._person_id:
            self._found = found
            self.loaded.emit()
