"""What the screens of one visit show beside it: what can be brought, and notes to correct."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Final
from uuid import UUID

from carecompanion.domain.ports.notes import NotesStore
from carecompanion.domain.questions import QuestionTable
from carecompanion.domain.quiet import is_quiet
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
from carecompanion.domain.visit_choice import VisitChoice, read_choice
from carecompanion.domain.visit_loop import (
    CarriedQuestion,
    Offered,
    first_questions,
    given_back,
    offered,
    put_aside,
    question_key,
    taken_on,
)
from carecompanion.domain.walk import read_notes

VISIT_HEADLINES_OFFERED: Final = 6
"""How many of the newest headlines a visit offers to bring."""


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitDesk:
    """One visit and what belongs to its screens.

    `choice` is what can be brought, `earlier` are the visits that its questions were left over
    from, `later` those that took them on, `facts` the notes that pages print, `headlines` those
    brought and then the newest. `asked_by` are the headlines that its questions came from.
    """

    visit: Visit
    person: Person
    choice: VisitChoice
    earlier: tuple[Visit, ...]
    later: tuple[Visit, ...]
    headlines: tuple[Headline, ...]
    facts: tuple[Fact, ...]
    asked_by: Mapping[UUID, Headline]

    @property
    def offers(self) -> tuple[Offered, ...]:
        """What can still be brought, what is left over first."""
        choice = self.choice
        return offered(choice.carried, choice.queue, self.visit, choice.aside)

    @property
    def ahead(self) -> tuple[CarriedQuestion, ...]:
        """What stands on the list of another visit that lies ahead, and would leave that one."""
        taken = {question.key for question in self.visit.questions}
        return tuple(each for each in self.choice.ahead if each.key not in taken)

    @property
    def resting(self) -> tuple[Offered, ...]:
        """What rests with its headlines, and is brought only where the family wants it."""
        taken = {question.key for question in self.visit.questions}
        return tuple(each for each in self.choice.resting if question_key(each) not in taken)

    def is_quiet(self, question: VisitQuestion, today: str) -> bool:
        """Whether all headlines that a question came from are closed for now or set aside."""
        news = [self.asked_by[each] for each in question.headline_ids if each in self.asked_by]
        return bool(news) and all(is_quiet(each, today) for each in news)

    def kept(self, records: Iterable[Record]) -> VisitDesk:
        """The desk when these are kept, though nothing is read again yet."""
        records = tuple(records)
        visits = {each.id: each for each in records if isinstance(each, Visit)}
        earlier = {each.id: each for each in self.earlier} | visits
        earlier.pop(self.visit.id, None)
        return replace(
            self,
            visit=visits.get(self.visit.id, self.visit),
            choice=self.choice.kept(records),
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
    choice = read_choice(store, visit.person_id, table, today, visit_id)
    person, facts = read_notes(store, visit.person_id)
    return VisitDesk(
        visit=visit,
        person=person,
        choice=choice,
        earlier=_visits(store, (each.carried_from for each in visit.questions)),
        later=_visits(store, (each.moved_to for each in visit.questions)),
        headlines=_headlines(store, visit),
        facts=tuple(fact for fact in facts.values() if fact.text.strip()),
        asked_by=_asked_by(store, visit),
    )


def plan_visit(
    store: NotesStore, person_id: UUID, table: QuestionTable, *, today: date
) -> tuple[Record, ...]:
    """A new visit with what it begins with, first; then what gave a question to it."""
    visit = Visit(id=new_id(), person_id=person_id)
    choice = read_choice(store, person_id, table, today, visit.id)
    begun = first_questions(choice.carried, choice.queue, visit, choice.aside)
    return _with_order(choice.order, taken_on(visit, begun, today=today.isoformat()))


def bring(desk: VisitDesk, offer: Offered, *, today: str) -> tuple[Record, ...]:
    """The visit with one more question, if there is room; then what gave that to it."""
    return _with_order(desk.choice.order, taken_on(desk.visit, (offer,), today=today))


def let_go(desk: VisitDesk, keys: Collection[str]) -> tuple[Record, ...]:
    """All else that is kept anew when the visit no longer has these questions: none is lost."""
    around = {each.id: each for each in (*desk.earlier, *desk.later)}
    beside = given_back(desk.visit, keys, around.get)
    choice = desk.choice
    held = {same_words(each.text) for each in choice.queue.entries if each.is_asked_now}
    alone = put_aside(desk.visit, keys, beside, held=held | {each.key for each in choice.ahead})
    order = choice.order.with_aside(alone)
    return beside if order == choice.order else (*beside, order)


def _with_order(order: QueueOrder, visits: tuple[Visit, ...]) -> tuple[Record, ...]:
    """The visits, and the order when the first of them brings what was put aside."""
    rest = order.without_aside({question.key for question in visits[0].questions})
    return visits if rest == order else (*visits, rest)


def _visits(store: NotesStore, ids: Iterable[UUID | None]) -> tuple[Visit, ...]:
    found = (store.get(each) for each in dict.fromkeys(ids) if each is not None)
    return tuple(each for each in found if isinstance(each, Visit))


def _headlines(store: NotesStore, visit: Visit) -> tuple[Headline, ...]:
    chosen = (store.get(each) for each in visit.headline_ids)
    newest = store.keyed(visit.person_id, Standing.OPEN, limit=VISIT_HEADLINES_OFFERED)
    found = [each for each in (*chosen, *newest) if isinstance(each, Headline)]
    return tuple({each.id: each for each in found}.values())


def _asked_by(store: NotesStore, visit: Visit) -> Mapping[UUID, Headline]:
    ids = dict.fromkeys(each for question in visit.questions for each in question.headline_ids)
    found = ((each, store.get(each)) for each in ids)
    return {each: record for each, record in found if isinstance(record, Headline)}
