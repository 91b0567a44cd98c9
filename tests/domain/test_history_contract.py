"""What every notes store promises about the past: history, typing as one state, things deleted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from carecompanion.domain.changes import Action
from carecompanion.domain.history import DeletedRecord
from carecompanion.domain.ports.notes import NotesStore
from carecompanion.domain.ports.vaults import Vaults
from carecompanion.domain.records import Headline, Person, Record, Story, new_id, story_id
from tests.fakes.memory_store import MemoryVaults
from tests.fakes.records import one_of_each
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


def headline(person: Person, text: str = "A headline") -> Headline:
    return Headline(id=new_id(), person_id=person.id, text=text)


def states(store: NotesStore, record: Record) -> list[tuple[Action, str | None]]:
    """The history of a headline as actions and texts, oldest first."""
    found = store.history(record.id)
    assert all(isinstance(each.record, Headline | None) for each in found)
    return [(each.action, getattr(each.record, "text", None)) for each in reversed(found)]


# --- history --------------------------------------------------------------------------------


def test_the_history_has_every_state_newest_first_and_page_by_page(
    store: NotesStore, person: Person
) -> None:
    written = headline(person, "0")
    for number in range(5):
        store.apply(Action.WRITE_HEADLINE, puts=(replace(written, text=f"{number}"),))
    store.apply(Action.WRITE_HEADLINE, puts=(headline(person),))
    everything = store.history(written.id)
    assert [getattr(each.record, "text", None) for each in everything] == ["4", "3", "2", "1", "0"]
    assert sorted((each.id, each.at) for each in everything) == [
        (each.id, each.at) for each in reversed(everything)
    ]
    first = store.history(written.id, limit=2)
    rest = store.history(written.id, before=first[-1].id)
    assert first + rest == everything


def test_the_history_says_what_was_done_and_when(store: NotesStore, person: Person) -> None:
    written = headline(person, "a")
    store.apply(Action.WRITE_HEADLINE, puts=(written,))
    gone = store.apply(Action.DELETE_HEADLINE, deletes=(written.id,))
    store.revert(gone)
    assert states(store, written) == [
        (Action.WRITE_HEADLINE, "a"),
        (Action.DELETE_HEADLINE, None),
        (Action.UNDO, "a"),
    ]
    newest, deletion, _ = store.history(written.id)
    assert newest.at - deletion.at == timedelta(minutes=1)
    assert newest.at.utcoffset() == timedelta(0)


def test_a_record_that_never_was_has_no_history(store: NotesStore) -> None:
    assert store.history(new_id()) == ()


def test_an_earlier_state_can_be_restored_and_that_can_be_undone(
    store: NotesStore, person: Person
) -> None:
    first = headline(person, "first")
    second = replace(first, text="second")
    (made,) = store.apply(Action.WRITE_HEADLINE, puts=(first,)).changes
    store.apply(Action.WRITE_HEADLINE, puts=(second,))
    restored = store.restore(first.id, made.after)
    assert restored.action is Action.RESTORE
    assert store.get(first.id) == first
    store.revert(restored)
    assert store.get(first.id) == second


def test_a_deleted_record_can_be_restored_from_its_history(
    store: NotesStore, person: Person
) -> None:
    written = headline(person)
    (made,) = store.apply(Action.WRITE_HEADLINE, puts=(written,)).changes
    store.apply(Action.DELETE_HEADLINE, deletes=(written.id,))
    store.restore(written.id, made.after)
    assert store.get(written.id) == written


def test_the_state_of_another_record_is_never_restored(store: NotesStore, person: Person) -> None:
    one, other = headline(person), headline(person)
    store.apply(Action.WRITE_HEADLINE, puts=(one,))
    (made,) = store.apply(Action.WRITE_HEADLINE, puts=(other,)).changes
    with pytest.raises(ValueError, match="revision"):
        store.restore(one.id, made.after)


# --- typing that goes on --------------------------------------------------------------------


def test_typing_that_goes_on_is_one_state_and_one_step(store: NotesStore, person: Person) -> None:
    written = headline(person, "before")
    store.apply(Action.WRITE_HEADLINE, puts=(written,))
    step = None
    for text in ("a", "ab", "abc"):
        edit = (replace(written, text=text),)
        changes = store.apply(Action.WRITE_HEADLINE, puts=edit, continuing=step)
        step = step.followed_by(changes) if step else changes
    assert [text for _, text in states(store, written)] == ["before", "abc"]
    assert step is not None
    undone = store.revert(step)
    assert store.get(written.id) == written
    store.revert(undone)
    assert store.get(written.id) == replace(written, text="abc")


def test_what_was_changed_meanwhile_is_never_overwritten(store: NotesStore, person: Person) -> None:
    written = headline(person, "typed")
    typing = store.apply(Action.WRITE_HEADLINE, puts=(written,))
    store.apply(Action.SET_ASIDE, puts=(replace(written, text="meanwhile"),))
    late = replace(written, text="typed on")
    changes = store.apply(Action.WRITE_HEADLINE, puts=(late,), continuing=typing)
    assert [text for _, text in states(store, written)] == ["typed", "meanwhile", "typed on"]
    store.revert(changes)
    assert store.get(written.id) == replace(written, text="meanwhile")


def test_typing_into_a_deleted_record_keeps_the_deletion_in_its_history(
    store: NotesStore, person: Person
) -> None:
    written = headline(person, "a")
    store.apply(Action.WRITE_HEADLINE, puts=(written,))
    gone = store.apply(Action.DELETE_HEADLINE, deletes=(written.id,))
    store.apply(Action.WRITE_HEADLINE, puts=(replace(written, text="b"),), continuing=gone)
    assert [text for _, text in states(store, written)] == ["a", None, "b"]


def test_only_what_the_step_wrote_is_overwritten(store: NotesStore, person: Person) -> None:
    one, other = headline(person, "one"), headline(person, "other")
    store.apply(Action.WRITE_HEADLINE, puts=(other,))
    step = store.apply(Action.WRITE_HEADLINE, puts=(one,))
    edits = (replace(one, text="one more"), replace(other, text="another"))
    store.apply(Action.WRITE_HEADLINE, puts=edits, continuing=step)
    assert [text for _, text in states(store, one)] == ["one more"]
    assert [text for _, text in states(store, other)] == ["other", "another"]


# --- things deleted -------------------------------------------------------------------------


def test_what_one_action_deleted_is_one_item_and_comes_back_whole(
    store: NotesStore, person: Person
) -> None:
    _, *records = one_of_each(person.id)
    fact, *of_headline = records
    store.apply(Action.WRITE_HEADLINE, puts=records)
    store.apply(Action.WRITE_FACT, deletes=(fact.id,))
    ids = [record.id for record in reversed(of_headline)]
    store.apply(Action.DELETE_HEADLINE, deletes=ids)
    item, earlier = store.deleted()
    assert item.record == of_headline[0]
    assert set(item.with_it) == {record.id for record in of_headline[1:]}
    assert (item.action, earlier.action) == (Action.DELETE_HEADLINE, Action.WRITE_FACT)
    assert (earlier.record, earlier.with_it) == (fact, ())
    restored = store.restore_deleted(item)
    assert restored.action is Action.RESTORE
    assert [store.get(record.id) for record in of_headline] == of_headline
    assert store.deleted() == (earlier,)
    store.revert(restored)
    assert [store.get(record.id) for record in of_headline] == [None] * len(of_headline)
    assert len(store.deleted()) == 2


def test_deleted_things_come_last_first_and_page_by_page(store: NotesStore, person: Person) -> None:
    written = [headline(person, f"{number}") for number in range(5)]
    store.apply(Action.WRITE_HEADLINE, puts=written)
    for record in written:
        store.apply(Action.DELETE_HEADLINE, deletes=(record.id,))
    everything = store.deleted()
    assert [item.record for item in everything] == written[::-1]
    first = store.deleted(limit=2)
    assert first + store.deleted(after=first[-1]) == everything


def test_what_was_brought_back_meanwhile_stays_as_it_is(store: NotesStore, person: Person) -> None:
    kept, gone = headline(person, "kept"), headline(person, "gone")
    store.apply(Action.WRITE_HEADLINE, puts=(kept, gone))
    store.apply(Action.DELETE_HEADLINE, deletes=(kept.id, gone.id))
    (item,) = store.deleted()
    edited = replace(kept, text="edited")
    store.apply(Action.WRITE_HEADLINE, puts=(edited,))
    store.restore_deleted(item)
    assert store.get(kept.id) == edited
    assert store.get(gone.id) == gone
    assert store.restore_deleted(item).changes == ()


def test_a_new_record_undone_can_be_found_among_the_deleted(
    store: NotesStore, person: Person
) -> None:
    written = headline(person)
    store.revert(store.apply(Action.WRITE_HEADLINE, puts=(written,)))
    (item,) = store.deleted()
    assert (item.action, item.record) == (Action.UNDO, written)


def test_what_was_deleted_long_ago_is_erased_and_the_rest_is_not(
    store: NotesStore, person: Person
) -> None:
    old, new = headline(person, "old"), headline(person, "new")
    store.apply(Action.WRITE_HEADLINE, puts=(old, new))
    store.apply(Action.DELETE_HEADLINE, deletes=(old.id,))
    store.apply(Action.DELETE_HEADLINE, deletes=(new.id,))
    latest, earlier = store.deleted()
    assert store.erase_deleted(earlier.at) == 0
    assert store.erase_deleted(latest.at) == 1
    assert store.deleted() == (latest,)
    assert all(each.record is None for each in store.history(old.id))
    assert store.history(old.id)[-1].action is Action.ERASE
    assert store.restore_deleted(earlier).changes == ()
    assert store.get(old.id) is None


def test_emptying_erases_all_that_is_deleted_and_nothing_else(
    store: NotesStore, person: Person
) -> None:
    records = one_of_each(new_id())
    store.apply(Action.WRITE_HEADLINE, puts=records)
    store.apply(Action.DELETE_HEADLINE, deletes=[record.id for record in records])
    living = headline(person, "a")
    for text in "abc":
        store.apply(Action.WRITE_HEADLINE, puts=(replace(living, text=text),))
    assert store.empty_deleted() == len(records)
    assert store.empty_deleted() == 0
    assert store.deleted() == ()
    assert [text for _, text in states(store, living)] == ["a", "b", "c"]


def test_undoing_the_deletion_of_something_erased_says_so_and_changes_nothing(
    store: NotesStore, person: Person
) -> None:
    written, other = headline(person), headline(person)
    store.apply(Action.WRITE_HEADLINE, puts=(written,))
    gone = store.apply(Action.DELETE_HEADLINE, puts=(other,), deletes=(written.id,))
    store.empty_deleted()
    undone = store.revert(gone)
    assert undone.erased == (written.id,)
    assert [change.record_id for change in undone.changes] == [other.id]
    assert store.get(written.id) is None
    redone = store.revert(undone)
    assert redone.erased == ()
    assert store.get(other.id) == other
    (*_, first) = store.history(written.id)
    assert store.restore(written.id, first.id).erased == (written.id,)


def test_a_record_erased_can_be_written_anew_and_deleted_again(
    store: NotesStore, person: Person
) -> None:
    of = headline(person)
    story = Story(id=story_id(of.id), person_id=person.id, headline_id=of.id, text="first")
    store.apply(Action.WRITE_STORY, puts=(story,))
    store.apply(Action.DELETE_HEADLINE, deletes=(story.id,))
    store.empty_deleted()
    again = replace(story, text="second")
    store.apply(Action.WRITE_STORY, puts=(again,))
    assert store.get(story.id) == again
    assert store.find("second") == (again,)
    store.apply(Action.DELETE_HEADLINE, deletes=(story.id,))
    (item,) = store.deleted()
    assert item.record == again
    store.restore_deleted(item)
    assert store.get(story.id) == again


# --- finding --------------------------------------------------------------------------------


def test_every_word_of_every_kind_is_found(store: NotesStore) -> None:
    texts = (f"word{number}x" for number in range(80))
    records = one_of_each(new_id(), texts)
    store.apply(Action.WRITE_HEADLINE, puts=records)
    found = [store.find(f"word{number}x") for number in range(20)]
    ours = {"added_on", "known_on", "look_again_on", "looked_on"}  # dates are not words
    ours |= {"closed_on", "closed until", "reopened_on"}
    assert [len(each) for each in found].count(0) == len(ours)
    assert {each[0] for each in found if each} <= set(records)
    assert store.find("my_child") == store.find(str(records[0].id)) == ()


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Gene therapy for children", "gene"),
        ("Gene therapy for children", "children GENE"),
        ("Gene therapy for children", "gene thera"),
        ("Gene therapy for children", '"therapy"'),
        ("Café Zoë", "cafe zoe"),
        ("cafe zoe", "Café ZOË"),
        ("ne\u0301e", "n\u00e9e"),
        ("Straße", "STRASSE"),
        ("Ἀσκληπιός", "ασκληπιος"),
        ("đặt câu hỏi", "đat cau"),
        ("発作が減った", "減った"),
        ("発作が減った", "発作"),
        ("발작이 줄었다", "발작"),
        ("ปวดหัวมาก", "หัว"),
        ("NCT01234567, phase 2", "nct0123"),
        ("c.1521_1523delCTT", "1521_1523del"),
        ("it's 50% off", "it's"),
        ("half \ud83e word", "word"),
    ],
)
def test_words_are_found_as_people_type_them(
    store: NotesStore, person: Person, text: str, wanted: str
) -> None:
    written = headline(person, text)
    store.apply(Action.WRITE_HEADLINE, puts=(written, headline(person, "something else")))
    assert store.find(wanted) == (written,)


@pytest.mark.parametrize(
    "wanted",
    ["", "  ", "?", "*", '"', "ene", "thera gene", "gene OR x", "gene NOT x", "text : gene"],
)
def test_what_is_not_there_is_not_found_and_no_sign_means_anything(
    store: NotesStore, person: Person, wanted: str
) -> None:
    store.apply(Action.WRITE_HEADLINE, puts=(headline(person, "Gene therapy x"),))
    assert store.find(wanted) == ()


def test_the_newest_is_found_first_and_no_more_than_asked_for(
    store: NotesStore, person: Person
) -> None:
    written = [headline(person, f"therapy {number}") for number in range(5)]
    store.apply(Action.WRITE_HEADLINE, puts=written)
    edited = replace(written[0], text="therapy edited")
    store.apply(Action.WRITE_HEADLINE, puts=(edited,))
    assert store.find("therapy") == (*reversed(written[1:]), edited)
    assert store.find("therapy", limit=2) == (written[4], written[3])


def test_a_search_about_one_person_shows_nothing_of_another(
    store: NotesStore, person: Person
) -> None:
    other = Person(id=new_id(), name="Secret")
    theirs = Headline(id=new_id(), person_id=other.id, text="secret therapy")
    mine = headline(person, "therapy")
    store.apply(Action.WRITE_HEADLINE, puts=(mine, other, theirs))
    assert store.find("therapy", person_id=person.id) == (mine,)
    assert store.find("secret", person_id=person.id) == ()
    assert store.find("secret", person_id=other.id) == (theirs, other)


def test_only_present_words_are_found(store: NotesStore, person: Person) -> None:
    written = headline(person, "before")
    store.apply(Action.WRITE_HEADLINE, puts=(written,))
    changed = store.apply(Action.WRITE_HEADLINE, puts=(replace(written, text="after"),))
    assert store.find("before") == ()
    store.revert(changed)
    assert store.find("before") == (written,)
    assert store.find("after") == ()
    store.apply(Action.DELETE_HEADLINE, deletes=(written.id,))
    assert store.find("before") == ()
    store.restore_deleted(store.deleted()[0])
    assert store.find("before") == (written,)
    typing = store.apply(Action.WRITE_HEADLINE, puts=(replace(written, text="typed"),))
    typed = replace(written, text="typing")
    store.apply(Action.WRITE_HEADLINE, puts=(typed,), continuing=typing)
    assert store.find("typed") == ()
    assert store.find("typing") == (typed,)


# --- what is deleted, of one person ---------------------------------------------------------


def sibling(store: NotesStore, name: str = "Robin") -> Person:
    made = Person(id=new_id(), name=name)
    store.apply(Action.ADD_PERSON, puts=(made,))
    return made


def deleted_texts(store: NotesStore, person: Person) -> list[str]:
    """What is listed as deleted for one person, page by page."""
    found: list[DeletedRecord] = []
    last: DeletedRecord | None = None
    while page := store.deleted(person_id=person.id, limit=2, after=last):
        found += page
        last = page[-1]
    return [getattr(item.record, "text", "") or getattr(item.record, "name", "") for item in found]


def test_what_is_deleted_about_one_person_is_listed_for_that_person_alone(
    store: NotesStore, person: Person
) -> None:
    other = sibling(store)
    for number in range(5):
        for whose in (person, other):
            written = headline(whose, f"{whose.name} {number}")
            store.apply(Action.WRITE_HEADLINE, puts=(written,))
            store.apply(Action.DELETE_HEADLINE, deletes=(written.id,))
    assert deleted_texts(store, person) == [f" {number}" for number in reversed(range(5))]
    assert deleted_texts(store, other) == [f"Robin {number}" for number in reversed(range(5))]
    assert len(store.deleted()) == 10


def test_a_deleted_person_is_one_item_that_everybody_sees_and_brings_all_back(
    store: NotesStore, person: Person
) -> None:
    other = sibling(store)
    mine, theirs = headline(person, "mine"), [headline(other, f"{n}") for n in range(3)]
    store.apply(Action.WRITE_HEADLINE, puts=(mine, *theirs))
    everything = store.everything_of(other.id)
    assert everything == (other.id, *(each.id for each in theirs))
    store.apply(Action.DELETE_PERSON, deletes=everything)
    assert store.people() == (person,)
    assert store.everything_of(other.id) == ()
    (item,) = store.deleted(person_id=person.id)
    assert (item.record, item.action) == (other, Action.DELETE_PERSON)
    assert set(item.with_it) == {each.id for each in theirs}
    store.restore_deleted(item)
    assert store.people() == (person, other)
    assert store.of_person(Headline, other.id) == tuple(reversed(theirs))
    assert store.of_person(Headline, person.id) == (mine,)


def test_where_one_step_deleted_things_of_two_people_each_sees_their_own_first(
    store: NotesStore, person: Person
) -> None:
    other = sibling(store)
    mine, theirs = headline(person, "mine"), headline(other, "theirs")
    store.apply(Action.WRITE_HEADLINE, puts=(mine, theirs))
    store.apply(Action.DELETE_HEADLINE, deletes=(mine.id, theirs.id))
    assert deleted_texts(store, person) == ["mine"]
    assert deleted_texts(store, other) == ["theirs"]


def test_emptying_for_one_person_erases_theirs_and_deleted_people_and_nothing_else(
    store: NotesStore, person: Person
) -> None:
    other, gone = sibling(store), sibling(store, "Kim")
    written = [headline(whose, whose.name) for whose in (person, other, gone)]
    store.apply(Action.WRITE_HEADLINE, puts=written)
    store.apply(Action.DELETE_PERSON, deletes=store.everything_of(gone.id))
    for each in written[:2]:
        store.apply(Action.DELETE_HEADLINE, deletes=(each.id,))
    assert deleted_texts(store, person) == ["", "Kim"]
    assert store.empty_deleted(person.id) == 3
    assert deleted_texts(store, person) == []
    assert deleted_texts(store, other) == ["Robin"]
