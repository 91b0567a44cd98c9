"""Records of one kind about a person, newest first, read a page at a time."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import ClassVar, Final, Generic
from uuid import UUID

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from carecompanion.domain.ports.notes import NotesStore, RecordT
from carecompanion.session.session import Session

PAGE_SIZE: Final = 50
"""How many records are read at a time: a list costs the same however many there are."""

RECORD_ROLE = Qt.ItemDataRole.UserRole + 1

_NO_PARENT = QModelIndex()


class RecordListModel(QAbstractListModel, Generic[RecordT]):
    """Rows are records under `RECORD_ROLE`; the display role is what `words_of` says of one."""

    loaded = Signal()

    KIND: ClassVar[type]
    """The type of the records; each subclass names its own."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._rows: list[RecordT] = []
        self._person_id: UUID | None = None
        self._may_have_more = False

    @property
    def person_id(self) -> UUID | None:
        """Whose records these are; None while locked."""
        return self._person_id

    def words_of(self, record: RecordT) -> str:
        """What a row is called."""
        raise NotImplementedError

    def load(self, person_id: UUID) -> None:
        """Read the newest page; `loaded` follows."""
        self._person_id = person_id
        self._session.flush()
        self._read_after(None, self._on_first_page)

    def reload(self) -> None:
        """Read the newest page again; something elsewhere may have changed it."""
        if self._person_id is not None:
            self.load(self._person_id)

    def clear(self) -> None:
        """Forget everything, as when the notes are locked."""
        self.beginResetModel()
        self._rows, self._person_id, self._may_have_more = [], None, False
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NO_PARENT) -> int:
        """How many records have been read."""
        return 0 if parent.isValid() else len(self._rows)

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """The words of a record, or the record itself."""
        record = self._rows[index.row()]
        if role == RECORD_ROLE:
            return record
        return self.words_of(record) if role == Qt.ItemDataRole.DisplayRole else None

    def canFetchMore(self, parent: QModelIndex | QPersistentModelIndex) -> bool:
        """True while older records may be there."""
        return self._may_have_more and not parent.isValid()

    def fetchMore(self, parent: QModelIndex | QPersistentModelIndex) -> None:
        """Read the next page of older records."""
        if self._person_id is None or not self.canFetchMore(parent):
            return
        self._may_have_more = False
        self._read_after(self._rows[-1].id if self._rows else None, self._on_next_page)

    def _read_after(
        self, after: UUID | None, done: Callable[[UUID, tuple[RecordT, ...]], None]
    ) -> None:
        if self._person_id is not None:
            query = partial(_newest, self.KIND, self._person_id, after)
            self._session.read(query, partial(done, self._person_id))

    def _on_first_page(self, person_id: UUID, rows: tuple[RecordT, ...]) -> None:
        if person_id != self._person_id:
            return  # another person was chosen meanwhile
        self.beginResetModel()
        self._rows = list(rows)
        self._may_have_more = len(rows) == PAGE_SIZE
        self.endResetModel()
        self.loaded.emit()

    def _on_next_page(self, person_id: UUID, rows: tuple[RecordT, ...]) -> None:
        if person_id != self._person_id:
            return
        if rows:
            first = len(self._rows)
            self.beginInsertRows(QModelIndex(), first, first + len(rows) - 1)
            self._rows.extend(rows)
            self.endInsertRows()
        self._may_have_more = len(rows) == PAGE_SIZE
        self.loaded.emit()


def _newest(
    kind: type[RecordT], person_id: UUID, after: UUID | None, store: NotesStore
) -> tuple[RecordT, ...]:
    return store.of_person(kind, person_id, limit=PAGE_SIZE, after=after)
