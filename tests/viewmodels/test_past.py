"""Earlier versions and what was deleted: read a page at a time, brought back, forgotten."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from carecompanion.domain.changes import Action
from carecompanion.domain.history import DeletedRecord
from carecompanion.domain.records import Headline, Person, Record, Story, new_id, story_id
from carecompanion.domain.versions import VERSIONS_SHOWN, Version
from carecompanion.session.session import Session
from carecompanion.viewmodels.deleted import DELETED_SHOWN, DeletedModel
from carecompanion.viewmodels.headline_list import HeadlineListModel
from carecompanion.viewmodels.past import PastModel
from tests.ui.waiting import wait_for


@pytest.fixture
def past(session: Session) -> PastModel:
    return PastModel(session, str)


@pytest.fixture
def deleted(session: Session, person: Person) -> DeletedModel:
    made = DeletedModel(session, str)
    made.use_person(person.id)
    return made


@pytest.fixture
def headline(person: Person) -> Headline:
    return Headline(id=new_id(), person_id=person.id, text="0")


def after(model: PastModel | DeletedModel, act: Callable[[], None]) -> None:
    """Do something and wait until the model has read."""
    heard: list[bool] = []

    def note() -> None:
        heard.append(True)

    model.loaded.connect(note)
    act()
    wait_for(lambda: bool(heard), "the model has read")
    model.loaded.disconnect(note)


def what_is(model: DeletedModel) -> list[Record]:
    """The records shown as deleted."""
    return [item.record for item in model.items]


def shown(model: PastModel) -> tuple[int, bool]:
    """How many versions are shown, and whether there may be more."""
    return len(model.versions), model.may_have_more


def test_versions_come_in_pages_and_one_that_came_back_is_the_newest(
    session: Session, past: PastModel, headline: Headline
) -> None:
    for number in range(VERSIONS_SHOWN + 5):
        session.perform(Action.WRITE_HEADLINE, puts=(replace(headline, text=f"{number}"),))
    after(past, lambda: past.show(headline.id))
    assert shown(past) == (VERSIONS_SHOWN, True)
    after(past, past.fetch_older)
    assert shown(past) == (VERSIONS_SHOWN + 5, False)

    told: list[Version] = []
    past.restored.connect(told.append)
    oldest = past.versions[-1]
    after(past, lambda: past.restore(oldest))
    assert told == [oldest]
    assert past.headline == headline
    assert shown(past) == (VERSIONS_SHOWN, True)
    assert past.versions[0].action is Action.RESTORE
    after(past, session.undo)
    assert past.headline == replace(headline, text=f"{VERSIONS_SHOWN + 4}")


def test_the_past_of_another_headline_begins_anew(
    session: Session, past: PastModel, headline: Headline
) -> None:
    other = replace(headline, id=new_id(), text="another")
    session.perform(Action.WRITE_HEADLINE, puts=(headline, other))
    after(past, lambda: past.show(headline.id))
    after(past, lambda: past.show(other.id))
    assert past.headline == other
    assert len(past.versions) == 1


def test_after_locking_nothing_of_the_past_is_held(
    session: Session, past: PastModel, deleted: DeletedModel, headline: Headline
) -> None:
    session.perform(Action.WRITE_HEADLINE, puts=(headline,))
    after(past, lambda: past.show(headline.id))
    past.clear()
    deleted.clear()
    assert (past.headline, shown(past), deleted.items) == (None, (0, False), ())


def test_a_headline_goes_and_comes_back_with_all_that_belongs_to_it(
    session: Session, deleted: DeletedModel, headline: Headline
) -> None:
    story = Story(
        id=story_id(headline.id),
        person_id=headline.person_id,
        headline_id=headline.id,
        text="a story",
    )
    session.perform(Action.WRITE_HEADLINE, puts=(headline, story))
    HeadlineListModel(session, lambda: date(2026, 11, 21)).delete(headline)
    after(deleted, deleted.load)
    (item,) = deleted.items
    assert (item.record, item.with_it) == (headline, (story.id,))

    told: list[DeletedRecord] = []
    deleted.restored.connect(told.append)

    def click_twice() -> None:
        deleted.restore(item)
        deleted.restore(item)

    after(deleted, click_twice)
    assert told == [item]
    assert what_is(deleted) == []
    found: list[object] = []
    session.read(lambda store: (store.get(headline.id), store.get(story.id)), found.append)
    wait_for(lambda: bool(found), "the notes answered")
    assert found == [(headline, story)]
    after(deleted, session.undo)
    assert what_is(deleted) == [headline]


def test_deleted_things_come_in_pages_are_counted_and_emptied(
    session: Session, deleted: DeletedModel, person: Person
) -> None:
    many = DELETED_SHOWN + 3
    made = [Headline(id=new_id(), person_id=person.id, text=f"{n}") for n in range(many)]
    session.perform(Action.WRITE_HEADLINE, puts=made)
    for headline in made:
        session.perform(Action.DELETE_HEADLINE, deletes=(headline.id,))
    after(deleted, deleted.load)
    assert len(deleted.items) == DELETED_SHOWN
    after(deleted, deleted.fetch_older)
    assert [item.record for item in deleted.items] == made[::-1]
    assert not deleted.may_have_more

    counted: list[int] = []
    deleted.counted.connect(counted.append)
    deleted.count()
    after(deleted, deleted.empty)
    assert counted == [many]
    assert deleted.items == ()
    after(deleted, deleted.load)
    assert deleted.items == ()


def test_what_is_deleted_about_somebody_else_is_neither_listed_nor_emptied(
    session: Session, deleted: DeletedModel, person: Person
) -> None:
    other = Person(id=new_id(), name="Robin")
    mine = Headline(id=new_id(), person_id=person.id, text="mine")
    theirs = Headline(id=new_id(), person_id=other.id, text="theirs")
    session.perform(Action.ADD_PERSON, puts=(other, mine, theirs))
    for headline in (theirs, mine):
        session.perform(Action.DELETE_HEADLINE, deletes=(headline.id,))
    after(deleted, deleted.load)
    assert [item.record for item in deleted.items] == [mine]
    after(deleted, deleted.empty)
    deleted.use_person(other.id)
    after(deleted, deleted.load)
    assert [item.record for item in deleted.items] == [theirs]
