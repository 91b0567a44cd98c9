"""What every notes store promises, tried on the one in memory and on the real vault alike."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from carecompanion.domain.changes import Action
from carecompanion.domain.errors import (
    VaultExistsError,
    VaultInUseError,
    VaultMissingError,
    WrongPassphraseError,
)
from carecompanion.domain.ports import NotesStore, Vaults
from carecompanion.domain.records import Answer, Fact, Headline, Person, Record, Story, new_id
from tests.fakes.memory_store import MemoryVaults
from tests.fakes.records import one_of_each
from tests.vault.workbench import PASSPHRASE, cheap_vaults, ticking_clock


def memory_vaults() -> Vaults:
    return MemoryVaults(clock=ticking_clock())


@pytest.fixture(params=[memory_vaults, cheap_vaults], ids=["memory", "vault"])
def vaults(request: pytest.FixtureRequest) -> Vaults:
    made: Vaults = request.param()
    return made


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "notes.carevault"


@pytest.fixture
def store(vaults: Vaults, path: Path) -> Iterator[NotesStore]:
    store = vaults.create(path, PASSPHRASE)
    yield store
    store.close()


@pytest.fixture
def person(store: NotesStore) -> Person:
    (person,) = store.people()
    return person


def headline(person: Person, text: str = "A headline") -> Headline:
    return Headline(id=new_id(), person_id=person.id, text=text)


def write(store: NotesStore, *records: Record) -> None:
    for record in records:
        store.apply(Action.WRITE_HEADLINE, puts=(record,))


def test_new_notes_are_about_one_person_without_a_name(store: NotesStore) -> None:
    (person,) = store.people()
    assert person == Person(id=person.id)


def test_a_record_of_every_kind_comes_back_as_it_was_put(store: NotesStore) -> None:
    records = one_of_each(new_id())
    store.apply(Action.WRITE_HEADLINE, puts=records)
    assert [store.get(record.id) for record in records] == list(records)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " two  spaces \r\n",
        "Ἀσκληπιός",
        "đặt câu hỏi",
        "🧬",
        "ne\u0301e",
        "nul \0",
        "half \ud83e",
    ],
)
def test_text_comes_back_exactly_as_typed(store: NotesStore, person: Person, text: str) -> None:
    written = headline(person, text)
    write(store, written)
    store.write_state("caret", text)
    assert store.get(written.id) == written
    assert store.read_state("caret") == text


def test_a_story_of_a_million_letters_fits(store: NotesStore, person: Person) -> None:
    story = Story(id=new_id(), person_id=person.id, headline_id=new_id(), text="é" * 500_000)
    write(store, story)
    assert store.get(story.id) == story


def test_putting_what_is_stored_already_changes_nothing(store: NotesStore, person: Person) -> None:
    written = headline(person)
    write(store, written)
    changes = store.apply(Action.WRITE_HEADLINE, puts=(replace(written),))
    assert changes.changes == ()


def test_a_change_names_the_revision_before_it(store: NotesStore, person: Person) -> None:
    written = headline(person)
    (first,) = store.apply(Action.WRITE_HEADLINE, puts=(written,)).changes
    (second,) = store.apply(Action.WRITE_HEADLINE, puts=(replace(written, text="b"),)).changes
    assert first.before is None
    assert second.before == first.after
    assert second.record_id == written.id


def test_a_change_set_lists_what_changed_in_the_order_it_was_written(
    store: NotesStore, person: Person
) -> None:
    kept, gone, new = headline(person), headline(person), headline(person)
    write(store, kept, gone)
    changes = store.apply(Action.SET_ASIDE, puts=(new, kept), deletes=(gone.id, new_id()))
    assert changes.action is Action.SET_ASIDE
    assert [change.record_id for change in changes.changes] == [new.id, gone.id]


def test_a_record_written_twice_in_one_action_is_one_step(
    store: NotesStore, person: Person
) -> None:
    written = headline(person, "before")
    write(store, written)
    edits = (replace(written, text="between"), replace(written, text="after"))
    changes = store.apply(Action.WRITE_HEADLINE, puts=edits)
    assert len(changes.changes) == 1
    store.revert(changes)
    assert store.get(written.id) == written


def test_a_deleted_record_is_found_nowhere(store: NotesStore, person: Person) -> None:
    records = one_of_each(person.id)
    store.apply(Action.WRITE_HEADLINE, puts=records)
    store.apply(Action.DELETE_HEADLINE, deletes=[record.id for record in records])
    assert not any(store.get(record.id) for record in records)
    assert store.people() == ()
    assert store.of_person(Headline, person.id) == ()
    assert store.of_headline(Answer, records[2].id) == ()


def test_a_new_record_goes_when_it_is_undone_and_returns_to_its_place_when_redone(
    store: NotesStore, person: Person
) -> None:
    older, newer = headline(person), headline(person)
    done = store.apply(Action.WRITE_HEADLINE, puts=(older,))
    write(store, newer)
    undone = store.revert(done)
    assert store.of_person(Headline, person.id) == (newer,)
    store.revert(undone)
    assert store.of_person(Headline, person.id) == (newer, older)


def test_undo_and_redo_may_go_to_and_fro(store: NotesStore, person: Person) -> None:
    written = headline(person, "first")
    write(store, written)
    edited = replace(written, text="second")
    step = store.apply(Action.WRITE_HEADLINE, puts=(edited,))
    for expected in (written, edited, written, edited):
        step = store.revert(step)
        assert step.action is Action.UNDO
        assert store.get(written.id) == expected


def test_undoing_a_deletion_brings_everything_back(store: NotesStore, person: Person) -> None:
    records = one_of_each(person.id)
    store.apply(Action.WRITE_HEADLINE, puts=records)
    gone = store.apply(Action.DELETE_HEADLINE, deletes=[record.id for record in records])
    store.revert(gone)
    assert [store.get(record.id) for record in records] == list(records)


def test_actions_joined_into_one_step_are_undone_at_once(store: NotesStore, person: Person) -> None:
    written = headline(person, "")
    typing = [replace(written, text="a"), replace(written, text="ab"), headline(person)]
    step = store.apply(Action.WRITE_HEADLINE, puts=(written,))
    for record in typing:
        step = step.followed_by(store.apply(Action.WRITE_HEADLINE, puts=(record,)))
    back = store.revert(step)
    assert store.of_person(Headline, person.id) == ()
    store.revert(back)
    assert store.of_person(Headline, person.id) == (typing[2], typing[1])


def test_undoing_an_older_step_leaves_other_records_alone(
    store: NotesStore, person: Person
) -> None:
    one, other = headline(person), headline(person)
    write(store, one, other)
    step = store.apply(Action.WRITE_HEADLINE, puts=(replace(one, text="changed"),))
    changed = replace(other, text="changed later")
    write(store, changed)
    store.revert(step)
    assert store.get(one.id) == one
    assert store.get(other.id) == changed


def test_a_deleted_record_can_be_written_again(store: NotesStore, person: Person) -> None:
    written = headline(person)
    write(store, written)
    store.apply(Action.DELETE_HEADLINE, deletes=(written.id,))
    again = store.apply(Action.WRITE_HEADLINE, puts=(written,))
    assert store.get(written.id) == written
    store.revert(again)
    assert store.get(written.id) is None


def test_a_record_keeps_its_kind_and_a_refused_action_leaves_nothing(
    store: NotesStore, person: Person
) -> None:
    written, wrong = headline(person), Person(id=new_id())
    write(store, written)
    with pytest.raises(ValueError, match="become"):
        store.apply(Action.WRITE_PERSON, puts=(wrong, Person(id=written.id)))
    assert store.get(wrong.id) is None
    assert store.get(written.id) == written


def test_people_come_oldest_first(store: NotesStore, person: Person) -> None:
    others = [Person(id=new_id(), name=name) for name in ("Zoe", "Ada")]
    write(store, *others)
    assert store.people() == (person, *others)


def test_records_about_a_person_come_newest_first_and_page_by_page(
    store: NotesStore, person: Person
) -> None:
    written = [headline(person, f"headline {number}") for number in range(7)]
    write(store, *written)
    newest_first = tuple(reversed(written))
    first = store.of_person(Headline, person.id, limit=3)
    second = store.of_person(Headline, person.id, limit=3, after=first[-1].id)
    third = store.of_person(Headline, person.id, limit=3, after=second[-1].id)
    assert first + second + third == newest_first


def test_an_edit_does_not_move_a_record(store: NotesStore, person: Person) -> None:
    older, newer = headline(person), headline(person)
    write(store, older, newer)
    edited = replace(older, text="edited")
    write(store, edited)
    assert store.of_person(Headline, person.id) == (newer, edited)


def test_a_list_goes_on_after_a_record_deleted_meanwhile(store: NotesStore, person: Person) -> None:
    written = [headline(person, f"headline {number}") for number in range(3)]
    write(store, *written)
    store.apply(Action.DELETE_HEADLINE, deletes=(written[1].id,))
    assert store.of_person(Headline, person.id, after=written[1].id) == (written[0],)


def test_nothing_comes_after_a_record_that_never_was(store: NotesStore, person: Person) -> None:
    write(store, headline(person))
    assert store.of_person(Headline, person.id, after=new_id()) == ()


def test_lists_keep_people_kinds_and_headlines_apart(store: NotesStore, person: Person) -> None:
    mine, theirs = one_of_each(person.id), one_of_each(new_id())
    for mixed in zip(mine, theirs, strict=True):
        store.apply(Action.WRITE_HEADLINE, puts=mixed)
    assert store.of_person(Headline, person.id) == (mine[2],)
    assert store.of_person(Fact, person.id) == (mine[1],)
    assert store.of_person(Person, person.id) == (mine[0],)
    assert store.of_headline(Story, theirs[2].id) == (theirs[3],)
    assert store.of_headline(Answer, theirs[2].id) == (theirs[4],)
    assert store.of_headline(Headline, theirs[2].id) == ()


def test_what_belongs_to_a_headline_comes_oldest_first(store: NotesStore, person: Person) -> None:
    of = headline(person)
    stories = [
        Story(id=new_id(), person_id=person.id, headline_id=of.id, text=text) for text in "bca"
    ]
    write(store, of, *stories)
    assert store.of_headline(Story, of.id) == tuple(stories)


def test_a_record_can_move_to_another_person_and_back(store: NotesStore, person: Person) -> None:
    written, other = headline(person), Person(id=new_id())
    write(store, other, written)
    moved = replace(written, person_id=other.id)
    step = store.apply(Action.WRITE_HEADLINE, puts=(moved,))
    assert store.of_person(Headline, person.id) == ()
    assert store.of_person(Headline, other.id) == (moved,)
    store.revert(step)
    assert store.of_person(Headline, person.id) == (written,)


def test_screen_state_is_kept_as_written_last(store: NotesStore) -> None:
    assert store.read_state("place") is None
    store.write_state("place", "walk/R")
    store.write_state("place", "walk/T")
    store.write_state("caret", "")
    assert store.read_state("place") == "walk/T"
    assert store.read_state("caret") == ""


def test_everything_is_there_after_closing_and_opening(
    vaults: Vaults, store: NotesStore, path: Path, person: Person
) -> None:
    records = one_of_each(person.id)
    step = store.apply(Action.WRITE_HEADLINE, puts=records)
    store.write_state("place", "home")
    store.close()
    again = vaults.open(path, PASSPHRASE)
    assert [again.get(record.id) for record in records] == list(records)
    assert again.read_state("place") == "home"
    again.revert(step)
    assert again.people() == (person,)
    again.close()


def test_a_closed_store_is_not_used_again(store: NotesStore) -> None:
    store.close()
    with pytest.raises(RuntimeError):
        store.people()
    with pytest.raises(RuntimeError):
        store.write_state("place", "home")
    store.close()


def test_notes_open_with_their_passphrase_only(
    vaults: Vaults, store: NotesStore, path: Path
) -> None:
    store.close()
    with pytest.raises(WrongPassphraseError) as caught:
        vaults.open(path, PASSPHRASE.upper())
    assert caught.value.path == path
    vaults.open(path, PASSPHRASE).close()


def test_a_passphrase_typed_on_another_keyboard_is_the_same(vaults: Vaults, path: Path) -> None:
    vaults.create(path, "caf\u00e9 \u2460 \ufb01r").close()
    vaults.open(path, "cafe\u0301 1 fir").close()


def test_notes_open_in_one_place_at_a_time(vaults: Vaults, store: NotesStore, path: Path) -> None:
    with pytest.raises(VaultInUseError):
        vaults.open(path, PASSPHRASE)
    store.close()
    vaults.open(path, PASSPHRASE).close()


def test_missing_notes_are_said_to_be_missing(vaults: Vaults, path: Path) -> None:
    with pytest.raises(VaultMissingError):
        vaults.open(path, PASSPHRASE)


def test_new_notes_never_replace_old_ones(
    vaults: Vaults, store: NotesStore, path: Path, person: Person
) -> None:
    store.close()
    with pytest.raises(VaultExistsError):
        vaults.create(path, "another")
    again = vaults.open(path, PASSPHRASE)
    assert again.people() == (person,)
    again.close()
