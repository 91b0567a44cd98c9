"""Makes and opens vault files: the `Vaults` of domain/ports/vaults.py."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from carecompanion import host
from carecompanion.domain.archive import ArchiveWriter
from carecompanion.domain.backups import VaultAccess
from carecompanion.domain.changes import Action
from carecompanion.domain.errors import (
    VaultExistsError,
)
from carecompanion.domain.ports.clock import Clock
from carecompanion.domain.progress import Progress, unheard
from carecompanion.domain.records import Person, new_id
from carecompanion.domain.vault_secrets import FileNumber, Secret
from carecompanion.vault.archive import fill_from_archive
from carecompanion.vault.attachments import clear_unfinished
from carecompanion.vault.connection import opened, use_rollback_journal, used
from carecompanion.vault.file_keys import FileKeys, note_first_key
from carecompanion.vault.file_start import read_salt
from carecompanion.vault.keys import PARAMETERS, Argon2Parameters
from carecompanion.vault.lock_note import locked
from carecompanion.vault.mending import mend
from carecompanion.vault.migration import bring_up_to_date
from carecompanion.vault.moments import kept
from carecompanion.vault.new_file import build_new_file, creation_errors, remove_draft
from carecompanion.vault.open_file import OpenFile
from carecompanion.vault.reading import file_errors
from carecompanion.vault.revisions import RevisionWriter
from carecompanion.vault.schema import check_version, migrate
from carecompanion.vault.soundness import expect_length
from carecompanion.vault.store import SqlcipherStore
from carecompanion.vault.unlocking import FileKey, fitting_key, new_file_key

if TYPE_CHECKING:
    import sqlite3

Fill = Callable[["sqlite3.Connection"], None]
"""Writes the content of a new file whose tables are there."""


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
        return self._create(path, passphrase, self._start_notes)

    def create_from(
        self, path: Path, passphrase: str, fill: Callable[[ArchiveWriter], None]
    ) -> None:
        """See `ArchiveVaults.create_from`."""
        self._create(path, passphrase, partial(fill_from_archive, fill=fill)).close()

    @contextmanager
    def snapshot(
        self, access: VaultAccess, spare: Path, *, progress: Progress = unheard
    ) -> Iterator[SqlcipherStore]:
        """See `ArchiveVaults.snapshot`."""
        from carecompanion.vault.snapshot import copied_for_reading  # opening stays lean

        key = FileKey(access.key, access.salt, None)
        with ExitStack() as held:
            copying = copied_for_reading(access, spare, moment=self._clock(), progress=progress)
            copy = held.enter_context(copying)
            yield held.enter_context(contextlib.closing(self._store(copy, copy, key, None)))

    def open(self, path: Path, secret: Secret, *, take_over: bool = False) -> SqlcipherStore:
        """See `Vaults.open`.

        The key is judged before SQLCipher touches the file, so that a wrong passphrase never
        writes: not even the roll-back of a change that a power cut interrupted.
        """
        real = _real_path(path)
        with file_errors(path):
            real.stat()  # nothing is made beside a file that is not there
            with self._locked(path, real, must=False, take_over=take_over) as lock:
                if lock is not None:
                    with contextlib.suppress(OSError):
                        remove_draft(real)
                key = fitting_key(path, secret, self._parameters)
                return self._store(path, real, key, lock)

    def file_number(self, path: Path) -> FileNumber:
        """See `Vaults.file_number`."""
        with file_errors(path):
            return FileNumber(read_salt(path, self._parameters))

    def mend_start(self, path: Path, secret: Secret, number: FileNumber) -> None:
        """See `Vaults.mend_start`."""
        real = _real_path(path)
        with file_errors(path):
            real.stat()
            with self._locked(path, real, must=True) as lock:
                mend(path, real, secret, number, self._parameters)
                if lock is not None:
                    lock.release()

    def _create(self, path: Path, passphrase: str, fill: Fill) -> SqlcipherStore:
        real = _real_path(path)
        if os.path.lexists(real):
            raise VaultExistsError(path)
        with creation_errors(path):
            host.make_private_folder(real.parent)
        with self._locked(path, real, must=True) as lock:
            key = new_file_key(passphrase, self._parameters)
            build_new_file(real, partial(_fill, path, key=key, fill=fill))
            return self._store(path, real, key, lock)

    def _start_notes(self, connection: sqlite3.Connection) -> None:
        """The content of a new vault: one person, still without a name."""
        writer = RevisionWriter(connection, Action.START_NOTES, kept(self._clock()))
        connection.execute("BEGIN IMMEDIATE")
        writer.put(Person(id=new_id()))
        connection.execute("COMMIT")

    def _store(
        self, path: Path, real: Path, key: FileKey, lock: host.FileLock | None
    ) -> SqlcipherStore:
        with opened(path, real, key) as connection:
            check_version(connection, path)
            expect_length(connection, path)
            use_rollback_journal(connection)
            bring_up_to_date(connection, path, real, key)
            if lock is not None:
                clear_unfinished(connection, path)
            note_first_key(connection, key.salt)
            keys = FileKeys(real, key, self._parameters)
            file = OpenFile(connection, path, clock=self._clock, lock=lock, keys=keys)
            return SqlcipherStore(file)

    @contextmanager
    def _locked(
        self, path: Path, real: Path, *, must: bool, take_over: bool = False
    ) -> Iterator[host.FileLock | None]:
        """Hold the lock of a vault; it stays held when nothing goes wrong inside.

        Where no lock file can be made (a read-only folder) nothing can be written either, so
        opening goes on without; making a vault must have it.
        """
        with ExitStack() as held:
            lock = None
            try:
                lock = held.enter_context(locked(path, real, take_over=take_over))
            except OSError:
                if must:
                    with creation_errors(path):
                        raise
            yield lock


def _fill(path: Path, draft: Path, *, key: FileKey, fill: Fill) -> None:
    """Lay down the tables of a new file and let `fill` write into them. Leaves it closed."""
    with used(path, draft, key, writing=True) as connection:
        use_rollback_journal(connection)
        migrate(connection)
        fill(connection)
        note_first_key(connection, key.salt)


def _real_path(path: Path) -> Path:
    """Where a vault is behind any links: two names of one file must meet at one lock."""
    return Path(os.path.realpath(path))
