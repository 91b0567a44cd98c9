"""The people of a file: chosen, added, changed and deleted; nothing of one is left for another."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from carecompanion.domain.changes import Action
from carecompanion.domain.ports.notes import NotesStore
from carecompanion.domain.records import (
    BornStyle,
    Headline,
    NameStyle,
    Person,
    Relation,
    new_id,
)
from carecompanion.session.session import Session
from carecompanion.viewmodels.headline_list import HeadlineListModel
from carecompanion.viewmodels.people import PeopleModel
from tests.ui.waiting import wait_for


@pytest.fixture
def model(session: Session, person: Person) -> PeopleModel:
    made = PeopleModel(session)
    made.load()
    wait_for(lambda: made.current == person, "the people are read")
    return made


def read(session: Session, query: Callable[[NotesStore], object]) -> object:
    answers: list[object] = []
    session.flush()
    session.read(query, answers.append)
    wait_for(lambda: bool(answers), "the answer")
    return answers[0]


def add(model: PeopleModel, name: str = "Robin") -> Person:
    before = model.people
    model.add()
    wait_for(lambda: len(model.people) > len(before), "there is one more")
    assert model.current is not None
    model.set_name(model.current.id, name)
    return model.current


def test_one_person_alone_needs_no_telling_whose_notes_these_are(model: PeopleModel) -> None:
    assert not model.are_several
    assert not model.is_paused


def test_who_is_added_is_shown_and_undo_takes_both_back(
    session: Session, model: PeopleModel, person: Person
) -> None:
    added = add(model)
    assert list(model.people) == [person, added]
    assert model.are_several
    session.undo()
    session.undo()
    wait_for(lambda: model.current == person, "the one of before is shown")
    assert list(model.people) == [person]


def test_who_was_chosen_last_is_still_shown_after_reading_again(
    session: Session, model: PeopleModel, person: Person
) -> None:
    added = add(model)
    chosen: list[Person] = []
    model.chosen.connect(chosen.append)
    model.choose(person.id)
    wait_for(lambda: chosen == [person], "the other one is shown")
    again = PeopleModel(session)
    again.load()
    wait_for(lambda: again.current == person, "still")
    assert again.people == (person, added)


def test_choosing_saves_what_was_typed_and_begins_undo_anew(
    session: Session, model: PeopleModel, person: Person
) -> None:
    added = add(model, "Robin typed on")
    model.choose(person.id)
    wait_for(lambda: model.current == person, "the other one is shown")
    assert session.next_undo is None
    assert read(session, lambda store: store.get(added.id)) == added


@pytest.mark.parametrize("shown_first", [True, False])
def test_a_deleted_person_goes_with_everything_and_comes_back_with_one_undo(
    session: Session, model: PeopleModel, person: Person, shown_first: bool
) -> None:
    added = add(model)
    headlines = [Headline(id=new_id(), person_id=added.id, text=f"{n}") for n in range(3)]
    session.perform(Action.WRITE_HEADLINE, puts=headlines)
    if not shown_first:
        model.choose(person.id)
    gone: list[Person] = []
    model.deleted.connect(gone.append)
    model.delete(added)
    wait_for(lambda: bool(gone), "it is deleted")
    assert model.current == person
    assert model.people == (person,)
    left = read(session, lambda store: store.of_person(Headline, added.id))
    assert left == ()
    assert session.next_undo is Action.DELETE_PERSON
    session.undo()
    wait_for(lambda: model.are_several, "everybody is there")
    assert model.current == person
    back = read(session, lambda store: store.of_person(Headline, added.id))
    assert back == tuple(reversed(headlines))


def test_the_last_person_cannot_be_deleted(
    session: Session, model: PeopleModel, person: Person
) -> None:
    model.delete(person)
    assert read(session, lambda store: store.people()) == (person,)


def test_each_change_is_kept_and_told(session: Session, model: PeopleModel, person: Person) -> None:
    told: list[Person] = []
    model.person_changed.connect(told.append)
    model.set_name(person.id, "Sam Doe")
    model.set_needs(person.id, "speak slowly")
    model.set_interpreter(person.id, "Polish")
    model.set_relation(person.id, Relation.ME)
    model.set_name_style(person.id, NameStyle.INITIALS)
    model.set_born_style(person.id, BornStyle.YEAR)
    model.set_paused(person.id, True)
    wanted = Person(
        id=person.id,
        name="Sam Doe",
        relation=Relation.ME,
        name_style=NameStyle.INITIALS,
        born_style=BornStyle.YEAR,
        needs="speak slowly",
        interpreter="Polish",
        paused=True,
    )
    assert told[-1] == model.current == wanted
    assert model.is_paused
    assert read(session, lambda store: store.get(person.id)) == wanted


def test_a_page_of_the_list_that_comes_late_is_not_shown_to_somebody_else(
    session: Session, model: PeopleModel, person: Person
) -> None:
    added = add(model)
    session.perform(
        Action.WRITE_HEADLINE, puts=[Headline(id=new_id(), person_id=added.id, text="theirs")]
    )
    headlines = HeadlineListModel(session, lambda: date(2026, 11, 21))
    seen: list[tuple[Headline, ...]] = []
    headlines.loaded.connect(lambda: seen.append(headlines.headlines))
    headlines.load(added.id)
    headlines.clear()
    headlines.load(person.id)
    wait_for(lambda: bool(seen), "the list is read")
    assert read(session, lambda store: len(store.people())) == 2
    assert seen == [()]


def test_nothing_is_known_after_locking(model: PeopleModel) -> None:
    model.clear()
    assert (model.people, model.current) == ((), None)
