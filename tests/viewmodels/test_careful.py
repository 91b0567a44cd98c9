"""One note at a time beside the headline, after typing rests, and no longer than it is wanted."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from carecompanion.composition import Parts
from carecompanion.domain.careful import CarefulWord
from carecompanion.session.session import Session
from carecompanion.viewmodels.careful import CarefulModel
from carecompanion.viewmodels.news import NewsModel
from carecompanion.viewmodels.walk import WalkModel
from tests.ui.waiting import wait_for
from tests.viewmodels.careful_news import read_careful_news

TODAY = date(2026, 11, 21)
THREE = "A breakthrough, a one-time cure and another breakthrough"


@pytest.fixture
def walk(session: Session) -> WalkModel:
    parts = Parts()
    made = WalkModel(session, lambda: parts.question_table, lambda: TODAY)
    made.begin()
    wait_for(lambda: made.is_loaded, "the walk began")
    return made


@pytest.fixture
def news(walk: WalkModel) -> Iterator[NewsModel]:
    made = NewsModel(walk, lambda: read_careful_news)
    yield made
    made.shut_down()


@pytest.fixture
def model(session: Session, walk: WalkModel, news: NewsModel) -> CarefulModel:
    parts = Parts()
    made = CarefulModel(session, walk, news, lambda: parts.careful_words, rest_ms=20)
    made.read_hidden()
    return made


def said(model: CarefulModel) -> str:
    """The word that the note names."""
    return model.note.partition("”")[0].partition("“")[2]


def wait_for_note(model: CarefulModel, word: str) -> None:
    wait_for(lambda: said(model) == word, f"the note about {word}")


def test_the_note_names_the_word_as_it_was_written(walk: WalkModel, model: CarefulModel) -> None:
    walk.set_headline_text("A Game Changer for families")
    wait_for_note(model, "Game Changer")
    assert model.note.startswith("This headline says “Game Changer”. ")
    assert not model.has_next


def test_words_are_marked_before_typing_rests_and_the_note_waits(
    session: Session, walk: WalkModel, news: NewsModel
) -> None:
    parts = Parts()
    model = CarefulModel(session, walk, news, lambda: parts.careful_words)
    model.read_hidden()
    walk.set_headline_text("A cure")
    wait_for(lambda: bool(model.marks), "the word is marked")
    assert model.note == ""
    wait_for_note(model, "cure")


def test_each_kind_has_one_note_and_they_go_round(walk: WalkModel, model: CarefulModel) -> None:
    walk.set_headline_text(THREE)
    wait_for_note(model, "breakthrough")
    assert len(model.marks) == 4
    shown = []
    for _ in range(4):
        shown.append(said(model))
        model.show_next()
    assert shown == ["breakthrough", "one-time", "cure", "breakthrough"]


def test_a_note_that_is_put_away_stays_away_for_this_headline(
    walk: WalkModel, news: NewsModel, model: CarefulModel
) -> None:
    walk.set_headline_text("A cure")
    wait_for_note(model, "cure")
    model.put_away()
    walk.set_headline_text("A cure, they say")
    wait_for(lambda: news.news.headline.endswith("say"), "it was read")
    assert len(model.marks) == 1
    assert model.note == ""
    walk.begin()
    walk.set_headline_text("Another cure")
    wait_for_note(model, "cure")


def test_typing_on_does_not_take_the_note_away_while_its_word_is_there(
    walk: WalkModel, model: CarefulModel
) -> None:
    walk.set_headline_text("A cure")
    wait_for_note(model, "cure")
    walk.set_headline_text("A cure for")
    assert said(model) == "cure"
    walk.set_headline_text("A study")
    wait_for(lambda: not model.note, "the note goes with its word")
    assert model.marks == ()


def test_do_not_show_again_hides_the_note_and_its_line_and_lasts(
    session: Session, walk: WalkModel, news: NewsModel, model: CarefulModel
) -> None:
    walk.set_headline_text(THREE)
    wait_for_note(model, "breakthrough")
    model.never_again()
    assert said(model) == "one-time"
    assert {mark.word for mark in model.marks} == {CarefulWord.ONE_TIME, CarefulWord.CURE}

    parts = Parts()
    later = CarefulModel(session, walk, news, lambda: parts.careful_words)
    later.read_hidden()
    wait_for(lambda: bool(later.hidden), "what is hidden was read")
    assert later.hidden == {CarefulWord.BREAKTHROUGH}


def test_the_notes_can_be_had_back(walk: WalkModel, model: CarefulModel) -> None:
    walk.set_headline_text("A cure")
    wait_for_note(model, "cure")
    model.never_again()
    assert model.note == ""
    model.show_all_again()
    assert said(model) == "cure"
    assert model.hidden == frozenset()


def test_locking_forgets_the_note(walk: WalkModel, model: CarefulModel) -> None:
    walk.set_headline_text("A cure")
    wait_for_note(model, "cure")
    walk.clear()
    assert model.note == ""
    assert model.marks == ()
