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
    DiskFullError,
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
    takes_writes,
    use_rollback_journal,
    used,
)
from carecompanion.vault.file_keys import FileKeys
from carecompanion.vault.file_watch import FileWatch
from carecompanion.vault.key_change import write_copy
from carecompanion.vault.lock_note import locked
from carecompanion.vault.moments import kept
from carecompanion.vault.new_file import build_new_file, creation_errors, journal_of, put_in_place
from carecompanion.vault.revisions import NewestAction, RevisionWriter, newest_action
from carecompanion.vault.soundness import expect_sound

if TYPE_CHECKING:
    import sqlite3


# Whoever could not write may be able to later, and what was written before can be looked for.
_MAY_PASS = frozenset({VaultMissingError, DiskFullError, FolderNotWritableError})


class OpenFile:
    """One vault file in use, on the thread that opened it.

    After one damaged page every later answer of the connection is wrong too (measured), so it is
    closed then, and everything asked of it fails in the same way from then on. After a write that
    failed the file is read anew, and used on if the newest change is there.
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
        self._is_writing = False
        self._takes_writes = True
        self._watch = FileWatch(connection, path, keys.real)
        self._newest_action = self._tried_action = newest_action(connection)

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
    def connected(self, *, writing: bool = False) -> Iterator[sqlite3.Connection]:
        """The connection, with its errors turned into those that the ports promise.

        Inside of one for writing all are.
        """
        # Opened while nothing could be written, a connection stays one for reading.
        is_for_reading = writing and not self._takes_writes and self._lock is not None
        if self._broken_by in _MAY_PASS or is_for_reading:
            self._come_back()
        if self._broken_by is not None:
            raise self._broken_by(self._path)
        connection = self._use()
        was_writing, self._is_writing = self._is_writing, self._is_writing or writing
        try:
            yield connection
        except BodyError as error:
            raise VaultDamagedError(self._path) from error
        except MemoryError:
            self._expect_whole(connection)
            raise
        except DatabaseError as error:
            fault = self._fault_after(error)
            if fault is None:
                raise
            raise fault from error
        finally:
            self._is_writing = was_writing

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """All of what happens inside reaches the disk, or nothing of it."""
        with self.connected(writing=True) as connection:
            connection.execute("BEGIN IMMEDIATE")
            try:
                self._watch.check(connection)
            except VaultError:
                self._roll_back(connection)
                raise
            try:
                yield connection
                self._tried_action = newest_action(connection)
                connection.execute("COMMIT")
                self._newest_action = self._tried_action
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
        with self.connected(writing=True) as connection:
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
        with (
            self.connected() as connection,
            used(self._path, draft, self._keys.key, writing=True) as copy,
        ):
            use_rollback_journal(copy)
            connection.backup(copy)

    def _expect_whole(self, connection: sqlite3.Connection) -> None:
        """SQLCipher says "out of memory" of some damaged pages under a change (measured)."""
        try:
            expect_sound(connection, self._path)
        except (DatabaseError, VaultDamagedError, MemoryError) as error:
            self._give_up(VaultDamagedError)
            raise VaultDamagedError(self._path) from error

    def _fault_after(self, error: sqlite3.Error) -> VaultError | None:
        """What an error of the connection means; what was saved has been looked for by then.

        Raises:
            As `_come_back`, when it is not there.
        """
        fault = fault_of(error, self._path, writing=self._is_writing)
        if fault is not None and is_final(error):
            self._give_up(type(fault))
        elif isinstance(fault, FolderNotWritableError):
            self._takes_writes = False
        if self._broken_by is DiskFullError:
            self._come_back()
        return fault

    def _roll_back(self, connection: sqlite3.Connection) -> None:
        """Undo what was begun. A full disk already did, and a second time is an error."""
        if connection is not self._connection:
            return  # it was given up, and the next one has rolled back from the journal
        try:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
        except DatabaseError:
            # The next one rolls back from the journal, and tells what is wrong if it cannot.
            self._give_up(DiskFullError)

    def _give_up(self, fault: type[VaultError]) -> None:
        self._broken_by = fault
        self._disconnect()

    def _come_back(self) -> None:
        """Go on after a medium was away or took no more, if it holds what was written last.

        A change that failed at its very end may have reached the disk all the same.

        Raises:
            VaultMissingError: it is still away.
            VaultDamagedError: it cannot be read, either.
            DiskFullError, FolderNotWritableError: it takes not even what reading it needs, to take
                back the change that was cut short.
        """
        self._disconnect()
        found = self._reconnect()
        if found not in (self._newest_action, self._tried_action):
            self._give_up(VaultChangedError)
        else:
            self._newest_action = found

    def _reconnect(self) -> NewestAction | None:
        """Go on with the file that has the name now, whichever key it has; its newest action."""
        # To read a file with a journal is to write: a change cut short is taken back.
        writing = self._broken_by is DiskFullError and journal_of(self._keys.real).exists()
        try:
            with opened(self._path, self._keys.real, self._keys.key, writing=writing) as connection:
                use_rollback_journal(connection)
                self._takes_writes = takes_writes(connection)
                self._watch = FileWatch(connection, self._path, self._keys.real)
                found = newest_action(connection)
        except VaultError as error:
            self._give_up(type(error))
            raise
        self._connection, self._broken_by = connection, None
        return found

    def _use(self) -> sqlite3.Connection:
        if self._connection is None:
            raise RuntimeError("the vault is closed")
        return self._connection

    def _disconnect(self) -> None:
        connection, self._connection = self._connection, None
        if connection is not None:
            connection.close()
