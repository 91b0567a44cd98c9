"""Reads what the queue of questions is made of, so many headlines at a time.

The cost of a window is the same however many headlines and notes there are: they are found by key.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Final
from uuid import UUID

from carecompanion.domain.asked_lately import answered_lately
from carecompanion.domain.asking_notes import (
    QUEUE_NOTES,
    newest_asking,
    not_asked_since,
    note_items,
    placed_asking,
)
from carecompanion.domain.diagnosis_words import state_on_pages, worded_for
from carecompanion.domain.ports.notes import NotesStore
from carecompanion.domain.question_queue import QuestionQueue, build_queue
from carecompanion.domain.questions import QuestionTable
from carecompanion.domain.queue_items import QueueItem, waiting_items, walk_items
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
from carecompanion.domain.same_words import same_words
from carecompanion.domain.visit_reading import waiting_visits
from carecompanion.domain.waiting import Waiting, WaitsAt, still_answered, waiting_questions
from carecompanion.domain.walk import Walk, new_walk, read_notes

QUEUE_HEADLINES: Final = 20
"""How many headlines one window of the queue looks at."""

_WOKEN: Final = 200
"""At most so many closed or set-aside headlines whose day has come are looked at at once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class QueueRead:
    """What was read: the questions, the family's order, and what was answered within a year.

    `waiting` are the questions that wait for a visit, `after` is the last headline looked at; None
    where there are no further ones. `has_older_notes` says that the care memory asks more.
    """

    items: tuple[QueueItem, ...]
    order: QueueOrder
    answered: dict[str, str]
    waiting: tuple[Waiting, ...] = ()
    after: UUID | None = None
    has_older_notes: bool = False

    @property
    def has_more(self) -> bool:
        """Whether older headlines or notes may ask more."""
        return self.after is not None or self.has_older_notes

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
    """The questions of the newest headlines and notes, so many windows, and of all that was placed.

    Closed and set-aside headlines ask nothing until what they wait for has come. A question that
    was left over from one, or put aside, rests as long, unless another headline asks it now.
    """
    order = store.get(queue_order_id(person_id))
    order = order if isinstance(order, QueueOrder) else empty_order(person_id)
    wanted = windows * QUEUE_HEADLINES
    newest = _open(store, person_id, wanted + 1)
    shown = {headline.id: headline for headline in newest[:wanted]}
    for headline in _others(store, person_id, order, today.isoformat()):
        shown.setdefault(headline.id, headline)
    of_notes = windows * QUEUE_NOTES
    asking = newest_asking(store, person_id, limit=of_notes + 1)
    notes = (*asking[:of_notes], *placed_asking(store, person_id, order))
    asked = (*_items(store, person_id, tuple(shown.values()), table), *note_items(notes))
    visits = tuple(waiting_visits(store, person_id))
    answered = still_answered(visits, order, answered_lately(store, person_id, today))
    waiting = waiting_questions(visits, order, today.isoformat(), answered=answered)
    look = _Look(store, today.isoformat(), {same_words(item.text) for item in asked}, shown)
    found = [(look.at(each), look.awake_first(each)) for each in waiting]
    return QueueRead(
        items=(*asked, *(item for each, news in found for item in waiting_items(each, news))),
        order=order,
        answered=not_asked_since(notes, answered),
        waiting=tuple(each for each, _news in found),
        after=newest[wanted - 1].id if len(newest) > wanted else None,
        has_older_notes=len(asking) > of_notes,
    )


@dataclass(slots=True)
class _Look:
    """Looks up the headlines of questions that wait; `asked` are the words that are asked now."""

    store: NotesStore
    today: str
    asked: Collection[str]
    known: dict[UUID, Headline]

    def at(self, waiting: Waiting) -> Waiting:
        """The question, told whether it rests with its headlines."""
        if waiting.at is WaitsAt.AHEAD or waiting.question.key in self.asked:
            return waiting
        news = self.headlines(waiting)
        return replace(waiting, rests=bool(news) and not any(map(self.is_awake, news)))

    def awake_first(self, waiting: Waiting) -> list[Headline]:
        """The headlines to name with it: those that are awake, or all where none asks it."""
        news = self.headlines(waiting)
        awake = list(filter(self.is_awake, news))
        return awake if waiting.question.key in self.asked else awake or news

    def headlines(self, waiting: Waiting) -> list[Headline]:
        """All headlines that asked it and are still in the notes."""
        return list(filter(None, map(self._headline, waiting.question.headline_ids)))

    def is_awake(self, headline: Headline) -> bool:
        """Whether it asks questions now."""
        return not is_quiet(headline, self.today)

    def _headline(self, headline_id: UUID) -> Headline | None:
        if headline_id not in self.known:
            record = self.store.get(headline_id)
            if not isinstance(record, Headline):
                return None
            self.known[headline_id] = record
        return self.known[headline_id]


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
