"""Writes what one action changes: every change is a new revision that links to the one before.

Nothing here begins or ends a transaction; one writer serves one action inside the caller's.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast
from uuid import UUID

from carecompanion.domain.changes import Action, Change, ChangeSet
from carecompanion.domain.records import Record
from carecompanion.vault.codec import decode, encode

if TYPE_CHECKING:
    import sqlite3


NewestAction = tuple[int, str]
"""Number and moment of an action."""


@dataclass(frozen=True, slots=True)
class _Present:
    """A record as it stands: its newest revision, whose body is None when it is deleted.

    A row just inserted has no revision yet.
    """

    kind: str
    revision: int | None
    body: str | None


class RevisionWriter:
    """Writes the revisions of one action. `at` is the moment of the action, as kept in the file."""

    def __init__(self, connection: sqlite3.Connection, action: Action, at: str) -> None:
        self._connection = connection
        self._action = action
        self._at = at
        self._action_id: int | None = None
        self._changes: dict[UUID, Change] = {}

    def put(self, record: Record) -> None:
        """Make `record` the newest revision, unless it already is."""
        present = self._present(record.id) or self._insert(record)
        if present.kind != record.KIND:
            raise ValueError(f"a {present.kind} cannot become a {record.KIND}")
        if present.body is not None and decode(present.kind, present.body) == record:
            return
        revision = self._add_revision(record.id, present.revision, encode(record))
        self._connection.execute(
            "UPDATE record SET person_id = ?, headline_id = ?, changed_at = ?,"
            " deleted_at = NULL, revision = ? WHERE id = ?",
            (str(record.person_id), _headline_id(record), self._at, revision, str(record.id)),
        )

    def delete(self, record_id: UUID) -> None:
        """Put a tombstone on a record, unless there is one or there never was a record."""
        present = self._present(record_id)
        if present is None or present.body is None:
            return
        revision = self._add_revision(record_id, present.revision, None)
        self._connection.execute(
            "UPDATE record SET changed_at = ?, deleted_at = ?, revision = ? WHERE id = ?",
            (self._at, self._at, revision, str(record_id)),
        )

    def restore(self, record_id: UUID, revision: int | None) -> None:
        """Take a record back to an earlier revision of its own; None means before it existed."""
        earlier = None if revision is None else self._earlier(record_id, revision)
        if earlier is None:
            self.delete(record_id)
        else:
            self.put(earlier)

    @property
    def newest_action(self) -> NewestAction | None:
        """The action of this writer, once it has written something."""
        return None if self._action_id is None else (self._action_id, self._at)

    def change_set(self) -> ChangeSet:
        """What was written, one step for each record."""
        return ChangeSet(self._action, tuple(self._changes.values()))

    def _present(self, record_id: UUID) -> _Present | None:
        row = self._connection.execute(
            "SELECT record.kind, revision.id, revision.body FROM record"
            " JOIN revision ON revision.id = record.revision WHERE record.id = ?",
            (str(record_id),),
        ).fetchone()
        return _Present(*row) if row else None

    def _earlier(self, record_id: UUID, revision: int) -> Record | None:
        row = self._connection.execute(
            "SELECT record.kind, revision.body FROM revision"
            " JOIN record ON record.id = revision.record_id"
            " WHERE revision.id = ? AND revision.record_id = ?",
            (revision, str(record_id)),
        ).fetchone()
        if row is None:
            raise ValueError(f"revision {revision} is not one of {record_id}")
        kind, body = row
        return None if body is None else decode(kind, body)

    def _insert(self, record: Record) -> _Present:
        """A row for a new record, which still lacks its first revision."""
        self._connection.execute(
            "INSERT INTO record (id, kind, person_id, headline_id, created_at, changed_at)"
            " VALUES (?, ?, ?, ?, ?, ?)",
            (
                *(str(record.id), record.KIND, str(record.person_id), _headline_id(record)),
                *(self._at, self._at),
            ),
        )
        return _Present(record.KIND, None, None)

    def _add_revision(self, record_id: UUID, earlier: int | None, body: str | None) -> int:
        if self._action_id is None:
            self._action_id = self._insert_row(
                "INSERT INTO action (action, at) VALUES (?, ?)", self._action.value, self._at
            )
        revision = self._insert_row(
            "INSERT INTO revision (record_id, earlier, action_id, at, body) VALUES (?, ?, ?, ?, ?)",
            *(str(record_id), earlier, self._action_id, self._at, body),
        )
        first = self._changes.get(record_id)
        before = first.before if first else earlier
        self._changes[record_id] = Change(record_id, before, revision)
        return revision

    def _insert_row(self, statement: str, *values: str | int | None) -> int:
        return cast("int", self._connection.execute(statement, values).lastrowid)


def newest_action(connection: sqlite3.Connection) -> NewestAction | None:
    """The newest action in a file: two copies of it that went apart differ here."""
    row = connection.execute("SELECT id, at FROM action ORDER BY id DESC LIMIT 1").fetchone()
    return None if row is None else (int(row[0]), str(row[1]))


def _headline_id(record: Record) -> str | None:
    headline_id: UUID | None = getattr(record, "headline_id", None)
    return str(headline_id) if headline_id else None
