"""Reads what the queue of questions is made of, so many headlines at a time.

The cost of a window is the same however many headlines there are: they are found by key.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Final
from uuid import UUID

from carecompanion.domain.asked_lately import answered_lately
from carecompanion.domain.diagnosis_words import state_on_pages, worded_for
from carecompanion.domain.ports.notes import NotesStore
from carecompanion.domain.question_queue import QuestionQueue, build_queue
from carecompanion.domain.questions import QuestionTable
from carecompanion.domain.queue_items import QueueItem, walk_items
from carecompanion.domain.queue_order import QueueOrder, empty_order, queue_order_id
from carecompanion.domain.quiet import is_quiet
from carecompanion.domain.record_keys import Standing
from carecompanion.domain.records import (
    Answer,
    DetailMark,
    FactKind,
    Headline,
    QuestionChoice,
)
from carecompanion.domain.visit_loop import still_answered
from carecompanion.domain.walk import Walk, new_walk, read_notes

QUEUE_HEADLINES: Final = 20
"""How many headlines one window of the queue looks at."""

_WOKEN: Final = 200
"""At most so many closed or set-aside headlines whose day has come are looked at at once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class QueueRead:
    """What was read: the questions, the family's order, and what was answered within a year.

    `after` is the last headline looked at; None where there are no further ones.
    """

    items: tuple[QueueItem, ...]
    order: QueueOrder
    answered: dict[str, str]
    after: UUID | None = None

    @property
    def queue(self) -> QuestionQueue:
        """The questions in the family's order."""
        return build_queue(self.items, self.order, answered=self.answered)


def read_queue(
    store: NotesStore,
    person_id: UUID,
    table: QuestionTable,
    *,
    today: date,
    windows: int = 1,
) -> QueueRead:
    """The questions of the newest headlines, so many windows of them, and of all that was placed.

    Closed and set-aside headlines ask nothing until what they wait for has come.
    """
    order = store.get(queue_order_id(person_id))
    order = order if isinstance(order, QueueOrder) else empty_order(person_id)
    wanted = windows * QUEUE_HEADLINES
    newest = _open(store, person_id, wanted + 1)
    shown = {headline.id: headline for headline in newest[:wanted]}
    for headline in _others(store, person_id, order, today.isoformat()):
        shown.setdefault(headline.id, headline)
    return QueueRead(
        items=tuple(_items(store, person_id, tuple(shown.values()), table)),
        order=order,
        answered=still_answered(store, person_id, answered_lately(store, person_id, today)),
        after=newest[wanted - 1].id if len(newest) > wanted else None,
    )


def _open(store: NotesStore, person_id: UUID, limit: int) -> list[Headline]:
    found = store.keyed(person_id, Standing.OPEN, limit=limit)
    return [each for each in found if isinstance(each, Headline)]


def _others(
    store: NotesStore, person_id: UUID, order: QueueOrder, today: str
) -> Iterator[Headline]:
    """Headlines that woke, and those of placed questions, however old they are."""
    for headline in store.due(person_id, today, limit=_WOKEN):
        if not is_quiet(headline, today):
            yield headline
    ids = dict.fromkeys(each for place in order.places for each in place.headline_ids)
    for headline_id in ids:
        record = store.get(headline_id)
        if isinstance(record, Headline) and not is_quiet(record, today):
            yield record


def _items(
    store: NotesStore, person_id: UUID, headlines: tuple[Headline, ...], table: QuestionTable
) -> Iterator[QueueItem]:
    if not headlines:
        return
    person, facts = read_notes(store, person_id)
    blank = new_walk(person, facts, today=date.min)
    # The queue is printed as it is shown.
    table = worded_for(table, state_on_pages(facts.get(FactKind.DIAGNOSIS)))
    for headline in headlines:
        yield from walk_items(_walk_of(store, blank, headline), table)


def _walk_of(store: NotesStore, blank: Walk, headline: Headline) -> Walk:
    """The marks and questions of a headline; what a walk has beside them is not read."""
    choice = replace(blank.choice, headline_id=headline.id)
    for kept in store.of_headline(QuestionChoice, headline.id):
        choice = kept
    answers = {each.question: each for each in store.of_headline(Answer, headline.id)}
    details = {each.detail: each for each in store.of_headline(DetailMark, headline.id)}
    return replace(blank, headline=headline, answers=answers, choice=choice, details=details)
