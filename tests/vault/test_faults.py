"""When the disk is full or another program stands in the way, nothing is lost and work goes on."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from carecompanion.domain.changes import Action
from carecompanion.domain.errors import DiskFullError, VaultDamagedError, VaultInUseError
from carecompanion.domain.records import Headline, Person, new_id
from carecompanion.vault.page_check import PAGE_BYTES
from carecompanion.vault.store import SqlcipherStore
from tests.vault.workbench import (
    PASSPHRASE,
    ThenDo,
    cheap_vaults,
    more_than_memory_holds,
    raw_connection,
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "notes.carevault"


@pytest.fixture
def store(path: Path) -> Iterator[SqlcipherStore]:
    store = cheap_vaults().create(path, PASSPHRASE)
    yield store
    store.close()


@pytest.fixture
def person(store: SqlcipherStore) -> Person:
    (person,) = store.people()
    return person


def give_space(store: SqlcipherStore, pages: int) -> None:
    """Let the file grow to so many pages: beyond, SQLite fails as on a full disk."""
    assert store._file._connection is not None
    store._file._connection.execute(f"PRAGMA max_page_count = {pages}").fetchone()


def test_on_a_full_disk_the_change_is_refused_as_a_whole_and_goes_through_later(
    store: SqlcipherStore, person: Person
) -> None:
    kept = Headline(id=new_id(), person_id=person.id, text="kept")
    store.apply(Action.WRITE_HEADLINE, puts=(kept,))
    give_space(store, 12)
    edits = [replace(kept, text="lost"), *more_than_memory_holds(person.id)]
    for _ in range(2):
        with pytest.raises(DiskFullError):
            store.apply(Action.WRITE_HEADLINE, puts=edits)
        assert store.of_person(Headline, person.id) == (kept,)
    give_space(store, 100_000)
    store.apply(Action.WRITE_HEADLINE, puts=edits)
    assert len(store.of_person(Headline, person.id, limit=2000)) == len(edits)


def test_a_full_disk_does_not_keep_anybody_from_undoing_and_reading(
    store: SqlcipherStore, path: Path, person: Person
) -> None:
    step = store.apply(Action.WRITE_PERSON, puts=(replace(person, name="New"),))
    give_space(store, 1)
    with pytest.raises(DiskFullError):
        store.apply(Action.WRITE_HEADLINE, puts=more_than_memory_holds(person.id))
    store.revert(step)
    store.close()
    again = cheap_vaults().open(path, PASSPHRASE)
    assert again.people() == (person,)
    again.close()


def test_another_program_that_writes_is_waited_for_and_then_named(
    store: SqlcipherStore, path: Path, person: Person
) -> None:
    other = raw_connection(path)
    other.execute("BEGIN EXCLUSIVE")
    assert store._file._connection is not None
    store._file._connection.execute("PRAGMA busy_timeout = 10")
    changed = replace(person, name="New")
    with pytest.raises(VaultInUseError):
        store.apply(Action.WRITE_PERSON, puts=(changed,))
    other.execute("ROLLBACK")
    store.apply(Action.WRITE_PERSON, puts=(changed,))
    assert store.people() == (changed,)
    other.close()


def test_a_change_to_a_damaged_file_is_told_as_damage_wherever_it_is(tmp_path: Path) -> None:
    path = tmp_path / "damaged.carevault"
    with closing(cheap_vaults().create(path, PASSPHRASE)) as store:
        (person,) = store.people()
        told = [Headline(id=new_id(), person_id=person.id, text="x" * 9_000) for _ in range(4)]
        store.apply(Action.WRITE_HEADLINE, puts=told)
    whole = path.read_bytes()
    edits = [replace(headline, text="y" * 9_000) for headline in told]
    noticed = 0
    for page in range(2, len(whole) // PAGE_BYTES):
        damaged = bytearray(whole)
        damaged[page * PAGE_BYTES + 100] ^= 1
        path.write_bytes(damaged)
        try:
            with closing(cheap_vaults().open(path, PASSPHRASE)) as store:
                store.apply(Action.WRITE_HEADLINE, puts=edits)
        except VaultDamagedError:
            noticed += 1
    assert noticed > 20


def test_a_bug_in_the_middle_of_a_change_leaves_nothing_of_it(
    store: SqlcipherStore, person: Person
) -> None:
    def fail() -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        store.apply(Action.WRITE_PERSON, puts=ThenDo([replace(person, name="Half")], fail))
    assert store.people() == (person,)
    changed = replace(person, name="Whole")
    store.apply(Action.WRITE_PERSON, puts=(changed,))
    assert store.people() == (changed,)
