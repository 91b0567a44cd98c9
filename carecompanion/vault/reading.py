"""Reading a closed notes file, or one that is open elsewhere, without writing a byte."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from carecompanion.domain.errors import (
    FolderNotWritableError,
    VaultDamagedError,
    VaultMissingError,
    VaultUnsettledError,
)
from carecompanion.vault.codec import BodyError
from carecompanion.vault.connection import DatabaseError, connect, fault_of
from carecompanion.vault.new_file import journal_of
from carecompanion.vault.schema import check_version
from carecompanion.vault.soundness import expect_length, expect_sound

if TYPE_CHECKING:
    import sqlite3


@contextmanager
def opened_for_reading(path: Path, key: bytes, salt: bytes) -> Iterator[sqlite3.Connection]:
    """One state of the file, whoever else writes to it meanwhile; it is one of ours, not too new.

    Raises:
        VaultMissingError, VaultDamagedError, NotAVaultError, VaultTooNewError, VaultInUseError.
        VaultUnsettledError: a change was cut short; what is in the file alone is not the truth.
    """
    connection = None
    try:
        connection = connect(path, key, salt, read_only=True)
        connection.execute("BEGIN")
        check_version(connection, path)
        yield connection
    except BodyError as error:
        raise VaultDamagedError(path) from error
    except DatabaseError as error:
        fault = fault_of(error, path)
        if isinstance(fault, FolderNotWritableError) and journal_of(path).exists():
            raise VaultUnsettledError(path) from error
        if fault is None:
            raise
        raise fault from error
    finally:
        if connection is not None:
            connection.close()


def check_pages(connection: sqlite3.Connection, path: Path) -> int:
    """See that every page is there, is what was written, and fits the others; how many there are.

    Raises:
        VaultDamagedError: it is not so.
    """
    pages = expect_length(connection, path)
    expect_sound(connection, path)
    if connection.execute("PRAGMA foreign_key_check").fetchone() is not None:
        raise VaultDamagedError(path)
    return pages


@contextmanager
def file_errors(path: Path) -> Iterator[None]:
    """Turn errors of the file system on reading `path` into those of `Vaults.open`."""
    try:
        yield
    except FileNotFoundError as error:
        raise VaultMissingError(path) from error
    except PermissionError as error:
        raise FolderNotWritableError(path) from error
    except OSError as error:
        raise VaultDamagedError(path) from error
