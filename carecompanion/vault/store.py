"""An open vault: the `NotesStore` of domain/ports.py over one SQLCipher connection."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, cast
from uuid import UUID

from carecompanion.domain.changes import Action, ChangeSet
from carecompanion.domain.errors import VaultDamagedError, VaultError
from carecompanion.domain.history import DeletedRecord, Revision
from carecompanion.domain.ports import Clock, RecordT
from carecompanion.domain.records import Person, Record
from carecompanion.host import FileLock
from carecompanion.vault import deleted, history
from carecompanion.vault.codec import BodyError, decode, encode_text
from carecompanion.vault.connection import DatabaseError, fault_of, is_final
from carecompanion.vault.revisions import RevisionWriter
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


class SqlcipherStore:
    """A `NotesStore`. Made by `SqlcipherVaults`; used on the thread that made it.

    After one damaged page every later answer of the connection is wrong too (measured), so the
    store closes it and fails in the same way from then on.
    """

    def __init__(
        self, connection: sqlite3.Connection, path: Path, *, clock: Clock, lock: FileLock | None
    ) -> None:
        self._connection: sqlite3.Connection | None = connection
        self._path = path
        self._clock = clock
        self._lock = lock
        self._broken_by: type[VaultError] | None = None

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

    def close(self) -> None:
        """See `NotesStore.close`. Closing twice is harmless."""
        self._disconnect()
        lock, self._lock = self._lock, None
        if lock is not None:
            lock.release()

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

    def _now(self) -> str:
        return _kept(self._clock())

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        """All of what happens inside reaches the disk, or nothing of it."""
        with self._guarded() as connection:
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield connection
                connection.execute("COMMIT")
            except BaseException:
                self._roll_back(connection)
                raise

    @contextmanager
    def _guarded(self) -> Iterator[sqlite3.Connection]:
        """The connection, with its errors turned into those that the ports promise."""
        if self._broken_by is not None:
            raise self._broken_by(self._path)
        if self._connection is None:
            raise RuntimeError("the vault is closed")
        try:
            yield self._connection
        except BodyError as error:
            raise VaultDamagedError(self._path) from error
        except DatabaseError as error:
            fault = fault_of(error, self._path)
            if fault is None:
                raise
            if is_final(error):
                self._give_up(type(fault))
            raise fault from error

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

    def _disconnect(self) -> None:
        connection, self._connection = self._connection, None
        if connection is not None:
            connection.close()


def _kept(moment: datetime) -> str:
    """A moment as the file keeps it: as text, earlier is less."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds")
