"""What the screens of one visit show beside it: what can be brought, and notes to correct."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from carecompanion.domain.ports.notes import NotesStore
from carecompanion.domain.question_queue import QuestionQueue, build_queue
from carecompanion.domain.questions import QuestionTable
from carecompanion.domain.queue_reading import read_queue
from carecompanion.domain.record_keys import Standing
from carecompanion.domain.records import Fact, Headline, Person, Visit, new_id
from carecompanion.domain.visit_loop import (
    CarriedQuestion,
    carried_over,
    first_questions,
    taken_on,
)
from carecompanion.domain.walk import read_notes

VISIT_HEADLINES_OFFERED: Final = 6
"""How many of the newest headlines a visit offers to bring."""


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitDesk:
    """One visit and what belongs to its screens.

    `earlier` are the visits that its questions were left over from, `later` those that took them
    on, `facts` the notes that pages print, `headlines` those brought and then the newest.
    """

    visit: Visit
    person: Person
    carried: tuple[CarriedQuestion, ...]
    queue: QuestionQueue
    earlier: tuple[Visit, ...]
    later: tuple[Visit, ...]
    headlines: tuple[Headline, ...]
    facts: tuple[Fact, ...]


def read_desk(
    store: NotesStore, visit_id: UUID, table: QuestionTable, *, today: date
) -> VisitDesk | None:
    """A visit with all around it; None when it is not there."""
    visit = store.get(visit_id)
    if not isinstance(visit, Visit):
        return None
    carried, queue = _offers(store, visit.person_id, table, today)
    person, facts = read_notes(store, visit.person_id)
    return VisitDesk(
        visit=visit,
        person=person,
        carried=tuple(each for each in carried if each.visit.id != visit.id),
        queue=queue,
        earlier=_visits(store, (each.carried_from for each in visit.questions)),
        later=_visits(store, (each.moved_to for each in visit.questions)),
        headlines=_headlines(store, visit),
        facts=tuple(fact for fact in facts.values() if fact.text.strip()),
    )


def plan_visit(
    store: NotesStore, person_id: UUID, table: QuestionTable, *, today: date
) -> tuple[Visit, ...]:
    """A new visit with what it begins with, first; then the visits that gave a question to it."""
    carried, queue = _offers(store, person_id, table, today)
    visit = Visit(id=new_id(), person_id=person_id)
    return taken_on(visit, first_questions(carried, queue, visit))


def _offers(
    store: NotesStore, person_id: UUID, table: QuestionTable, today: date
) -> tuple[tuple[CarriedQuestion, ...], QuestionQueue]:
    read = read_queue(store, person_id, table, today=today)
    carried = carried_over(store, person_id, today.isoformat(), answered=read.answered)
    return carried, build_queue(read.items, read.order, answered=read.answered)


def _visits(store: NotesStore, ids: Iterable[UUID | None]) -> tuple[Visit, ...]:
    found = (store.get(each) for each in dict.fromkeys(ids) if each is not None)
    return tuple(each for each in found if isinstance(each, Visit))


def _headlines(store: NotesStore, visit: Visit) -> tuple[Headline, ...]:
    chosen = (store.get(each) for each in visit.headline_ids)
    newest = store.keyed(visit.person_id, Standing.OPEN, limit=VISIT_HEADLINES_OFFERED)
    found = [each for each in (*chosen, *newest) if isinstance(each, Headline)]
    return tuple({each.id: each for each in found}.values())
