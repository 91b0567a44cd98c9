"""An open vault: the `NotesStore` of domain/ports.py over one SQLCipher connection."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC
from pathlib import Path
from typing import TYPE_CHECKING, cast
from uuid import UUID

from carecompanion.domain.backups import VaultAccess
from carecompanion.domain.changes import Action, ChangeSet
from carecompanion.domain.errors import VaultDamagedError, VaultError
from carecompanion.domain.ports import Clock, RecordT
from carecompanion.domain.records import Person, Record
from carecompanion.host import FileLock
from carecompanion.vault.codec import BodyError, decode, encode_text
from carecompanion.vault.connection import DatabaseError, fault_of, is_final
from carecompanion.vault.revisions import RevisionWriter

if TYPE_CHECKING:
    import sqlite3

_CURRENT = (
    "SELECT record.kind, revision.body FROM record JOIN revision ON revision.id = record.revision"
    " WHERE record.deleted_at IS NULL"
)


class SqlcipherStore:
    """A `NotesStore`. Made by `SqlcipherVaults`; used on the thread that made it.

    After one damaged page every later answer of the connection is wrong too (measured), so the
    store closes it and fails in the same way from then on.
    """

    def __init__(
        self,
        connection: sqlite3.Connection,
        path: Path,
        *,
        clock: Clock,
        lock: FileLock | None,
        access: VaultAccess | None = None,
    ) -> None:
        self._connection: sqlite3.Connection | None = connection
        self._path = path
        self._access = access
        self._clock = clock
        self._lock = lock
        self._broken_by: type[VaultError] | None = None

    def apply(
        self, action: Action, *, puts: Sequence[Record] = (), deletes: Sequence[UUID] = ()
    ) -> ChangeSet:
        """See `NotesStore.apply`. `puts` are written first, then `deletes`."""
        with self._writing(action) as writer:
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

    def access(self) -> VaultAccess:
        """What a second connection needs, to make a backup while this one is in use."""
        if self._access is None:
            raise RuntimeError("this store is not one of a finished file")
        return self._access

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
    def _writing(self, action: Action) -> Iterator[RevisionWriter]:
        with self._transaction() as connection:
            at = self._clock().astimezone(UTC).isoformat(timespec="milliseconds")
            yield RevisionWriter(connection, action, at)

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
