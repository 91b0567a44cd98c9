"""A new key for an open file: a whole, proved copy under the new key takes the file's name.

Never `PRAGMA rekey`: a power cut in it can leave a file that no passphrase opens (DESIGN.md
section 3; docs/decisions/0060). The old file is only read, so until the copy has its name nothing
has changed at all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from carecompanion.domain.errors import VaultDamagedError, VaultError, VaultMissingError
from carecompanion.domain.progress import Progress
from carecompanion.domain.vault_secrets import SHEET_STATE
from carecompanion.vault.connection import use_rollback_journal, used
from carecompanion.vault.file_keys import FileKeys
from carecompanion.vault.new_file import creation_errors, drafted
from carecompanion.vault.soundness import expect_sound

if TYPE_CHECKING:
    import sqlite3

_STEP_PAGES = 256
_CHANGED_BY_US = frozenset({"file_key", "screen_state"})


def write_copy(
    connection: sqlite3.Connection,
    path: Path,
    keys: FileKeys,
    fresh: FileKeys,
    *,
    at: str,
    progress: Progress,
) -> None:
    """Leave a complete copy under `fresh` beside the file: its draft, proved and on the disk.

    `connection` is the writing one of the file; it keeps every writer out meanwhile. `progress`
    hears of pages copied; what it raises ends the work, and no draft is left.

    Raises:
        VaultDamagedError: the file itself is not whole; it is left as it is.
        DiskFullError, FolderNotWritableError: there is no room, or no right, for the copy.
        VaultMissingError: the file, and with it the place of the copy, went away meanwhile.
    """
    with (
        _missing_when_gone(path, keys.real),
        _writers_kept_out(connection),
        used(path, keys.real, keys.key) as source,
    ):
        expect_sound(source, path)
        with creation_errors(path), drafted(fresh.real) as draft:
            with used(path, draft, fresh.key, writing=True) as copy:
                use_rollback_journal(copy)
                source.backup(copy, pages=_STEP_PAGES, progress=_told(progress))
                _note_new_key(copy, fresh, at)
            with used(path, draft, fresh.key) as copy:
                expect_sound(copy, path)
                if _counts(copy) != _counts(source):
                    raise VaultDamagedError(path)


@contextmanager
def _missing_when_gone(path: Path, real: Path) -> Iterator[None]:
    """Say that a stick was pulled out, instead of what that led to."""
    try:
        yield
    except VaultError as error:
        if not real.exists():
            raise VaultMissingError(path) from error
        raise


@contextmanager
def _writers_kept_out(connection: sqlite3.Connection) -> Iterator[None]:
    connection.execute("BEGIN IMMEDIATE")
    try:
        _clear_journal(connection)
        yield
    finally:
        if connection.in_transaction:  # a full disk has ended it already
            connection.execute("ROLLBACK")


def _clear_journal(connection: sqlite3.Connection) -> None:
    """Let SQLite take over, and so remove, the journal of a change killed before it began.

    Nothing is to be repaired from it, but it would lie beside the new file. What is written here
    is rolled back with the transaction and never reaches the file.
    """
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    connection.execute(f"PRAGMA user_version = {version + 1}")


def _told(progress: Progress) -> Callable[[int, int, int], None]:
    """`progress` as SQLite calls it: with its status, the pages to come and all pages."""

    def tell(_status: int, to_come: int, total: int) -> None:
        progress(total - to_come, total)

    return tell


def _note_new_key(copy: sqlite3.Connection, fresh: FileKeys, at: str) -> None:
    """Write down since when the key is in use, and forget what was said of the old sheet."""
    copy.execute("BEGIN IMMEDIATE")
    copy.execute("INSERT INTO file_key (salt, since) VALUES (?, ?)", (fresh.key.salt.hex(), at))
    copy.execute("DELETE FROM screen_state WHERE key = ?", (SHEET_STATE,))
    copy.execute("COMMIT")


def _counts(connection: sqlite3.Connection) -> dict[str, int]:
    """How many rows each table has, but for those that differ on purpose.

    A virtual table keeps its rows in others, which are counted.
    """
    tables = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table'"
        " AND sql NOT LIKE 'CREATE VIRTUAL%' ORDER BY name"
    ).fetchall()
    return {
        name: int(connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0])  # noqa: S608 - names from our schema
        for (name,) in tables
        if name not in _CHANGED_BY_US
    }
