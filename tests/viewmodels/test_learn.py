"""Learn is read once, elsewhere, when it is asked for; questions go onto the list of one person."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

import pytest

from carecompanion.content.learn_pack import load_learn
from carecompanion.content.resources import resource_path
from carecompanion.domain.changes import Action
from carecompanion.domain.learn_library import LearnLibrary, make_library
from carecompanion.domain.new_facts import new_fact
from carecompanion.domain.records import Fact, FactKind, Person, Relation, new_id
from carecompanion.session.session import Session
from carecompanion.viewmodels.learn import LearnModel
from tests.ui.waiting import wait_for

TODAY = date(2026, 11, 21)


class Loading:
    """Reads Learn, and notes how often and where."""

    def __init__(self) -> None:
        self.threads: list[int] = []

    def __call__(self) -> LearnLibrary:
        self.threads.append(threading.get_ident())
        return make_library(load_learn(resource_path("learn")), {})


@pytest.fixture
def loading() -> Loading:
    return Loading()


@pytest.fixture
def model(session: Session, person: Person, loading: Loading) -> Iterator[LearnModel]:
    made = LearnModel(loading, session, lambda: TODAY)
    made.load(person)
    yield made
    made.shut_down()


@pytest.fixture
def learn(model: LearnModel) -> LearnModel:
    """The same, with everything there."""
    model.get_ready()
    wait_for(lambda: model.is_ready, "Learn is read")
    return model


def questions(session: Session, person: Person) -> list[Fact]:
    read: list[tuple[Fact, ...]] = []
    session.read(lambda store: store.facts(person.id, {FactKind.QUESTION}), read.append)
    wait_for(lambda: bool(read), "the questions were read")
    return list(read[0])


def test_nothing_is_read_before_it_is_asked_for(model: LearnModel, loading: Loading) -> None:
    assert model.is_idle
    assert not model.is_ready
    assert model.card is None
    assert model.find("gene") == ()
    assert loading.threads == []


def test_it_is_read_once_and_not_on_the_thread_of_the_window(
    learn: LearnModel, loading: Loading
) -> None:
    learn.get_ready()
    wait_for(lambda: learn.is_idle, "nothing more is on its way")
    assert len(loading.threads) == 1
    assert loading.threads[0] != threading.get_ident()
    assert learn.find("antibodies") != ()


def test_a_question_is_put_on_the_list_as_it_was_asked(
    learn: LearnModel, session: Session, person: Person
) -> None:
    learn.open_card("phases")
    assert learn.card is not None
    words = learn.wording(learn.card.question)
    assert learn.ask(words)
    (fact,) = questions(session, person)
    assert (fact.text, fact.fact) == (learn.card.question.family, FactKind.QUESTION)
    assert learn.is_listed(words)


def test_a_question_that_is_there_or_says_nothing_is_not_added(
    learn: LearnModel, session: Session, person: Person
) -> None:
    assert learn.ask("What is AAV?")
    assert not learn.ask(" What is AAV? ")
    assert not learn.ask("  ")
    assert len(questions(session, person)) == 1


def test_the_list_follows_undo(learn: LearnModel, session: Session, person: Person) -> None:
    learn.ask("What is AAV?")
    session.undo()
    wait_for(lambda: not learn.is_listed("What is AAV?"), "it is off the list")
    session.redo()
    wait_for(lambda: learn.is_listed("What is AAV?"), "it is on the list again")


def test_the_list_of_somebody_else_is_another(learn: LearnModel, session: Session) -> None:
    learn.ask("What is AAV?")
    learn.load(Person(id=new_id(), name="Robin"))
    assert not learn.is_listed("What is AAV?")
    learn.read_list()
    assert not learn.is_listed("What is AAV?")


def test_questions_written_in_the_care_memory_are_on_the_list(
    learn: LearnModel, session: Session, person: Person
) -> None:
    fact = replace(new_fact(FactKind.QUESTION, person.id, today=TODAY), text="What is AAV?")
    session.perform(Action.ADD_FACT, puts=(fact,))
    learn.read_list()
    wait_for(lambda: learn.is_listed("What is AAV?"), "the list was read")


def test_an_adult_asks_in_their_own_words(learn: LearnModel, person: Person) -> None:
    learn.open_card("viral_carrier")
    assert learn.card is not None
    learn.load(replace(person, relation=Relation.ME))
    assert learn.wording(learn.card.question) == learn.card.question.adult


def test_the_last_day_still_counts_and_the_day_after_does_not(learn: LearnModel) -> None:
    learn.open_card("phases")
    assert learn.card is not None
    last = learn.card.stamp.review_by
    learn._today = lambda: last
    assert not learn.is_past(learn.card)
    learn._today = lambda: last + timedelta(days=1)
    assert learn.is_past(learn.card)


def test_nothing_of_a_person_or_of_what_was_read_stays_after_locking(learn: LearnModel) -> None:
    learn.open_card("phases")
    learn.open_theme("kinds")
    learn.open_table("ways")
    learn.ask("What is AAV?")
    learn.clear()
    assert (learn.card, learn.theme, learn.table) == (None, None, None)
    assert not learn.is_listed("What is AAV?")
    assert not learn.ask("What is AAV?")
