"""The notes of one moment can be read at leisure, while they go on being written to."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from carecompanion.domain.backups import BackupPlace
from carecompanion.domain.changes import Action
from carecompanion.domain.errors import BackupStoppedError
from carecompanion.domain.records import Headline, new_id
from carecompanion.vault.backups import SqlcipherBackups
from carecompanion.vault.store import SqlcipherStore
from carecompanion.vault.vaults import SqlcipherVaults
from tests.vault.workbench import CHEAP, PASSPHRASE, bytes_below, cheap_vaults, ticking_clock

WORDS = "a word that only the family knows"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "home" / "notes.carevault"


@pytest.fixture
def spare(tmp_path: Path) -> Path:
    folder = tmp_path / "spare"
    folder.mkdir()
    return folder


@pytest.fixture
def vaults() -> SqlcipherVaults:
    return cheap_vaults()


@pytest.fixture
def store(vaults: SqlcipherVaults, path: Path) -> Iterator[SqlcipherStore]:
    store = vaults.create(path, PASSPHRASE)
    write(store, WORDS)
    yield store
    store.close()


def write(store: SqlcipherStore, text: str) -> None:
    (person,) = store.people()
    headline = Headline(id=new_id(), person_id=person.id, text=text)
    store.apply(Action.WRITE_HEADLINE, puts=(headline,))


def headlines(store: SqlcipherStore) -> list[str]:
    (person,) = store.people()
    return [headline.text for headline in store.of_person(Headline, person.id)]


def hidden_in(folder: Path) -> list[Path]:
    return [file for file in folder.rglob("*") if file.name.startswith(".")]


def test_what_is_written_meanwhile_is_saved_at_once_and_is_not_in_it(
    vaults: SqlcipherVaults, store: SqlcipherStore, spare: Path
) -> None:
    with vaults.snapshot(store.access(), spare) as seen:
        revisions = seen.archive().revisions()
        next(revisions)
        for number in range(20):
            write(store, f"written meanwhile {number}")
        assert headlines(seen) == [WORDS]
        assert len(list(revisions)) == 1, "one beside the person"
    assert len(headlines(store)) == 21


def test_it_is_as_locked_as_the_notes_and_gone_afterwards(
    vaults: SqlcipherVaults, store: SqlcipherStore, path: Path, spare: Path
) -> None:
    with vaults.snapshot(store.access(), spare):
        (copy,) = (file for file in hidden_in(path.parent) if file.suffix == ".new")
        assert copy.stat().st_size == path.stat().st_size
        everything = b"".join(bytes_below(path.parent).values())
        assert WORDS.encode() not in everything
        assert b"SQLite format" not in everything
    assert list((path.parent / "Backups").iterdir()) == []
    assert list(spare.iterdir()) == []


def test_it_goes_elsewhere_where_nothing_can_be_made_beside_the_notes(
    vaults: SqlcipherVaults, store: SqlcipherStore, path: Path, spare: Path
) -> None:
    (path.parent / "Backups").write_text("in the way", encoding="utf-8")
    with vaults.snapshot(store.access(), spare) as seen:
        assert len(hidden_in(spare)) > 0
        assert headlines(seen) == [WORDS]
    assert list(spare.iterdir()) == []


def test_stopping_it_leaves_nothing(
    vaults: SqlcipherVaults, store: SqlcipherStore, path: Path, spare: Path
) -> None:
    def stop(_done: int, _in_all: int) -> None:
        raise BackupStoppedError(path)

    with pytest.raises(BackupStoppedError), vaults.snapshot(store.access(), spare, progress=stop):
        raise AssertionError("it was not stopped")
    assert list((path.parent / "Backups").iterdir()) == []


@pytest.mark.parametrize("next_is_backup", [True, False])
def test_what_a_kill_leaves_of_it_goes_with_the_next_backup_or_the_next_time(
    vaults: SqlcipherVaults, store: SqlcipherStore, path: Path, spare: Path, next_is_backup: bool
) -> None:
    with vaults.snapshot(store.access(), spare):
        (copy,) = (file for file in hidden_in(path.parent) if file.suffix == ".new")
        shutil.copy(copy, spare / "copy")
    (spare / "copy").rename(copy)
    if next_is_backup:
        backups = SqlcipherBackups(clock=ticking_clock(), parameters=CHEAP)
        backups.make(store.access(), BackupPlace())
        assert not copy.exists()
    else:
        with vaults.snapshot(store.access(), spare):
            assert not copy.exists(), "the new one has another moment in its name"


def test_a_backup_made_meanwhile_leaves_it_alone(
    vaults: SqlcipherVaults, store: SqlcipherStore, spare: Path
) -> None:
    backups = SqlcipherBackups(clock=ticking_clock(), parameters=CHEAP)
    with vaults.snapshot(store.access(), spare) as seen:
        backups.make(store.access(), BackupPlace())
        assert headlines(seen) == [WORDS]
