"""The files of the notes, newest first: added, renamed, noted about, deleted."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from uuid import UUID

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from carecompanion.domain.changes import Action
from carecompanion.domain.ports import NotesStore
from carecompanion.domain.records import Attachment
from carecompanion.session.session import Session

PAGE_SIZE = 50
PAPER_ROLE = Qt.ItemDataRole.UserRole + 1

_NO_PARENT = QModelIndex()


class PaperListModel(QAbstractListModel):
    """Rows are `Attachment` values under `PAPER_ROLE`; the display role is their name."""

    loaded = Signal()
    paper_deleted = Signal(object)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._rows: list[Attachment] = []
        self._person_id: UUID | None = None
        self._may_have_more = False

    def load(self, person_id: UUID) -> None:
        """Read the newest page; `loaded` follows."""
        self._person_id = person_id
        self._session.flush()
        self._session.read(partial(_newest, person_id, None), self._on_first_page)

    def reload(self) -> None:
        """Read the newest page again."""
        if self._person_id is not None:
            self.load(self._person_id)

    def clear(self) -> None:
        """Forget everything, as when the notes are locked."""
        self.beginResetModel()
        self._rows, self._person_id, self._may_have_more = [], None, False
        self.endResetModel()

    @property
    def person_id(self) -> UUID | None:
        """Whose papers these are; None while locked."""
        return self._person_id

    @property
    def papers(self) -> tuple[Attachment, ...]:
        """The rows read so far."""
        return tuple(self._rows)

    def set_name(self, paper_id: UUID, name: str) -> None:
        """Call a file by another name; saved when typing pauses."""
        self._write(paper_id, "name", name)

    def set_note(self, paper_id: UUID, note: str) -> None:
        """Note one line about a file; saved when typing pauses."""
        self._write(paper_id, "note", note)

    def leave_field(self) -> None:
        """A field was left: save it."""
        self._session.leave_field()

    def delete(self, paper: Attachment) -> None:
        """Delete a file; undo brings it back."""
        self._session.perform(Action.DELETE_ATTACHMENT, deletes=(paper.id,))
        self.reload()
        self.paper_deleted.emit(paper)

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NO_PARENT) -> int:
        """How many files have been read."""
        return 0 if parent.isValid() else len(self._rows)

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """The name of a file, or its record."""
        paper = self._rows[index.row()]
        if role == PAPER_ROLE:
            return paper
        return paper.name if role == Qt.ItemDataRole.DisplayRole else None

    def canFetchMore(self, parent: QModelIndex | QPersistentModelIndex) -> bool:
        """True while older files may be there."""
        return self._may_have_more and not parent.isValid()

    def fetchMore(self, parent: QModelIndex | QPersistentModelIndex) -> None:
        """Read the next page of older files."""
        if self._person_id is None or not self.canFetchMore(parent):
            return
        self._may_have_more = False
        last = self._rows[-1].id if self._rows else None
        self._session.read(partial(_newest, self._person_id, last), self._on_next_page)

    def _write(self, paper_id: UUID, field: str, text: str) -> None:
        for place, paper in enumerate(self._rows):
            if paper.id == paper_id:
                self._rows[place] = replace(paper, **{field: text})  # type: ignore[arg-type]
                self._session.type_into(Action.WRITE_ATTACHMENT, self._rows[place], field)
                self.dataChanged.emit(self.index(place), self.index(place))

    def _on_first_page(self, rows: tuple[Attachment, ...]) -> None:
        self.beginResetModel()
        self._rows = list(rows)
        self._may_have_more = len(rows) == PAGE_SIZE
        self.endResetModel()
        self.loaded.emit()

    def _on_next_page(self, rows: tuple[Attachment, ...]) -> None:
        if rows:
            first = len(self._rows)
            self.beginInsertRows(QModelIndex(), first, first + len(rows) - 1)
            self._rows.extend(rows)
            self.endInsertRows()
        self._may_have_more = len(rows) == PAGE_SIZE
        self.loaded.emit()


def _newest(person_id: UUID, after: UUID | None, store: NotesStore) -> tuple[Attachment, ...]:
    return store.of_person(Attachment, person_id, limit=PAGE_SIZE, after=after)
