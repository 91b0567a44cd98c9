"""Facts by what they are about, and everything by its day: on the fake and on the real vault."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from carecompanion.domain.changes import Action
from carecompanion.domain.ports.notes import NotesStore
from carecompanion.domain.ports.vaults import Vaults
from carecompanion.domain.records import (
    Fact,
    FactField,
    FactKind,
    Headline,
    Person,
    Record,
    new_id,
)
from tests.fakes.memory_store import MemoryVaults
from tests.vault.workbench import PASSPHRASE, cheap_vaults, ticking_clock


def memory_vaults() -> Vaults:
    return MemoryVaults(clock=ticking_clock())


@pytest.fixture(params=[memory_vaults, cheap_vaults], ids=["memory", "vault"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[NotesStore]:
    vaults: Vaults = request.param()
    store = vaults.create(tmp_path / "notes.carevault", PASSPHRASE)
    yield store
    store.close()


@pytest.fixture
def person(store: NotesStore) -> Person:
    (person,) = store.people()
    return person


def fact(person: Person, kind: FactKind, text: str = "", on: str = "") -> Fact:
    made = Fact(id=new_id(), person_id=person.id, fact=kind, text=text)
    return made.with_detail(FactField.ON, on)


def write(store: NotesStore, *records: Record) -> None:
    for record in records:
        store.apply(Action.WRITE_FACT, puts=(record,))


def test_facts_of_some_kinds_come_newest_first_and_page_by_page(
    store: NotesStore, person: Person
) -> None:
    kinds = (FactKind.TALK, FactKind.GENE, FactKind.DECISION) * 3
    written = [fact(person, kind, str(number)) for number, kind in enumerate(kinds)]
    write(store, *written)
    wanted = (FactKind.TALK, FactKind.DECISION)
    expected = tuple(each for each in reversed(written) if each.fact in wanted)
    first = store.facts(person.id, wanted, limit=4)
    rest = store.facts(person.id, wanted, limit=4, after=first[-1].id)
    assert first + rest == expected
    assert store.facts(person.id, wanted, after=new_id()) == ()
    assert store.facts(person.id, ()) == ()


def test_a_fact_that_changes_its_kind_or_goes_is_found_where_it_is_now(
    store: NotesStore, person: Person
) -> None:
    talk, gone = fact(person, FactKind.TALK), fact(person, FactKind.TALK)
    write(store, talk, gone)
    moved = replace(talk, fact=FactKind.DECISION)
    write(store, moved)
    deletion = store.apply(Action.DELETE_FACT, deletes=(gone.id,))
    assert store.facts(person.id, [FactKind.TALK]) == ()
    assert store.facts(person.id, [FactKind.DECISION]) == (moved,)
    store.revert(deletion)
    assert store.facts(person.id, [FactKind.TALK]) == (gone,)


def test_what_has_a_day_comes_newest_day_first_whatever_it_is(
    store: NotesStore, person: Person
) -> None:
    year = fact(person, FactKind.DECISION, on="2024")
    day = fact(person, FactKind.TALK, on="2024-03-05")
    month = fact(person, FactKind.TALK, on="2024-03")
    seen = Headline(id=new_id(), person_id=person.id, added_on="2025-01-01")
    write(store, year, fact(person, FactKind.TALK, "no day"), day, seen, month)
    assert store.dated(person.id) == (seen, day, month, year)
    assert store.dated(person.id, limit=2) == (seen, day)
    assert store.dated(person.id, after=day.id) == (month, year)
    assert store.dated(person.id, after=new_id()) == ()


def test_the_timeline_shows_what_is_asked_for(store: NotesStore, person: Person) -> None:
    talk = fact(person, FactKind.TALK, on="2024-03-05")
    decision = fact(person, FactKind.DECISION, on="2024-03-06")
    seen = Headline(id=new_id(), person_id=person.id, added_on="2025-01-01")
    write(store, talk, decision, seen)
    assert store.dated(person.id, kinds=[Headline]) == (seen,)
    assert store.dated(person.id, topics=[FactKind.TALK]) == (talk,)
    assert store.dated(person.id, kinds=[Headline], topics=[FactKind.TALK]) == (seen, talk)
    assert store.dated(person.id, kinds=(), topics=()) == ()


def test_another_day_moves_a_record_and_no_day_takes_it_off(
    store: NotesStore, person: Person
) -> None:
    talk = fact(person, FactKind.TALK, on="2024-03-05")
    write(store, talk, fact(person, FactKind.TALK, on="2024-04"))
    moved = talk.with_detail(FactField.ON, "2025")
    write(store, moved)
    assert store.dated(person.id, limit=1) == (moved,)
    write(store, talk.with_detail(FactField.ON, ""))
    assert talk.id not in [record.id for record in store.dated(person.id)]


def test_facts_and_days_of_two_people_stay_apart(store: NotesStore, person: Person) -> None:
    other = Person(id=new_id(), name="Ada")
    mine = fact(person, FactKind.TALK, "mine", on="2024")
    theirs = fact(other, FactKind.TALK, "theirs", on="2025")
    write(store, other, mine, theirs)
    assert store.facts(person.id, [FactKind.TALK]) == (mine,)
    assert store.facts(other.id, [FactKind.TALK]) == (theirs,)
    assert store.dated(person.id) == (mine,)
    assert store.dated(other.id) == (theirs,)


def test_the_latest_fact_is_that_of_the_latest_day_and_not_what_was_written_last(
    store: NotesStore, person: Person
) -> None:
    now = fact(person, FactKind.WEIGHT, "14.2", on="2026-11-02")
    write(store, now, fact(person, FactKind.WEIGHT, "11.8", on="2025"))
    assert store.latest(person.id, [FactKind.WEIGHT]) == now
    write(store, same_day := fact(person, FactKind.WEIGHT, "14.3", on="2026-11-02"))
    assert store.latest(person.id, [FactKind.WEIGHT]) == same_day
    assert store.latest(person.id, [FactKind.GENE]) is None
    assert store.latest(person.id, ()) is None


def test_a_fact_without_a_day_is_of_the_day_on_which_it_was_written(
    store: NotesStore, person: Person
) -> None:
    write(store, undated := fact(person, FactKind.HEALTH, "written on 21 November 2026"))
    write(store, fact(person, FactKind.MOBILITY, "long ago", on="2026-11-20"))
    kinds = (FactKind.HEALTH, FactKind.MOBILITY)
    assert store.latest(person.id, kinds) == undated
    write(store, later := fact(person, FactKind.MOBILITY, "after that", on="2026-11-22"))
    assert store.latest(person.id, kinds) == later
    assert store.latest(person.id, (FactKind.HEALTH,)) == undated


def test_the_latest_fact_is_of_one_person_and_not_deleted(
    store: NotesStore, person: Person
) -> None:
    other = Person(id=new_id(), name="Ada")
    mine = fact(person, FactKind.WEIGHT, "mine", on="2024")
    gone = fact(person, FactKind.WEIGHT, "gone", on="2026")
    write(store, other, mine, gone, fact(other, FactKind.WEIGHT, "theirs", on="2027"))
    store.apply(Action.DELETE_FACT, deletes=(gone.id,))
    assert store.latest(person.id, [FactKind.WEIGHT]) == mine
