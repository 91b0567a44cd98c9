"""A new passphrase is there as a whole or not at all, and the notes stay in use either way."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from carecompanion.domain.changes import Action
from carecompanion.domain.errors import (
    DiskFullError,
    FolderNotWritableError,
    VaultDamagedError,
    VaultInUseError,
    VaultMissingError,
    WrongPassphraseError,
)
from carecompanion.domain.records import Headline, new_id
from carecompanion.vault.keys import Argon2Parameters
from carecompanion.vault.store import SqlcipherStore
from carecompanion.vault.vaults import SqlcipherVaults
from tests.vault import child
from tests.vault.test_secrecy import found_in, temporary_files, write_canaries
from tests.vault.workbench import (
    CHEAP,
    PASSPHRASE,
    bytes_below,
    cheap_vaults,
    edit_raw,
    raw_connection,
    small_disk_at,
)

NEW = "another lamp beside the window"
posix_only = pytest.mark.skipif(os.name == "nt", reason="kills and mounts of another kind")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "notes.carevault"
    fill(cheap_vaults().create(path, PASSPHRASE)).close()
    return path


@pytest.fixture
def store(path: Path) -> Iterator[SqlcipherStore]:
    store = cheap_vaults().open(path, PASSPHRASE)
    yield store
    store.close()


def fill(store: SqlcipherStore, size: int = 400) -> SqlcipherStore:
    """Forty headlines."""
    (person,) = store.people()
    headlines = [Headline(id=new_id(), person_id=person.id, text="x" * size) for _ in range(40)]
    store.apply(Action.WRITE_HEADLINE, puts=headlines)
    return store


def expect_unchanged_and_in_use(store: SqlcipherStore, path: Path) -> None:
    """The store goes on under the old passphrase, and no copy lies about."""
    (person,) = store.people()
    assert len(store.of_person(Headline, person.id)) == 40
    store.write_state("place", "home")
    store.sheet_secrets(PASSPHRASE)
    store.close()
    assert list(bytes_below(path.parent)) == [path.name]
    with pytest.raises(WrongPassphraseError):
        cheap_vaults().open(path, NEW)
    cheap_vaults().open(path, PASSPHRASE).close()


def rows_of(path: Path, passphrase: str, statement: str) -> list[tuple[Any, ...]]:
    connection = raw_connection(path, passphrase)
    rows = connection.execute(statement).fetchall()
    connection.close()
    return rows


def test_the_file_under_the_new_key_is_whole_and_nothing_lies_beside_it(
    store: SqlcipherStore, path: Path
) -> None:
    everything = "SELECT * FROM record JOIN revision ON revision.record_id = record.id"
    start = path.read_bytes()[:16]
    store.close()
    before = rows_of(path, PASSPHRASE, everything)
    store = cheap_vaults().open(path, PASSPHRASE)
    store.change_passphrase(NEW)
    store.close()
    assert path.read_bytes()[:16] != start
    assert list(bytes_below(path.parent)) == [path.name]
    assert rows_of(path, NEW, everything) == before
    assert rows_of(path, NEW, "PRAGMA cipher_integrity_check") == []
    assert rows_of(path, NEW, "PRAGMA integrity_check") == [("ok",)]


def test_nothing_is_in_the_clear_while_the_copy_is_made(path: Path) -> None:
    write_canaries(path, [])
    during: list[dict[str, bytes]] = []
    store = cheap_vaults().open(path, PASSPHRASE)
    store.change_passphrase(NEW, progress=lambda *_: during.append(bytes_below(path.parent)))
    store.close()
    assert len(during[-1][f".{path.name}.new"]) > 1_000_000, "the copy was not looked at"
    for content in (during[0], during[-1], bytes_below(path.parent)):
        assert not found_in(content)
        assert NEW.encode() not in b"".join(content.values())
    assert not found_in(temporary_files())


@posix_only
def test_the_file_stays_its_owners_alone(store: SqlcipherStore, path: Path) -> None:
    store.change_passphrase(NEW)
    assert path.stat().st_mode & 0o777 == 0o600


def test_the_file_keeps_since_when_it_has_each_of_its_keys(
    store: SqlcipherStore, path: Path
) -> None:
    first = store.file_number
    store.change_passphrase(NEW)
    second = store.file_number
    store.close()
    rows = dict(rows_of(path, NEW, "SELECT salt, since FROM file_key ORDER BY since"))
    assert set(rows) == {first.salt.hex(), second.salt.hex()}
    (begun,) = rows_of(path, NEW, "SELECT min(at) FROM action")[0]
    assert rows[first.salt.hex()] == begun


def test_a_file_from_before_keys_were_noted_gets_its_row_when_it_is_opened(path: Path) -> None:
    edit_raw(path, "DELETE FROM file_key")
    cheap_vaults().open(path, PASSPHRASE).close()
    salt = path.read_bytes()[:16].hex()
    assert rows_of(path, PASSPHRASE, "SELECT salt FROM file_key") == [(salt,)]


def test_a_newer_set_of_parameters_is_offered_and_taken_with_the_same_passphrase(
    path: Path,
) -> None:
    both = SqlcipherVaults(parameters={**CHEAP, 201: Argon2Parameters(16, 1, 1)})
    store = both.open(path, PASSPHRASE)
    assert store.key_is_outdated
    old = store.sheet_secrets(PASSPHRASE)
    store.change_passphrase(PASSPHRASE)
    assert store.sheet_secrets(PASSPHRASE) != old
    store.close()
    assert path.read_bytes()[0] == 201
    again = both.open(path, PASSPHRASE)
    assert not again.key_is_outdated
    again.close()
    with pytest.raises(WrongPassphraseError):
        both.open(path, old.code)


def test_a_change_that_is_called_off_leaves_everything_as_it_was(
    store: SqlcipherStore, path: Path
) -> None:
    class CalledOffError(Exception):
        pass

    def call_off(_done: int, _total: int) -> None:
        raise CalledOffError

    with pytest.raises(CalledOffError):
        store.change_passphrase(NEW, progress=call_off)
    expect_unchanged_and_in_use(store, path)


def test_writers_are_kept_out_while_the_copy_is_made(store: SqlcipherStore, path: Path) -> None:
    other = raw_connection(path)
    other.execute("PRAGMA busy_timeout = 1")
    refusals = []

    def write(_done: int, _total: int) -> None:
        with pytest.raises(Exception, match="locked") as caught:
            other.execute("DELETE FROM record")
        refusals.append(caught.value)

    store.change_passphrase(NEW, progress=write)
    other.close()
    assert refusals
    (person,) = store.people()
    assert len(store.of_person(Headline, person.id)) == 40


def test_while_another_program_writes_nothing_begins(store: SqlcipherStore, path: Path) -> None:
    other = raw_connection(path)
    other.execute("BEGIN IMMEDIATE")
    assert store._file._connection is not None
    store._file._connection.execute("PRAGMA busy_timeout = 10")
    with pytest.raises(VaultInUseError):
        store.change_passphrase(NEW)
    other.close()
    expect_unchanged_and_in_use(store, path)


def test_where_no_copy_can_be_made_the_old_passphrase_goes_on(
    store: SqlcipherStore, path: Path
) -> None:
    in_the_way = path.with_name(f".{path.name}.new")
    in_the_way.mkdir()
    with pytest.raises(FolderNotWritableError):
        store.change_passphrase(NEW)
    in_the_way.rmdir()
    expect_unchanged_and_in_use(store, path)


def test_a_file_that_cannot_be_locked_keeps_its_key_because_others_may_be_writing(
    path: Path,
) -> None:
    in_the_way = path.with_name(f"{path.name}.lock")
    in_the_way.mkdir()
    store = cheap_vaults().open(path, PASSPHRASE)
    with pytest.raises(FolderNotWritableError):
        store.change_passphrase(NEW)
    in_the_way.rmdir()
    expect_unchanged_and_in_use(store, path)


def test_when_the_system_refuses_the_last_step_the_old_passphrase_goes_on(
    store: SqlcipherStore, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_source: Path, _target: Path) -> Path:
        raise PermissionError  # as Windows does while a virus scanner reads the file

    with monkeypatch.context() as patched:
        patched.setattr(Path, "replace", refuse)
        with pytest.raises(FolderNotWritableError):
            store.change_passphrase(NEW)
    expect_unchanged_and_in_use(store, path)


@posix_only
def test_on_a_full_disk_the_old_passphrase_goes_on_until_there_is_room(tmp_path: Path) -> None:
    with small_disk_at(tmp_path / "disk") as disk:
        path = disk / "notes.carevault"
        store = fill(cheap_vaults().create(path, PASSPHRASE), 4_500)  # more than half of the disk
        with pytest.raises(DiskFullError):
            store.change_passphrase(NEW)
        expect_unchanged_and_in_use(store, path)


def test_a_damaged_file_is_not_copied_and_not_changed(store: SqlcipherStore, path: Path) -> None:
    store.close()
    content = bytearray(path.read_bytes())
    content[-2000] ^= 1
    path.write_bytes(content)
    store = cheap_vaults().open(path, PASSPHRASE)
    with pytest.raises(VaultDamagedError):
        store.change_passphrase(NEW)
    store.close()
    assert path.read_bytes() == content
    assert list(bytes_below(path.parent)) == [path.name]


@posix_only
def test_a_file_taken_away_meanwhile_is_missing(store: SqlcipherStore, path: Path) -> None:
    path.rename(path.with_name("elsewhere.carevault"))
    with pytest.raises(VaultMissingError):
        store.change_passphrase(NEW)


def test_an_old_journal_is_not_left_beside_the_new_file(store: SqlcipherStore, path: Path) -> None:
    journal = path.with_name(f"{path.name}-journal")
    journal.write_bytes(bytes(512))
    store.change_passphrase(NEW)
    store.close()
    assert list(bytes_below(path.parent)) == [path.name]
    cheap_vaults().open(path, NEW).close()


KILLED_WHILE_COPYING = """
from pathlib import Path
from tests.vault.workbench import PASSPHRASE, cheap_vaults, kill_this_process
store = cheap_vaults().open(Path(sys.argv[1]), PASSPHRASE)
store.change_passphrase("another", progress=lambda done, total: kill_this_process())
"""


@posix_only
def test_what_a_kill_leaves_is_cleared_away_at_the_next_opening(path: Path) -> None:
    before = path.read_bytes()
    assert child.run_to_its_end(KILLED_WHILE_COPYING, path) == child.KILLED
    left = bytes_below(path.parent)
    assert left[f".{path.name}.new"], "the copy had not begun"
    assert left[path.name] == before
    store = cheap_vaults().open(path, PASSPHRASE)
    expect_unchanged_and_in_use(store, path)
