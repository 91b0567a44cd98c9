"""An answer that came back on paper: its question, found by the printed code, and the note of it.

What a family may have printed is all looked at: our own questions, those of visits, of the care
memory and of headlines, earlier versions too. A page may come back years later.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final, TypeVar
from uuid import UUID, uuid5

from carecompanion.domain.facts import Fact, FactField, FactKind, Provenance
from carecompanion.domain.page_words import PageWords
from carecompanion.domain.ports.notes import NotesStore
from carecompanion.domain.printed_code import question_code
from carecompanion.domain.printed_questions import questions_of_family, questions_of_table
from carecompanion.domain.questions import QuestionId, QuestionTable
from carecompanion.domain.queue_order import QueueOrder, queue_order_id
from carecompanion.domain.records import Headline, Record, Visit, VisitQuestion
from carecompanion.domain.return_page import TeamTick
from carecompanion.domain.returned import ReturnedAnswer
from carecompanion.domain.same_words import same_words
from carecompanion.domain.visit_reading import waiting_visits
from carecompanion.domain.visit_returned import kept_records

_AT_ONCE: Final = 200

RecordT = TypeVar("RecordT", Visit, Headline)


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperQuestion:
    """A question of these notes as it was printed; `question` is None for the family's own.

    `on` is the day of the newest visit that it was brought to, as it is kept; empty for none.
    """

    person_id: UUID
    text: str
    question: QuestionId | None = None
    headline_id: UUID | None = None
    on: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperAnswer:
    """What stands on paper under one question, as typed.

    `by_team` says that the care team wrote it; else the family did, of what was said. `who` is the
    one it is from, `on` the day as it is kept, `ticks` what is ticked there.
    """

    asked: PaperQuestion
    text: str
    by_team: bool = False
    who: str = ""
    on: str = ""
    ticks: tuple[TeamTick, ...] = ()


def questions_of_code(
    store: NotesStore, person_id: UUID, code: str, table: QuestionTable
) -> tuple[PaperQuestion, ...]:
    """Every question about a person that has this code on paper; those of visits come first."""
    found: dict[str, PaperQuestion] = {}
    for asked in _printed(store, person_id, table):
        if question_code(person_id, asked.text) == code:
            found.setdefault(same_words(asked.text), asked)
    return tuple(found.values())


def records_of_paper(
    store: NotesStore, answer: PaperAnswer, words: PageWords, *, today: date
) -> tuple[Record, ...]:
    """What keeping an answer writes: the note first, then the visits whose question it answers.

    Whatever a family wrote at a question of a visit stays as it is.
    """
    visits = tuple(waiting_visits(store, answer.asked.person_id))
    note, *others = kept_records((_returned(answer),), visits, words, today=today)
    return (_noted(note, answer) if isinstance(note, Fact) else note, *others)


def _returned(answer: PaperAnswer) -> ReturnedAnswer:
    asked = answer.asked
    return ReturnedAnswer(
        id=_note_id(answer),
        person_id=asked.person_id,
        # No headline has the id of a person: it stands for none.
        headline_id=asked.headline_id or asked.person_id,
        number=0,
        question=asked.question,
        asked=asked.text,
        answer=answer.text.strip(),
        ticks=answer.ticks,
    )


def _noted(note: Fact, answer: PaperAnswer) -> Fact:
    """The note with the day on paper, and where its words are from."""
    from_ = Provenance.RETURNED_PAGE if answer.by_team else Provenance.CLINICIAN
    note = replace(note, provenance=from_, known_on=answer.on)
    note = note.with_detail(FactField.ON, answer.on)
    return note.with_detail(FactField.WHO, answer.who.strip())


def _note_id(answer: PaperAnswer) -> UUID:
    """The same for the same words and day, so that a page typed twice is not kept twice."""
    ticks = (tick.value for tick in answer.ticks)
    said = ("on paper", same_words(answer.asked.text), answer.text.strip(), answer.on, *ticks)
    return uuid5(answer.asked.person_id, "\0".join(said))


def _printed(store: NotesStore, person_id: UUID, table: QuestionTable) -> Iterator[PaperQuestion]:
    yield from _of_visits(store, person_id)
    for headline in _all(store, Headline, person_id):
        for row, text in questions_of_family(store, headline):
            yield PaperQuestion(
                person_id=person_id, text=text, question=row, headline_id=headline.id
            )
    for row, text in questions_of_table(table):
        yield PaperQuestion(person_id=person_id, text=text, question=row)
    yield from _of_memory(store, person_id)


def _of_visits(store: NotesStore, person_id: UUID) -> Iterator[PaperQuestion]:
    """Those that visits bring now, then those put aside, then those that were taken off."""
    visits = sorted(_all(store, Visit, person_id), key=_day, reverse=True)
    waiting = [(v, q) for v in visits for q in v.questions if q.is_waiting]
    rest = [(v, q) for v in visits for q in v.questions if not q.is_waiting]
    for visit, question in (*waiting, *rest):
        yield _of_visit(person_id, question, visit.on)
    order = store.get(queue_order_id(person_id))
    for question in order.put_aside if isinstance(order, QueueOrder) else ():
        yield _of_visit(person_id, question, "")
    for visit in visits:
        for before in _earlier(store, visit.id):
            for question in before.questions:
                yield _of_visit(person_id, question, visit.on)


def _of_visit(person_id: UUID, question: VisitQuestion, on: str) -> PaperQuestion:
    return PaperQuestion(
        person_id=person_id,
        text=question.text,
        question=question.question,
        headline_id=question.headline_id,
        on=on,
    )


def _day(visit: Visit) -> str:
    return visit.on


def _earlier(store: NotesStore, visit_id: UUID) -> Sequence[Visit]:
    past = store.history(visit_id, limit=_AT_ONCE)
    return [each.record for each in past if isinstance(each.record, Visit)]


def _of_memory(store: NotesStore, person_id: UUID) -> Iterator[PaperQuestion]:
    after: UUID | None = None
    while facts := store.facts(person_id, (FactKind.QUESTION,), limit=_AT_ONCE, after=after):
        yield from (PaperQuestion(person_id=person_id, text=fact.text) for fact in facts)
        if len(facts) < _AT_ONCE:
            return
        after = facts[-1].id


def _all(store: NotesStore, kind: type[RecordT], person_id: UUID) -> Iterator[RecordT]:
    after: UUID | None = None
    while found := store.of_person(kind, person_id, limit=_AT_ONCE, after=after):
        yield from found
        if len(found) < _AT_ONCE:
            return
        after = found[-1].id
