"""The list of headlines, newest first, read a page at a time so that its cost stays flat."""

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
from carecompanion.domain.records import (
    Answer,
    Attachment,
    Headline,
    HeadlineStatus,
    QuestionChoice,
    Record,
    Story,
)
from carecompanion.session.session import Session

PAGE_SIZE = 50
CARRY_ON_ROWS = 3

_NO_PARENT = QModelIndex()
HEADLINE_ROLE = Qt.ItemDataRole.UserRole + 1


class HeadlineListModel(QAbstractListModel):
    """Rows are `Headline` values under `HEADLINE_ROLE`; the display role is their words."""

    loaded = Signal()
    headline_deleted = Signal(object)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._rows: list[Headline] = []
        self._person_id: UUID | None = None
        self._may_have_more = False

    def load(self, person_id: UUID) -> None:
        """Read the newest page; `loaded` follows."""
        self._person_id = person_id
        self._session.flush()
        self._session.read(partial(_newest, person_id, None), self._on_first_page)

    def reload(self) -> None:
        """Read the newest page again; something in a walk may have changed it."""
        if self._person_id is not None:
            self.load(self._person_id)

    def clear(self) -> None:
        """Forget everything, as when the notes are locked."""
        self.beginResetModel()
        self._rows, self._person_id, self._may_have_more = [], None, False
        self.endResetModel()

    @property
    def headlines(self) -> tuple[Headline, ...]:
        """The rows read so far."""
        return tuple(self._rows)

    def carry_on(self) -> tuple[Headline, ...]:
        """At most three unfinished headlines, newest first (ux.md 2.4)."""
        unfinished = (HeadlineStatus.STARTED, HeadlineStatus.PAGE_READY)
        return tuple(row for row in self._rows if row.status in unfinished)[:CARRY_ON_ROWS]

    def set_status(self, headline: Headline, status: HeadlineStatus) -> None:
        """Set a headline aside, or take it up again."""
        self._session.perform(Action.SET_ASIDE, puts=(replace(headline, status=status),))
        self.load(headline.person_id)

    def delete(self, headline: Headline) -> None:
        """Delete a headline with all that belongs to it; undo brings it back."""
        self._session.delete(Action.DELETE_HEADLINE, partial(_with_all, headline.id))
        self.load(headline.person_id)
        self.headline_deleted.emit(headline)

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NO_PARENT) -> int:
        """How many headlines have been read."""
        return 0 if parent.isValid() else len(self._rows)

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """The headline's words, or the headline itself."""
        headline = self._rows[index.row()]
        if role == HEADLINE_ROLE:
            return headline
        return headline.text if role == Qt.ItemDataRole.DisplayRole else None

    def canFetchMore(self, parent: QModelIndex | QPersistentModelIndex) -> bool:
        """True while older headlines may be there."""
        return self._may_have_more and not parent.isValid()

    def fetchMore(self, parent: QModelIndex | QPersistentModelIndex) -> None:
        """Read the next page of older headlines."""
        if self._person_id is None or not self.canFetchMore(parent):
            return
        self._may_have_more = False
        last = self._rows[-1].id if self._rows else None
        self._session.read(partial(_newest, self._person_id, last), self._on_next_page)

    def _on_first_page(self, rows: tuple[Headline, ...]) -> None:
        self.beginResetModel()
        self._rows = list(rows)
        self._may_have_more = len(rows) == PAGE_SIZE
        self.endResetModel()
        self.loaded.emit()

    def _on_next_page(self, rows: tuple[Headline, ...]) -> None:
        if rows:
            first = len(self._rows)
            self.beginInsertRows(QModelIndex(), first, first + len(rows) - 1)
            self._rows.extend(rows)
            self.endInsertRows()
        self._may_have_more = len(rows) == PAGE_SIZE
        self.loaded.emit()


def _with_all(headline_id: UUID, store: NotesStore) -> tuple[UUID, ...]:
    """The headline and the ids of its story, answers, questions and files."""
    belonging: tuple[Record, ...] = (
        *store.of_headline(Story, headline_id),
        *store.of_headline(Answer, headline_id),
        *store.of_headline(QuestionChoice, headline_id),
        *store.of_headline(Attachment, headline_id),
    )
    return (headline_id, *(record.id for record in belonging))


def _newest(person_id: UUID, after: UUID | None, store: NotesStore) -> tuple[Headline, ...]:
    return store.of_person(Headline, person_id, limit=PAGE_SIZE, after=after)
