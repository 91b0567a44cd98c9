"""The list of headlines, newest first, read a page at a time so that its cost stays flat.

Those that are closed for now come after all the others.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from carecompanion.domain.changes import Action
from carecompanion.domain.headline_parts import headline_with_parts
from carecompanion.domain.ports.notes import NotesStore
from carecompanion.domain.quiet import is_quiet
from carecompanion.domain.record_keys import Standing
from carecompanion.domain.records import (
    Headline,
    HeadlineStatus,
)
from carecompanion.session.session import Session
from carecompanion.viewmodels.record_list import PAGE_SIZE, RecordListModel

CARRY_ON_ROWS = 3


@dataclass(frozen=True, slots=True)
class _Page:
    rows: tuple[Headline, ...]
    due: tuple[Headline, ...]


class HeadlineListModel(RecordListModel[Headline]):
    """The headlines of a person; a row is called by the words of its headline."""

    KIND = Headline

    headline_deleted = Signal(object)

    def __init__(
        self, session: Session, today: Callable[[], date], parent: QObject | None = None
    ) -> None:
        super().__init__(session, parent)
        self._today = today
        self._due: tuple[Headline, ...] = ()

    @property
    def headlines(self) -> tuple[Headline, ...]:
        """The rows read so far."""
        return tuple(self._rows)

    @property
    def today(self) -> str:
        """Today, as ISO text."""
        return self._today().isoformat()

    def is_due(self, headline: Headline) -> bool:
        """Whether the family wanted to look at it again by now."""
        return any(each.id == headline.id for each in self._due)

    def carry_on(self) -> tuple[Headline, ...]:
        """At most three: those to be looked at again by now, then unfinished ones (ux.md 2.4)."""
        unfinished = (HeadlineStatus.STARTED, HeadlineStatus.PAGE_READY)
        others = (
            row
            for row in self._rows
            if row.status in unfinished and not row.is_closed and not self.is_due(row)
        )
        return (*self._due, *others)[:CARRY_ON_ROWS]

    def words_of(self, record: Headline) -> str:
        """The words of a headline."""
        return record.text

    def clear(self) -> None:
        """Forget everything, as when the notes are locked."""
        self._due = ()
        super().clear()

    def set_status(self, headline: Headline, status: HeadlineStatus) -> None:
        """Set a headline aside, or take it up again."""
        self._session.perform(Action.SET_ASIDE, puts=(replace(headline, status=status),))
        self.load(headline.person_id)

    def delete(self, headline: Headline) -> None:
        """Delete a headline with all that belongs to it; undo brings it back."""
        self._session.delete(Action.DELETE_HEADLINE, partial(headline_with_parts, headline.id))
        self.load(headline.person_id)
        self.headline_deleted.emit(headline)

    def _read_after(
        self, after: UUID | None, done: Callable[[UUID, tuple[Headline, ...]], None]
    ) -> None:
        if self._person_id is not None:
            last = self._rows[-1] if self._rows and after is not None else None
            query = partial(_read, self._person_id, last, self.today)
            self._session.read(query, partial(self._on_read, self._person_id, done))

    def _on_read(
        self, person_id: UUID, done: Callable[[UUID, tuple[Headline, ...]], None], page: _Page
    ) -> None:
        if person_id == self._person_id:
            self._due = page.due
        done(person_id, page.rows)


def _read(person_id: UUID, last: Headline | None, today: str, store: NotesStore) -> _Page:
    """The next page after `last`: what is listed, then what is closed for now; and what is due."""
    rows: list[Headline] = []
    if last is None or not last.is_closed:
        rows += _standing(store, person_id, Standing.LISTED, PAGE_SIZE, last)
    if len(rows) < PAGE_SIZE:
        after = last if last is not None and last.is_closed else None
        rows += _standing(store, person_id, Standing.CLOSED, PAGE_SIZE - len(rows), after)
    due = store.due(person_id, today, limit=CARRY_ON_ROWS)
    return _Page(tuple(rows), tuple(each for each in due if not is_quiet(each, today)))


def _standing(
    store: NotesStore, person_id: UUID, standing: Standing, limit: int, after: Headline | None
) -> list[Headline]:
    after_id = after.id if after is not None else None
    found = store.keyed(person_id, standing, limit=limit, after=after_id)
    return [each for each in found if isinstance(each, Headline)]
