"""Questions over many visits: what was not asked comes first next time, and nothing gets lost.

A question that is left over stands in exactly one visit: the one that brings it next takes it on,
and gives it back when it is taken off its list.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from carecompanion.domain.question_queue import QuestionQueue, QueueEntry
from carecompanion.domain.records import Visit
from carecompanion.domain.same_words import same_words
from carecompanion.domain.visits import (
    DONE,
    VISIT_QUESTIONS,
    VISIT_TOP,
    Outcome,
    VisitAnswer,
    VisitQuestion,
)
from carecompanion.domain.waiting import Waiting, WaitsAt


@dataclass(frozen=True, slots=True, kw_only=True)
class CarriedQuestion:
    """A question of another visit: left over from one that was, or to be asked at one ahead.

    `is_ahead` tells the second kind; `before` is the visit that one had it from. `asked_by` are the
    headlines that ask it now.
    """

    visit: Visit
    question: VisitQuestion
    is_ahead: bool = False
    before: Visit | None = None
    asked_by: tuple[UUID, ...] = ()

    @property
    def key(self) -> str:
        """What names the question."""
        return self.question.key

    @property
    def is_looked_up(self) -> bool:
        """Whether somebody looks it up meanwhile."""
        return self.question.answer.outcome is Outcome.WILL_CHECK


Offered = CarriedQuestion | VisitQuestion | QueueEntry
"""What can be brought to a visit: of another one, put aside, or still to ask."""


def carried_over(waiting: Iterable[Waiting]) -> tuple[CarriedQuestion, ...]:
    """All questions left over, each once: not asked first, then open ones, then those looked up.

    Of one kind, those of the newest visit come first, in the order they were brought. What rests
    with its headline leads no visit.
    """
    return tuple(sorted(_carried(waiting, WaitsAt.LEFT_OVER, rests=False), key=_turn))


def resting(waiting: Iterable[Waiting]) -> tuple[Offered, ...]:
    """What rests with its headlines, left over or put aside, each question once."""
    waiting = [each for each in waiting if each.rests]
    aside = (each.question for each in waiting if each.at is WaitsAt.ASIDE)
    found: dict[str, Offered] = {each.key: each for each in aside}
    left_over = _carried(waiting, WaitsAt.LEFT_OVER, rests=True)
    return tuple((found | {each.key: each for each in left_over}).values())


def aside_now(waiting: Iterable[Waiting]) -> tuple[VisitQuestion, ...]:
    """What was put aside and does not rest."""
    aside = (each for each in waiting if each.at is WaitsAt.ASIDE and not each.rests)
    return tuple(each.question for each in aside)


def on_other_visits(
    waiting: Iterable[Waiting], visit_id: UUID, read: Callable[[UUID], object]
) -> tuple[CarriedQuestion, ...]:
    """What other visits that lie ahead are to ask; `read` gives the visit of an id."""
    found = _carried(waiting, WaitsAt.AHEAD, rests=False)
    others = (each for each in found if each.visit.id != visit_id)
    return tuple(replace(each, before=_before(each.question, read)) for each in others)


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
        old = offer.question.asked_by(offer.asked_by)
        before = old.carried_from if offer.is_ahead else offer.visit.id
        return replace(old, carried_from=before, moved_to=None, answer=VisitAnswer())
    if isinstance(offer, VisitQuestion):
        return offer
    question = offer.items[0].question
    asked = VisitQuestion(key=same_words(offer.text), text=offer.text, question=question)
    return asked.asked_by(offer.headlines)


def own_question(text: str) -> VisitQuestion:
    """A question that a family writes for a visit."""
    return VisitQuestion(key=same_words(text), text=text.strip())


def first_questions(
    carried: Sequence[CarriedQuestion],
    queue: QuestionQueue,
    visit: Visit,
    aside: Sequence[VisitQuestion] = (),
) -> tuple[Offered, ...]:
    """What a new visit begins with: all not asked or open that there is room for, then three.

    What the family left for later, or keeps off pages, is offered and not on the list by itself.
    """
    off = (*queue.later, *(entry for entry in queue.waiting if entry.is_kept_off_pages))
    not_yet = {same_words(entry.text) for entry in off}
    offers = [e for e in offered(carried, queue, visit, aside) if question_key(e) not in not_yet]
    # Of all that is left over: what is being looked up is no new question of the list.
    left = [e for e in offers if isinstance(e, CarriedQuestion) and not e.is_looked_up]
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
            for other in (offer.visit, offer.before):
                if other is not None:
                    old = earlier.get(other.id, other)
                    earlier[old.id] = _given(old, offer, visit.id)
    return (visit, *earlier.values())


def _given(other: Visit, offer: CarriedQuestion, to: UUID) -> Visit:
    """A visit once it gave a question away: one that was keeps it, and where it went."""
    question = other.question(offer.key)
    if question is None or (offer.is_ahead and other.id == offer.visit.id):
        return other.without_question(offer.key)
    return other.with_question(replace(question, moved_to=to))


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


def _carried(
    waiting: Iterable[Waiting], at: WaitsAt, *, rests: bool
) -> tuple[CarriedQuestion, ...]:
    """The questions that wait at visits of one kind, each once."""
    found: dict[str, CarriedQuestion] = {}
    for each in waiting:
        if each.at is at and each.rests is rests and each.visit is not None:
            carried = CarriedQuestion(
                visit=each.visit, question=each.question, is_ahead=at is WaitsAt.AHEAD
            )
            found.setdefault(carried.key, carried)
    return tuple(found.values())


def _before(question: VisitQuestion, read: Callable[[UUID], object]) -> Visit | None:
    found = read(question.carried_from) if question.carried_from is not None else None
    return found if isinstance(found, Visit) else None


def _turn(carried: CarriedQuestion) -> int:
    answer = carried.question.answer
    if not answer.was_asked:
        return 0
    return 2 if carried.is_looked_up else 1
