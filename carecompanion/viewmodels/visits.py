"""All visits of one person: the next one, those planned, and those that were."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from carecompanion.domain.ports.notes import NotesStore
from carecompanion.domain.records import Visit
from carecompanion.domain.visit_reading import VISITS_SHOWN, VisitList, read_visits
from carecompanion.session.session import Session


class VisitsModel(QObject):
    """The list, read again whenever it is shown; `loaded` follows."""

    loaded = Signal()

    def __init__(
        self, session: Session, today: Callable[[], date], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._today = today
        self._person_id: UUID | None = None
        self._request = 0
        self._limit = VISITS_SHOWN
        self._list = VisitList()
        self._is_loaded = False
        session.records_reverted.connect(self._on_reverted)

    @property
    def visits(self) -> VisitList:
        """What was read last."""
        return self._list

    @property
    def is_loaded(self) -> bool:
        """True once the visits have been read."""
        return self._is_loaded

    @property
    def person_id(self) -> UUID | None:
        """Whose visits these are; None while locked."""
        return self._person_id

    @property
    def next(self) -> Visit | None:
        """The visit that comes next, if its day is known."""
        visit = self._list.next
        return visit if visit is not None and visit.on else None

    @property
    def today(self) -> str:
        """Today, as ISO text."""
        return self._today().isoformat()

    def load(self, person_id: UUID) -> None:
        """Take up the visits of a person; read when shown."""
        self.clear()
        self._person_id = person_id

    def reload(self) -> None:
        """Read them again."""
        if self._person_id is not None:
            self._session.flush()
            self._request += 1
            query = partial(_read, self._person_id, self.today, self._limit)
            self._session.read(query, partial(self._on_read, self._request))

    def show_more(self) -> None:
        """Read older ones too."""
        self._limit += VISITS_SHOWN
        self.reload()

    def clear(self) -> None:
        """Forget everything, as when the notes are locked."""
        self._request += 1
        self._person_id, self._list, self._is_loaded = None, VisitList(), False
        self._limit = VISITS_SHOWN

    def _on_read(self, request: int, found: VisitList) -> None:
        if request == self._request:
            self._list, self._is_loaded = found, True
            self.loaded.emit()

    def _on_reverted(self, _ids: object) -> None:
        if self._is_loaded:
            self.reload()


def _read(person_id: UUID, today: str, limit: int, store: NotesStore) -> VisitList:
    return read_visits(store, person_id, today, limit=limit)
