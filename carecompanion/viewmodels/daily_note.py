"""One line about today: kept as a change, or left as a draft; and what changed since the visit."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import Final
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from carecompanion.domain.changes import Action
from carecompanion.domain.changes_since import changes_since, last_visit
from carecompanion.domain.new_facts import new_fact
from carecompanion.domain.partial_date import DateFault, PartialDateError, parse_date
from carecompanion.domain.ports.notes import NotesStore
from carecompanion.domain.records import Fact, FactField, FactKind
from carecompanion.session.session import Session
from carecompanion.viewmodels.drafts import DraftsModel

TEXT: Final = "daily_note"
DAY: Final = "daily_note_day"


@dataclass(frozen=True, slots=True, kw_only=True)
class Since:
    """The newest changes since the last visit; `visit` is empty when no talk is noted."""

    visit: str = ""
    changes: tuple[Fact, ...] = ()


class DailyNoteModel(QObject):
    """What is being typed lives as a draft of the person until it is kept."""

    kept = Signal(object)
    loaded = Signal()

    def __init__(
        self,
        session: Session,
        drafts: DraftsModel,
        today: Callable[[], date],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._drafts = drafts
        self._today = today
        self._person_id: UUID | None = None
        self._since = Since()

    @property
    def since(self) -> Since:
        """What changed since the last visit, as read last."""
        return self._since

    @property
    def today(self) -> str:
        """The day of today as it is kept."""
        return self._today().isoformat()

    @property
    def text(self) -> str:
        """What is half-typed."""
        return self._drafts.text(self._person_id, TEXT) if self._person_id else ""

    @property
    def day(self) -> str:
        """The day that was typed; empty means today."""
        return self._drafts.text(self._person_id, DAY) if self._person_id else ""

    @property
    def day_fault(self) -> DateFault | None:
        """Why what was typed is no date; None when there is nothing the matter."""
        try:
            parse_date(self.day)
        except PartialDateError as error:
            return error.fault
        return None

    def load(self, person_id: UUID) -> None:
        """Take up a person, and read what changed since the last visit; `loaded` follows."""
        if person_id != self._person_id:
            self.clear()
        self._person_id = person_id
        self._session.flush()
        self._session.read(partial(_read, person_id), partial(self._on_read, person_id))

    def reload(self) -> None:
        """Read again what changed since the last visit."""
        if self._person_id is not None:
            self.load(self._person_id)

    def clear(self) -> None:
        """Forget everything, as when the notes are locked."""
        self._person_id, self._since = None, Since()

    def set_text(self, text: str) -> None:
        """Half-typed words."""
        self._keep_draft(TEXT, text)

    def set_day(self, text: str) -> None:
        """A day as typed."""
        self._keep_draft(DAY, text)

    def keep(self) -> bool:
        """Keep the line as a change of its day; False while there is nothing to keep."""
        text = self.text
        if self._person_id is None or not text.strip() or self.day_fault is not None:
            return False
        day = parse_date(self.day) or self.today
        begun = new_fact(FactKind.CHANGE, self._person_id, today=self._today())
        fact = replace(begun, text=text, known_on=day).with_detail(FactField.ON, day)
        self._session.perform(Action.ADD_FACT, puts=(fact,))
        self._keep_draft(TEXT, "")
        self._keep_draft(DAY, "")
        self._drafts.flush()
        self.kept.emit(fact)
        return True

    def _keep_draft(self, name: str, text: str) -> None:
        if self._person_id is not None:
            self._drafts.keep(self._person_id, name, text)

    def _on_read(self, person_id: UUID, since: Since) -> None:
        if person_id == self._person_id:
            self._since = since
            self.loaded.emit()


def _read(person_id: UUID, store: NotesStore) -> Since:
    visit = last_visit(store, person_id)
    return Since(visit=visit, changes=changes_since(store, person_id, visit))
