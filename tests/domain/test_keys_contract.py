"""Headlines found by key, and what is due: on the fake and on the real vault."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from carecompanion.domain.changes import Action
from carecompanion.domain.ports.notes import NotesStore
from carecompanion.domain.ports.vaults import Vaults
from carecompanion.domain.record_keys import Standing, twin_keys
from carecompanion.domain.records import (
    ClosedReason,
    Closing,
    Headline,
    HeadlineSource,
    Person,
    Record,
    new_id,
)
from tests.fakes.memory_store import MemoryVaults
from tests.vault.workbench import PASSPHRASE, cheap_vaults, ticking_clock

TODAY = "2026-11-21"


def memory_vaults() -> Vaults:
    return MemoryVaults(clock=ticking_clock())


@pytest.fixture(params=[memory_vaults, cheap_vaults], ids=["memory", "vault"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[NotesStore]:
    vaults: Vaults = request.param()
    store = vaults.create(tmp_path / "notes.carevault", PASSPHRASE)
    yield store
    store.close()


def headlines(store: NotesStore, *texts: str, person: Person | None = None) -> list[Headline]:
    person = person or store.people()[0]
    made = [Headline(id=new_id(), person_id=person.id, text=text) for text in texts]
    store.apply(Action.WRITE_HEADLINE, puts=made)
    return made


def put(store: NotesStore, record: Record) -> None:
    store.apply(Action.WRITE_HEADLINE, puts=(record,))


def test_what_stands_somewhere_is_read_newest_first_and_page_by_page(store: NotesStore) -> None:
    made = headlines(store, *(f"News {number}" for number in range(5)))
    person = made[0].person_id
    first = store.keyed(person, Standing.LISTED, limit=3)
    assert first == tuple(reversed(made))[:3]
    assert store.keyed(person, Standing.LISTED, limit=3, after=first[-1].id) == (made[1], made[0])
    assert store.keyed(person, Standing.LISTED, after=new_id()) == ()


def test_a_change_moves_a_headline_under_its_new_keys_alone(store: NotesStore) -> None:
    first, second = headlines(store, "One piece of news", "Another piece")
    closed = replace(first, closing=Closing(reason=ClosedReason.PRIVATE))
    put(store, closed)
    assert store.keyed(first.person_id, Standing.LISTED) == (second,)
    assert store.keyed(first.person_id, Standing.CLOSED) == (closed,)
    changes = store.apply(Action.WRITE_HEADLINE, puts=(replace(closed, text="Other words now"),))
    assert store.keyed(first.person_id, twin_keys(first)[0]) == ()
    store.revert(changes)
    assert store.keyed(first.person_id, twin_keys(first)[0]) == (closed,)


def test_a_deleted_headline_is_under_no_key_until_it_is_back(store: NotesStore) -> None:
    (first,) = headlines(store, "One piece of news")
    changes = store.apply(Action.DELETE_HEADLINE, deletes=(first.id,))
    assert store.keyed(first.person_id, Standing.LISTED) == ()
    store.revert(changes)
    assert store.keyed(first.person_id, Standing.LISTED) == (first,)


def test_nothing_of_another_person_is_under_a_key(store: NotesStore) -> None:
    other = Person(id=new_id(), name="Ben")
    store.apply(Action.ADD_PERSON, puts=(other,))
    (ours,) = headlines(store, "The same news for both")
    (theirs,) = headlines(store, "The same news for both", person=other)
    assert store.keyed(ours.person_id, twin_keys(ours)[0]) == (ours,)
    assert store.keyed(other.id, twin_keys(ours)[0]) == (theirs,)
    put(store, replace(theirs, look_again_on="2026"))
    assert store.due(ours.person_id, TODAY) == ()


def test_a_source_is_under_the_key_of_its_study(store: NotesStore) -> None:
    (first,) = headlines(store, "A study begins: NCT01234567")
    source = HeadlineSource(
        id=new_id(), person_id=first.person_id, headline_id=first.id, says="Also NCT01234567"
    )
    put(store, source)
    assert store.keyed(first.person_id, "study/nct01234567") == (source, first)


def test_what_is_due_is_read_with_the_newest_day_first_and_never_before_it(
    store: NotesStore,
) -> None:
    days = ("2026-11-22", "2026", "2026-11-21", "2025-03", "2027", "")
    made = headlines(store, *(f"News {day}" for day in days))
    for each, day in zip(made, days, strict=True):
        put(store, replace(each, look_again_on=day))
    found = store.due(made[0].person_id, TODAY)
    assert [each.look_again_on for each in found] == ["2026-11-21", "2026", "2025-03"]
    assert store.due(made[0].person_id, TODAY, limit=1) == found[:1]


def test_a_closed_headline_is_due_by_its_own_day_or_by_the_tick(store: NotesStore) -> None:
    first, second, third = headlines(store, "One here", "Two here", "Three here")
    reason = ClosedReason.OTHER_COUNTRY
    for each, closing in (
        (first, Closing(reason=reason, look_again_on="2026-10")),
        (second, Closing(reason=reason, has_come=True)),
        (third, Closing(reason=reason)),
    ):
        put(store, replace(each, look_again_on="2020", closing=closing))
    assert [each.id for each in store.due(first.person_id, TODAY)] == [first.id, second.id]
