"""What can be brought to a visit: left over, put aside, still to ask, or held somewhere else."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from carecompanion.domain.ports.notes import NotesStore
from carecompanion.domain.question_queue import QuestionQueue, QueueEntry
from carecompanion.domain.questions import QuestionTable
from carecompanion.domain.queue_reading import QueueRead, read_queue
from carecompanion.domain.records import QueueOrder, Record, Visit, VisitQuestion
from carecompanion.domain.same_words import same_words
from carecompanion.domain.visit_loop import (
    CarriedQuestion,
    Offered,
    aside_now,
    carried_over,
    on_other_visits,
    resting,
)
from carecompanion.domain.waiting import Waiting, WaitsAt


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitChoice:
    """What can be brought to one visit.

    `carried` are left over and lead, `aside` were taken off a visit, `queue` has all that is to ask
    but for what stands on another visit that lies ahead: that is `ahead`. `resting` waits with
    its headlines. `order` is what the family decided about their questions.
    """

    carried: tuple[CarriedQuestion, ...]
    aside: tuple[VisitQuestion, ...]
    queue: QuestionQueue
    ahead: tuple[CarriedQuestion, ...]
    resting: tuple[Offered, ...]
    order: QueueOrder

    def kept(self, records: Iterable[Record]) -> VisitChoice:
        """The choice when these are kept, though nothing is read again yet."""
        now = {record.id: record for record in records}
        order = now.get(self.order.id)
        order = order if isinstance(order, QueueOrder) else self.order
        before = {question.key for question in self.order.put_aside}
        still = {question.key: question for question in order.put_aside}
        aside = {each.key: each for each in self.aside if each.key in still}
        aside |= {key: question for key, question in still.items() if key not in before}
        return replace(
            self,
            carried=tuple(_with_visits(each, now) for each in self.carried),
            aside=tuple(aside.values()),
            ahead=tuple(_with_visits(each, now) for each in self.ahead),
            resting=tuple(
                _with_visits(each, now) if isinstance(each, CarriedQuestion) else each
                for each in self.resting
            ),
            order=order,
        )


def read_choice(
    store: NotesStore, person_id: UUID, table: QuestionTable, today: date, visit_id: UUID
) -> VisitChoice:
    """What the visit of an id can bring; it need not be kept yet."""
    read = read_queue(store, person_id, table, today=today)
    ahead = on_other_visits(read.waiting, visit_id, store.get)
    elsewhere = frozenset(each.key for each in ahead)
    waiting = [each for each in read.waiting if _can_be_brought(each, read, elsewhere, visit_id)]
    queue = read.queue
    asked_by = {same_words(each.text): tuple(each.headlines) for each in queue.entries}
    return VisitChoice(
        carried=tuple(
            replace(each, asked_by=asked_by.get(each.key, ())) for each in carried_over(waiting)
        ),
        aside=aside_now(waiting),
        queue=replace(
            queue,
            top=_not_in(elsewhere, queue.top),
            rest=_not_in(elsewhere, queue.rest),
        ),
        ahead=ahead,
        resting=resting(waiting),
        order=read.order,
    )


def _can_be_brought(
    waiting: Waiting, read: QueueRead, elsewhere: Collection[str], visit_id: UUID
) -> bool:
    """Whether it is nowhere else to be asked, and was not answered since it was put aside."""
    if waiting.question.key in elsewhere:
        return False
    if waiting.at is WaitsAt.ASIDE:
        return waiting.question.key not in read.answered
    return waiting.visit is not None and waiting.visit.id != visit_id


def _not_in(keys: frozenset[str], entries: Iterable[QueueEntry]) -> tuple[QueueEntry, ...]:
    return tuple(each for each in entries if same_words(each.text) not in keys)


def _with_visits(carried: CarriedQuestion, now: Mapping[UUID, Record]) -> CarriedQuestion:
    """The question with its visits as they are now."""
    visit = now.get(carried.visit.id)
    before = now.get(carried.before.id) if carried.before is not None else None
    return replace(
        carried,
        visit=visit if isinstance(visit, Visit) else carried.visit,
        before=before if isinstance(before, Visit) else carried.before,
    )
