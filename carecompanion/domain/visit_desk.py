"""What the screens of one visit show beside it: what can be brought, and notes to correct."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Final
from uuid import UUID

from carecompanion.domain.ports.notes import NotesStore
from carecompanion.domain.question_queue import QuestionQueue, QueueEntry
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
    is_answered_since,
    offered,
    put_aside,
    taken_on,
    waits_elsewhere,
)
from carecompanion.domain.walk import read_notes

VISIT_HEADLINES_OFFERED: Final = 6
"""How many of the newest headlines a visit offers to bring."""


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitDesk:
    """One visit and what belongs to its screens.

    `earlier` are the visits that its questions were left over from, `later` those that took them
    on, `order` what the family decided about their questions, `answered` the day by the words of
    what was answered lately, `elsewhere` what other visits that lie ahead are to ask, `facts` the
    notes that pages print, `headlines` those brought and then the newest.
    """

    visit: Visit
    person: Person
    carried: tuple[CarriedQuestion, ...]
    queue: QuestionQueue
    order: QueueOrder
    answered: Mapping[str, str]
    elsewhere: frozenset[str]
    earlier: tuple[Visit, ...]
    later: tuple[Visit, ...]
    headlines: tuple[Headline, ...]
    facts: tuple[Fact, ...]

    @property
    def offers(self) -> tuple[Offered, ...]:
        """What can still be brought, what is left over first."""
        aside = _aside(self.order, self.answered, self.elsewhere)
        return offered(self.carried, self.queue, self.visit, aside)

    def kept(self, records: Iterable[Record]) -> VisitDesk:
        """The desk when these are kept, though nothing is read again yet."""
        now = {record.id: record for record in records}
        visits = {key: each for key, each in now.items() if isinstance(each, Visit)}
        order = now.get(self.order.id)
        earlier = {each.id: each for each in self.earlier} | visits
        earlier.pop(self.visit.id, None)
        return replace(
            self,
            visit=visits.get(self.visit.id, self.visit),
            carried=tuple(
                replace(each, visit=visits.get(each.visit.id, each.visit)) for each in self.carried
            ),
            order=order if isinstance(order, QueueOrder) else self.order,
            earlier=tuple(earlier.values()),
            later=tuple(visits.get(each.id, each) for each in self.later),
        )


def read_desk(
    store: NotesStore, visit_id: UUID, table: QuestionTable, *, today: date
) -> VisitDesk | None:
    """A visit with all around it; None when it is not there."""
    visit = store.get(visit_id)
    if not isinstance(visit, Visit):
        return None
    choice = _choice(store, visit.person_id, table, today, visit_id)
    person, facts = read_notes(store, visit.person_id)
    return VisitDesk(
        visit=visit,
        person=person,
        carried=tuple(each for each in choice.carried if each.visit.id != visit.id),
        queue=choice.queue,
        order=choice.read.order,
        answered=choice.read.answered,
        elsewhere=choice.elsewhere,
        earlier=_visits(store, (each.carried_from for each in visit.questions)),
        later=_visits(store, (each.moved_to for each in visit.questions)),
        headlines=_headlines(store, visit),
        facts=tuple(fact for fact in facts.values() if fact.text.strip()),
    )


def plan_visit(
    store: NotesStore, person_id: UUID, table: QuestionTable, *, today: date
) -> tuple[Record, ...]:
    """A new visit with what it begins with, first; then what gave a question to it."""
    visit = Visit(id=new_id(), person_id=person_id)
    choice = _choice(store, person_id, table, today, visit.id)
    order = choice.read.order
    aside = _aside(order, choice.read.answered, choice.elsewhere)
    begun = first_questions(choice.carried, choice.queue, visit, aside)
    return _with_order(order, taken_on(visit, begun, today=today.isoformat()))


def bring(desk: VisitDesk, offer: Offered, *, today: str) -> tuple[Record, ...]:
    """The visit with one more question, if there is room; then what gave that to it."""
    return _with_order(desk.order, taken_on(desk.visit, (offer,), today=today))


def let_go(desk: VisitDesk, keys: Collection[str]) -> tuple[Record, ...]:
    """All else that is kept anew when the visit no longer has these questions: none is lost."""
    around = {each.id: each for each in (*desk.earlier, *desk.later)}
    beside = given_back(desk.visit, keys, around.get)
    held = {same_words(entry.text) for entry in desk.queue.entries}
    alone = put_aside(desk.visit, keys, beside, held=held | desk.elsewhere)
    order = desk.order.with_aside(alone)
    return beside if order == desk.order else (*beside, order)


def _with_order(order: QueueOrder, visits: tuple[Visit, ...]) -> tuple[Record, ...]:
    """The visits, and the order when the first of them brings what was put aside."""
    rest = order.without_aside({question.key for question in visits[0].questions})
    return visits if rest == order else (*visits, rest)


def _aside(
    order: QueueOrder, answered: Mapping[str, str], elsewhere: frozenset[str]
) -> tuple[VisitQuestion, ...]:
    return tuple(
        question
        for question in order.put_aside
        if question.key not in elsewhere
        and not is_answered_since(question.brought_on, answered.get(question.key, ""))
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Choice:
    """What can be brought, without what another visit that lies ahead is to ask already."""

    read: QueueRead
    carried: tuple[CarriedQuestion, ...]
    queue: QuestionQueue
    elsewhere: frozenset[str]


def _choice(
    store: NotesStore, person_id: UUID, table: QuestionTable, today: date, visit_id: UUID
) -> _Choice:
    read, day = read_queue(store, person_id, table, today=today), today.isoformat()
    elsewhere = waits_elsewhere(store, person_id, day, visit_id)
    carried = carried_over(store, person_id, day, answered=read.answered)
    queue = read.queue
    return _Choice(
        read=read,
        carried=tuple(each for each in carried if each.key not in elsewhere),
        queue=replace(
            queue,
            top=_not_in(elsewhere, queue.top),
            rest=_not_in(elsewhere, queue.rest),
        ),
        elsewhere=elsewhere,
    )


def _not_in(keys: frozenset[str], entries: Iterable[QueueEntry]) -> tuple[QueueEntry, ...]:
    return tuple(each for each in entries if same_words(each.text) not in keys)


def _visits(store: NotesStore, ids: Iterable[UUID | None]) -> tuple[Visit, ...]:
    found = (store.get(each) for each in dict.fromkeys(ids) if each is not None)
    return tuple(each for each in found if isinstance(each, Visit))


def _headlines(store: NotesStore, visit: Visit) -> tuple[Headline, ...]:
    chosen = (store.get(each) for each in visit.headline_ids)
    newest = store.keyed(visit.person_id, Standing.OPEN, limit=VISIT_HEADLINES_OFFERED)
    found = [each for each in (*chosen, *newest) if isinstance(each, Headline)]
    return tuple({each.id: each for each in found}.values())
