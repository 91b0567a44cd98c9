"""Opening a SQLCipher file with the settings that keep notes secret and durable.

The only module that imports sqlcipher3, which carries no types; its interface is that of
`sqlite3`, so connections are typed as such. Where each setting comes from: docs/decisions/0012.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, cast
from urllib.parse import quote

from sqlcipher3 import dbapi2

from carecompanion.domain.errors import (
    DiskFullError,
    FolderNotWritableError,
    VaultDamagedError,
    VaultError,
    VaultInUseError,
    VaultMissingError,
)
from carecompanion.vault.unlocking import FileKey

if TYPE_CHECKING:
    import sqlite3

DatabaseError: type[sqlite3.Error] = dbapi2.Error
"""What a connection of this module raises."""

_BUSY_SECONDS = 5.0

_SETTINGS = (
    "temp_store = MEMORY",  # sorting would write plain text into the temp folder
    "cache_size = -16000",  # KiB; filled as it is used, so that a search decrypts pages once
    "secure_delete = ON",
    "foreign_keys = ON",
    "trusted_schema = OFF",
    "cell_size_check = ON",
    "synchronous = EXTRA",
    "fullfsync = ON",  # macOS: through the cache of the drive; elsewhere without effect
)

# The errors of `Connection.backup` carry only the text that SQLite has for their code.
_SAID_BY_BACKUP = {
    "database or disk is full": dbapi2.SQLITE_FULL,
    "database is locked": dbapi2.SQLITE_BUSY,
    "database table is locked": dbapi2.SQLITE_LOCKED,
    "file is not a database": dbapi2.SQLITE_NOTADB,
    "database disk image is malformed": dbapi2.SQLITE_CORRUPT,
    "disk I/O error": dbapi2.SQLITE_IOERR,
    "attempt to write a readonly database": dbapi2.SQLITE_READONLY,
    "unable to open database file": dbapi2.SQLITE_CANTOPEN,
}

_RULES = frozenset({dbapi2.SQLITE_CONSTRAINT})
_FULL = frozenset({dbapi2.SQLITE_FULL})
_BUSY = frozenset({dbapi2.SQLITE_BUSY, dbapi2.SQLITE_LOCKED})
_DAMAGE = frozenset({dbapi2.SQLITE_NOTADB, dbapi2.SQLITE_CORRUPT, dbapi2.SQLITE_IOERR})
_NOT_WRITABLE = frozenset({dbapi2.SQLITE_READONLY, dbapi2.SQLITE_CANTOPEN, dbapi2.SQLITE_PERM})
_FAULTS: tuple[tuple[frozenset[int], type[VaultError]], ...] = (
    (_FULL, DiskFullError),
    (_BUSY, VaultInUseError),
    (_DAMAGE, VaultDamagedError),
    (_NOT_WRITABLE, FolderNotWritableError),
)


def connect(path: Path, key: bytes, salt: bytes, *, read_only: bool = False) -> sqlite3.Connection:
    """A connection to an existing file, even an empty one; it has not read anything yet.

    Call `use_rollback_journal` once it is clear that the file may be written to. With `read_only`
    nothing is ever written, not even the roll-back of a change that was cut short.
    """
    connection = _keyed(path, key, salt, read_only=read_only)
    try:
        for setting in _SETTINGS:
            connection.execute(f"PRAGMA {setting}")
    except BaseException:
        connection.close()
        raise
    return connection


def is_as_long_as_it_says(path: Path, key: bytes, salt: bytes) -> bool:
    """Whether the end of a file is there, going by its first page, which has to be whole.

    Nothing but that page is read: more than it may be damaged.
    """
    connection = _keyed(path, key, salt, read_only=True)
    try:
        connection.execute("PRAGMA user_version").fetchone()
    except DatabaseError:
        return False
    finally:
        connection.close()
    return True


def _keyed(path: Path, key: bytes, salt: bytes, *, read_only: bool) -> sqlite3.Connection:
    connection = cast(
        "sqlite3.Connection",
        dbapi2.connect(
            _uri(path, read_only), uri=True, isolation_level=None, timeout=_BUSY_SECONDS
        ),
    )
    # SQLCipher reports damage on stderr unless told not to before the key.
    connection.execute("PRAGMA cipher_log_level = NONE")
    connection.execute(f"PRAGMA key = \"x'{key.hex()}{salt.hex()}'\"")
    connection.execute("PRAGMA cipher_compatibility = 4")  # whatever a later SQLCipher prefers
    return connection


@contextmanager
def opened(
    path: Path, real: Path, key: FileKey, *, writing: bool = False
) -> Iterator[sqlite3.Connection]:
    """A connection to `real`, left open unless something goes wrong inside.

    As to `writing`, see `fault_of`.

    Raises:
        VaultError: about `path`, for what a connection reports as its own trouble inside.
    """
    connection: sqlite3.Connection | None = None
    try:
        connection = connect(real, key.key, key.salt)
        yield connection
    except BaseException as error:
        if connection is not None:
            connection.close()
        fault = None
        if isinstance(error, DatabaseError):
            fault = fault_of(error, path, real=real, writing=writing)
        if fault is None:
            raise
        raise fault from error


@contextmanager
def used(
    path: Path, real: Path, key: FileKey, *, writing: bool = False
) -> Iterator[sqlite3.Connection]:
    """As `opened`, and closed in every case."""
    with opened(path, real, key, writing=writing) as connection:
        yield connection
        connection.close()


def use_rollback_journal(connection: sqlite3.Connection) -> None:
    """Set the journal, and forbid ATTACH, which could write an unencrypted file."""
    connection.execute("PRAGMA journal_mode = DELETE").fetchone()
    connection.set_authorizer(_authorize)


def takes_writes(connection: sqlite3.Connection) -> bool:
    """Whether it can write now; one that was opened where nobody may write never will."""
    try:
        connection.execute("DELETE FROM action WHERE 0")  # begins to write, and writes nothing
    except DatabaseError:
        return False
    return True


def fault_of(
    error: sqlite3.Error, path: Path, *, real: Path | None = None, writing: bool = False
) -> VaultError | None:
    """The expected failure behind a database error; None when it is a bug of ours.

    Only a disk without any room is SQLITE_FULL. A quota, a limit for the size of files and a write
    that fails are SQLITE_IOERR, as is a page that cannot be read, and the library does not hand
    out the code that would tell them apart: `writing` says which it was. `real` is the file, when
    `path` is only the name that the error gives.
    """
    code = _primary_code(error)
    if code in _DAMAGE | _NOT_WRITABLE and not os.path.exists(real or path):  # noqa: PTH110 - never raises
        return VaultMissingError(path)  # a stick pulled out, a file moved away from under us
    if writing and code == dbapi2.SQLITE_IOERR:
        return DiskFullError(path)
    fault = next((fault for codes, fault in _FAULTS if code in codes), None)
    return fault(path) if fault else None


def breaks_a_rule(error: sqlite3.Error) -> bool:
    """Whether a row was refused because it contradicts the tables or another row."""
    return _primary_code(error) in _RULES


def is_final(error: sqlite3.Error) -> bool:
    """Whether the connection can no longer be trusted: after damage every answer is wrong.

    After a write that failed, too: what is true is on the disk, and for a new one to read.
    """
    return _primary_code(error) in _DAMAGE


def _primary_code(error: sqlite3.Error) -> int:
    code = getattr(error, "sqlite_errorcode", None)
    return _SAID_BY_BACKUP.get(str(error), 0) if code is None else int(code) & 0xFF


def _authorize(
    action: int, _one: str | None, _two: str | None, _database: str | None, _source: str | None
) -> int:
    allowed: int = dbapi2.SQLITE_OK
    denied: int = dbapi2.SQLITE_DENY
    return denied if action == dbapi2.SQLITE_ATTACH else allowed


def _uri(path: Path, read_only: bool) -> str:
    """`path` for SQLite, which must not make a missing file: a new one opens with any key."""
    place = path.absolute().as_posix()
    root = "" if place.startswith("/") else "/"
    return f"file://{root}{quote(place)}?mode={'ro' if read_only else 'rw'}"
