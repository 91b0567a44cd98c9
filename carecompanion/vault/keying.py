"""The keys of records (`domain/record_keys.py`), so that each is found without reading the others.

They repeat what the bodies say, so they can be made anew at any time. Nothing here begins or ends
a transaction.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast
from uuid import UUID

from carecompanion.domain.record_keys import keys_of, look_again_span
from carecompanion.domain.records import (
    Fact,
    FactKind,
    Headline,
    HeadlineSource,
    Record,
    Visit,
)
from carecompanion.vault.codec import BodyError, decode

if TYPE_CHECKING:
    import sqlite3

_BODIES = (
    "SELECT record.kind, revision.body FROM record_key"
    " CROSS JOIN record ON record.sequence = record_key.sequence"
    " CROSS JOIN revision ON revision.id = record.revision"
    " WHERE record_key.person_id = ? AND record_key.key "
)


def keep_keys(connection: sqlite3.Connection, sequence: int, record: Record) -> None:
    """Let a record be looked up by the keys it has now, and by no others."""
    keys = keys_of(record)
    if keys is None:
        return
    drop_keys(connection, sequence)
    connection.executemany(
        "INSERT INTO record_key (person_id, key, sequence) VALUES (?, ?, ?)",
        [(str(record.person_id), key, sequence) for key in keys],
    )


def drop_keys(connection: sqlite3.Connection, sequence: int) -> None:
    """Let a record be looked up by no key."""
    connection.execute("DELETE FROM record_key WHERE sequence = ?", (sequence,))


def key_all_records(connection: sqlite3.Connection) -> None:
    """Give every record of a file its keys.

    A body that cannot be read is left out here: reading it says that the file is damaged.
    """
    rows = connection.execute(
        "SELECT record.sequence, record.kind, revision.body FROM record"
        " JOIN revision ON revision.id = record.revision"
        " WHERE record.deleted_at IS NULL"
        " AND (record.kind IN (?, ?, ?) OR record.kind = ? AND record.topic = ?)",
        (Headline.KIND, HeadlineSource.KIND, Visit.KIND, Fact.KIND, FactKind.QUESTION.value),
    )
    for sequence, kind, body in rows:
        try:
            record = decode(kind, body)
        except BodyError:
            continue
        keep_keys(connection, sequence, record)


def keyed(
    connection: sqlite3.Connection, person_id: UUID, key: str, *, limit: int, after: UUID | None
) -> tuple[Record, ...]:
    """See `NotesStore.keyed`. Nothing comes after a record that never was."""
    statement, values = f"{_BODIES} = ?", [str(person_id), key]
    if after is not None:
        statement += (
            " AND record_key.sequence < (SELECT sequence FROM record AS last WHERE last.id = ?)"
        )
        values.append(str(after))
    rows = connection.execute(
        f"{statement} ORDER BY record_key.sequence DESC LIMIT ?", (*values, limit)
    ).fetchall()
    return tuple(decode(kind, body) for kind, body in rows)


def due(
    connection: sqlite3.Connection, person_id: UUID, today: str, *, limit: int
) -> tuple[Headline, ...]:
    """See `NotesStore.due`."""
    rows = connection.execute(
        f"{_BODIES} BETWEEN ? AND ? ORDER BY record_key.key DESC, record_key.sequence DESC LIMIT ?",
        (str(person_id), *look_again_span(today), limit),
    ).fetchall()
    return cast("tuple[Headline, ...]", tuple(decode(kind, body) for kind, body in rows))
