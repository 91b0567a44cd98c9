"""The part of a session for printing everything: all notes of a person, read in slices."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from uuid import UUID

from carecompanion.domain.booklet_values import BookletSource, HeadlineAsked
from carecompanion.domain.ports.notes import NotesStore, RecordT
from carecompanion.domain.questions import QuestionTable
from carecompanion.domain.records import Attachment, Fact, Headline, Person, Visit
from carecompanion.domain.walk import read_walk
from carecompanion.session.desk import Desk
from carecompanion.session.session import Session
from carecompanion.session.slices import SlicedWork, Slices

_READ_AT_ONCE = 200
_WALKS_AT_ONCE = 20


class WholeMemory:
    """Reads all of a person's notes. `table` runs on the writer thread."""

    def __init__(self, session: Session, table: Callable[[], QuestionTable]) -> None:
        self._session = session
        self._table = table

    def read(self, person_id: UUID) -> SlicedWork:
        """Begin to read; the result is a `BookletSource`, or None when it is cancelled."""
        return self._session.begin_work(partial(_reading, person_id=person_id, table=self._table))


def _reading(
    desk: Desk, person_id: UUID, table: Callable[[], QuestionTable]
) -> Slices[BookletSource | None]:
    """All notes of one person, newest first. Progress counts records; their number is not known."""
    person = desk.read(partial(_person, person_id))
    facts = yield from _all_of(desk, Fact, person_id)
    files = yield from _all_of(desk, Attachment, person_id)
    visits = yield from _all_of(desk, Visit, person_id)
    headlines = yield from _all_of(desk, Headline, person_id)
    asked: list[HeadlineAsked] = []
    for start in range(0, len(headlines), _WALKS_AT_ONCE):
        some = headlines[start : start + _WALKS_AT_ONCE]
        asked += desk.read(partial(_asked, tuple(some), table()))
        if (yield len(asked), len(headlines)):
            return None
    return BookletSource(
        person=person,
        facts=tuple(facts),
        headlines=tuple(asked),
        files=tuple(files),
        visits=tuple(visits),
    )


def _all_of(desk: Desk, kind: type[RecordT], person_id: UUID) -> Slices[list[RecordT]]:
    found: list[RecordT] = []
    while True:
        after = found[-1].id if found else None
        page = desk.read(partial(_page, kind, person_id, after))
        found += page
        if (yield len(found), 0) or len(page) < _READ_AT_ONCE:
            return found


def _page(
    kind: type[RecordT], person_id: UUID, after: UUID | None, store: NotesStore
) -> tuple[RecordT, ...]:
    return store.of_person(kind, person_id, limit=_READ_AT_ONCE, after=after)


def _person(person_id: UUID, store: NotesStore) -> Person:
    found = store.get(person_id)
    return found if isinstance(found, Person) else Person(id=person_id)


def _asked(
    headlines: tuple[Headline, ...], table: QuestionTable, store: NotesStore
) -> list[HeadlineAsked]:
    found = []
    for headline in headlines:
        walk = read_walk(store, headline.id)
        if walk is not None:
            three = walk.three(table)
            texts = {question.text for question in three}
            own = tuple(text for text in walk.own_questions if text not in texts)
            found.append(HeadlineAsked(headline, three, own))
    return found
