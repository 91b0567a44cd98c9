"""A vault that is open, copied or changed in two places: told to the person, never written over."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from carecompanion import host
from carecompanion.domain.changes import Action
from carecompanion.domain.errors import (
    VaultChangedError,
    VaultExistsError,
    VaultInUseError,
    VaultMissingError,
)
from carecompanion.vault.store import SqlcipherStore
from carecompanion.vault.vaults import SqlcipherVaults
from tests.vault.workbench import PASSPHRASE, bytes_below, cheap_vaults, raw_connection


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "notes.carevault"


@pytest.fixture
def vaults() -> SqlcipherVaults:
    return cheap_vaults()


@pytest.fixture
def store(vaults: SqlcipherVaults, path: Path) -> Iterator[SqlcipherStore]:
    store = vaults.create(path, PASSPHRASE)
    yield store
    store.close()


def lock_of(path: Path) -> Path:
    return path.with_name(f"{path.name}.lock")


def leave_note_of(computer: str, path: Path) -> bytes:
    note = json.dumps({"computer": computer, "since": "2026-11-20T22:15+00:00"}).encode()
    lock_of(path).write_bytes(note)
    return note


def rename(store: SqlcipherStore, name: str) -> None:
    (person,) = store.people()
    store.apply(Action.WRITE_PERSON, puts=(replace(person, name=name),))


def test_a_second_window_hears_who_has_the_notes_open_and_since_when(
    store: SqlcipherStore, vaults: SqlcipherVaults, path: Path
) -> None:
    with pytest.raises(VaultInUseError) as caught:
        vaults.open(path, PASSPHRASE)
    holder = caught.value.holder
    assert holder is not None
    assert holder.is_here
    assert holder.computer == host.computer_name()
    assert datetime.fromisoformat(holder.since) <= datetime.now(UTC)


def test_notes_that_another_computer_has_open_are_opened_only_when_the_person_says_so(
    store: SqlcipherStore, vaults: SqlcipherVaults, path: Path
) -> None:
    store.close()
    leave_note_of("kitchen", path)
    before = bytes_below(path.parent)
    with pytest.raises(VaultInUseError) as caught:
        vaults.open(path, PASSPHRASE)
    assert caught.value.holder is not None
    assert caught.value.holder.computer == "kitchen"
    assert not caught.value.holder.is_here
    assert bytes_below(path.parent) == before, "the note of the other computer stays"
    vaults.open(path, PASSPHRASE, take_over=True).close()
    assert not lock_of(path).exists()


def test_a_note_that_this_computer_left_when_it_was_killed_stops_nobody(
    store: SqlcipherStore, vaults: SqlcipherVaults, path: Path
) -> None:
    store.close()
    leave_note_of(host.computer_name(), path)
    vaults.open(path, PASSPHRASE).close()


@pytest.mark.parametrize("note", [b"", b"\xff\x00", b"[1]", b'{"computer": "x"}', b"{" * 9999])
def test_a_note_that_says_nothing_stops_nobody(
    store: SqlcipherStore, vaults: SqlcipherVaults, path: Path, note: bytes
) -> None:
    store.close()
    lock_of(path).write_bytes(note)
    vaults.open(path, PASSPHRASE).close()


def test_the_note_names_no_person_and_nothing_of_the_notes(
    store: SqlcipherStore, path: Path
) -> None:
    rename(store, "Sam")
    said = json.loads(lock_of(path).read_bytes())
    assert set(said) == {"computer", "since"}


def test_a_file_put_in_the_place_of_an_open_one_is_noticed_before_the_next_change(
    store: SqlcipherStore, path: Path, tmp_path: Path
) -> None:
    arrived = tmp_path / "arrived"
    shutil.copyfile(path, arrived)
    rename(store, "Here")
    arrived.replace(path)
    before = path.read_bytes()
    with pytest.raises(VaultChangedError):
        rename(store, "Here again")
    assert path.read_bytes() == before
    assert [person.name for person in store.people()] == ["Here"], "still readable"


def test_a_change_by_another_program_is_noticed_before_the_next_change(
    store: SqlcipherStore, path: Path
) -> None:
    other = raw_connection(path)
    other.execute("INSERT INTO screen_state (key, value) VALUES ('other', '\"x\"')")
    other.close()
    before = path.read_bytes()
    for _ in range(2):
        with pytest.raises(VaultChangedError):
            rename(store, "Over it")
    assert path.read_bytes() == before


def test_a_file_that_comes_back_under_its_name_takes_changes_again(
    store: SqlcipherStore, path: Path
) -> None:
    elsewhere = path.with_name("elsewhere.carevault")
    path.rename(elsewhere)
    with pytest.raises(VaultMissingError):
        rename(store, "Away")
    elsewhere.rename(path)
    rename(store, "Back")
    assert [person.name for person in store.people()] == ["Back"]


def names(store: SqlcipherStore) -> list[str]:
    return [person.name for person in store.people()]


def test_keeping_both_goes_on_in_a_copy_and_leaves_the_other_file_as_it_arrived(
    store: SqlcipherStore, path: Path, tmp_path: Path
) -> None:
    arrived = tmp_path / "arrived"
    shutil.copyfile(path, arrived)
    rename(store, "Here")
    arrived.replace(path)
    theirs = path.read_bytes()
    with pytest.raises(VaultChangedError):
        rename(store, "Here again")
    copy = tmp_path / "notes (kept).carevault"
    store.keep_both(copy)
    rename(store, "Here again")
    assert path.read_bytes() == theirs
    assert not lock_of(path).exists()
    assert lock_of(copy).exists()
    store.close()
    for file, name in ((copy, "Here again"), (path, "")):
        again = cheap_vaults().open(file, PASSPHRASE)
        assert names(again) == [name]
        again.close()


def test_keeping_both_takes_no_name_that_is_taken(
    store: SqlcipherStore, path: Path, tmp_path: Path
) -> None:
    taken = tmp_path / "taken.carevault"
    taken.write_bytes(b"a letter")
    with pytest.raises(VaultExistsError):
        store.keep_both(taken)
    assert taken.read_bytes() == b"a letter"
    assert not lock_of(taken).exists()
    rename(store, "Still here")
    assert names(store) == ["Still here"]


def lose_the_medium(store: SqlcipherStore, path: Path) -> Path:
    """As when a stick is pulled out: the name is gone and the open file gives errors."""
    away = path.with_name("away.carevault")
    path.rename(away)
    store._file._give_up(VaultMissingError)
    return away


def test_a_stick_that_comes_back_takes_changes_again(store: SqlcipherStore, path: Path) -> None:
    rename(store, "Before")
    away = lose_the_medium(store, path)
    with pytest.raises(VaultMissingError):
        rename(store, "Meanwhile")
    shutil.copyfile(away, path)
    rename(store, "Back")
    assert names(store) == ["Back"]


def test_a_stick_that_was_written_to_elsewhere_is_not_written_over(
    store: SqlcipherStore, path: Path, tmp_path: Path
) -> None:
    away = lose_the_medium(store, path)
    elsewhere = cheap_vaults().open(away, PASSPHRASE)
    rename(elsewhere, "Elsewhere")
    elsewhere.close()
    away.rename(path)
    before = path.read_bytes()
    for _ in range(2):
        with pytest.raises(VaultChangedError):
            rename(store, "Here")
    assert path.read_bytes() == before
    store.keep_both(tmp_path / "kept.carevault")
    rename(store, "Here")
    assert names(store) == ["Here"]
    assert path.read_bytes() == before
