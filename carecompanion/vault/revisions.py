"""Writes what one action changes: every change is a new revision that links to the one before.

Only typing that goes on in one field overwrites its own newest revision. Nothing here begins or
ends a transaction; one writer serves one action inside the caller's.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast
from uuid import UUID

from carecompanion.domain.changes import Action, Change, ChangeSet
from carecompanion.domain.records import Attachment, Record, paper_text_id
from carecompanion.vault.codec import decode, encode
from carecompanion.vault.keying import drop_keys, keep_keys
from carecompanion.vault.placing import place_of
from carecompanion.vault.words import drop_words, keep_words

if TYPE_CHECKING:
    import sqlite3


NewestAction = tuple[int, str]
"""Number and moment of an action."""


@dataclass(frozen=True, slots=True)
class _Present:
    """A record as it stands: its newest revision, whose body is None when it is deleted.

    A row just inserted has no revision yet.
    """

    sequence: int
    kind: str
    revision: int | None
    body: str | None


class RevisionWriter:
    """Writes the revisions of one action. `at` is the moment of the action, as kept in the file.

    Records that `continuing` wrote last get their newest revision overwritten.
    """

    def __init__(
        self,
        connection: sqlite3.Connection,
        action: Action,
        at: str,
        *,
        continuing: ChangeSet | None = None,
    ) -> None:
        self._connection = connection
        self._action = action
        self._at = at
        self._action_id: int | None = None
        self._changes: dict[UUID, Change] = {}
        self._erased: list[UUID] = []
        open_changes = continuing.changes if continuing else ()
        self._open = {change.record_id: change for change in open_changes}

    def put(self, record: Record) -> None:
        """Make `record` the newest revision, unless it already is."""
        present = self._present(record.id) or self._insert(record)
        if present.kind != record.KIND:
            raise ValueError(f"a {present.kind} cannot become a {record.KIND}")
        if present.body is not None and decode(present.kind, present.body) == record:
            return
        body = encode(record)
        revision = self._overwrite(record.id, present, body) or self._add_revision(
            record.id, present.revision, body
        )
        self._connection.execute(
            "UPDATE record SET person_id = ?, headline_id = ?, topic = ?, dated = ?,"
            " changed_at = ?, deleted_at = NULL, erased_at = NULL, revision = ? WHERE sequence = ?",
            (
                *(str(record.person_id), _headline_id(record), *place_of(record)),
                *(self._at, revision, present.sequence),
            ),
        )
        keep_words(self._connection, present.sequence, record)
        keep_keys(self._connection, present.sequence, record)

    def delete(self, record_id: UUID) -> None:
        """Put a tombstone on a record, unless there is one or there never was a record.

        The words of a file go with it, whoever deletes it, and come back with it.
        """
        present = self._present(record_id)
        if present is None or present.body is None:
            return
        revision = self._add_revision(record_id, present.revision, None)
        self._connection.execute(
            "UPDATE record SET changed_at = ?, deleted_at = ?, revision = ?,"
            " topic = NULL, dated = NULL WHERE sequence = ?",
            (self._at, self._at, revision, present.sequence),
        )
        drop_words(self._connection, present.sequence)
        drop_keys(self._connection, present.sequence)
        if present.kind == Attachment.KIND:
            self.delete(paper_text_id(record_id))

    def restore(self, record_id: UUID, revision: int | None) -> None:
        """Take a record back to an earlier revision of its own; None means before it existed.

        To one that has been erased for good there is no way back: the record stays as it is.
        """
        if revision is None:
            self.delete(record_id)
            return
        kind, action, body = self._earlier(record_id, revision)
        if action == Action.ERASE:
            self._erased.append(record_id)
        elif body is None:
            self.delete(record_id)
        else:
            self.put(decode(kind, body))

    def change_set(self) -> ChangeSet:
        """What was written, one step for each record."""
        return ChangeSet(self._action, tuple(self._changes.values()), tuple(self._erased))

    def _present(self, record_id: UUID) -> _Present | None:
        row = self._connection.execute(
            "SELECT record.sequence, record.kind, revision.id, revision.body FROM record"
            " JOIN revision ON revision.id = record.revision WHERE record.id = ?",
            (str(record_id),),
        ).fetchone()
        return _Present(*row) if row else None

    def _earlier(self, record_id: UUID, revision: int) -> tuple[str, str, str | None]:
        """Kind, action and body of one state of a record."""
        row = self._connection.execute(
            "SELECT record.kind, action.action, revision.body FROM revision"
            " JOIN record ON record.id = revision.record_id"
            " JOIN action ON action.id = revision.action_id"
            " WHERE revision.id = ? AND revision.record_id = ?",
            (revision, str(record_id)),
        ).fetchone()
        if row is None:
            raise ValueError(f"revision {revision} is not one of {record_id}")
        return cast("tuple[str, str, str | None]", row)

    def _insert(self, record: Record) -> _Present:
        """A row for a new record, which still lacks its first revision."""
        sequence = self._insert_row(
            "INSERT INTO record (id, kind, person_id, headline_id, created_at, changed_at)"
            " VALUES (?, ?, ?, ?, ?, ?)",
            *(str(record.id), record.KIND, str(record.person_id), _headline_id(record)),
            *(self._at, self._at),
        )
        return _Present(sequence, record.KIND, None, None)

    def _overwrite(self, record_id: UUID, present: _Present, body: str) -> int | None:
        """Put `body` into the newest revision if the step that goes on wrote it; else None."""
        change = self._open.get(record_id)
        if change is None or change.after != present.revision or present.body is None:
            return None
        self._connection.execute(
            "UPDATE revision SET at = ?, body = ? WHERE id = ?", (self._at, body, change.after)
        )
        self._changes[record_id] = change
        return change.after

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
