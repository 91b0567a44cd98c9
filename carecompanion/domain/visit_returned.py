"""Answers of a page that came back, as notes, and beside the questions of the visit they answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from uuid import UUID

from carecompanion.domain.facts import Fact, FactDetail, FactField, FactKind
from carecompanion.domain.page_words import PageWords
from carecompanion.domain.ports.notes import NotesStore
from carecompanion.domain.records import Record, Visit
from carecompanion.domain.return_page import TeamTick
from carecompanion.domain.returned import (
    Returned,
    ReturnedAnswer,
    ReturnedPage,
    Unmatched,
    UnmatchedField,
    answer_of,
    fact_of,
)
from carecompanion.domain.same_words import same_words
from carecompanion.domain.visit_reading import waiting_visits
from carecompanion.domain.visits import Outcome, VisitAnswer

_OUTCOMES = {
    TeamTick.ANSWERED: Outcome.ANSWERED,
    TeamTick.DOES_NOT_APPLY: Outcome.DOES_NOT_APPLY,
    TeamTick.WILL_CHECK: Outcome.WILL_CHECK,
    TeamTick.REFER_TO: Outcome.REFER_TO,
}
"""What was ticked, the tick that ends a question first."""


def records_to_keep(
    store: NotesStore, wanted: Sequence[Returned], words: PageWords, *, today: date
) -> tuple[Record, ...]:
    """What a yes keeps, beside the visits as they are in the notes now; see `kept_records`."""
    people = dict.fromkeys(each.person_id for each in wanted)
    visits = [visit for person in people for visit in waiting_visits(store, person)]
    return kept_records(wanted, visits, words, today=today)


def kept_records(
    wanted: Sequence[Returned], visits: Sequence[Visit], words: PageWords, *, today: date
) -> tuple[Record, ...]:
    """The notes that a yes keeps, and the visits whose questions they answer.

    Whatever a family wrote at a question of a visit stays as it is, and so does a question of other
    headlines. One of several headlines is answered by the page of each.
    """
    changed: dict[UUID, Visit] = {visit.id: visit for visit in visits}
    notes: list[Record] = []
    for returned in wanted:
        note = note_of(returned, words, today=today)
        notes.append(note)
        if isinstance(returned, ReturnedAnswer):
            for visit in tuple(changed.values()):
                changed[visit.id] = _with_answer(visit, returned, note.id)
    unchanged = {visit.id: visit for visit in visits}
    return (*notes, *(visit for key, visit in changed.items() if visit != unchanged[key]))


def about_one_person(page: ReturnedPage, person_id: UUID) -> ReturnedPage:
    """The page with what is about somebody else named as such: it is not kept in these notes."""
    ours = tuple(each for each in page.proposals if each.person_id == person_id)
    others = tuple(
        UnmatchedField(name=str(each.id), text=_text_of(each), why=Unmatched.OTHER_NOTES)
        for each in page.proposals
        if each.person_id != person_id
    )
    return replace(page, proposals=ours, unmatched=(*page.unmatched, *others))


def _text_of(returned: Returned) -> str:
    return returned.answer if isinstance(returned, ReturnedAnswer) else returned.text


def note_of(returned: Returned, words: PageWords, *, today: date) -> Fact:
    """The note: an answer; or, where the team will look it up or sends on, a talk.

    So a question that has no whole answer yet stays on the list.
    """
    fact = fact_of(returned, words, today=today)
    if not isinstance(returned, ReturnedAnswer) or not _is_open(outcome_of(returned)):
        return fact
    text = "\n".join(filter(None, (returned.asked, returned.answer)))
    ticked = answer_of(replace(returned, answer=""), words)
    agreed = (FactDetail(FactField.AGREED, ticked),)
    return replace(fact, fact=FactKind.TALK, text=text, details=agreed)


def outcome_of(returned: ReturnedAnswer) -> Outcome:
    """What became of the question; words without a tick are an answer."""
    for tick, outcome in _OUTCOMES.items():
        if tick in returned.ticks:
            return outcome
    return Outcome.ANSWERED if returned.answer else Outcome.STILL_OPEN


def _is_open(outcome: Outcome) -> bool:
    return outcome in (Outcome.WILL_CHECK, Outcome.REFER_TO, Outcome.STILL_OPEN)


def _with_answer(visit: Visit, returned: ReturnedAnswer, note_id: UUID) -> Visit:
    question = visit.question(same_words(returned.asked))
    if question is None or question.moved_to is not None:
        return visit
    # Our own questions have the same words for every headline.
    if question.headline_ids and returned.headline_id not in question.headline_ids:
        return visit
    answer = question.answer
    if answer.was_asked:
        is_page = answer.kept_as is not None and returned.headline_id not in answer.pages
        answer = _joined(answer, returned) if is_page else answer
    else:
        answer = _first(returned, note_id)
    return visit.with_question(replace(question, answer=answer))


def _first(returned: ReturnedAnswer, note_id: UUID) -> VisitAnswer:
    outcome = outcome_of(returned)
    return VisitAnswer(
        asked=True,
        outcome=outcome,
        said=returned.answer,
        who=returned.beside if _is_open(outcome) else "",
        kept_as=note_id,
        pages=(returned.headline_id,),
    )


def _joined(answer: VisitAnswer, returned: ReturnedAnswer) -> VisitAnswer:
    """What one page said, and below it what that of another headline says.

    While one of them is open, the question is.
    """
    outcome = outcome_of(returned)
    beside = returned.beside if _is_open(outcome) else ""
    said = (answer.said, *([] if returned.answer == answer.said else [returned.answer]))
    return replace(
        answer,
        outcome=answer.outcome if _is_open(answer.outcome) else outcome,
        said="\n".join(filter(None, said)),
        who=" · ".join(dict.fromkeys(filter(None, (answer.who, beside)))),
        pages=(*answer.pages, returned.headline_id),
    )
