"""The care memory at a glance: the newest fact of each part, and nothing counted."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from carecompanion.domain.memory import FACTS_OF_PART, MemoryPart
from carecompanion.domain.ports.notes import NotesStore
from carecompanion.domain.records import Attachment, Fact
from carecompanion.session.session import Session


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """The newest fact of each part that has one, and the newest of the kept files."""

    newest: dict[MemoryPart, Fact]
    paper: Attachment | None

    @property
    def is_empty(self) -> bool:
        """True while nothing is kept."""
        return not self.newest and self.paper is None


_NOTHING = Overview(newest={}, paper=None)


class MemoryOverviewModel(QObject):
    """One line for each part of the care memory of a person."""

    loaded = Signal()

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._person_id: UUID | None = None
        self._overview = _NOTHING
        self._is_loaded = False

    @property
    def is_loaded(self) -> bool:
        """True once there is an overview to show."""
        return self._is_loaded

    @property
    def overview(self) -> Overview:
        """What was read last; empty before that."""
        return self._overview

    def load(self, person_id: UUID) -> None:
        """Read the overview of a person; `loaded` follows."""
        if person_id != self._person_id:
            self.clear()
        self._person_id = person_id
        self._session.flush()
        self._session.read(partial(_read, person_id), partial(self._on_read, person_id))

    def reload(self) -> None:
        """Read it again: something elsewhere may have changed it."""
        if self._person_id is not None:
            self.load(self._person_id)

    def clear(self) -> None:
        """Forget everything, as when the notes are locked."""
        self._person_id, self._overview, self._is_loaded = None, _NOTHING, False

    def _on_read(self, person_id: UUID, overview: Overview) -> None:
        if person_id == self._person_id:
            self._overview, self._is_loaded = overview, True
            self.loaded.emit()


def _read(person_id: UUID, store: NotesStore) -> Overview:
    newest = {
        part: fact
        for part, kinds in FACTS_OF_PART.items()
        for fact in store.facts(person_id, kinds, limit=1)
    }
    papers = store.of_person(Attachment, person_id, limit=1)
    return Overview(newest=newest, paper=papers[0] if papers else None)
