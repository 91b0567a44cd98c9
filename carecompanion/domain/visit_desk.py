"""What the screens of one visit show beside it: what can be brought, and notes to correct."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Final
from uuid import UUID

from carecompanion.domain.ports.notes import NotesStore
from carecompanion.domain.question_queue import QuestionQueue, build_queue
from carecompanion.domain.questions import QuestionTable
from carecompanion.domain.queue_reading import QueueRead, read_queue
from carecompanion.domain.record_keys import Standing
from carecompanion.domain.records import (
    Fact,
    Headline,
    Person,
    QueueOrder,
    Record,
    Visit,
    VisitQuestion,
    new_id,
)
from carecompanion.domain.same_words import same_words
from carecompanion.domain.visit_loop import (
    CarriedQuestion,
    Offered,
    carried_over,
    first_questions,
    given_back,
    offered,
    put_aside,
    taken_on,
)
from carecompanion.domain.walk import read_notes

VISIT_HEADLINES_OFFERED: Final = 6
"""How many of the newest headlines a visit offers to bring."""


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitDesk:
    """One visit and what belongs to its screens.

    `earlier` are the visits that its questions were left over from, `later` those that took them
    on, `order` what the family decided about their questions, `answered` the day by the words of
    what was answered lately, `facts` the notes that pages print, `headlines` those brought and
    then the newest.
    """

    visit: Visit
    person: Person
    carried: tuple[CarriedQuestion, ...]
    queue: QuestionQueue
    order: QueueOrder
    answered: Mapping[str, str]
    earlier: tuple[Visit, ...]
    later: tuple[Visit, ...]
    headlines: tuple[Headline, ...]
    facts: tuple[Fact, ...]

    @property
    def offers(self) -> tuple[Offered, ...]:
        """What can still be brought, what is left over first."""
        return offered(self.carried, self.queue, self.visit, _aside(self.order, self.answered))

    def kept(self, records: Iterable[Record]) -> VisitDesk:
        """The desk when these are kept, though nothing is read again yet."""
        now = {record.id: record for record in records}
        visits = {key: each for key, each in now.items() if isinstance(each, Visit)}
        order = now.get(self.order.id)
        return replace(
            self,
            visit=visits.get(self.visit.id, self.visit),
            carried=tuple(
                replace(each, visit=visits.get(each.visit.id, each.visit)) for each in self.carried
            ),
            order=order if isinstance(order, QueueOrder) else self.order,
            earlier=tuple(visits.get(each.id, each) for each in self.earlier),
            later=tuple(visits.get(each.id, each) for each in self.later),
        )


def read_desk(
    store: NotesStore, visit_id: UUID, table: QuestionTable, *, today: date
) -> VisitDesk | None:
    """A visit with all around it; None when it is not there."""
    visit = store.get(visit_id)
    if not isinstance(visit, Visit):
        return None
    read, carried, queue = _offers(store, visit.person_id, table, today)
    person, facts = read_notes(store, visit.person_id)
    return VisitDesk(
        visit=visit,
        person=person,
        carried=tuple(each for each in carried if each.visit.id != visit.id),
        queue=queue,
        order=read.order,
        answered=read.answered,
        earlier=_visits(store, (each.carried_from for each in visit.questions)),
        later=_visits(store, (each.moved_to for each in visit.questions)),
        headlines=_headlines(store, visit),
        facts=tuple(fact for fact in facts.values() if fact.text.strip()),
    )


def plan_visit(
    store: NotesStore, person_id: UUID, table: QuestionTable, *, today: date
) -> tuple[Record, ...]:
    """A new visit with what it begins with, first; then what gave a question to it."""
    read, carried, queue = _offers(store, person_id, table, today)
    visit = Visit(id=new_id(), person_id=person_id)
    begun = first_questions(carried, queue, visit, _aside(read.order, read.answered))
    return _with_order(read.order, taken_on(visit, begun))


def bring(desk: VisitDesk, offer: Offered) -> tuple[Record, ...]:
    """The visit with one more question, if there is room; then what gave that to it."""
    return _with_order(desk.order, taken_on(desk.visit, (offer,)))


def let_go(desk: VisitDesk, keys: Collection[str]) -> tuple[Record, ...]:
    """All else that is kept anew when the visit no longer has these questions: none is lost."""
    around = {each.id: each for each in (*desk.earlier, *desk.later)}
    beside = given_back(desk.visit, keys, around.get)
    held = {same_words(entry.text) for entry in desk.queue.entries}
    order = desk.order.with_aside(put_aside(desk.visit, keys, beside, held=held))
    return beside if order == desk.order else (*beside, order)


def _with_order(order: QueueOrder, visits: tuple[Visit, ...]) -> tuple[Record, ...]:
    """The visits, and the order when the first of them brings what was put aside."""
    rest = order.without_aside({question.key for question in visits[0].questions})
    return visits if rest == order else (*visits, rest)


def _aside(order: QueueOrder, answered: Mapping[str, str]) -> tuple[VisitQuestion, ...]:
    return tuple(question for question in order.put_aside if question.key not in answered)


def _offers(
    store: NotesStore, person_id: UUID, table: QuestionTable, today: date
) -> tuple[QueueRead, tuple[CarriedQuestion, ...], QuestionQueue]:
    read = read_queue(store, person_id, table, today=today)
    carried = carried_over(store, person_id, today.isoformat(), answered=read.answered)
    return read, carried, build_queue(read.items, read.order, answered=read.answered)


def _visits(store: NotesStore, ids: Iterable[UUID | None]) -> tuple[Visit, ...]:
    found = (store.get(each) for each in dict.fromkeys(ids) if each is not None)
    return tuple(each for each in found if isinstance(each, Visit))


def _headlines(store: NotesStore, visit: Visit) -> tuple[Headline, ...]:
    chosen = (store.get(each) for each in visit.headline_ids)
    newest = store.keyed(visit.person_id, Standing.OPEN, limit=VISIT_HEADLINES_OFFERED)
    found = [each for each in (*chosen, *newest) if isinstance(each, Headline)]
    return tuple({each.id: each for each in found}.values())
