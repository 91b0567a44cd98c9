"""Reads visits: the next one, the list of all, and what a new one can bring."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from carecompanion.domain.ports.notes import NotesStore
from carecompanion.domain.record_keys import VisitKey
from carecompanion.domain.records import Visit
from carecompanion.domain.visits import VisitStanding

VISITS_SHOWN: Final = 20
"""How many past visits are read at a time."""

_AT_ONCE: Final = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitList:
    """Planned visits, the soonest first and those without a day last; then past ones, newest first.

    `has_more` says that there are older ones.
    """

    planned: tuple[Visit, ...] = ()
    held: tuple[Visit, ...] = ()
    has_more: bool = False

    @property
    def next(self) -> Visit | None:
        """The visit that Home names."""
        return self.planned[0] if self.planned else None


def read_visits(
    store: NotesStore, person_id: UUID, today: str, *, limit: int = VISITS_SHOWN
) -> VisitList:
    """All planned visits of a person, and at most `limit` that were."""
    planned: list[Visit] = []
    held: list[Visit] = []
    for visit in _without_day(store, person_id):
        (planned if _is_planned(visit, today) else held).append(visit)
    ahead: list[Visit] = []
    after: UUID | None = None
    while len(held) <= limit:
        page = store.dated(person_id, kinds=(Visit,), topics=(), limit=_AT_ONCE, after=after)
        for record in page:
            if isinstance(record, Visit):
                (ahead if _is_planned(record, today) else held).append(record)
        if len(page) < _AT_ONCE:
            break
        after = page[-1].id
    return VisitList(
        planned=(*sorted(ahead, key=_soonest), *planned),
        held=tuple(held[:limit]),
        has_more=len(held) > limit,
    )


def waiting_visits(store: NotesStore, person_id: UUID) -> Iterator[Visit]:
    """Every visit with a question that is still to ask or to be looked up, newest first."""
    after: UUID | None = None
    while found := store.keyed(person_id, VisitKey.WAITS, limit=_AT_ONCE, after=after):
        yield from (each for each in found if isinstance(each, Visit))
        if len(found) < _AT_ONCE:
            return
        after = found[-1].id


def _without_day(store: NotesStore, person_id: UUID) -> list[Visit]:
    found = store.keyed(person_id, VisitKey.NO_DAY, limit=_AT_ONCE)
    return [each for each in found if isinstance(each, Visit)]


def _is_planned(visit: Visit, today: str) -> bool:
    return visit.standing(today) is VisitStanding.PLANNED


def _soonest(visit: Visit) -> str:
    """A month alone comes after its days, as in every list."""
    return f"{visit.on}~"
