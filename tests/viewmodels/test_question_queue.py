"""The queue behind its screen: read in windows, ordered by the family, undone, forgotten."""

from __future__ import annotations

from datetime import date

import pytest

from carecompanion.composition import Parts
from carecompanion.domain.changes import Action
from carecompanion.domain.facts import Fact, FactField, FactKind
from carecompanion.domain.queue_reading import QUEUE_HEADLINES
from carecompanion.domain.records import Headline, Person, QuestionChoice, choice_id, new_id
from carecompanion.session.session import Session
from carecompanion.viewmodels.question_queue import QuestionQueueModel
from tests.ui.waiting import wait_for

TODAY = date(2026, 11, 21)


@pytest.fixture
def model(session: Session, person: Person) -> QuestionQueueModel:
    parts = Parts()
    made = QuestionQueueModel(session, lambda: parts.question_table, lambda: TODAY)
    made.load(person.id)
    return made


def write(session: Session, person: Person, count: int, *, own: str = "") -> list[Headline]:
    made = [
        Headline(id=new_id(), person_id=person.id, text=f"News {number}") for number in range(count)
    ]
    choices = [
        QuestionChoice(
            id=choice_id(each.id), person_id=person.id, headline_id=each.id, own=(f"{own} {n}?",)
        )
        for n, each in enumerate(made)
        if own
    ]
    session.perform(Action.WRITE_HEADLINE, puts=(*made, *choices))
    return made


def read(model: QuestionQueueModel) -> None:
    loaded: list[bool] = []
    model.loaded.connect(lambda: loaded.append(True))
    model.reload()
    wait_for(lambda: bool(loaded), "the questions were read")


def texts(model: QuestionQueueModel) -> list[str]:
    return [entry.text for entry in model.queue.waiting]


def test_older_headlines_join_window_by_window_and_no_question_comes_twice(
    session: Session, person: Person, model: QuestionQueueModel
) -> None:
    count = QUEUE_HEADLINES + 3
    write(session, person, count, own="Own")
    read(model)
    assert model.has_more
    own = [text for text in texts(model) if text.startswith("Own")]
    assert len(own) == QUEUE_HEADLINES
    model.show_more()
    wait_for(lambda: not model.has_more, "all are read")
    assert len([text for text in texts(model) if text.startswith("Own")]) == count
    assert len(set(texts(model))) == len(texts(model))


def test_a_pinned_question_of_an_old_headline_is_first_in_the_first_window(
    session: Session, person: Person, model: QuestionQueueModel
) -> None:
    write(session, person, 1, own="Long ago")
    write(session, person, QUEUE_HEADLINES)
    read(model)
    assert "Long ago 0?" not in texts(model)
    model.show_more()
    wait_for(lambda: "Long ago 0?" in texts(model), "it is read")
    entry = next(each for each in model.queue.waiting if each.text == "Long ago 0?")
    model.pin(entry, yes=True)
    session.flush()
    fresh = QuestionQueueModel(session, lambda: model.table, lambda: TODAY)
    fresh.load(person.id)
    read(fresh)
    assert texts(fresh)[0] == "Long ago 0?"


def test_each_move_is_one_step_to_undo(
    session: Session, person: Person, model: QuestionQueueModel
) -> None:
    write(session, person, 1)
    read(model)
    before = texts(model)
    model.move(model.queue.waiting[0].key, 1)
    moved = texts(model)
    assert moved[:2] == [before[1], before[0]]
    model.leave_for_later(model.queue.waiting[0], yes=True)
    session.undo()
    wait_for(lambda: texts(model) == moved, "one step back")
    session.undo()
    wait_for(lambda: texts(model) == before, "all the way back")
    model.move(model.queue.waiting[0].key, -1)
    assert session.next_undo is not Action.ORDER_QUESTIONS


def test_an_answer_of_this_year_rests_the_question(
    session: Session, person: Person, model: QuestionQueueModel
) -> None:
    write(session, person, 1)
    read(model)
    entry = model.queue.waiting[0]
    note = model.note_for(entry)
    assert note is not None
    assert note.detail(FactField.GROUP) == "relevance"
    read(model)
    assert entry.text in texts(model)  # nothing is answered yet
    session.perform(Action.WRITE_FACT, puts=(note.with_detail(FactField.ANSWER, "Yes"),))
    read(model)
    assert [each.text for each in model.queue.answered] == [entry.text]
    old = Fact(id=new_id(), person_id=person.id, fact=FactKind.QUESTION, text=texts(model)[0])
    answered = old.with_detail(FactField.ANSWER, "No").with_detail(FactField.ON, "2025-11-20")
    session.perform(Action.ADD_FACT, puts=(answered,))
    read(model)
    assert answered.text in texts(model)


def test_nothing_is_left_when_it_is_cleared(
    session: Session, person: Person, model: QuestionQueueModel
) -> None:
    write(session, person, 1)
    read(model)
    model.clear()
    assert not model.queue.entries
    assert not model.is_loaded
    model.move("R1", 1)
    model.reload()
    assert model.person_id is None
