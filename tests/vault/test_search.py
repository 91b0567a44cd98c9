"""What only the real vault does while it looks through notes: a little at a time, and no leaks."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from carecompanion.domain.changes import Action
from carecompanion.domain.records import Fact, FactKind, Headline, Person, Story, new_id, story_id
from carecompanion.domain.search import Findings, Search
from carecompanion.vault import search
from carecompanion.vault.store import SqlcipherStore
from tests.vault.workbench import PASSPHRASE, cheap_vaults


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqlcipherStore]:
    store = cheap_vaults().create(tmp_path / "notes.carevault", PASSPHRASE)
    yield store
    store.close()


@pytest.fixture
def person(store: SqlcipherStore) -> Person:
    (person,) = store.people()
    return person


def talk(person: Person, text: str) -> Fact:
    return Fact(id=new_id(), person_id=person.id, fact=FactKind.TALK, text=text)


def story(person: Person, text: str) -> Story:
    headline = new_id()
    return Story(id=story_id(headline), person_id=person.id, headline_id=headline, text=text)


def all_of(store: SqlcipherStore, wanted: Search) -> tuple[list[Findings], list[object]]:
    """Every call that is needed to look through everything, and what was found."""
    calls = [store.search(wanted)]
    while calls[-1].go_on is not None:
        calls.append(store.search(wanted, after=calls[-1].go_on))
    return calls, [item.record_id for call in calls for item in call.items]


def test_of_many_long_texts_those_beyond_a_limit_wait_for_a_look_of_their_own(
    store: SqlcipherStore, person: Person
) -> None:
    long = "other words " * 12_000
    stories = [story(person, f"{long} neuropathy {number}") for number in range(4)]
    store.apply(Action.WRITE_HEADLINE, puts=stories)
    wanted = Search(text="nuropathy")
    found = store.search(wanted).items
    assert [each.excerpt is None for each in found] == [False, True, True, True]
    seen = store.look_into(wanted, found[-1].record_id)
    assert seen is not None
    assert seen.excerpt is not None
    assert [seen.excerpt.text[start:end] for start, end in seen.excerpt.marks] == ["neuropathy"]
    store.apply(Action.DELETE_HEADLINE, deletes=(stories[0].id,))
    assert store.look_into(wanted, stories[0].id) is None


def test_a_rare_kind_among_many_notes_is_found_in_several_calls(
    store: SqlcipherStore, person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search, "LOOKED_THROUGH", 100)
    oldest = talk(person, "therapy")
    store.apply(Action.WRITE_FACT, puts=(oldest,))
    many = [Headline(id=new_id(), person_id=person.id, text=f"therapy {n}") for n in range(500)]
    store.apply(Action.WRITE_HEADLINE, puts=many)
    calls, found = all_of(store, Search(text="therapy", topics=frozenset({FactKind.TALK})))
    assert found == [oldest.id]
    assert len(calls) > 2


def test_every_record_is_found_once_however_many_calls_it_takes(
    store: SqlcipherStore, person: Person
) -> None:
    notes = [talk(person, f"therapy {number}") for number in range(105)]
    store.apply(Action.WRITE_FACT, puts=notes)
    _, found = all_of(store, Search(text="therapy"))
    assert found == [note.id for note in reversed(notes)]
    _, found = all_of(store, Search(text="theropy"))
    assert found == [note.id for note in reversed(notes)]


def test_no_word_of_another_persons_notes_is_told(store: SqlcipherStore, person: Person) -> None:
    other = Person(id=new_id(), name="Ben")
    store.apply(Action.ADD_PERSON, puts=(other,))
    store.apply(
        Action.WRITE_FACT, puts=(talk(other, "neuropathy"), talk(person, "neuropathie named"))
    )
    mine = store.search(Search(text="nuropathy", person_id=person.id))
    assert mine.also == ("neuropathie",)
    assert len(mine.items) == 1


@pytest.mark.parametrize("text", ['"', "a OR b", "NEAR(a b)", "words:x", "-x", "x*y", "\0", "()"])
def test_whatever_is_typed_is_words_and_never_a_query(
    store: SqlcipherStore, person: Person, text: str
) -> None:
    store.apply(Action.WRITE_FACT, puts=(talk(person, "neuropathy"),))
    assert store.search(Search(text=text)).items == ()
