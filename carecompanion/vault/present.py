"""Reads records as they are now: one, those of a person or a headline, those with some words."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast
from uuid import UUID

from carecompanion.domain.ports.notes import RecordT
from carecompanion.domain.records import (
    TYPES_WITH_WORDS,
    Attachment,
    PaperText,
    Person,
    Record,
    paper_text_id,
)
from carecompanion.vault.codec import decode

if TYPE_CHECKING:
    import sqlite3

_CURRENT = (
    "SELECT record.kind, revision.body FROM record JOIN revision ON revision.id = record.revision"
    " WHERE record.deleted_at IS NULL"
)

_IDS = (
    "SELECT record.id FROM record WHERE record.person_id IN (SELECT id FROM record AS person"
    " WHERE person.deleted_at IS NULL AND person.kind = 'person')"
    " AND record.kind = ? AND record.deleted_at IS NULL ORDER BY record.sequence"
)

# Newest first stops at the limit; the best first would have to weigh every record that fits.
_FOUND = (
    "SELECT record.kind, revision.body FROM found_words"
    " CROSS JOIN record ON record.sequence = found_words.rowid"
    " CROSS JOIN revision ON revision.id = record.revision"
    " WHERE found_words MATCH ?{whose} ORDER BY found_words.rowid DESC LIMIT ?"
)


def record(connection: sqlite3.Connection, record_id: UUID) -> Record | None:
    """See `NotesStore.get`."""
    found = _records(connection, f"{_CURRENT} AND record.id = ?", str(record_id))
    return found[0] if found else None


def people(connection: sqlite3.Connection) -> tuple[Person, ...]:
    """See `NotesStore.people`."""
    statement = f"{_CURRENT} AND record.kind = 'person' ORDER BY record.sequence"
    return cast("tuple[Person, ...]", _records(connection, statement))


def of_person(
    connection: sqlite3.Connection,
    kind: type[RecordT],
    person_id: UUID,
    *,
    limit: int,
    after: UUID | None,
) -> tuple[RecordT, ...]:
    """See `NotesStore.of_person`. Nothing comes after a record that never was."""
    statement = f"{_CURRENT} AND record.person_id = ? AND record.kind = ?"
    values: list[str | int] = [str(person_id), kind.KIND]
    if after is not None:
        statement += " AND record.sequence < (SELECT sequence FROM record WHERE id = ?)"
        values.append(str(after))
    statement += " ORDER BY record.sequence DESC LIMIT ?"
    return cast("tuple[RecordT, ...]", _records(connection, statement, *values, limit))


def everything_of(connection: sqlite3.Connection, person_id: UUID) -> tuple[UUID, ...]:
    """See `NotesStore.everything_of`. No body is read."""
    rows = connection.execute(
        "SELECT id FROM record WHERE deleted_at IS NULL AND person_id = ? ORDER BY sequence",
        (str(person_id),),
    )
    return tuple(UUID(record_id) for (record_id,) in rows)


def of_headline(
    connection: sqlite3.Connection, kind: type[RecordT], headline_id: UUID
) -> tuple[RecordT, ...]:
    """See `NotesStore.of_headline`."""
    statement = (
        f"{_CURRENT} AND record.headline_id = ? AND record.kind = ? ORDER BY record.sequence"
    )
    found = _records(connection, statement, str(headline_id), kind.KIND)
    return cast("tuple[RecordT, ...]", found)


def matching(
    connection: sqlite3.Connection, match: str, *, person_id: UUID | None, limit: int
) -> tuple[Record, ...]:
    """Records that fit what `match_for` made of a text, newest first: see `NotesStore.find`."""
    whose = "" if person_id is None else " AND record.person_id = ?"
    values = (match, limit) if person_id is None else (match, str(person_id), limit)
    return _records(connection, _FOUND.format(whose=whose), *values)


def papers_without_text(connection: sqlite3.Connection, *, limit: int) -> tuple[Attachment, ...]:
    """See `NotesStore.papers_without_text`. The id of a text follows from that of its file."""
    texts = {row[0] for row in connection.execute(_IDS, (PaperText.KIND,))}
    papers = [UUID(row[0]) for row in connection.execute(_IDS, (Attachment.KIND,))]
    found = []
    for paper_id in papers:
        if str(paper_text_id(paper_id)) in texts:
            continue
        paper = record(connection, paper_id)
        if isinstance(paper, Attachment) and paper.media_type in TYPES_WITH_WORDS:
            found.append(paper)
        if len(found) == limit:
            break
    return tuple(found)


def _records(
    connection: sqlite3.Connection, statement: str, *values: str | int
) -> tuple[Record, ...]:
    rows = connection.execute(statement, values).fetchall()
    return tuple(decode(kind, body) for kind, body in rows)
