"""Files of every released version open with all that was in them, and stay as they were beside it.

How a version gets its file: tests/vault/released/sample.py.
"""

from __future__ import annotations

import os
import re
import shutil
import sqlite3
import stat
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from carecompanion.domain.errors import (
    DiskFullError,
    EarlierVaultNotWritableError,
    VaultDamagedError,
)
from carecompanion.vault import migration, schema
from carecompanion.vault.connection import connect
from carecompanion.vault.keys import derive_root, vault_key
from carecompanion.vault.vaults import SqlcipherVaults
from tests.vault import child
from tests.vault.released import sample
from tests.vault.troubles import drive_in, read_only
from tests.vault.workbench import bytes_below, cheap_vaults, raw_connection

FILES = sorted(sample.FOLDER.glob("version-*.carevault"))
PASSPHRASE = sample.PASSPHRASE
COPY = f"notes.before-version-{schema.VERSION}.carevault"
TABLES = ("action", "record", "revision", "screen_state")
CHECK_WORDS = "INSERT INTO found_words (found_words, rank) VALUES ('integrity-check', 1)"
EARLIEST = "SELECT id, kind, person_id, headline_id, created_at, changed_at, deleted_at, revision"


@pytest.fixture(params=FILES, ids=lambda file: file.stem)
def path(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A copy of a released file."""
    path = tmp_path / "notes.carevault"
    shutil.copyfile(request.param, path)
    path.chmod(0o600)
    return path


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A copy of the oldest released file."""
    path = tmp_path / "notes.carevault"
    shutil.copyfile(FILES[0], path)
    return path


def raw(path: Path) -> sqlite3.Connection:
    salt = path.read_bytes()[:16]
    return connect(path, vault_key(derive_root(PASSPHRASE, salt)), salt)


def rows(path: Path) -> list[object]:
    """Everything the first version kept."""
    with closing(raw(path)) as connection:
        return [
            connection.execute("SELECT * FROM action ORDER BY id").fetchall(),
            connection.execute("SELECT * FROM revision ORDER BY id").fetchall(),
            connection.execute(f"{EARLIEST} FROM record ORDER BY sequence").fetchall(),
            connection.execute("SELECT * FROM screen_state ORDER BY key").fetchall(),
        ]


def tables(connection: sqlite3.Connection) -> list[tuple[str, ...]]:
    found = connection.execute("SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY name")
    return [(*names, re.sub(r"\s+", " ", sql or "")) for *names, sql in found]


def version(path: Path) -> int:
    with closing(raw(path)) as connection:
        return schema.version_of(connection)


def test_every_version_before_this_one_has_a_file() -> None:
    there = {file.stem for file in FILES}
    assert there >= {f"version-{number}" for number in range(1, schema.VERSION)}


def test_a_released_file_opens_with_all_that_was_in_it(path: Path) -> None:
    before = rows(path)
    store = SqlcipherVaults().open(path, PASSPHRASE)
    living = sample.living_records()
    assert tuple(store.get(record.id) for record in living) == living
    assert {key: store.read_state(key) for key in sample.STATE} == sample.STATE
    deleted, *_ = store.deleted()
    assert deleted.record == sample.deleted_headline()
    assert [each.action.value for each in store.history(sample.CONDITION)] == [
        *("undo", "write_fact", "write_answer"),
    ]
    store.close()
    assert rows(path) == before


def test_words_written_long_ago_are_found(path: Path) -> None:
    store = SqlcipherVaults().open(path, PASSPHRASE)
    by_kind = {record.KIND: record for record in sample.living_records()}
    assert store.find("twelve countries") == store.find("減った") == (by_kind["story"],)
    assert store.find("journey") == store.find("famil") == (by_kind["question_choice"],)
    assert store.find("week cure") == ()
    store.close()


def test_a_migrated_file_has_the_tables_of_a_new_one(path: Path, tmp_path: Path) -> None:
    SqlcipherVaults().open(path, PASSPHRASE).close()
    new = tmp_path / "new.carevault"
    cheap_vaults().create(new, PASSPHRASE).close()
    with closing(raw(path)) as migrated, closing(raw_connection(new, PASSPHRASE)) as fresh:
        assert tables(migrated) == tables(fresh)
        assert migrated.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert migrated.execute("PRAGMA foreign_key_check").fetchall() == []
        migrated.execute(
            "INSERT INTO found_words (found_words, rank) VALUES ('integrity-check', 1)"
        )


def test_the_file_as_it_was_stays_beside_it_for_its_owner_only(old: Path) -> None:
    before, found = rows(old), version(old)
    SqlcipherVaults().open(old, PASSPHRASE).close()
    copy = old.with_name(COPY)
    assert sorted(bytes_below(old.parent)) == sorted([COPY, old.name])
    assert rows(copy) == before
    assert (version(copy), version(old)) == (found, schema.VERSION)
    if os.name != "nt":
        assert stat.S_IMODE(copy.stat().st_mode) == 0o600


def test_it_is_copied_once_only(old: Path) -> None:
    for _ in range(2):
        SqlcipherVaults().open(old, PASSPHRASE).close()
    assert sorted(bytes_below(old.parent)) == sorted([COPY, old.name])


def test_a_file_that_has_the_name_of_the_copy_is_left_alone(old: Path) -> None:
    old.with_name(COPY).write_bytes(b"a letter")
    SqlcipherVaults().open(old, PASSPHRASE).close()
    left = bytes_below(old.parent)
    assert left[COPY] == b"a letter"
    assert version(old.with_name(f"notes.before-version-{schema.VERSION}-2.carevault")) == 1
    assert len(left) == 3


def test_where_no_copy_can_be_made_nothing_changes(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = bytes_below(old.parent)
    for error, expected in (
        (PermissionError, EarlierVaultNotWritableError),
        (OSError(28, "full"), DiskFullError),
    ):

        def refuse(_path: Path, error: object = error) -> None:
            raise error  # type: ignore[misc]

        monkeypatch.setattr("carecompanion.host.create_private_file", refuse)
        with pytest.raises(expected) as caught:
            SqlcipherVaults().open(old, PASSPHRASE)
        assert caught.value.path == old
        assert bytes_below(old.parent) == before
    monkeypatch.undo()
    SqlcipherVaults().open(old, PASSPHRASE).close()


def test_where_nothing_can_be_written_an_earlier_file_is_left_as_it_is_and_its_copy_opens(
    tmp_path: Path,
) -> None:
    with drive_in(tmp_path) as drive:
        stick, own = drive.stick / "notes.carevault", drive.outside / "notes.carevault"
        shutil.copyfile(sample.FOLDER / "version-1.carevault", stick)
        before = drive.files()
        with read_only(drive):
            for _ in range(2):
                with pytest.raises(EarlierVaultNotWritableError) as caught:
                    SqlcipherVaults().open(stick, sample.PASSPHRASE)
                assert caught.value.path == stick
            shutil.copyfile(stick, own)
        assert drive.files() == before
        with closing(SqlcipherVaults().open(own, sample.PASSPHRASE)) as store:
            assert store.people()


def test_a_disk_that_fills_while_the_tables_change_takes_neither_file_nor_space(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def nearly_full(connection: sqlite3.Connection) -> None:
        connection.execute("PRAGMA max_page_count = 13").fetchone()
        schema.migrate(connection)

    before = bytes_below(old.parent)
    monkeypatch.setattr(migration, "migrate", nearly_full)
    with pytest.raises(DiskFullError) as caught:
        SqlcipherVaults().open(old, PASSPHRASE)
    assert caught.value.path == old
    assert bytes_below(old.parent) == before


def test_a_damaged_file_is_called_damaged_and_left_as_it_is(old: Path) -> None:
    content = bytearray(old.read_bytes())
    content[5 * 4096 + 100] ^= 1
    old.write_bytes(content)
    with pytest.raises(VaultDamagedError) as caught:
        SqlcipherVaults().open(old, PASSPHRASE)
    assert caught.value.path == old
    assert bytes_below(old.parent) == {old.name: bytes(content)}


KILLED_WHILE_MIGRATING = """
from pathlib import Path
from carecompanion.vault import migration, words
from carecompanion.vault.vaults import SqlcipherVaults
from tests.vault.released.sample import PASSPHRASE
from tests.vault.workbench import kill_this_process
moment = sys.argv[2]
if moment == "copying":
    migration._is_whole = lambda *_: kill_this_process()
if moment == "between":
    migration.migrate = lambda connection: kill_this_process()
if moment == "migrating":
    keep = words._keep
    def and_die(connection, *rest):
        keep(connection, *rest)
        connection.execute("PRAGMA cache_spill = 1")
        kill_this_process()
    words._keep = and_die
SqlcipherVaults().open(Path(sys.argv[1]), PASSPHRASE)
"""


@pytest.mark.skipif(os.name == "nt", reason="kills of another kind")
@pytest.mark.parametrize("moment", ["copying", "between", "migrating"])
def test_a_kill_while_migrating_leaves_one_vault_that_opens(old: Path, moment: str) -> None:
    before = rows(old)
    assert child.run_to_its_end(KILLED_WHILE_MIGRATING, old, moment) == child.KILLED
    store = SqlcipherVaults().open(old, PASSPHRASE)
    living = sample.living_records()
    assert tuple(store.get(record.id) for record in living) == living
    store.close()
    assert rows(old) == before
    assert rows(old.with_name(COPY)) == before
    left = set(bytes_below(old.parent))
    assert left - {f".{COPY}.new"} == {COPY, old.name}


@pytest.fixture(autouse=True)
def no_rubbish(tmp_path: Path) -> Iterator[None]:
    yield
    assert not list(tmp_path.glob(".*.new")), "a draft of a copy was left"
