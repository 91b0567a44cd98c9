"""A page that came back, behind its screen: kept beside the visit as it is by then."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest

from carecompanion.domain.changes import Action
from carecompanion.domain.people import Person
from carecompanion.domain.records import (
    Headline,
    QuestionChoice,
    Record,
    Visit,
    VisitQuestion,
    choice_id,
    new_id,
)
from carecompanion.domain.return_page import (
    PrintedQuestion,
    ReturnField,
    TeamText,
    field_name,
    question_check,
)
from carecompanion.domain.returned import FilledField, FilledForm
from carecompanion.domain.same_words import same_words
from carecompanion.session.session import Session
from carecompanion.viewmodels.returned_answers import (
    AnswersState,
    AnswerTools,
    ReturnedAnswersModel,
)
from tests.pages.samples import TABLE, WORDS
from tests.ui.waiting import wait_for

TODAY = date(2026, 11, 21)
ASKED = ("Who can we call?", "How often will you look?")
SAID = ("The nurse.", "Twice a year.")


@pytest.fixture
def visit(session: Session, person: Person) -> Visit:
    """A visit with two questions that the family wrote for a headline."""
    headline = Headline(id=new_id(), person_id=person.id, text="A headline")
    choice = QuestionChoice(
        id=choice_id(headline.id), person_id=person.id, headline_id=headline.id, own=ASKED
    )
    questions = tuple(
        VisitQuestion(key=same_words(text), text=text, headline_id=headline.id) for text in ASKED
    )
    planned = Visit(id=new_id(), person_id=person.id, questions=questions)
    session.perform(Action.WRITE_HEADLINE, puts=(headline, choice))
    session.perform(Action.PLAN_VISIT, puts=(planned,))
    return planned


@pytest.fixture
def answers(session: Session, visit: Visit) -> Iterator[ReturnedAnswersModel]:
    """The page of that headline, with an answer to each of the two."""
    headline_id = visit.questions[0].headline_id
    assert headline_id is not None
    form = FilledForm(
        fields=tuple(
            filled(headline_id, number, asked, said)
            for number, (asked, said) in enumerate(zip(ASKED, SAID, strict=True), start=1)
        )
    )
    tools = AnswerTools(
        read_page=lambda _path, _is_over: form, table=lambda: TABLE, words=lambda: WORDS
    )
    model = ReturnedAnswersModel(session, tools, lambda: TODAY)
    model.use_person(visit.person_id)
    model.bring(Path("page.pdf"))
    wait_for(lambda: model.state is AnswersState.REVIEW, "the page is read")
    yield model
    model.shut_down()


def filled(headline_id: UUID, number: int, asked: str, said: str) -> FilledField:
    printed = PrintedQuestion(number, None, question_check(headline_id, asked))
    return FilledField(
        name=field_name(ReturnField(headline_id, printed, TeamText.ANSWER)), text=said
    )


def keep_only(model: ReturnedAnswersModel, number: int) -> None:
    for turn, each in enumerate(model.proposals):
        model.want(each.id, turn == number)
    model.keep()


def stored(session: Session, record_id: UUID) -> Record | None:
    found: list[Record | None] = []
    session.read(lambda store: store.get(record_id), found.append)
    wait_for(lambda: bool(found), "the record was read")
    return found[0]


def kept_visit(session: Session, visit: Visit) -> Visit:
    found = stored(session, visit.id)
    assert isinstance(found, Visit)
    return found


def said(visit: Visit) -> list[str]:
    return [question.answer.said for question in visit.questions]


def test_a_second_yes_adds_to_the_visit_and_takes_nothing_back(
    session: Session, visit: Visit, answers: ReturnedAnswersModel
) -> None:
    keep_only(answers, 0)
    assert said(kept_visit(session, visit)) == [SAID[0], ""]
    keep_only(answers, 1)
    assert said(kept_visit(session, visit)) == [*SAID]
    assert answers.wanted == ()


def test_what_was_written_at_the_visit_since_the_page_was_brought_stays(
    session: Session, visit: Visit, answers: ReturnedAnswersModel
) -> None:
    session.perform(Action.WRITE_VISIT, puts=(replace(visit, where="Room 4"),))
    answers.keep()
    now = kept_visit(session, visit)
    assert now.where == "Room 4"
    assert said(now) == [*SAID]


def test_a_visit_that_was_deleted_since_stays_deleted(
    session: Session, visit: Visit, answers: ReturnedAnswersModel
) -> None:
    session.perform(Action.DELETE_VISIT, deletes=(visit.id,))
    answers.keep()
    assert stored(session, visit.id) is None
    assert all(stored(session, each.id) is not None for each in answers.proposals)


def test_undo_takes_a_yes_back_and_the_answers_can_be_kept_again(
    session: Session, visit: Visit, answers: ReturnedAnswersModel
) -> None:
    first, second = answers.proposals
    answers.want(second.id, yes=False)
    answers.keep()
    assert answers.was_kept(first.id)
    after(answers, session.undo)
    assert said(kept_visit(session, visit)) == ["", ""]
    assert stored(session, first.id) is None
    assert not answers.was_kept(first.id)
    assert answers.wanted == (first,)
    after(answers, session.redo)
    assert answers.was_kept(first.id)
    after(answers, session.undo)
    answers.keep()
    assert said(kept_visit(session, visit)) == [SAID[0], ""]
    assert answers.was_kept(first.id)


def test_after_an_undo_of_something_else_the_page_is_shown_as_it_was(
    session: Session, visit: Visit, answers: ReturnedAnswersModel
) -> None:
    answers.keep()
    session.perform(Action.WRITE_VISIT, puts=(replace(kept_visit(session, visit), time="9:30"),))
    changed: list[bool] = []
    answers.state_changed.connect(lambda: changed.append(True))
    session.undo()
    assert kept_visit(session, visit).time == ""
    assert all(answers.was_kept(each.id) for each in answers.proposals)
    assert changed == []


def test_nothing_of_a_page_comes_back_after_clearing(
    session: Session, answers: ReturnedAnswersModel
) -> None:
    answers.keep()
    answers.clear()
    session.undo()
    wait_for(lambda: session.next_redo is not None, "it is undone", at_least=5)
    assert (answers.state, answers.proposals) == (AnswersState.EMPTY, ())


def after(model: ReturnedAnswersModel, act: Callable[[], object]) -> None:
    changed: list[bool] = []
    told = model.state_changed.connect(lambda: changed.append(True))
    act()
    wait_for(lambda: bool(changed), "the page is looked through again")
    model.state_changed.disconnect(told)
