"""Questions over many visits: what was not asked comes first next time, and nothing gets lost.

A question that is left over stands in exactly one visit: the one that brings it next takes it on,
and gives it back when it is taken off its list.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final
from uuid import UUID

from carecompanion.domain.ports.notes import NotesStore
from carecompanion.domain.question_queue import QuestionQueue, QueueEntry
from carecompanion.domain.record_keys import VisitKey
from carecompanion.domain.records import Visit
from carecompanion.domain.same_words import same_words
from carecompanion.domain.visits import (
    DONE,
    VISIT_QUESTIONS,
    VISIT_TOP,
    Outcome,
    VisitAnswer,
    VisitQuestion,
    VisitStanding,
)

_AT_ONCE: Final = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class CarriedQuestion:
    """A question that is left over, and the visit it was brought to last."""

    visit: Visit
    question: VisitQuestion

    @property
    def key(self) -> str:
        """What names the question."""
        return self.question.key


Offered = CarriedQuestion | VisitQuestion | QueueEntry
"""What can be brought to a visit: left over from an earlier one, put aside, or still to ask."""


def carried_over(
    store: NotesStore, person_id: UUID, today: str, *, answered: Mapping[str, str]
) -> tuple[CarriedQuestion, ...]:
    """All questions left over, each once: not asked first, then open ones, then those looked up.

    Of one kind, those of the newest visit come first, in the order they were brought. `answered`
    has the day by the words of what was answered lately, there or elsewhere.
    """
    held = [v for v in waiting_visits(store, person_id) if v.standing(today) is VisitStanding.HELD]
    held.sort(key=lambda visit: visit.on, reverse=True)
    found: dict[str, CarriedQuestion] = {}
    for visit in held:
        for question in visit.questions:
            if question.is_waiting and not _is_answered(question, visit, answered):
                carried = CarriedQuestion(visit=visit, question=question)
                found.setdefault(question.key, carried)
    return tuple(sorted(found.values(), key=_turn))


def still_answered(
    store: NotesStore, person_id: UUID, answered: Mapping[str, str]
) -> dict[str, str]:
    """What was answered lately, without what a later visit brought and left open."""
    open_again = {
        question.key
        for visit in waiting_visits(store, person_id)
        for question in visit.questions
        if question.is_waiting and not _is_answered(question, visit, answered)
    }
    return {words: day for words, day in answered.items() if words not in open_again}


def offered(
    carried: Sequence[CarriedQuestion],
    queue: QuestionQueue,
    visit: Visit,
    aside: Sequence[VisitQuestion] = (),
) -> tuple[Offered, ...]:
    """What can still be brought to a visit, what is left over first; each question once.

    `aside` are the questions that were put aside; they come second.
    """
    taken = {question.key for question in visit.questions}
    chosen: list[Offered] = []
    everything: tuple[Offered, ...] = (*carried, *aside, *queue.waiting)
    for each in everything:
        if question_key(each) not in taken:
            taken.add(question_key(each))
            chosen.append(each)
    return tuple(chosen)


def question_key(offer: Offered) -> str:
    """What names a question within a visit: its words, whatever their case and spaces."""
    if isinstance(offer, CarriedQuestion):
        return offer.question.key
    return offer.key if isinstance(offer, VisitQuestion) else same_words(offer.text)


def brought(offer: Offered) -> VisitQuestion:
    """A question as a visit brings it, with no answer yet."""
    if isinstance(offer, CarriedQuestion):
        old = offer.question
        return replace(old, carried_from=offer.visit.id, moved_to=None, answer=VisitAnswer())
    if isinstance(offer, VisitQuestion):
        return offer
    first = offer.items[0]
    return VisitQuestion(
        key=same_words(offer.text),
        text=offer.text,
        headline_id=first.headline_id,
        question=first.question,
    )


def own_question(text: str) -> VisitQuestion:
    """A question that a family writes for a visit."""
    return VisitQuestion(key=same_words(text), text=text.strip())


def first_questions(
    carried: Sequence[CarriedQuestion],
    queue: QuestionQueue,
    visit: Visit,
    aside: Sequence[VisitQuestion] = (),
) -> tuple[Offered, ...]:
    """What a new visit begins with: all not asked or open that there is room for, then three."""
    left = [each for each in carried if each.question.answer.outcome is not Outcome.WILL_CHECK]
    # Of all that is left over: what is being looked up is no new question of the list.
    offers = offered(carried, queue, visit, aside)
    rest = [each for each in offers if not isinstance(each, CarriedQuestion)]
    begun: list[Offered] = list(left[:VISIT_QUESTIONS])
    return (*begun, *rest[: max(0, VISIT_TOP - len(begun))])


def taken_on(visit: Visit, offers: Iterable[Offered], *, today: str) -> tuple[Visit, ...]:
    """The visit with these questions, and the visits that they were left over from."""
    earlier: dict[UUID, Visit] = {}
    for offer in offers:
        if not visit.has_room or visit.question(question_key(offer)) is not None:
            continue
        visit = visit.with_question(replace(brought(offer), brought_on=today))
        if isinstance(offer, CarriedQuestion):
            old = earlier.get(offer.visit.id, offer.visit)
            moved = replace(offer.question, moved_to=visit.id)
            earlier[old.id] = old.with_question(moved)
    return (visit, *earlier.values())


def given_back(
    visit: Visit, keys: Iterable[str], read: Callable[[UUID], object]
) -> tuple[Visit, ...]:
    """The visits beside this one, as they are once it no longer has these questions.

    The one that a question was left over from has it again. Where a later visit took it on, it
    stays there, and is left over from the visit before this one; from none where there is none.
    `read` gives the visit of an id.
    """
    changed: dict[UUID, Visit] = {}
    for question in filter(None, map(visit.question, keys)):
        before = _neighbour(question.carried_from, changed, read)
        after = _neighbour(question.moved_to, changed, read)
        old = before.question(question.key) if before is not None else None
        new = after.question(question.key) if after is not None else None
        has_moved = new is not None and new.carried_from == visit.id
        was_here = old is not None and old.moved_to == visit.id
        if before is not None and old is not None and was_here:
            moved_to = question.moved_to if has_moved else None
            changed[before.id] = before.with_question(replace(old, moved_to=moved_to))
        if after is not None and new is not None and has_moved:
            carried_from = question.carried_from if was_here else None
            changed[after.id] = after.with_question(replace(new, carried_from=carried_from))
    return tuple(changed.values())


def put_aside(
    visit: Visit, keys: Iterable[str], beside: Sequence[Visit], *, held: Collection[str]
) -> tuple[VisitQuestion, ...]:
    """These questions as they wait for another visit, when nothing else holds them.

    `beside` is what `given_back` says, `held` the keys that stand elsewhere. What is done rests.
    """
    found = filter(None, map(visit.question, keys))
    alone = (
        question
        for question in found
        if question.answer.outcome not in DONE
        and question.key not in held
        and not any(each.question(question.key) for each in beside)
    )
    return tuple(
        replace(question, carried_from=None, moved_to=None, answer=VisitAnswer())
        for question in alone
    )


def _neighbour(
    visit_id: UUID | None, changed: Mapping[UUID, Visit], read: Callable[[UUID], object]
) -> Visit | None:
    if visit_id is None:
        return None
    found = changed.get(visit_id) or read(visit_id)
    return found if isinstance(found, Visit) else None


def _is_answered(question: VisitQuestion, visit: Visit, answered: Mapping[str, str]) -> bool:
    """Whether an answer came since it was asked, or came onto the list, whoever wrote it down.

    A visit where it was not asked opens nothing that was answered after it was planned.
    """
    came_on = question.brought_on or visit.on
    since = visit.on if question.answer.was_asked else came_on
    return is_answered_since(since, answered.get(question.key, ""))


def is_answered_since(since: str, day: str) -> bool:
    """Whether the day of an answer is `since` or later, as far as both are known."""
    return bool(day) and day >= since[: len(day)]


def waits_elsewhere(
    store: NotesStore, person_id: UUID, today: str, visit_id: UUID
) -> frozenset[str]:
    """What visits that lie ahead are to ask already, but for the visit of this id."""
    others = (each for each in waiting_visits(store, person_id) if each.id != visit_id)
    ahead = (each for each in others if each.standing(today) is VisitStanding.PLANNED)
    return frozenset(q.key for each in ahead for q in each.questions if q.is_waiting)


def waiting_visits(store: NotesStore, person_id: UUID) -> Iterator[Visit]:
    """Every visit with a question that is still to ask or to be looked up, newest first."""
    after: UUID | None = None
    while found := store.keyed(person_id, VisitKey.WAITS, limit=_AT_ONCE, after=after):
        yield from (each for each in found if isinstance(each, Visit))
        if len(found) < _AT_ONCE:
            return
        after = found[-1].id


def _turn(carried: CarriedQuestion) -> int:
    answer = carried.question.answer
    if not answer.was_asked:
        return 0
    return 2 if answer.outcome is Outcome.WILL_CHECK else 1
