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
from carecompanion.domain.ports.notes import NotesStore
from carecompanion.domain.ports.vaults import Vaults
from carecompanion.domain.records import Answer, Fact, Headline, Person, Record, Story, new_id
from carecompanion.domain.recovery_code import code_groups, read_code
from carecompanion.domain.vault_secrets import SHEET_STATE
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


def test_the_code_and_the_remembered_key_open_the_same_notes(
    vaults: Vaults, store: NotesStore, path: Path, person: Person
) -> None:
    records = one_of_each(person.id)
    store.apply(Action.WRITE_HEADLINE, puts=records)
    sheet, key = store.recovery_sheet(), store.remembered_key()
    assert sheet is not None
    assert sheet.number == store.file_number
    store.close()
    for secret in (sheet.code, key, PASSPHRASE):
        again = vaults.open(path, secret)
        assert [again.get(record.id) for record in records] == list(records)
        assert again.remembered_key() == key
        assert again.sheet_secrets(PASSPHRASE) == sheet
        assert again.recovery_sheet() == (None if secret is key else sheet)
        again.close()


def test_the_number_of_a_file_can_be_read_while_it_is_closed(
    vaults: Vaults, store: NotesStore, path: Path
) -> None:
    number = store.file_number
    assert vaults.file_number(path) == number
    store.close()
    assert vaults.file_number(path) == number
    with pytest.raises(VaultMissingError):
        vaults.file_number(path.with_name("other.carevault"))


def test_the_sheet_is_shown_again_to_whoever_types_the_passphrase(store: NotesStore) -> None:
    assert store.sheet_secrets(PASSPHRASE) == store.recovery_sheet()
    with pytest.raises(WrongPassphraseError):
        store.sheet_secrets("not this one")


def test_a_new_passphrase_takes_the_place_of_the_old_one_and_of_its_sheet(
    vaults: Vaults, store: NotesStore, path: Path
) -> None:
    old = (PASSPHRASE, store.sheet_secrets(PASSPHRASE).code, store.remembered_key())
    number = store.file_number
    store.change_passphrase("a new one")
    assert store.file_number != number
    assert store.recovery_sheet() == store.sheet_secrets("a new one")
    fresh = ("a new one", store.sheet_secrets("a new one").code, store.remembered_key())
    store.close()
    for secret in old:
        with pytest.raises(WrongPassphraseError):
            vaults.open(path, secret)
    for secret in fresh:
        vaults.open(path, secret).close()


def test_the_notes_stay_in_use_while_their_passphrase_changes(
    vaults: Vaults, store: NotesStore, path: Path, person: Person
) -> None:
    written = headline(person)
    step = store.apply(Action.WRITE_HEADLINE, puts=(written,))
    store.write_state("place", "home")
    store.write_state(SHEET_STATE, "printed")
    store.change_passphrase("a new one")
    assert store.get(written.id) == written
    assert store.read_state("place") == "home"
    assert store.read_state(SHEET_STATE) is None
    back = store.revert(step)
    assert store.get(written.id) is None
    store.revert(back)
    store.close()
    again = vaults.open(path, "a new one")
    assert again.of_person(Headline, person.id) == (written,)
    again.close()


def test_a_change_of_passphrase_says_how_far_it_is(store: NotesStore) -> None:
    heard: list[tuple[int, int]] = []
    store.change_passphrase("a new one", progress=lambda done, total: heard.append((done, total)))
    assert heard
    assert heard == sorted(heard)
    done, total = heard[-1]
    assert done == total


def test_notes_opened_by_their_remembered_key_know_their_code_after_a_change(
    vaults: Vaults, store: NotesStore, path: Path
) -> None:
    key = store.remembered_key()
    store.close()
    again = vaults.open(path, key)
    again.change_passphrase(PASSPHRASE)
    assert again.recovery_sheet() == again.sheet_secrets(PASSPHRASE)
    assert again.remembered_key() != key
    again.close()


def test_whoever_forgot_the_passphrase_sets_a_new_one_with_the_code_and_finds_everything(
    vaults: Vaults, store: NotesStore, path: Path, person: Person
) -> None:
    records = one_of_each(person.id)
    store.apply(Action.WRITE_HEADLINE, puts=records)
    typed = " ".join(code_groups(store.sheet_secrets(PASSPHRASE).code)).lower()
    store.close()
    again = vaults.open(path, read_code(typed))
    again.change_passphrase("remembered this time")
    again.close()
    again = vaults.open(path, "remembered this time")
    assert [again.get(record.id) for record in records] == list(records)
    again.close()


def test_mending_asks_for_a_closed_file_a_fitting_secret_and_a_fitting_number(
    vaults: Vaults, store: NotesStore, path: Path, person: Person
) -> None:
    sheet = store.sheet_secrets(PASSPHRASE)
    with pytest.raises(VaultInUseError):
        vaults.mend_start(path, PASSPHRASE, sheet.number)
    store.change_passphrase("a new one")
    number = store.file_number
    store.close()
    for secret, of in ((PASSPHRASE, number), ("a new one", sheet.number), (sheet.code, number)):
        with pytest.raises(WrongPassphraseError):
            vaults.mend_start(path, secret, of)
    with pytest.raises(VaultMissingError):
        vaults.mend_start(path.with_name("other.carevault"), PASSPHRASE, number)
    vaults.mend_start(path, "a new one", number)
    again = vaults.open(path, "a new one")
    assert again.people() == (person,)
    again.close()
