"""The life of one headline behind its screen: each step undone by itself, nothing lost."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from carecompanion.domain.changes import Action
from carecompanion.domain.partial_date import DateFault
from carecompanion.domain.quiet import is_due
from carecompanion.domain.records import (
    Awaited,
    ClosedReason,
    Headline,
    HeadlineSource,
    HeadlineStatus,
    Person,
    new_id,
)
from carecompanion.session.session import Session
from carecompanion.viewmodels.drafts import DraftsModel
from carecompanion.viewmodels.headline_life import HeadlineLifeModel
from carecompanion.viewmodels.headline_list import HeadlineListModel
from tests.ui.waiting import wait_for

TODAY = date(2026, 11, 21)


@pytest.fixture
def headline(session: Session, person: Person) -> Headline:
    made = Headline(id=new_id(), person_id=person.id, text="A headline", added_on="2026-03-03")
    session.perform(Action.WRITE_HEADLINE, puts=(made,))
    return made


@pytest.fixture
def life(session: Session, headline: Headline) -> HeadlineLifeModel:
    model = HeadlineLifeModel(session, lambda: TODAY, DraftsModel(session))
    open_life(model, headline)
    return model


def open_life(model: HeadlineLifeModel, headline: Headline) -> None:
    loaded: list[bool] = []
    model.loaded.connect(lambda: loaded.append(True))
    model.open(headline.id)
    wait_for(lambda: bool(loaded), "the headline is there")


def stored(session: Session, headline: Headline) -> Headline:
    found: list[object] = []
    session.flush()
    session.read(lambda store: store.get(headline.id), found.append)
    wait_for(lambda: bool(found), "the headline was read")
    assert isinstance(found[0], Headline)
    return found[0]


def test_closing_keeps_everything_and_undo_takes_it_back(
    session: Session, life: HeadlineLifeModel, headline: Headline
) -> None:
    life.close(
        ClosedReason.BEFORE_AGE_OR_STAGE,
        words="She is 1",
        look_again_on="2027-05",
        awaits=(Awaited.AGE,),
        awaits_words="When she is 2",
    )
    closed = stored(session, headline)
    assert closed.closing is not None
    assert (closed.closing.closed_on, closed.closing.awaits_words) == (
        "2026-11-21",
        "When she is 2",
    )
    session.undo()
    wait_for(lambda: not life.headline.is_closed, "it is open again")
    assert stored(session, headline) == headline


def test_a_closed_headline_takes_another_day_without_being_reopened(
    session: Session, life: HeadlineLifeModel
) -> None:
    life.close(ClosedReason.PRIVATE, look_again_on="2027")
    life.set_look_again("May 2028")
    now = stored(session, life.headline)
    assert now.closing is not None
    assert (now.closing.look_again_on, now.look_again_on) == ("2028-05", "")
    assert life.look_again_on == "2028-05"


def test_reopening_keeps_how_it_was_closed(session: Session, life: HeadlineLifeModel) -> None:
    life.close(ClosedReason.NOT_OURS)
    life.reopen()
    now = stored(session, life.headline)
    assert not now.is_closed
    assert now.closing is not None
    assert (now.closing.reason, now.closing.reopened_on) == (ClosedReason.NOT_OURS, "2026-11-21")
    life.reopen()
    assert stored(session, life.headline) == now


def test_a_date_that_is_none_yet_is_not_kept_and_says_why(
    session: Session, life: HeadlineLifeModel
) -> None:
    assert life.set_look_again("March 2027") is None
    assert life.set_look_again("5/6/2027") is DateFault.TWO_WAYS
    assert life.typed_day == "5/6/2027"
    assert stored(session, life.headline).look_again_on == "2027-03"


def test_what_is_new_belongs_to_the_day_it_is_written(
    session: Session, life: HeadlineLifeModel, headline: Headline
) -> None:
    life.set_whats_new("A study was announced")
    assert stored(session, headline).looked_on == "2026-11-21"
    later = HeadlineLifeModel(session, lambda: date(2027, 3, 1), DraftsModel(session))
    open_life(later, headline)
    assert later.whats_new == ""
    assert later.last_look.whats_new == "A study was announced"
    later.set_whats_new("It has begun")
    assert later.last_look.whats_new == "A study was announced"
    assert stored(session, headline).whats_new == "It has begun"


def test_having_looked_it_waits_for_no_day_any_more(
    session: Session, life: HeadlineLifeModel
) -> None:
    life.set_look_again("2026")
    assert life.is_due
    life.looked_today()
    assert not is_due(life.headline, life.today)
    now = stored(session, life.headline)
    assert (now.looked_on, now.look_again_on) == ("2026-11-21", "")


def test_a_closed_headline_that_woke_rests_again_once_it_was_looked_at(
    session: Session, life: HeadlineLifeModel
) -> None:
    life.close(ClosedReason.TRIAL)
    life.tick_come(True)
    assert life.is_due
    life.looked_today()
    assert life.headline.is_closed
    assert not is_due(life.headline, life.today)


def test_sources_are_kept_as_typed_and_a_blank_one_is_none(
    session: Session, life: HeadlineLifeModel, headline: Headline
) -> None:
    life.begin_source()
    assert not life.sources
    life.set_source("where", "The evening news")
    life.set_source("says", "Others said it too")
    session.flush()
    open_life(life, headline)
    (source,) = life.sources
    assert (source.where, source.says, source.added_on) == (
        "The evening news",
        "Others said it too",
        "2026-11-21",
    )
    assert stored(session, headline).text == "A headline"
    life.delete_source(source)
    assert not life.sources
    session.undo()
    wait_for(lambda: life.sources == (source,), "the source is back")


def test_a_deleted_headline_takes_its_sources_along(
    session: Session, life: HeadlineLifeModel, headline: Headline
) -> None:
    life.begin_source()
    life.set_source("where", "The evening news")
    HeadlineListModel(session, lambda: TODAY).delete(headline)
    found: list[object] = []
    session.read(lambda store: store.of_headline(HeadlineSource, headline.id), found.append)
    wait_for(lambda: bool(found), "they were looked for")
    assert found == [()]


def test_a_headline_of_nobody_is_gone(session: Session, life: HeadlineLifeModel) -> None:
    gone: list[bool] = []
    life.gone.connect(lambda: gone.append(True))
    life.open(new_id())
    wait_for(lambda: bool(gone), "there is none")
    assert not life.is_loaded


def test_home_shows_what_is_due_before_what_is_unfinished_and_closed_ones_come_last(
    session: Session, person: Person
) -> None:
    made = [
        Headline(id=new_id(), person_id=person.id, text=f"News {number}") for number in range(6)
    ]
    session.perform(Action.WRITE_HEADLINE, puts=made)
    life = HeadlineLifeModel(session, lambda: TODAY, DraftsModel(session))
    open_life(life, made[0])
    life.set_look_again("2026")
    open_life(life, made[5])
    life.close(ClosedReason.PRIVATE)
    aside = replace(made[4], status=HeadlineStatus.SET_ASIDE)
    session.perform(Action.SET_ASIDE, puts=(aside,))
    model = HeadlineListModel(session, lambda: TODAY)
    loaded: list[bool] = []
    model.loaded.connect(lambda: loaded.append(True))
    model.load(person.id)
    wait_for(lambda: bool(loaded), "the list was read")
    assert [each.text for each in model.carry_on()] == ["News 0", "News 3", "News 2"]
    assert [each.text for each in model.headlines] == [
        *("News 4", "News 3", "News 2", "News 1", "News 0"),
        "News 5",
    ]


def test_what_is_typed_while_the_headline_is_read_again_is_kept(
    session: Session, life: HeadlineLifeModel, headline: Headline
) -> None:
    loaded: list[bool] = []
    life.loaded.connect(lambda: loaded.append(True))
    life.reload()
    life.set_whats_new("A second trial")
    life.begin_source()
    life.set_source("where", "The radio")
    wait_for(lambda: bool(loaded), "it was read again")
    assert life.whats_new == "A second trial"
    assert [source.where for source in life.sources] == ["The radio"]
    life.set_look_again("2027")
    kept = stored(session, headline)
    assert (kept.whats_new, kept.look_again_on) == ("A second trial", "2027")


def test_a_headline_that_is_let_go_of_while_it_is_read_does_not_come_back(
    session: Session, life: HeadlineLifeModel, headline: Headline
) -> None:
    loaded: list[bool] = []
    life.loaded.connect(lambda: loaded.append(True))
    life.open(headline.id)
    life.clear()
    read: list[object] = []
    session.read(lambda store: store.get(headline.id), read.append)
    wait_for(lambda: bool(read), "all that was asked before is read")
    assert (loaded, life.is_loaded) == ([], False)
