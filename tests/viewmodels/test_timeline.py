"""The timeline in pages: both ways, filtered, bounded, and empty once locked."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from carecompanion.domain.changes import Action
from carecompanion.domain.facts import FactDetail, FactField, FactKind
from carecompanion.domain.records import Fact, Headline, Person, Record, new_id
from carecompanion.domain.timeline import TimelineKind, day_of
from carecompanion.session.session import Session
from carecompanion.viewmodels.timeline import PAGES_KEPT, TIMELINE_PAGE, TimelineModel
from tests.ui.waiting import wait_for

FIRST = date(2020, 1, 1)


@pytest.fixture
def timeline(session: Session) -> TimelineModel:
    return TimelineModel(session)


def change(person: Person, day: int, kind: FactKind = FactKind.CHANGE) -> Fact:
    return Fact(
        id=new_id(),
        person_id=person.id,
        fact=kind,
        text=f"day {day}",
        details=(FactDetail(FactField.ON, str(FIRST + timedelta(days=day))),),
    )


def keep(session: Session, *records: Record) -> None:
    session.perform(Action.ADD_FACT, puts=records)


def after(timeline: TimelineModel, act: Callable[[], object]) -> None:
    """Do something and wait until the timeline is read."""
    heard: list[bool] = []

    def note() -> None:
        heard.append(True)

    timeline.loaded.connect(note)
    act()
    wait_for(lambda: bool(heard), "the timeline is read")
    timeline.loaded.disconnect(note)


def days(timeline: TimelineModel) -> list[str]:
    return [day_of(entry) for entry in timeline.entries]


def texts(timeline: TimelineModel) -> list[str]:
    return [entry.text for entry in timeline.entries if isinstance(entry, (Fact, Headline))]


def series(timeline: TimelineModel) -> list[list[str]]:
    return [[reading.said for reading in each.readings] for each in timeline.series]


def test_pages_go_on_and_back_and_no_more_than_some_are_kept(
    session: Session, timeline: TimelineModel, person: Person
) -> None:
    pages = PAGES_KEPT + 2
    keep(session, *(change(person, day) for day in range(pages * TIMELINE_PAGE - 10)))
    after(timeline, lambda: timeline.load(person.id))
    assert len(timeline.entries) == TIMELINE_PAGE
    assert days(timeline) == sorted(days(timeline), reverse=True)
    newest = days(timeline)[0]
    heard: list[Record] = []
    timeline.went_on.connect(heard.append)
    for _ in range(pages - 1):
        assert timeline.may_have_older
        after(timeline, timeline.fetch_older)
        assert len(timeline.entries) <= PAGES_KEPT * TIMELINE_PAGE
    assert not timeline.may_have_older
    assert days(timeline)[-1] == str(FIRST)
    assert heard[-1] in timeline.entries
    while timeline.has_newer:
        after(timeline, timeline.fetch_newer)
        assert len(timeline.entries) <= PAGES_KEPT * TIMELINE_PAGE
    assert days(timeline)[0] == newest
    assert len(set(days(timeline))) == PAGES_KEPT * TIMELINE_PAGE
    assert timeline.may_have_older


def test_a_filter_shows_one_kind_from_the_newest_on(
    session: Session, timeline: TimelineModel, person: Person
) -> None:
    headline = Headline(id=new_id(), person_id=person.id, text="x", added_on="2024-01-01")
    keep(session, headline, change(person, 1), change(person, 2, FactKind.DECISION))
    after(timeline, lambda: timeline.load(person.id))
    assert len(timeline.entries) == 3
    after(timeline, lambda: timeline.set_filter(TimelineKind.HEADLINES))
    assert texts(timeline) == ["x"]
    after(timeline, lambda: timeline.set_filter(TimelineKind.DECISIONS))
    assert days(timeline) == ["2020-01-03"]
    after(timeline, lambda: timeline.set_filter(TimelineKind.TALKS))
    assert (texts(timeline), timeline.is_loaded) == ([], True)
    after(timeline, lambda: timeline.set_filter(None))
    assert len(timeline.entries) == 3


def test_measures_come_as_series_with_their_kind(
    session: Session, timeline: TimelineModel, person: Person
) -> None:
    weight = change(person, 1, FactKind.WEIGHT).with_detail(FactField.VALUE, "14")
    undated = Fact(id=new_id(), person_id=person.id, fact=FactKind.WEIGHT, text="14 kg")
    keep(session, weight, undated, change(person, 2))
    after(timeline, lambda: timeline.load(person.id))
    assert series(timeline) == []
    timeline.set_filter(TimelineKind.MEASURES)
    wait_for(lambda: bool(timeline.series), "the series")
    assert series(timeline) == [["14", "14 kg"]]
    assert not timeline.has_more_measures


def test_undo_is_seen_and_a_page_whose_place_is_gone_begins_at_the_newest(
    session: Session, timeline: TimelineModel, person: Person
) -> None:
    facts = [change(person, day) for day in range((PAGES_KEPT + 1) * TIMELINE_PAGE)]
    keep(session, *facts)
    after(timeline, lambda: timeline.load(person.id))
    for _ in range(PAGES_KEPT):
        after(timeline, timeline.fetch_older)
    assert days(timeline)[0] != day_of(facts[-1])
    session.perform(Action.DELETE_FACT, deletes=[fact.id for fact in facts[-TIMELINE_PAGE:]])
    after(timeline, timeline.reload)
    wait_for(lambda: bool(timeline.entries), "the newest page")
    assert not timeline.has_newer
    assert timeline.entries[0] == facts[-TIMELINE_PAGE - 1]
    after(timeline, session.undo)
    assert timeline.entries[0] == facts[-1]


def test_nothing_of_it_stays_when_it_is_cleared_even_what_was_on_its_way(
    session: Session, timeline: TimelineModel, person: Person
) -> None:
    keep(session, change(person, 1, FactKind.WEIGHT))
    after(timeline, lambda: timeline.load(person.id))
    timeline.set_filter(TimelineKind.MEASURES)
    timeline.clear()
    settled: list[bool] = []
    session.read(lambda _store: True, settled.append)
    wait_for(lambda: bool(settled), "everything was read")
    assert (texts(timeline), series(timeline)) == ([], [])
    assert not timeline.is_loaded
    assert timeline.kind is None


def test_another_person_begins_anew(
    session: Session, timeline: TimelineModel, person: Person
) -> None:
    other = Person(id=new_id(), name="Other")
    keep(session, other, change(person, 1), change(other, 2))
    after(timeline, lambda: timeline.load(person.id))
    after(timeline, lambda: timeline.load(other.id))
    assert days(timeline) == ["2020-01-03"]
