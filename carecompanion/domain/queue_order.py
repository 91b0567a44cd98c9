"""The order that a family gave its questions to ask; it beats every rule of ours."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from typing import ClassVar
from uuid import UUID, uuid5

from carecompanion.domain.visits import VisitQuestion

WAYS_BACK = 3
"""Headlines that a placed question remembers, so that it is found however old they are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class QueuePlace:
    """What a family decided about one question of the queue.

    `key` names the question (`domain/question_queue.py`). `headline_ids` are headlines that ask it.
    `is_later` leaves it for later; `ask_again` although it was answered lately.
    """

    key: str
    headline_ids: tuple[UUID, ...] = ()
    is_pinned: bool = False
    is_later: bool = False
    ask_again: bool = False
    is_placed: bool = False

    @property
    def says_something(self) -> bool:
        """Whether there is any decision left in it."""
        return self.is_pinned or self.is_later or self.ask_again or self.is_placed


@dataclass(frozen=True, slots=True, kw_only=True)
class QueueOrder:
    """The decisions about one person's questions, those moved by hand in their order.

    `put_aside` are questions that were taken off a visit and stand nowhere else: they wait here
    until a visit brings them.
    """

    KIND: ClassVar[str] = "queue_order"

    id: UUID
    person_id: UUID
    places: tuple[QueuePlace, ...] = ()
    put_aside: tuple[VisitQuestion, ...] = ()

    def place(self, key: str) -> QueuePlace:
        """What is decided about a question; nothing is a decision too."""
        return next((place for place in self.places if place.key == key), QueuePlace(key=key))

    def with_place(self, place: QueuePlace) -> QueueOrder:
        """The order with another decision about one question; its turn stays the same."""
        if not place.says_something:
            return replace(self, places=tuple(p for p in self.places if p.key != place.key))
        if any(each.key == place.key for each in self.places):
            places = tuple(place if p.key == place.key else p for p in self.places)
            return replace(self, places=places)
        return replace(self, places=(*self.places, place))

    def with_aside(self, questions: Iterable[VisitQuestion]) -> QueueOrder:
        """The order with more questions put aside, each once."""
        aside = {question.key: question for question in (*self.put_aside, *questions)}
        return replace(self, put_aside=tuple(aside.values()))

    def without_aside(self, keys: Collection[str]) -> QueueOrder:
        """The order when a visit brings these questions."""
        return replace(self, put_aside=tuple(q for q in self.put_aside if q.key not in keys))


def queue_order_id(person_id: UUID) -> UUID:
    """The one id the order of a person's questions can have."""
    return uuid5(person_id, "queue_order")


def empty_order(person_id: UUID) -> QueueOrder:
    """The order of somebody who has moved nothing yet."""
    return QueueOrder(id=queue_order_id(person_id), person_id=person_id)
