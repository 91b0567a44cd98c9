"""Makes whole notes of rows that were found one by one: mends what pointed at rows now lost.

Works inside one transaction of the new file, in which foreign keys are not yet enforced.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field, fields
from typing import TYPE_CHECKING
from uuid import UUID

from carecompanion.domain.backups import RecordTrace
from carecompanion.domain.changes import Action
from carecompanion.domain.records import RECORD_TYPES, Person, new_id
from carecompanion.vault.check import measure_content
from carecompanion.vault.codec import BodyError, decode
from carecompanion.vault.keying import key_all_records
from carecompanion.vault.placing import place_all_records
from carecompanion.vault.revisions import RevisionWriter
from carecompanion.vault.words import keep_all_words

if TYPE_CHECKING:
    import sqlite3


@dataclass(slots=True)
class Mended:
    """What became of records and attachments that lost a part."""

    went_back: list[RecordTrace] = field(default_factory=list)
    rebuilt: list[RecordTrace] = field(default_factory=list)
    lost: list[RecordTrace] = field(default_factory=list)
    incomplete_attachments: int = 0


def mend(connection: sqlite3.Connection, at: str) -> Mended:
    """Mend everything; `at` is the present moment as the file keeps it."""
    mended = Mended()
    _rebuild_records(connection, mended)
    _go_back(connection, mended)
    _relink_revisions(connection)
    _rebuild_actions(connection)
    _mend_attachments(connection, mended)
    _rebuild_people(connection, at, mended)
    place_all_records(connection)
    keep_all_words(connection)
    key_all_records(connection)
    return mended


def _rebuild_records(connection: sqlite3.Connection, mended: Mended) -> None:
    """Make the rows of records anew of which only the history is left."""
    orphans = connection.execute(
        "SELECT record_id, min(at), max(at), max(id) FROM revision"
        " WHERE record_id NOT IN (SELECT id FROM record) GROUP BY record_id ORDER BY min(id)"
    ).fetchall()
    for record_id, created_at, changed_at, newest in orphans:
        found = _kind_and_body(connection, record_id)
        trace = RecordTrace(UUID(record_id), found[0] if found else None, changed_at)
        if found is None:  # nothing but tombstones: it was deleted anyway
            connection.execute("DELETE FROM revision WHERE record_id = ?", (record_id,))
            mended.lost.append(trace)
            continue
        kind, body = found
        connection.execute(
            "INSERT INTO record (id, kind, person_id, headline_id, created_at, changed_at,"
            " deleted_at, revision) VALUES (?, ?, ?, ?, ?, ?,"
            " (SELECT at FROM revision WHERE id = ? AND body IS NULL), ?)",
            (
                *(record_id, kind, body.get("person_id", record_id), body.get("headline_id")),
                *(created_at, changed_at, newest, newest),
            ),
        )
        mended.rebuilt.append(trace)


def _kind_and_body(
    connection: sqlite3.Connection, record_id: str
) -> tuple[str, dict[str, str]] | None:
    """What kind of record its newest readable body shows; the kinds differ in their fields."""
    row = connection.execute(
        "SELECT body FROM revision WHERE record_id = ? AND body IS NOT NULL"
        " ORDER BY id DESC LIMIT 1",
        (record_id,),
    ).fetchone()
    if row is None:
        return None
    body = json.loads(row[0])
    kinds = sorted(_kinds_that_fit(row[0], set(body)))
    return (kinds[0][1], body) if kinds else None


def _kinds_that_fit(body: str, names: set[str]) -> Iterator[tuple[int, str]]:
    """The kinds that a body can be read as, each with how many fields it lacks."""
    for record_type in RECORD_TYPES:
        own = {each.name for each in fields(record_type)}
        if names <= own:
            try:
                decode(record_type.KIND, body)
            except BodyError:
                continue
            yield len(own - names), record_type.KIND


def _go_back(connection: sqlite3.Connection, mended: Mended) -> None:
    """Let records whose newest state is lost stand as they were before."""
    broken = connection.execute(
        "SELECT id, kind, changed_at FROM record WHERE revision IS NOT NULL"
        " AND revision NOT IN (SELECT id FROM revision) ORDER BY sequence"
    ).fetchall()
    for record_id, kind, changed_at in broken:
        trace = RecordTrace(UUID(record_id), kind, changed_at)
        row = connection.execute(
            "SELECT id, at, body IS NULL FROM revision WHERE record_id = ?"
            " ORDER BY id DESC LIMIT 1",
            (record_id,),
        ).fetchone()
        if row is None:
            connection.execute("DELETE FROM record WHERE id = ?", (record_id,))
            mended.lost.append(trace)
            continue
        newest, at, is_deleted = row
        connection.execute(
            "UPDATE record SET revision = ?, changed_at = ?, deleted_at = ? WHERE id = ?",
            (newest, at, at if is_deleted else None, record_id),
        )
        mended.went_back.append(trace)


def _relink_revisions(connection: sqlite3.Connection) -> None:
    """A lost state in the middle of a history is left out of the chain."""
    connection.execute(
        "UPDATE revision SET earlier = (SELECT max(before.id) FROM revision AS before"
        " WHERE before.record_id = revision.record_id AND before.id < revision.id)"
        " WHERE earlier IS NOT NULL AND earlier NOT IN (SELECT id FROM revision)"
    )


def _rebuild_actions(connection: sqlite3.Connection) -> None:
    """What a lost action was called is not known; when it was is in its revisions."""
    connection.execute(
        "INSERT INTO action (id, action, at) SELECT action_id, ?, min(at) FROM revision"
        " WHERE action_id NOT IN (SELECT id FROM action) GROUP BY action_id",
        (Action.SALVAGE.value,),
    )


def _mend_attachments(connection: sqlite3.Connection, mended: Mended) -> None:
    """An attachment with bytes missing becomes an unfinished one: nobody takes it for whole."""
    connection.execute(
        "INSERT INTO attachment_content (id, sha256, size)"
        " SELECT content_id, NULL, sum(length(bytes)) FROM attachment_chunk"
        " WHERE content_id NOT IN (SELECT id FROM attachment_content) GROUP BY content_id"
    )
    contents = connection.execute("SELECT id, sha256, size FROM attachment_content").fetchall()
    for content_id, sha256, size in contents:
        if sha256 is None:
            _finish_if_known(connection, content_id)
        elif measure_content(connection, content_id) != (sha256, size):
            mended.incomplete_attachments += 1
            connection.execute(
                "UPDATE attachment_content SET sha256 = NULL WHERE id = ?", (content_id,)
            )


def _finish_if_known(connection: sqlite3.Connection, content_id: int) -> None:
    """A content whose own row was lost is whole if some record names exactly its bytes."""
    sha256, size = measure_content(connection, content_id)
    named = connection.execute(
        "SELECT 1 FROM revision WHERE body LIKE '%' || ? || '%' LIMIT 1", (sha256,)
    ).fetchone()
    if named:
        connection.execute(
            "UPDATE OR IGNORE attachment_content SET sha256 = ?, size = ? WHERE id = ?",
            (sha256, size, content_id),
        )


def _rebuild_people(connection: sqlite3.Connection, at: str, mended: Mended) -> None:
    """Notes are reached through their person: one who is lost comes back without a name."""
    wanted = [
        UUID(row[0])
        for row in connection.execute(
            "SELECT DISTINCT person_id FROM record WHERE person_id NOT IN"
            " (SELECT id FROM record WHERE kind = 'person')"
        )
    ]
    if not wanted and not connection.execute("SELECT 1 FROM record LIMIT 1").fetchone():
        wanted = [new_id()]
    writer = RevisionWriter(connection, Action.SALVAGE, at)
    for person_id in wanted:
        writer.put(Person(id=person_id))
        mended.rebuilt.append(RecordTrace(person_id, Person.KIND, at))
