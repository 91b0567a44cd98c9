"""Everything dated about one person, newest day first, read a page at a time.

Only so many pages are kept that the screen stays quick, whichever way one goes: the newest ones
make room for older ones, and come back when asked for.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from itertools import chain
from typing import Final
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from carecompanion.domain.measures import MEASURED, MeasureSeries, series_of
from carecompanion.domain.ports.notes import NotesStore
from carecompanion.domain.records import Fact, Record
from carecompanion.domain.timeline import DATED_OF, TimelineKind
from carecompanion.session.session import Session

TIMELINE_PAGE: Final = 50
"""How many entries are read at a time."""

PAGES_KEPT: Final = 2
"""How many pages there are at once."""

MEASURES_READ: Final = 200
"""How many of the newest measures make the series."""

_Page = tuple[Record, ...]


class TimelineModel(QObject):
    """The pages in sight, of all entries or of one kind; and the series of the measures."""

    loaded = Signal()
    went_on = Signal(object)
    series_loaded = Signal()

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._person_id: UUID | None = None
        self._kind: TimelineKind | None = None
        self._series: tuple[MeasureSeries, ...] = ()
        self._has_more_measures = False
        self._request = self._generation = 0
        self._is_loaded = False
        self._forget_pages()
        session.records_reverted.connect(self._on_records_reverted)

    @property
    def kind(self) -> TimelineKind | None:
        """What is shown; None for everything."""
        return self._kind

    @property
    def entries(self) -> tuple[Record, ...]:
        """The entries of the pages in sight, newest day first."""
        return tuple(chain.from_iterable(self._pages))

    @property
    def is_loaded(self) -> bool:
        """True once `entries` are known; before, an empty timeline says nothing."""
        return self._is_loaded

    @property
    def may_have_older(self) -> bool:
        """True while older entries may be there, and they are not on their way."""
        return self._may_have_older

    @property
    def has_newer(self) -> bool:
        """True while newer entries made room for those in sight."""
        return len(self._before) > 1 and not self._is_reading

    @property
    def series(self) -> tuple[MeasureSeries, ...]:
        """The series of the measures; known once they were asked for with their kind."""
        return self._series

    @property
    def has_more_measures(self) -> bool:
        """True when there are more measures than the series hold."""
        return self._has_more_measures

    def load(self, person_id: UUID) -> None:
        """Take up the timeline of a person; `loaded` follows."""
        if person_id != self._person_id:
            self.clear()
        self._person_id = person_id
        self.reload()

    def reload(self) -> None:
        """Read again what is in sight; something elsewhere may have changed it."""
        if self._person_id is None:
            return
        self._session.flush()
        limit = TIMELINE_PAGE * max(1, len(self._pages))
        self._read(self._before[-1], limit, self._on_read_again)
        if self._kind is TimelineKind.MEASURES:
            query = partial(_measures, self._person_id)
            self._session.read(query, partial(self._on_measures, self._generation))

    def set_filter(self, kind: TimelineKind | None) -> None:
        """Show entries of one kind, or of all; from the newest on."""
        if kind is not self._kind:
            self._kind = kind
            self._forget_pages()
            self._series, self._has_more_measures, self._is_loaded = (), False, False
            self.reload()

    def fetch_older(self) -> None:
        """Go on to the next page; `went_on` with its first entry follows, then `loaded`."""
        if self._may_have_older and not self._is_reading:
            self._read(self._pages[-1][-1].id, TIMELINE_PAGE, self._on_older)

    def fetch_newer(self) -> None:
        """Go back to the page before; `went_on` with its last entry follows, then `loaded`."""
        if self.has_newer:
            self._read(self._before[-2], TIMELINE_PAGE, self._on_newer)

    def clear(self) -> None:
        """Forget everything, as when the notes are locked or another person is taken up."""
        self._person_id, self._kind, self._is_loaded = None, None, False
        self._series, self._has_more_measures = (), False
        self._forget_pages()

    def _forget_pages(self) -> None:
        """`_before` are the entries that each page so far comes after, up to the first in sight."""
        self._pages: list[_Page] = []
        self._before: list[UUID | None] = [None]
        self._may_have_older = self._is_reading = False
        self._request += 1
        self._generation += 1

    def _read(self, after: UUID | None, limit: int, done: Callable[[_Page], None]) -> None:
        if self._person_id is None:
            return
        self._request += 1
        self._is_reading = True
        query = partial(_dated, self._person_id, self._kind, after, limit)
        self._session.read(query, partial(self._on_read, self._request, done))

    def _on_read(self, request: int, done: Callable[[_Page], None], page: _Page) -> None:
        if request == self._request:
            self._is_reading = False
            done(page)

    def _on_read_again(self, entries: _Page) -> None:
        if not entries and len(self._before) > 1:
            self._forget_pages()  # what they came after is gone: begin at the newest
            self.reload()
            return
        limit = TIMELINE_PAGE * max(1, len(self._pages))
        self._pages = [
            entries[start : start + TIMELINE_PAGE]
            for start in range(0, len(entries), TIMELINE_PAGE)
        ]
        self._may_have_older = len(entries) == limit
        self._tell()

    def _on_older(self, page: _Page) -> None:
        self._may_have_older = len(page) == TIMELINE_PAGE
        if page:
            self._pages.append(page)
            if len(self._pages) > PAGES_KEPT:
                self._before.append(self._pages.pop(0)[-1].id)
            self.went_on.emit(page[0])
        self._tell()

    def _on_newer(self, page: _Page) -> None:
        self._before.pop()
        if page:
            self._pages.insert(0, page)
            if len(self._pages) > PAGES_KEPT:
                self._pages.pop()
                self._may_have_older = True
            self.went_on.emit(page[-1])
        self._tell()

    def _tell(self) -> None:
        self._is_loaded = True
        self.loaded.emit()

    def _on_measures(self, generation: int, facts: tuple[Fact, ...]) -> None:
        if generation == self._generation:
            self._series = series_of(facts)
            self._has_more_measures = len(facts) == MEASURES_READ
            self.series_loaded.emit()

    def _on_records_reverted(self, _ids: object) -> None:
        if self._is_loaded:
            self.reload()


def _dated(
    person_id: UUID,
    kind: TimelineKind | None,
    after: UUID | None,
    limit: int,
    store: NotesStore,
) -> _Page:
    if kind is None:
        return store.dated(person_id, limit=limit, after=after)
    wanted = DATED_OF[kind]
    return store.dated(
        person_id, kinds=wanted.kinds, topics=wanted.topics, limit=limit, after=after
    )


def _measures(person_id: UUID, store: NotesStore) -> tuple[Fact, ...]:
    return store.facts(person_id, MEASURED, limit=MEASURES_READ)
