"""An open vault: the `NotesStore` of domain/ports.py over one SQLCipher connection."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, cast
from uuid import UUID

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
from carecompanion.domain.history import DeletedRecord, Revision
from carecompanion.domain.ports import Clock, RecordT
from carecompanion.domain.progress import Progress, unheard
from carecompanion.domain.records import Attachment, Person, Record
from carecompanion.domain.vault_secrets import FileNumber, RememberedKey, SheetSecrets
from carecompanion.host import FileLock
from carecompanion.vault import deleted, history
from carecompanion.vault.archive import SqlcipherArchive
from carecompanion.vault.attachments import (
    SqlcipherAttaching,
    SqlcipherAttachmentReader,
    StoreAccess,
)
from carecompanion.vault.codec import BodyError, decode, encode_text
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
from carecompanion.vault.new_file import build_new_file, creation_errors, journal_of, put_in_place
from carecompanion.vault.revisions import NewestAction, RevisionWriter, newest_action
from carecompanion.vault.soundness import expect_sound
from carecompanion.vault.words import match_for

if TYPE_CHECKING:
    import sqlite3

_CURRENT = (
    "SELECT record.kind, revision.body FROM record JOIN revision ON revision.id = record.revision"
    " WHERE record.deleted_at IS NULL"
)

# Newest first stops at the limit; the best first would have to weigh every record that fits.
_FOUND = (
    "SELECT record.kind, revision.body FROM found_words"
    " CROSS JOIN record ON record.sequence = found_words.rowid"
    " CROSS JOIN revision ON revision.id = record.revision"
    " WHERE found_words MATCH ?{whose} ORDER BY found_words.rowid DESC LIMIT ?"
)


# Whoever could not write may be able to later, and what was written before can be looked for.
_MAY_PASS = frozenset({VaultMissingError, DiskFullError, FolderNotWritableError})


class SqlcipherStore:
    """A `NotesStore`. Made by `SqlcipherVaults`; used on the thread that made it.

    After one damaged page every later answer of the connection is wrong too (measured), so the
    store closes it and fails in the same way from then on. After a write that failed it reads the
    file anew, and goes on if the newest change is there.
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

    def apply(
        self,
        action: Action,
        *,
        puts: Sequence[Record] = (),
        deletes: Sequence[UUID] = (),
        continuing: ChangeSet | None = None,
    ) -> ChangeSet:
        """See `NotesStore.apply`. `puts` are written first, then `deletes`."""
        with self._writing(action, continuing=continuing) as writer:
            for record in puts:
                writer.put(record)
            for record_id in deletes:
                writer.delete(record_id)
        return writer.change_set()

    def revert(self, changes: ChangeSet) -> ChangeSet:
        """See `NotesStore.revert`. The result carries `Action.UNDO`."""
        with self._writing(Action.UNDO) as writer:
            for change in changes.changes:
                writer.restore(change.record_id, change.before)
        return writer.change_set()

    def history(
        self, record_id: UUID, *, limit: int = 50, before: int | None = None
    ) -> tuple[Revision, ...]:
        """See `NotesStore.history`."""
        with self._guarded() as connection:
            return history.revisions(connection, record_id, limit=limit, before=before)

    def restore(self, record_id: UUID, revision: int) -> ChangeSet:
        """See `NotesStore.restore`. The result carries `Action.RESTORE`."""
        with self._writing(Action.RESTORE) as writer:
            writer.restore(record_id, revision)
        return writer.change_set()

    def deleted(
        self, *, limit: int = 50, after: DeletedRecord | None = None
    ) -> tuple[DeletedRecord, ...]:
        """See `NotesStore.deleted`."""
        with self._guarded() as connection:
            return deleted.items(connection, limit=limit, after=after)

    def restore_deleted(self, item: DeletedRecord) -> ChangeSet:
        """See `NotesStore.restore_deleted`. The result carries `Action.RESTORE`."""
        with self._transaction() as connection:
            writer = RevisionWriter(connection, Action.RESTORE, self._now())
            for record_id, revision in deleted.states_before(connection, item):
                writer.restore(record_id, revision)
        return writer.change_set()

    def erase_deleted(self, before: datetime) -> int:
        """See `NotesStore.erase_deleted`."""
        with self._transaction() as connection:
            return deleted.erase(connection, at=self._now(), before=_kept(before))

    def empty_deleted(self) -> int:
        """See `NotesStore.empty_deleted`."""
        with self._transaction() as connection:
            return deleted.erase(connection, at=self._now())

    def find(
        self, text: str, *, person_id: UUID | None = None, limit: int = 50
    ) -> tuple[Record, ...]:
        """See `NotesStore.find`."""
        match = match_for(text)
        if match is None:
            return ()
        whose = "" if person_id is None else " AND record.person_id = ?"
        values = (match, limit) if person_id is None else (match, str(person_id), limit)
        return self._records(_FOUND.format(whose=whose), *values)

    def get(self, record_id: UUID) -> Record | None:
        """See `NotesStore.get`."""
        found = self._records(f"{_CURRENT} AND record.id = ?", str(record_id))
        return found[0] if found else None

    def people(self) -> tuple[Person, ...]:
        """See `NotesStore.people`."""
        statement = f"{_CURRENT} AND record.kind = 'person' ORDER BY record.sequence"
        return cast("tuple[Person, ...]", self._records(statement))

    def of_person(
        self, kind: type[RecordT], person_id: UUID, *, limit: int = 50, after: UUID | None = None
    ) -> tuple[RecordT, ...]:
        """See `NotesStore.of_person`. Nothing comes after a record that never was."""
        statement = f"{_CURRENT} AND record.person_id = ? AND record.kind = ?"
        values: list[str | int] = [str(person_id), kind.KIND]
        if after is not None:
            statement += " AND record.sequence < (SELECT sequence FROM record WHERE id = ?)"
            values.append(str(after))
        statement += " ORDER BY record.sequence DESC LIMIT ?"
        return cast("tuple[RecordT, ...]", self._records(statement, *values, limit))

    def of_headline(self, kind: type[RecordT], headline_id: UUID) -> tuple[RecordT, ...]:
        """See `NotesStore.of_headline`."""
        statement = (
            f"{_CURRENT} AND record.headline_id = ? AND record.kind = ? ORDER BY record.sequence"
        )
        found = self._records(statement, str(headline_id), kind.KIND)
        return cast("tuple[RecordT, ...]", found)

    def attach(self, attachment: Attachment, source: BinaryIO) -> SqlcipherAttaching:
        """See `NotesStore.attach`."""
        return SqlcipherAttaching(attachment, source, self._access())

    def read_attachment(self, attachment_id: UUID) -> SqlcipherAttachmentReader | None:
        """See `NotesStore.read_attachment`."""
        record = self.get(attachment_id)
        if not isinstance(record, Attachment):
            return None
        return SqlcipherAttachmentReader(record, self._access())

    def archive(self) -> SqlcipherArchive:
        """See `ArchivedNotes.archive`."""
        return SqlcipherArchive(self._access())

    def read_state(self, key: str) -> str | None:
        """See `NotesStore.read_state`."""
        with self._guarded() as connection:
            row = connection.execute(
                "SELECT value FROM screen_state WHERE key = ?", (key,)
            ).fetchone()
        return None if row is None else str(json.loads(row[0]))

    def write_state(self, key: str, value: str) -> None:
        """See `NotesStore.write_state`."""
        with self._transaction() as connection:
            connection.execute(
                "INSERT INTO screen_state (key, value) VALUES (?, ?) ON CONFLICT (key)"
                " DO UPDATE SET value = excluded.value WHERE value <> excluded.value",
                (key, encode_text(value)),
            )

    @property
    def file_number(self) -> FileNumber:
        """See `NotesStore.file_number`."""
        return self._keys.number

    @property
    def key_is_outdated(self) -> bool:
        """See `NotesStore.key_is_outdated`."""
        return self._keys.is_outdated

    def recovery_sheet(self) -> SheetSecrets | None:
        """See `NotesStore.recovery_sheet`."""
        return self._keys.sheet

    def sheet_secrets(self, passphrase: str) -> SheetSecrets:
        """See `NotesStore.sheet_secrets`."""
        return self._keys.sheet_under(passphrase, self._path)

    def remembered_key(self) -> RememberedKey:
        """See `NotesStore.remembered_key`."""
        return self._keys.remembered

    def change_passphrase(self, new: str, *, progress: Progress = unheard) -> None:
        """See `NotesStore.change_passphrase`."""
        if self._lock is None:
            # Another program could go on writing into the file that is replaced.
            raise FolderNotWritableError(self._path)
        fresh = self._keys.fresh(new)
        with self._guarded(writing=True) as connection:
            self._watch.check(connection)
            try:
                write_copy(
                    connection, self._path, self._keys, fresh, at=self._now(), progress=progress
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
        with self._guarded() as connection:
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
        """See `NotesStore.close`. Closing twice is harmless."""
        self._disconnect()
        lock, self._lock = self._lock, None
        if lock is not None:
            lock.release()

    def _copy_into(self, draft: Path) -> None:
        with (
            self._guarded() as connection,
            used(self._path, draft, self._keys.key, writing=True) as copy,
        ):
            use_rollback_journal(copy)
            connection.backup(copy)

    def _access(self) -> StoreAccess:
        return StoreAccess(
            path=self._path,
            connected=self._guarded,
            transaction=self._transaction,
            writing=self._writing,
        )

    def _records(self, statement: str, *values: str | int) -> tuple[Record, ...]:
        with self._guarded() as connection:
            rows = connection.execute(statement, values).fetchall()
            return tuple(decode(kind, body) for kind, body in rows)

    @contextmanager
    def _writing(
        self, action: Action, *, continuing: ChangeSet | None = None
    ) -> Iterator[RevisionWriter]:
        with self._transaction() as connection:
            yield RevisionWriter(connection, action, self._now(), continuing=continuing)

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        """All of what happens inside reaches the disk, or nothing of it."""
        with self._guarded(writing=True) as connection:
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
    def _guarded(self, *, writing: bool = False) -> Iterator[sqlite3.Connection]:
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

    def _now(self) -> str:
        return _kept(self._clock())

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


def _kept(moment: datetime) -> str:
    """A moment as the file keeps it: as text, earlier is less."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds")
