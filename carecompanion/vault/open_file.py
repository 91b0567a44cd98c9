"""The open file under all stores: its connection, transactions and revisions, its key and lock.

A store of one kind of rows takes an `OpenFile` and reads inside `connected`, writes inside
`transaction`, and writes records inside `writing`; nothing else opens, closes or locks the file.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from carecompanion.domain.backups import VaultAccess
from carecompanion.domain.changes import Action, ChangeSet
from carecompanion.domain.errors import (
    FolderNotWritableError,
    VaultChangedError,
    VaultDamagedError,
    VaultError,
    VaultMissingError,
)
from carecompanion.domain.ports.clock import Clock
from carecompanion.domain.progress import Progress
from carecompanion.host import FileLock
from carecompanion.vault.codec import BodyError
from carecompanion.vault.connection import (
    DatabaseError,
    fault_of,
    is_final,
    opened,
    use_rollback_journal,
    used,
)
from carecompanion.vault.file_keys import FileKeys
from carecompanion.vault.file_watch import FileWatch
from carecompanion.vault.key_change import write_copy
from carecompanion.vault.lock_note import locked
from carecompanion.vault.moments import kept
from carecompanion.vault.new_file import build_new_file, creation_errors, put_in_place
from carecompanion.vault.revisions import RevisionWriter, newest_action
from carecompanion.vault.soundness import expect_sound

if TYPE_CHECKING:
    import sqlite3


class OpenFile:
    """One vault file in use, on the thread that opened it.

    After one damaged page every later answer of the connection is wrong too (measured), so it is
    closed then, and everything asked of it fails in the same way from then on.
    """

    def __init__(
        self,
        connection: sqlite3.Connection,
        path: Path,
        *,
        clock: Clock,
        lock: FileLock | None,
        keys: FileKeys,
    ) -> None:
        self._connection: sqlite3.Connection | None = connection
        self._path = path
        self._clock = clock
        self._lock = lock
        self._keys = keys
        self._broken_by: type[VaultError] | None = None
        self._watch = FileWatch(connection, path, keys.real)
        self._newest_action = newest_action(connection)

    @property
    def path(self) -> Path:
        """The name that the person knows, for errors; another one after `keep_both`."""
        return self._path

    @property
    def keys(self) -> FileKeys:
        """The key of the file as it is now; another one after `change_passphrase`."""
        return self._keys

    def now(self) -> str:
        """The present moment as the file keeps it."""
        return kept(self._clock())

    @contextmanager
    def connected(self) -> Iterator[sqlite3.Connection]:
        """The connection, with its errors turned into those that the ports promise."""
        if self._broken_by is VaultMissingError:
            self._come_back()
        if self._broken_by is not None:
            raise self._broken_by(self._path)
        connection = self._use()
        try:
            yield connection
        except BodyError as error:
            raise VaultDamagedError(self._path) from error
        except DatabaseError as error:
            fault = fault_of(error, self._path)
            if fault is None:
                raise
            if is_final(error):
                self._give_up(type(fault))
            raise fault from error

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """All of what happens inside reaches the disk, or nothing of it."""
        with self.connected() as connection:
            connection.execute("BEGIN IMMEDIATE")
            try:
                self._watch.check(connection)
            except VaultError:
                self._roll_back(connection)
                raise
            try:
                yield connection
                newest = newest_action(connection)
                connection.execute("COMMIT")
                self._newest_action = newest
            except BaseException:
                self._roll_back(connection)
                self._watch.forgive(connection)
                raise

    @contextmanager
    def writing(
        self, action: Action, *, continuing: ChangeSet | None = None
    ) -> Iterator[RevisionWriter]:
        """Write the records that one action changes, all in one transaction.

        The change set of the writer is what was changed, once this has ended.
        """
        with self.transaction() as connection:
            yield RevisionWriter(connection, action, self.now(), continuing=continuing)

    def change_passphrase(self, new: str, *, progress: Progress) -> None:
        """See `NotesStore.change_passphrase`."""
        if self._lock is None:
            # Another program could go on writing into the file that is replaced.
            raise FolderNotWritableError(self._path)
        fresh = self._keys.fresh(new)
        with self.connected() as connection:
            self._watch.check(connection)
            try:
                write_copy(
                    connection, self._path, self._keys, fresh, at=self.now(), progress=progress
                )
            finally:
                self._watch.forgive(connection)  # writers were kept out all the while
        self._disconnect()
        try:
            with creation_errors(self._path):
                put_in_place(fresh.real)
            self._keys = fresh
        finally:
            self._reconnect()

    def keep_both(self, copy: Path) -> None:
        """See `NotesStore.keep_both`."""
        if self._connection is None:
            self._reconnect()
        with self.connected() as connection:
            expect_sound(connection, self._path)
        real = Path(os.path.realpath(copy))
        with ExitStack() as held, creation_errors(copy):
            lock = held.enter_context(locked(copy, real))
            build_new_file(real, self._copy_into)
            self._disconnect()
            if self._lock is not None:
                self._lock.release()
            self._lock, self._path, self._keys = lock, copy, replace(self._keys, real=real)
            self._reconnect()

    def access(self) -> VaultAccess:
        """What a second connection needs, to make a backup while this one is in use."""
        return VaultAccess(self._keys.real, self._keys.key.key, self._keys.key.salt)

    def close(self) -> None:
        """Close the file and let go of its lock. Closing twice is harmless."""
        self._disconnect()
        lock, self._lock = self._lock, None
        if lock is not None:
            lock.release()

    def _copy_into(self, draft: Path) -> None:
        with self.connected() as connection, used(self._path, draft, self._keys.key) as copy:
            use_rollback_journal(copy)
            connection.backup(copy)

    def _roll_back(self, connection: sqlite3.Connection) -> None:
        """Undo what was begun. A full disk already did, and a second time is an error."""
        try:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
        except DatabaseError:
            # The next opening rolls back from the journal; this connection knows no more.
            self._give_up(VaultDamagedError)

    def _give_up(self, fault: type[VaultError]) -> None:
        self._broken_by = fault
        self._disconnect()

    def _come_back(self) -> None:
        """Go on after a medium was away, if what it holds is what was written last.

        Raises:
            VaultMissingError: it is still away.
            VaultChangedError: somebody else wrote to it meanwhile.
        """
        self._reconnect()
        if newest_action(self._use()) != self._newest_action:
            self._give_up(VaultChangedError)

    def _reconnect(self) -> None:
        """Go on with the file that has the name now, whichever key it has."""
        try:
            with opened(self._path, self._keys.real, self._keys.key) as connection:
                use_rollback_journal(connection)
                self._watch = FileWatch(connection, self._path, self._keys.real)
        except VaultError as error:
            self._give_up(type(error))
            raise
        self._connection, self._broken_by = connection, None

    def _use(self) -> sqlite3.Connection:
        if self._connection is None:
            raise RuntimeError("the vault is closed")
        return self._connection

    def _disconnect(self) -> None:
        connection, self._connection = self._connection, None
        if connection is not None:
            connection.close()
