"""The settings of a connection are those that were measured to be safe."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from carecompanion.vault.connection import DatabaseError, use_rollback_journal
from tests.vault.workbench import PASSPHRASE, cheap_vaults, raw_connection


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "notes.carevault"
    cheap_vaults().create(path, PASSPHRASE).close()
    return path


@pytest.fixture
def connection(path: Path) -> Iterator[sqlite3.Connection]:
    connection = raw_connection(path)
    use_rollback_journal(connection)
    yield connection
    connection.close()


@pytest.mark.parametrize(
    ("setting", "value"),
    [
        ("journal_mode", "delete"),
        ("synchronous", 3),  # EXTRA: the folder is flushed after the journal is gone
        ("temp_store", 2),  # MEMORY
        ("foreign_keys", 1),
        ("trusted_schema", 0),
        ("cell_size_check", 1),
        ("secure_delete", 1),
        ("fullfsync", 1),
        ("cipher_page_size", "4096"),
        ("cipher_hmac_algorithm", "HMAC_SHA512"),
        ("cipher_use_hmac", "1"),
    ],
)
def test_setting(connection: sqlite3.Connection, setting: str, value: object) -> None:
    assert connection.execute(f"PRAGMA {setting}").fetchone() == (value,)


def test_no_second_file_can_be_attached(connection: sqlite3.Connection, tmp_path: Path) -> None:
    with pytest.raises(DatabaseError, match="not authorized"):
        connection.execute("ATTACH ? AS other KEY ''", (str(tmp_path / "plain.db"),))
    assert not (tmp_path / "plain.db").exists()


def test_no_extension_can_be_loaded(connection: sqlite3.Connection) -> None:
    with pytest.raises(DatabaseError, match="not authorized"):
        connection.execute("SELECT load_extension('anything')")


def test_damage_is_not_reported_on_the_terminal(
    path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    content = bytearray(path.read_bytes())
    content[4096 + 100] ^= 1
    path.write_bytes(content)
    spoiled = raw_connection(path)
    with pytest.raises(DatabaseError):
        spoiled.execute("PRAGMA integrity_check").fetchall()
    spoiled.close()
    assert capfd.readouterr() == ("", "")
