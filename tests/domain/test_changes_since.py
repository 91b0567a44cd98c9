"""The changes since the last visit: a few, the newest first, as far as days are known."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carecompanion.domain.changes import Action
from carecompanion.domain.changes_since import changes_since, last_visit, may_be_since
from carecompanion.domain.facts import Fact, FactField, FactKind
from carecompanion.domain.people import Person
from carecompanion.domain.ports.notes import NotesStore
from carecompanion.domain.records import new_id
from tests.fakes.memory_store import MemoryVaults

PASSPHRASE = "calm river, old maps"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[NotesStore]:
    store = MemoryVaults().create(tmp_path / "notes.carevault", PASSPHRASE)
    yield store
    store.close()


def write(store: NotesStore, kind: FactKind, text: str, on: str) -> None:
    (person,) = store.people()
    fact = Fact(id=new_id(), person_id=person.id, fact=kind, text=text)
    store.apply(Action.ADD_FACT, puts=(fact.with_detail(FactField.ON, on),))


def person_of(store: NotesStore) -> Person:
    (person,) = store.people()
    return person


def test_changes_before_the_last_visit_are_left_out(store: NotesStore) -> None:
    for day in ("2026-10-01", "2026-11-05", "2026-11-09"):
        write(store, FactKind.CHANGE, f"on {day}", day)
    write(store, FactKind.TALK, "An older talk", "2026-01-01")
    write(store, FactKind.TALK, "The talk", "2026-11-01")
    person = person_of(store)

    visit = last_visit(store, person.id)
    found = changes_since(store, person.id, visit)

    assert visit == "2026-11-01"
    assert [fact.text for fact in found] == ["on 2026-11-09", "on 2026-11-05"]


def test_without_a_visit_the_three_newest_are_there(store: NotesStore) -> None:
    for number in range(1, 6):
        write(store, FactKind.CHANGE, str(number), f"2026-11-{number:02}")
    person = person_of(store)

    assert last_visit(store, person.id) == ""
    assert [fact.text for fact in changes_since(store, person.id, "")] == ["5", "4", "3"]


@pytest.mark.parametrize(
    ("day", "since", "may_be"),
    [
        ("2026-11", "2026-11-20", True),
        ("2026", "2026-11-20", True),
        ("2026-11-19", "2026-11-20", False),
        ("2026-11-20", "2026-11-20", True),
        ("2025", "2026-11-20", False),
        ("2026-11-19", "", True),
    ],
)
def test_a_day_known_less_exactly_counts_when_it_may_be_later(
    day: str, since: str, may_be: bool
) -> None:
    assert may_be_since(day, since) is may_be


@given(st.dates(), st.dates())
def test_whole_days_are_compared_as_days(one: object, other: object) -> None:
    assert may_be_since(str(one), str(other)) is (str(one) >= str(other))
