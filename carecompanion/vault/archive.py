"""All rows of a vault as domain values, and a new vault from them (domain/archive.py)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING, Any, BinaryIO
from uuid import UUID

from carecompanion.domain.archive import (
    ArchivedAction,
    ArchivedContent,
    ArchivedRecord,
    ArchivedRevision,
)
from carecompanion.domain.changes import Action
from carecompanion.domain.errors import ImportFault, ImportRefusedError, VaultDamagedError
from carecompanion.domain.records import Record
from carecompanion.vault.attachments import (
    ContentSum,
    finish_content,
    insert_chunk,
    insert_content,
    read_chunk,
    stored_chunks,
)
from carecompanion.vault.codec import decode, encode
from carecompanion.vault.connection import DatabaseError, breaks_a_rule
from carecompanion.vault.keying import key_all_records
from carecompanion.vault.open_file import OpenFile
from carecompanion.vault.placing import place_all_records
from carecompanion.vault.words import keep_all_words

if TYPE_CHECKING:
    import sqlite3

_ROWS_A_READ = 32  # a story has up to 1 MB

_ACTIONS = "SELECT id, action, at FROM action WHERE id > ? ORDER BY id LIMIT ?"
_RECORDS = (
    "SELECT sequence, id, kind, person_id, headline_id, created_at, changed_at, deleted_at,"
    " erased_at, revision FROM record WHERE sequence > ? ORDER BY sequence LIMIT ?"
)
_REVISIONS = (
    "SELECT revision.id, record_id, record.kind, earlier, action_id, at, body FROM revision"
    " JOIN record ON record.id = record_id WHERE revision.id > ? ORDER BY revision.id LIMIT ?"
)
_CONTENTS = (
    "SELECT sha256, id, size FROM attachment_content WHERE sha256 > ? ORDER BY sha256 LIMIT ?"
)

# Records whose row says something else than their newest revision.
_RECORDS_APART = """
    SELECT record.sequence FROM record LEFT JOIN revision ON revision.id = record.revision
    WHERE (record.revision IS NULL AND record.erased_at IS NULL)
       OR revision.record_id <> record.id
       OR (record.deleted_at IS NULL) <> (revision.body IS NOT NULL)
       OR (revision.body IS NOT NULL AND (
           coalesce(json_extract(revision.body, '$.person_id'), record.id) <> record.person_id
           OR json_extract(revision.body, '$.headline_id') IS NOT record.headline_id))
    LIMIT 1
"""
_REVISIONS_APART = """
    SELECT revision.id FROM revision JOIN revision AS before ON before.id = revision.earlier
    WHERE before.record_id <> revision.record_id OR before.id >= revision.id LIMIT 1
"""


class SqlcipherArchive:
    """An `Archive` over an open vault; rows are read by their key, some at a time."""

    def __init__(self, file: OpenFile) -> None:
        self._file = file

    def actions(self) -> Iterator[ArchivedAction]:
        """See `Archive.actions`."""
        for number, action, at in self._rows(_ACTIONS, 0):
            yield ArchivedAction(id=number, action=self._known_action(action), at=at)

    def records(self) -> Iterator[ArchivedRecord]:
        """See `Archive.records`."""
        for row in self._rows(_RECORDS, 0):
            sequence, record_id, kind, person_id, headline_id, created, changed = row[:7]
            deleted, erased, revision = row[7:]
            yield ArchivedRecord(
                sequence=sequence,
                id=UUID(record_id),
                kind=kind,
                person_id=UUID(person_id),
                headline_id=UUID(headline_id) if headline_id else None,
                created_at=created,
                changed_at=changed,
                deleted_at=deleted,
                erased_at=erased,
                revision=revision,
            )

    def revisions(self) -> Iterator[ArchivedRevision]:
        """See `Archive.revisions`."""
        for number, record_id, kind, earlier, action_id, at, body in self._rows(_REVISIONS, 0):
            yield ArchivedRevision(
                id=number,
                record_id=UUID(record_id),
                kind=kind,
                earlier=earlier,
                action_id=action_id,
                at=at,
                body=None if body is None else self._decoded(kind, body),
            )

    def contents(self) -> Iterator[ArchivedContent]:
        """See `Archive.contents`."""
        for sha256, content_id, size in self._rows(_CONTENTS, ""):
            chunks = partial(stored_chunks, self._file, content_id, size, sha256)
            yield ArchivedContent(sha256=sha256, size=size, chunks=chunks)

    def _rows(self, statement: str, after: int | str) -> Iterator[tuple[Any, ...]]:
        while True:
            with self._file.connected() as connection:
                rows = connection.execute(statement, (after, _ROWS_A_READ)).fetchall()
            yield from rows
            if len(rows) < _ROWS_A_READ:
                return
            after = rows[-1][0]

    def _known_action(self, action: str) -> Action:
        try:
            return Action(action)
        except ValueError:
            raise VaultDamagedError(self._file.path) from None

    def _decoded(self, kind: str, body: str) -> Record:
        with self._file.connected():  # which gives a body that does not fit its right error
            return decode(kind, body)


class SqlcipherArchiveWriter:
    """An `ArchiveWriter` into the draft of a new vault, inside one transaction."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def add_action(self, action: ArchivedAction) -> None:
        """See `ArchiveWriter.add_action`."""
        values = (action.id, action.action.value, action.at)
        self._insert(f"action {action.id}", "action (id, action, at)", *values)

    def add_record(self, record: ArchivedRecord) -> None:
        """See `ArchiveWriter.add_record`."""
        self._insert(
            f"record {record.sequence}",
            "record (sequence, id, kind, person_id, headline_id, created_at, changed_at,"
            " deleted_at, erased_at, revision)",
            *(record.sequence, str(record.id), record.kind, str(record.person_id)),
            str(record.headline_id) if record.headline_id else None,
            *(record.created_at, record.changed_at, record.deleted_at, record.erased_at),
            record.revision,
        )

    def add_revision(self, revision: ArchivedRevision) -> None:
        """See `ArchiveWriter.add_revision`."""
        part, body = f"revision {revision.id}", revision.body
        kind = self._kind_of(revision.record_id)
        is_other = body is not None and (body.id != revision.record_id or kind != body.KIND)
        if kind != revision.kind or is_other:
            raise ImportRefusedError(part, ImportFault.NOT_TOGETHER)
        self._insert(
            part,
            "revision (id, record_id, earlier, action_id, at, body)",
            *(revision.id, str(revision.record_id), revision.earlier, revision.action_id),
            *(revision.at, None if body is None else encode(body)),
        )

    def add_content(self, sha256: str, size: int, source: BinaryIO) -> None:
        """See `ArchiveWriter.add_content`."""
        part, content, position = f"attachment {sha256}", ContentSum(), 0
        content_id = insert_content(self._connection, size)
        while content.size <= size and (chunk := read_chunk(source)):
            content.add(chunk)
            insert_chunk(self._connection, content_id, position, chunk)
            position += 1
        if (content.size, content.sha256) != (size, sha256):
            raise ImportRefusedError(part, ImportFault.CHANGED)
        with _contradictions(part):
            finish_content(self._connection, content_id, content)

    def check(self) -> None:
        """See that all rows belong together, once all are there. Raises ImportRefusedError."""
        loose = self._connection.execute("PRAGMA foreign_key_check").fetchone()
        if loose:
            raise ImportRefusedError(f"{loose[0]} {loose[1]}", ImportFault.NOT_TOGETHER)
        for name, statement in (("record", _RECORDS_APART), ("revision", _REVISIONS_APART)):
            apart = self._connection.execute(statement).fetchone()
            if apart:
                raise ImportRefusedError(f"{name} {apart[0]}", ImportFault.NOT_TOGETHER)

    def _kind_of(self, record_id: UUID) -> str | None:
        statement = "SELECT kind FROM record WHERE id = ?"
        row = self._connection.execute(statement, (str(record_id),)).fetchone()
        return row[0] if row else None

    def _insert(self, part: str, columns: str, *values: str | int | None) -> None:
        places = ", ".join("?" * len(values))
        with _contradictions(part):
            self._connection.execute(f"INSERT INTO {columns} VALUES ({places})", values)  # noqa: S608 - ours


def fill_from_archive(
    connection: sqlite3.Connection, fill: Callable[[SqlcipherArchiveWriter], None]
) -> None:
    """Write what `fill` adds into empty tables, and see that it belongs together."""
    # Rows may name rows that come later: all references are looked at together in the end.
    connection.execute("PRAGMA foreign_keys = OFF")
    connection.execute("BEGIN IMMEDIATE")
    writer = SqlcipherArchiveWriter(connection)
    fill(writer)
    writer.check()
    place_all_records(connection)
    keep_all_words(connection)
    key_all_records(connection)
    connection.execute("COMMIT")


@contextmanager
def _contradictions(part: str) -> Iterator[None]:
    """Name the row that breaks a rule of the tables."""
    try:
        yield
    except DatabaseError as error:
        if not breaks_a_rule(error):
            raise
        raise ImportRefusedError(part, ImportFault.NOT_TOGETHER) from None
