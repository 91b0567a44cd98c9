"""An earlier vault is copied before its tables change: the copy is whole and verified, or absent.

A kill at any moment leaves the earlier vault or the new one under its name, and perhaps the copy.
"""

from __future__ import annotations

import os
from contextlib import closing, suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from carecompanion.domain.errors import (
    DiskFullError,
    EarlierVaultNotWritableError,
    FolderNotWritableError,
    VaultDamagedError,
    VaultError,
)
from carecompanion.vault.connection import DatabaseError, connect, fault_of
from carecompanion.vault.new_file import build_new_file, remove_draft
from carecompanion.vault.revisions import newest_action
from carecompanion.vault.schema import VERSION, migrate, version_of
from carecompanion.vault.soundness import expect_sound
from carecompanion.vault.unlocking import FileKey

if TYPE_CHECKING:
    import sqlite3


def bring_up_to_date(connection: sqlite3.Connection, path: Path, real: Path, key: FileKey) -> None:
    """Give the vault in use the present tables, and keep it as it was beside it.

    `real` is the file, `path` the name that errors give. The caller holds the lock of the vault.

    Raises:
        DiskFullError, EarlierVaultNotWritableError: no copy can be made here; nothing has changed.
        VaultDamagedError: the vault is not whole; nothing has changed.
    """
    if version_of(connection) == VERSION:
        return
    try:
        _update(connection, path, real, key)
    except FolderNotWritableError as error:
        raise EarlierVaultNotWritableError(path) from error


def _update(connection: sqlite3.Connection, path: Path, real: Path, key: FileKey) -> None:
    copy = _keep_copy(connection, path, real, key)
    try:
        migrate(connection)
    except DatabaseError as error:
        fault = fault_of(error, path, writing=True)
        if copy is not None and isinstance(fault, DiskFullError):
            copy.unlink(missing_ok=True)  # the vault is as it was, and needs the space
        if fault is None:
            raise
        raise fault from error


def _keep_copy(connection: sqlite3.Connection, path: Path, real: Path, key: FileKey) -> Path | None:
    """The copy; None when one that an attempt cut short has left holds the same changes."""
    number = 1
    while os.path.lexists(copy := _name(real, number)):
        if _holds_the_same(copy, key, connection):
            with suppress(OSError):
                remove_draft(copy)
            return None
        number += 1
    try:
        build_new_file(copy, partial(_fill, connection, key))
    except VaultError as error:
        fault = VaultDamagedError if not _is_whole(connection, path) else type(error)
        raise fault(path) from error
    return copy


def _name(real: Path, number: int) -> Path:
    again = f"-{number}" if number > 1 else ""
    return real.with_name(f"{real.stem}.before-version-{VERSION}{again}{real.suffix}")


def _holds_the_same(copy: Path, key: FileKey, connection: sqlite3.Connection) -> bool:
    """Whether a file that lies there is a copy of the vault as it is now."""
    try:
        with closing(connect(copy, key.key, key.salt)) as there:
            return _state(there) == _state(connection)
    except DatabaseError:
        return False


def _state(connection: sqlite3.Connection) -> tuple[int, object]:
    return version_of(connection), newest_action(connection)


def _fill(source: sqlite3.Connection, key: FileKey, draft: Path) -> None:
    try:
        with closing(connect(draft, key.key, key.salt)) as target:
            source.backup(target)
        with closing(connect(draft, key.key, key.salt)) as made:
            whole = _is_whole(made, draft)
    except DatabaseError as error:
        fault = fault_of(error, draft, writing=True)
        if fault is None:
            raise
        raise fault from error
    if not whole:
        raise VaultDamagedError(draft)


def _is_whole(connection: sqlite3.Connection, path: Path) -> bool:
    """Whether every page is as it was written, and every table and index is in order."""
    try:
        expect_sound(connection, path)
    except (DatabaseError, VaultDamagedError):
        return False
    return True
