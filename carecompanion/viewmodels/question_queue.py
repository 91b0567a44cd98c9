"""The questions to ask about one person, as the screen shows them: moved, pinned or for later."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from carecompanion.domain.changes import Action
from carecompanion.domain.facts import Fact, FactDetail, FactField, FactKind
from carecompanion.domain.ports.notes import NotesStore
from carecompanion.domain.question_queue import QuestionQueue, QueueEntry
from carecompanion.domain.questions import QuestionTable
from carecompanion.domain.queue_moves import asked_again, left_for_later, moved, pinned
from carecompanion.domain.queue_order import QueueOrder
from carecompanion.domain.queue_reading import QueueRead, read_queue
from carecompanion.domain.records import new_id
from carecompanion.session.session import Session


class QuestionQueueModel(QObject):
    """A window on the queue, which grows by so many headlines at a time."""

    loaded = Signal()

    def __init__(
        self,
        session: Session,
        table: Callable[[], QuestionTable],
        today: Callable[[], date],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._table = table
        self._today = today
        self._person_id: UUID | None = None
        self._windows = 1
        self._request = 0
        self._read: QueueRead | None = None
        self._queue = QuestionQueue()
        session.records_reverted.connect(self._on_reverted)

    @property
    def person_id(self) -> UUID | None:
        """Whose questions these are; None while locked."""
        return self._person_id

    @property
    def is_loaded(self) -> bool:
        """True once the questions have been read."""
        return self._read is not None

    @property
    def queue(self) -> QuestionQueue:
        """The questions as they stand now."""
        return self._queue

    @property
    def table(self) -> QuestionTable:
        """The wording of the 17 questions and their groups."""
        return self._table()

    @property
    def windows(self) -> int:
        """How many windows of headlines were asked for."""
        return self._windows

    @property
    def has_more(self) -> bool:
        """Whether older headlines or notes may ask more."""
        return self._read is not None and self._read.has_more

    def load(self, person_id: UUID) -> None:
        """Take up the questions of a person, from their newest headlines; read when shown."""
        self.clear()
        self._person_id = person_id

    def reload(self) -> None:
        """Read again: something elsewhere may have changed; `loaded` follows."""
        if self._person_id is not None:
            self._session.flush()
            self._request += 1
            query = partial(_read, self._person_id, self._table(), self._today(), self._windows)
            self._session.read(query, partial(self._on_read, self._request))

    def show_more(self) -> None:
        """Read the questions of older headlines and notes too."""
        if self.has_more:
            self._windows += 1
            self.reload()

    def clear(self) -> None:
        """Forget everything, as when the notes are locked."""
        self._request += 1
        self._person_id, self._read, self._windows = None, None, 1
        self._queue = QuestionQueue()

    def move(self, key: str, by: int) -> None:
        """Move a question by one place; at an end nothing happens."""
        if self._read is not None:
            self._order(moved(self._read.order, self._queue, key, by))

    def pin(self, entry: QueueEntry, *, yes: bool) -> None:
        """Put a question first of all, or no longer."""
        if self._read is not None:
            self._order(pinned(self._read.order, entry, yes=yes))

    def leave_for_later(self, entry: QueueEntry, *, yes: bool) -> None:
        """Leave a question for later, or take it up again."""
        if self._read is not None:
            self._order(left_for_later(self._read.order, entry, yes=yes))

    def ask_again(self, entry: QueueEntry, *, yes: bool) -> None:
        """Ask a question again although it was answered lately, or no longer."""
        if self._read is not None:
            self._order(asked_again(self._read.order, entry, yes=yes))

    def note_for(self, entry: QueueEntry) -> Fact | None:
        """The note of the care memory that asks a question, for its answer.

        Where none asks it there is a new one, kept at once.
        """
        if self._person_id is None or entry.note is not None:
            return entry.note
        today = self._today().isoformat()
        group = (FactDetail(FactField.GROUP, entry.group.value),) if entry.group else ()
        note = Fact(
            id=new_id(),
            person_id=self._person_id,
            fact=FactKind.QUESTION,
            text=entry.text,
            known_on=today,
            details=(*group, FactDetail(FactField.ON, today)),
        )
        self._session.perform(Action.ADD_FACT, puts=(note,))
        return note

    def _order(self, order: QueueOrder) -> None:
        if self._read is None or order == self._read.order:
            return
        self._read = replace(self._read, order=order)
        self._session.perform(Action.ORDER_QUESTIONS, puts=(order,))
        self._show()

    def _on_read(self, request: int, read: QueueRead) -> None:
        if request == self._request:
            self._read = read
            self._show()

    def _show(self) -> None:
        if self._read is not None:
            read = self._read
            self._queue = read.queue
            self.loaded.emit()

    def _on_reverted(self, _ids: object) -> None:
        if self._read is not None:
            self.reload()


def _read(
    person_id: UUID, table: QuestionTable, today: date, windows: int, store: NotesStore
) -> QueueRead:
    return read_queue(store, person_id, table, today=today, windows=windows)
