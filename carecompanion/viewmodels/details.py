"""The 14 details a therapy or a study asks about, as the notes have them; nothing is judged."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from carecompanion.domain.memory import FACTS_OF_DETAIL, EligibilityDetail
from carecompanion.domain.ports.notes import NotesStore
from carecompanion.domain.records import Fact
from carecompanion.session.session import Session


@dataclass(frozen=True, slots=True, kw_only=True)
class DetailNotes:
    """What the notes say to one detail: the newest fact of each kind that answers it."""

    detail: EligibilityDetail
    facts: tuple[Fact, ...]


class DetailsModel(QObject):
    """The details of a person in the order of the source (S0, 13 to 26)."""

    loaded = Signal()

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._person_id: UUID | None = None
        self._rows: tuple[DetailNotes, ...] = ()

    @property
    def rows(self) -> tuple[DetailNotes, ...]:
        """All 14, once they have been read."""
        return self._rows

    def load(self, person_id: UUID) -> None:
        """Read the details of a person; `loaded` follows."""
        if person_id != self._person_id:
            self.clear()
        self._person_id = person_id
        self._session.flush()
        self._session.read(partial(_read, person_id), partial(self._on_read, person_id))

    def reload(self) -> None:
        """Read them again: something elsewhere may have changed them."""
        if self._person_id is not None:
            self.load(self._person_id)

    def clear(self) -> None:
        """Forget everything, as when the notes are locked."""
        self._person_id, self._rows = None, ()

    def _on_read(self, person_id: UUID, rows: tuple[DetailNotes, ...]) -> None:
        if person_id == self._person_id:
            self._rows = rows
            self.loaded.emit()


def _read(person_id: UUID, store: NotesStore) -> tuple[DetailNotes, ...]:
    return tuple(
        DetailNotes(
            detail=detail,
            facts=tuple(
                fact
                for kind in kinds
                for fact in store.facts(person_id, (kind,), limit=1)
                if fact.text.strip() or fact.none_known or fact.details
            ),
        )
        for detail, kinds in FACTS_OF_DETAIL.items()
    )
