"""Makes and opens vault files: the `Vaults` of domain/ports.py."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from carecompanion import host
from carecompanion.domain.backups import VaultAccess
from carecompanion.domain.changes import Action
from carecompanion.domain.errors import (
    FolderNotWritableError,
    VaultDamagedError,
    VaultExistsError,
    VaultInUseError,
    VaultMissingError,
)
from carecompanion.domain.ports import Clock
from carecompanion.domain.records import Person, new_id
from carecompanion.domain.vault_secrets import Secret
from carecompanion.vault.connection import DatabaseError, connect, fault_of, use_rollback_journal
from carecompanion.vault.keys import PARAMETERS, Argon2Parameters
from carecompanion.vault.new_file import build_new_file, creation_errors, remove_draft
from carecompanion.vault.page_check import PAGE_BYTES
from carecompanion.vault.schema import check_version, migrate
from carecompanion.vault.store import SqlcipherStore
from carecompanion.vault.unlocking import FileKey, fitting_key, new_file_key

if TYPE_CHECKING:
    import sqlite3


def utc_now() -> datetime:
    """The present moment in UTC."""
    return datetime.now(UTC)


class SqlcipherVaults:
    """A `Vaults` of SQLCipher files.

    New files take the newest set of `parameters`; tests may pass a cheap one.
    """

    def __init__(
        self, *, clock: Clock = utc_now, parameters: Mapping[int, Argon2Parameters] = PARAMETERS
    ) -> None:
        self._clock = clock
        self._parameters = parameters

    def create(self, path: Path, passphrase: str) -> SqlcipherStore:
        """See `Vaults.create`. The new vault holds one person, still without a name."""
        real = _real_path(path)
        if os.path.lexists(real):
            raise VaultExistsError(path)
        with creation_errors(path):
            host.make_private_folder(real.parent)
        with self._locked(path, real, must=True) as lock:
            key = new_file_key(passphrase, self._parameters)
            build_new_file(real, partial(self._fill, path, key=key))
            return self._store(path, real, key, lock)

    def open(self, path: Path, secret: Secret) -> SqlcipherStore:
        """See `Vaults.open`.

        The key is judged before SQLCipher touches the file, so that a wrong passphrase never
        writes: not even the roll-back of a change that a power cut interrupted.
        """
        real = _real_path(path)
        with _reading_errors(path):
            real.stat()  # nothing is made beside a file that is not there
            with self._locked(path, real, must=False) as lock:
                if lock is not None:
                    with contextlib.suppress(OSError):
                        remove_draft(real)
                key = fitting_key(path, secret, self._parameters)
                return self._store(path, real, key, lock)

    def _fill(self, path: Path, draft: Path, *, key: FileKey) -> None:
        with _opened(path, draft, key) as connection:
            use_rollback_journal(connection)
            migrate(connection)
            store = SqlcipherStore(connection, path, clock=self._clock, lock=None)
            store.apply(Action.START_NOTES, puts=(Person(id=new_id()),))
            store.close()

    def _store(
        self, path: Path, real: Path, key: FileKey, lock: host.FileLock | None
    ) -> SqlcipherStore:
        with _opened(path, real, key) as connection:
            check_version(connection, path)
            _check_length(connection, path)
            use_rollback_journal(connection)
            migrate(connection)
            access = VaultAccess(real, key.key, key.salt)
            return SqlcipherStore(connection, path, clock=self._clock, lock=lock, access=access)

    @contextmanager
    def _locked(self, path: Path, real: Path, *, must: bool) -> Iterator[host.FileLock | None]:
        """Hold the lock of a vault; it stays held when nothing goes wrong inside.

        Where no lock file can be made (a read-only folder) nothing can be written either, so
        opening goes on without; making a vault must have it.
        """
        lock = None
        try:
            lock = host.take_lock(real.with_name(f"{real.name}.lock"))
        except BlockingIOError as error:
            raise VaultInUseError(path) from error
        except OSError:
            if must:
                with creation_errors(path):
                    raise
        try:
            yield lock
        except BaseException:
            if lock is not None:
                lock.release()
            raise


@contextmanager
def _opened(path: Path, real: Path, key: FileKey) -> Iterator[sqlite3.Connection]:
    """A connection that is closed again when something goes wrong inside. Errors name `path`."""
    connection: sqlite3.Connection | None = None
    try:
        connection = connect(real, key.key, key.salt)
        yield connection
    except BaseException as error:
        if connection is not None:
            connection.close()
        fault = fault_of(error, path) if isinstance(error, DatabaseError) else None
        if fault is None:
            raise
        raise fault from error


def _check_length(connection: sqlite3.Connection, path: Path) -> None:
    """See that no page is missing; SQLite overlooks one that is cut in part."""
    pages = int(connection.execute("PRAGMA page_count").fetchone()[0])
    if path.stat().st_size < pages * PAGE_BYTES:
        raise VaultDamagedError(path)


@contextmanager
def _reading_errors(path: Path) -> Iterator[None]:
    """Turn errors of the file system into those of `Vaults.open`."""
    try:
        yield
    except FileNotFoundError as error:
        raise VaultMissingError(path) from error
    except PermissionError as error:
        # The nearest of the promised errors: this person may not use this file here.
        raise FolderNotWritableError(path) from error
    except OSError as error:
        raise VaultDamagedError(path) from error


def _real_path(path: Path) -> Path:
    """Where a vault is behind any links: two names of one file must meet at one lock."""
    return Path(os.path.realpath(path))
