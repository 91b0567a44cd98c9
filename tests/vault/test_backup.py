"""A backup is one whole encrypted file, made while the notes are in use, or it is not there."""

from __future__ import annotations

import os
import stat
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from carecompanion.domain.backups import BackupPlace
from carecompanion.domain.changes import Action
from carecompanion.domain.errors import (
    BackupPlaceMissingError,
    BackupStoppedError,
    VaultDamagedError,
    VaultExistsError,
)
from carecompanion.domain.records import RECORD_TYPES, Headline, Person
from carecompanion.vault.backups import SqlcipherBackups
from carecompanion.vault.store import SqlcipherStore
from tests.fakes.records import one_of_each
from tests.vault.workbench import (
    CHEAP,
    PASSPHRASE,
    bytes_below,
    cheap_vaults,
    more_than_memory_holds,
    ticking_clock,
)

BESIDE = BackupPlace()


@pytest.fixture
def backups() -> SqlcipherBackups:
    return SqlcipherBackups(clock=ticking_clock(), parameters=CHEAP)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "notes.carevault"


@pytest.fixture
def store(path: Path) -> Iterator[SqlcipherStore]:
    store = cheap_vaults().create(path, PASSPHRASE)
    (person,) = store.people()
    store.apply(Action.WRITE_HEADLINE, puts=one_of_each(person.id))
    yield store
    store.close()


def names(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.iterdir())


def test_it_opens_with_the_same_passphrase_and_holds_the_same(
    backups: SqlcipherBackups, store: SqlcipherStore
) -> None:
    made = backups.make(store.access(), BESIDE)
    copy = cheap_vaults().open(made.path, PASSPHRASE)
    assert copy.people() == store.people()
    (person,) = store.people()
    assert copy.of_person(Headline, person.id) == store.of_person(Headline, person.id)
    copy.close()


def test_it_lies_beside_the_notes_alone_and_for_its_owner(
    backups: SqlcipherBackups, store: SqlcipherStore, path: Path
) -> None:
    made = backups.make(store.access(), BESIDE)
    assert made.path.parent == path.parent / "Backups"
    assert names(made.path.parent) == ["notes.backup-2026-11-21T090000Z.carevault"]
    assert backups.found(path, BESIDE) == (made,)
    if os.name != "nt":
        assert stat.S_IMODE(made.path.stat().st_mode) == 0o600
    assert b"SQLite format 3" not in made.path.read_bytes()


def test_two_in_one_second_have_two_names(store: SqlcipherStore, path: Path) -> None:
    moment = ticking_clock()()
    backups = SqlcipherBackups(clock=lambda: moment, parameters=CHEAP)
    for _ in range(2):
        backups.make(store.access(), BESIDE)
    assert len(backups.found(path, BESIDE)) == 2


def test_the_notes_can_be_written_after_and_while_it_is_made(
    backups: SqlcipherBackups, store: SqlcipherStore, path: Path
) -> None:
    (person,) = store.people()
    store.apply(Action.WRITE_HEADLINE, puts=more_than_memory_holds(person.id))
    written: list[Person] = []

    def write(_done: int, _in_all: int) -> None:
        if len(written) < 3:
            written.append(replace(person, name=f"change {len(written)}"))
            store.apply(Action.WRITE_PERSON, puts=(written[-1],))

    made = backups.make(store.access(), BESIDE, progress=write)
    assert len(written) == 3
    assert store.people() == (written[-1],)
    assert backups.check(made.path, PASSPHRASE).records == 900 + len(RECORD_TYPES)


def test_a_writer_that_never_stops_cannot_keep_it_from_being_made(
    backups: SqlcipherBackups, store: SqlcipherStore, path: Path
) -> None:
    (person,) = store.people()
    store.apply(Action.WRITE_HEADLINE, puts=more_than_memory_holds(person.id))
    access, made, ended = store.access(), [], threading.Event()

    def work() -> None:
        try:
            made.append(backups.make(access, BESIDE))
        finally:
            ended.set()

    thread = threading.Thread(target=work)
    thread.start()
    number = 0
    while not ended.is_set():
        number += 1
        store.apply(Action.WRITE_PERSON, puts=(replace(person, name=f"change {number}"),))
    thread.join()
    store.close()
    assert backups.check(made[0].path, PASSPHRASE).records == 900 + len(RECORD_TYPES)


def test_another_window_is_still_kept_out_afterwards(
    backups: SqlcipherBackups, store: SqlcipherStore, path: Path
) -> None:
    backups.make(store.access(), BESIDE)
    backups.found(path, BESIDE)
    assert store._file._connection is not None
    store._file._connection.execute("BEGIN IMMEDIATE")
    with pytest.raises(BackupStoppedError):
        backups.make(store.access(), BESIDE, progress=stop)
    store._file._connection.execute("ROLLBACK")


def stop(_done: int, _in_all: int) -> None:
    raise BackupStoppedError(Path("here"))


def test_stopping_it_leaves_nothing(
    backups: SqlcipherBackups, store: SqlcipherStore, path: Path
) -> None:
    with pytest.raises(BackupStoppedError):
        backups.make(store.access(), BESIDE, progress=stop)
    assert names(path.parent / "Backups") == []


def test_no_other_file_is_overwritten(
    backups: SqlcipherBackups, store: SqlcipherStore, tmp_path: Path
) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("mine", encoding="utf-8")
    with pytest.raises(VaultExistsError):
        backups.copy(store.access(), letter)
    assert letter.read_text(encoding="utf-8") == "mine"


def test_a_medium_that_is_not_there_is_named_as_that(
    backups: SqlcipherBackups, store: SqlcipherStore, path: Path, tmp_path: Path
) -> None:
    stick = BackupPlace(tmp_path / "stick")
    with pytest.raises(BackupPlaceMissingError):
        backups.make(store.access(), stick)
    with pytest.raises(BackupPlaceMissingError):
        backups.found(path, stick)
    assert not (tmp_path / "stick").exists()


@pytest.mark.skipif(os.name == "nt", reason="Windows moves no folder with open files")
def test_a_medium_pulled_out_meanwhile_is_named_as_that(
    backups: SqlcipherBackups, store: SqlcipherStore, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()

    def pull(_done: int, _in_all: int) -> None:
        if stick.exists():
            stick.rename(tmp_path / "pulled")

    with pytest.raises(BackupPlaceMissingError):
        backups.make(store.access(), BackupPlace(stick), progress=pull)
    assert store.people()


def test_a_damaged_vault_makes_no_backup(
    backups: SqlcipherBackups, store: SqlcipherStore, path: Path
) -> None:
    access = store.access()
    store.close()
    content = bytearray(path.read_bytes())
    content[5 * 4096 + 100] ^= 1
    path.write_bytes(content)
    with pytest.raises(VaultDamagedError) as caught:
        backups.make(access, BESIDE)
    assert caught.value.path == path
    assert names(path.parent / "Backups") == []


def test_what_a_killed_backup_left_goes_with_the_next(
    backups: SqlcipherBackups, store: SqlcipherStore, path: Path
) -> None:
    folder = path.parent / "Backups"
    folder.mkdir()
    (folder / ".notes.backup-2026-01-01T000000Z.carevault.new").write_bytes(b"half")
    (folder / ".other.backup-2026-01-01T000000Z.carevault.new").write_bytes(b"not ours")
    backups.make(store.access(), BESIDE)
    assert ".notes.backup-2026-01-01T000000Z.carevault.new" not in names(folder)
    assert ".other.backup-2026-01-01T000000Z.carevault.new" in names(folder)


def test_pruning_takes_old_ones_and_nothing_else(
    backups: SqlcipherBackups, store: SqlcipherStore, path: Path
) -> None:
    made = backups.make(store.access(), BESIDE)
    folder = made.path.parent
    earlier = folder / "notes.backup-2026-11-21T080000Z.carevault"
    earlier.write_bytes(made.path.read_bytes())
    (folder / "letter.txt").write_text("mine", encoding="utf-8")
    assert [gone.path for gone in backups.prune(path, BESIDE)] == [earlier]
    assert names(folder) == ["letter.txt", made.path.name]


def test_a_place_on_the_disk_of_the_notes_is_known_as_that(
    backups: SqlcipherBackups, path: Path, tmp_path: Path
) -> None:
    path.touch()
    assert backups.is_on_disk_of(path, BackupPlace())
    assert backups.is_on_disk_of(path, BackupPlace(tmp_path))
    assert not backups.is_on_disk_of(path, BackupPlace(tmp_path / "stick that is not in"))


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="a place that is surely elsewhere")
def test_a_place_on_another_disk_is_not(backups: SqlcipherBackups, path: Path) -> None:
    path.touch()
    assert not backups.is_on_disk_of(path, BackupPlace(Path("/proc")))


def test_a_repr_of_the_access_shows_no_key(store: SqlcipherStore) -> None:
    access = store.access()
    assert access.key.hex() not in repr(access)
    assert repr(access.key) not in repr(access)


def test_making_one_changes_nothing_else(
    backups: SqlcipherBackups, store: SqlcipherStore, path: Path
) -> None:
    access = store.access()
    store.close()
    before = path.read_bytes()
    backups.make(access, BESIDE)
    assert bytes_below(path.parent)[path.name] == before
