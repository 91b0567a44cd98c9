"""Where a question waits that was brought to a visit, or taken off one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from carecompanion.domain.queue_order import QueueOrder
from carecompanion.domain.records import Visit
from carecompanion.domain.visits import VisitQuestion, VisitStanding


class WaitsAt(StrEnum):
    """By what a question comes back."""

    AHEAD = "ahead"
    """It is on the list of a visit that lies ahead."""
    LEFT_OVER = "left_over"
    """It is still open from a visit that was: the next one begins with it."""
    ASIDE = "aside"
    """It was taken off its visit: the next one begins with it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """One question and where it waits; `visit` is None where it was put aside.

    `rests` says that all headlines that ask it are closed for now or set aside.
    """

    at: WaitsAt
    question: VisitQuestion
    visit: Visit | None = None
    rests: bool = False


def waiting_questions(
    visits: Sequence[Visit], order: QueueOrder, today: str, *, answered: Mapping[str, str]
) -> tuple[Waiting, ...]:
    """Every question of these visits that waits, and those put aside.

    Visits that lie ahead come first, the soonest before the others, then the newest of those that
    were. What was answered since it was left over waits no more.
    """
    return (*_ahead(visits, today), *_left_over(visits, today, answered), *_aside(order))


def still_answered(
    visits: Iterable[Visit], order: QueueOrder, answered: Mapping[str, str]
) -> dict[str, str]:
    """What was answered lately, without what a later visit left open or was put aside since."""
    open_again = {
        question.key
        for visit in visits
        for question in visit.questions
        if question.is_waiting and not is_answered(question, visit, answered)
    }
    open_again |= {
        question.key
        for question in order.put_aside
        if not is_answered_since(question.brought_on, answered.get(question.key, ""))
    }
    return {words: day for words, day in answered.items() if words not in open_again}


def is_answered(question: VisitQuestion, visit: Visit, answered: Mapping[str, str]) -> bool:
    """Whether an answer came since it was asked, or came onto the list, whoever wrote it down.

    A visit where it was not asked opens nothing that was answered after it was planned.
    """
    came_on = question.brought_on or visit.on
    since = visit.on if question.answer.was_asked else came_on
    return is_answered_since(since, answered.get(question.key, ""))


def is_answered_since(since: str, day: str) -> bool:
    """Whether the day of an answer is `since` or later, as far as both are known."""
    return bool(day) and day >= since[: len(day)]


def _ahead(visits: Iterable[Visit], today: str) -> Iterator[Waiting]:
    planned = [each for each in visits if each.standing(today) is VisitStanding.PLANNED]
    for visit in sorted(planned, key=lambda each: f"{each.on}~"):
        for question in visit.questions:
            if question.is_waiting:
                yield Waiting(at=WaitsAt.AHEAD, question=question, visit=visit)


def _left_over(
    visits: Iterable[Visit], today: str, answered: Mapping[str, str]
) -> Iterator[Waiting]:
    held = [each for each in visits if each.standing(today) is VisitStanding.HELD]
    for visit in sorted(held, key=lambda each: each.on, reverse=True):
        for question in visit.questions:
            if question.is_waiting and not is_answered(question, visit, answered):
                yield Waiting(at=WaitsAt.LEFT_OVER, question=question, visit=visit)


def _aside(order: QueueOrder) -> Iterator[Waiting]:
    for question in order.put_aside:
        yield Waiting(at=WaitsAt.ASIDE, question=question)
