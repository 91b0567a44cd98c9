"""The path of one person as a view sees it: what is ticked, and what was written down for it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from carecompanion.domain.changes import Action
from carecompanion.domain.path_steps import WRITTEN_DOWN, path_step, path_step_id
from carecompanion.domain.ports.notes import NotesStore
from carecompanion.domain.records import Fact, FactField, FactKind, Person
from carecompanion.session.jobs import Jobs
from carecompanion.session.session import Session
from carecompanion.viewmodels.calendar_file import CalendarTools

if TYPE_CHECKING:
    from carecompanion.domain.calendar_entries import CalendarEntry

_MOST: Final = 200
"""So many ticks, and so many notes beside them, are read."""


@dataclass(frozen=True, slots=True)
class _Read:
    ticks: frozenset[UUID] = frozenset()
    notes: tuple[Fact, ...] = ()


class LearnPathModel(QObject):
    """Each tick is a note of the person, and undone as one. `changed` says that it was read."""

    changed = Signal()
    calendar_saved = Signal(object)
    calendar_failed = Signal(object)

    def __init__(
        self,
        session: Session,
        today: Callable[[], date],
        tools: CalendarTools,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._today = today
        self._tools = tools
        self._jobs = Jobs(self)
        self._person_id: UUID | None = None
        self._read = _Read()
        session.records_reverted.connect(self._on_reverted)

    def load(self, person: Person) -> None:
        """Go on with the path of this person; `reload` reads it."""
        self._person_id, self._read = person.id, _Read()

    def reload(self) -> None:
        """Read what is ticked and written; `changed` follows."""
        if self._person_id is not None:
            self._session.flush()
            person_id = self._person_id
            self._session.read(partial(_read, person_id), partial(self._on_read, person_id))

    def clear(self) -> None:
        """Forget everything, as when the notes are locked."""
        self._person_id, self._read = None, _Read()

    def is_ticked(self, item: str) -> bool:
        """Whether an item of the path is ticked, as read or done last."""
        return self._person_id is not None and self._id(item) in self._read.ticks

    def set_ticked(self, item: str, text: str, ticked: bool) -> None:
        """Tick an item, which says `text`, or take the tick away."""
        if self._person_id is None or ticked == self.is_ticked(item):
            return
        if ticked:
            step = path_step(self._person_id, item, text, today=self._today())
            self._session.perform(Action.ADD_FACT, puts=(step,))
            ticks = self._read.ticks | {step.id}
        else:
            self._session.perform(Action.DELETE_FACT, deletes=(self._id(item),))
            ticks = self._read.ticks - {self._id(item)}
        self._read = _Read(ticks, self._read.notes)

    def notes(self, kind: FactKind) -> tuple[Fact, ...]:
        """What was written down of one kind, oldest first."""
        return tuple(fact for fact in reversed(self._read.notes) if fact.fact is kind)

    def days_ahead(self) -> tuple[CalendarEntry, ...]:
        """The next days of the years of follow-up, from today on; a month alone is no day."""
        from carecompanion.domain.calendar_entries import CalendarEntry, CalendarKind

        days = ((fact, _day(fact)) for fact in self.notes(FactKind.FOLLOW_UP_YEAR))
        return tuple(
            CalendarEntry(id=fact.id, kind=CalendarKind.VISIT, day=day)
            for fact, day in days
            if day is not None and day >= self._today()
        )

    def save_calendar(self, path: Path) -> None:
        """Write these days into a file for a calendar; `calendar_saved` or `_failed` follows."""
        work = partial(self._tools.write, self.days_ahead(), path)
        self._jobs.submit(work, done=self.calendar_saved.emit, failed=self.calendar_failed.emit)

    def shut_down(self) -> None:
        """End the thread."""
        self._jobs.stop()

    def _id(self, item: str) -> UUID:
        if self._person_id is None:
            raise RuntimeError("nobody's path is open")
        return path_step_id(self._person_id, item)

    def _on_read(self, person_id: UUID, read: _Read) -> None:
        if person_id == self._person_id:
            self._read = read
            self.changed.emit()

    def _on_reverted(self, _ids: object) -> None:
        self.reload()


def _day(fact: Fact) -> date | None:
    """The next day of a year of follow-up; None unless it is written to the day."""
    try:
        return date.fromisoformat(fact.detail(FactField.NEXT_VISIT))
    except ValueError:
        return None


def _read(person_id: UUID, store: NotesStore) -> _Read:
    ticks = store.facts(person_id, {FactKind.PATH_STEP}, limit=_MOST)
    notes = store.facts(person_id, set(WRITTEN_DOWN), limit=_MOST)
    return _Read(frozenset(tick.id for tick in ticks), notes)
