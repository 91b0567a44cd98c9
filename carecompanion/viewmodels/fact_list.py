"""The facts of one part of the care memory, newest first, a window of them at a time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Final
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from carecompanion.domain.changes import Action
from carecompanion.domain.memory import FACTS_OF_PART, MemoryPart
from carecompanion.domain.ports.notes import NotesStore
from carecompanion.domain.records import Fact
from carecompanion.session.session import Session

WINDOW_SIZE: Final = 20
"""How many facts are shown at a time: a part costs the same however many it holds (0081)."""


class FactListModel(QObject):
    """A window on the facts of a part; `older` and `newer` move it."""

    loaded = Signal()
    fact_checked = Signal(object)
    fact_deleted = Signal(object)

    def __init__(
        self, session: Session, today: Callable[[], date], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._today = today
        self._person_id: UUID | None = None
        self._part = MemoryPart.CONDITION
        self._facts: tuple[Fact, ...] = ()
        self._starts: list[UUID | None] = [None]
        self._has_older = False
        self._is_loaded = False
        self._request = 0

    @property
    def person_id(self) -> UUID | None:
        """Whose facts these are; None while locked."""
        return self._person_id

    @property
    def part(self) -> MemoryPart:
        """The part that is shown."""
        return self._part

    @property
    def is_loaded(self) -> bool:
        """True once the facts of this part have been read."""
        return self._is_loaded

    @property
    def facts(self) -> tuple[Fact, ...]:
        """The facts in the window."""
        return self._facts

    @property
    def has_older(self) -> bool:
        """True when there are facts after the window."""
        return self._has_older

    @property
    def has_newer(self) -> bool:
        """True when there are facts before the window."""
        return len(self._starts) > 1

    def load(self, person_id: UUID) -> None:
        """Take up the facts of a person, the part as it was."""
        if person_id != self._person_id:
            self.clear()
        self._person_id = person_id
        self.reload()

    def show(self, part: MemoryPart) -> None:
        """Take up a part from its newest fact; `loaded` follows."""
        if part is not self._part:
            self._forget_window()
        self._part = part
        self._starts = [None]
        self.reload()

    def reload(self) -> None:
        """Read the window again: something in it may have changed."""
        if self._person_id is not None:
            self._session.flush()
            self._request += 1
            query = partial(_read, self._person_id, self._part, self._starts[-1])
            self._session.read(query, partial(self._on_read, self._request))

    def older(self) -> None:
        """Move on to the facts after these."""
        if self._has_older:
            self._starts.append(self._facts[-1].id)
            self.reload()

    def newer(self) -> None:
        """Move back to the facts before these."""
        if self.has_newer:
            self._starts.pop()
            self.reload()

    def check(self, fact: Fact) -> None:
        """The family says that a fact is still right; undo takes it back."""
        checked = replace(fact, checked_on=self._today().isoformat())
        self._session.perform(Action.CHECK_FACT, puts=(checked,))
        self._facts = tuple(checked if each.id == fact.id else each for each in self._facts)
        self.loaded.emit()
        self.fact_checked.emit(checked)

    def delete(self, fact: Fact) -> None:
        """Delete a fact; undo brings it back."""
        self._session.perform(Action.DELETE_FACT, deletes=(fact.id,))
        self.reload()
        self.fact_deleted.emit(fact)

    def clear(self) -> None:
        """Forget everything, as when the notes are locked."""
        self._person_id = None
        self._starts = [None]
        self._forget_window()

    def _forget_window(self) -> None:
        self._request += 1
        self._facts, self._has_older, self._is_loaded = (), False, False

    def _on_read(self, request: int, facts: tuple[Fact, ...]) -> None:
        if request != self._request:
            return
        if not facts and self.has_newer:  # the last ones here were deleted
            self.newer()
            return
        self._facts, self._has_older = facts[:WINDOW_SIZE], len(facts) > WINDOW_SIZE
        self._is_loaded = True
        self.loaded.emit()


def _read(
    person_id: UUID, part: MemoryPart, after: UUID | None, store: NotesStore
) -> tuple[Fact, ...]:
    """A window, and one more if there is one."""
    return store.facts(person_id, FACTS_OF_PART[part], limit=WINDOW_SIZE + 1, after=after)
