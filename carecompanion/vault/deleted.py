"""What is deleted: listed for a while, brought back whole, or erased for good.

Nothing here begins or ends a transaction.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING
from uuid import UUID

from carecompanion.domain.changes import Action
from carecompanion.domain.history import DeletedRecord
from carecompanion.domain.records import Headline, Person, Record
from carecompanion.vault.codec import decode
from carecompanion.vault.history import action_named
from carecompanion.vault.moments import kept, moment

if TYPE_CHECKING:
    import sqlite3

# Whom the others of one deletion belong to; among equals, what was written first.
_LEADING = {Person.KIND: 0, Headline.KIND: 1}

_RESTORABLE = "record.deleted_at IS NOT NULL AND record.erased_at IS NULL"
_OF_DELETED = f"FROM record JOIN revision ON revision.id = record.revision WHERE {_RESTORABLE}"
_ITEM = (
    "SELECT record.id, record.kind, before.body, action.action FROM record"
    " JOIN revision ON revision.id = record.revision"
    " JOIN action ON action.id = revision.action_id"
    " LEFT JOIN revision AS before ON before.id = revision.earlier"
    " WHERE record.deleted_at IS NOT NULL AND record.erased_at IS NULL"
    " AND record.deleted_at = ? AND revision.action_id = ? ORDER BY record.sequence"
)

_ATTACHMENT = "attachment"
_EVER = "~"  # later, as text, than any time the file keeps


def items(
    connection: sqlite3.Connection, *, limit: int, after: DeletedRecord | None
) -> tuple[DeletedRecord, ...]:
    """At most `limit` items, deleted last comes first, after the item `after`."""
    place = (_EVER, 0) if after is None else (kept(after.at), after.id)
    found = connection.execute(
        f"SELECT DISTINCT record.deleted_at, revision.action_id {_OF_DELETED}"
        " AND (record.deleted_at, revision.action_id) < (?, ?)"
        " ORDER BY record.deleted_at DESC, revision.action_id DESC LIMIT ?",
        (*place, limit),
    ).fetchall()
    return tuple(_item(connection, at, action_id) for at, action_id in found)


def states_before(
    connection: sqlite3.Connection, item: DeletedRecord
) -> tuple[tuple[UUID, int], ...]:
    """Each record that the action of `item` deleted and that still is, with its state before."""
    rows = connection.execute(
        f"SELECT record.id, revision.earlier {_OF_DELETED}"
        " AND record.deleted_at = ? AND revision.action_id = ? ORDER BY record.sequence",
        (kept(item.at), item.id),
    ).fetchall()
    return tuple((UUID(record_id), revision) for record_id, revision in rows)


def erase(connection: sqlite3.Connection, *, at: str, before: str = _EVER) -> int:
    """Erase what is deleted, or was deleted before a moment; how many records it was.

    Bodies go, of the whole history; ids and times remain. Each state erased names the action
    that erased it. Secure deletion is a setting of the connection.
    """
    doomed = connection.execute(
        "SELECT sequence, id, kind FROM record"
        " WHERE deleted_at IS NOT NULL AND erased_at IS NULL AND deleted_at < ?",
        (before,),
    ).fetchall()
    if not doomed:
        return 0
    attached = {sha256 for _, *which in doomed for sha256 in _attached_to(connection, *which)}
    action_id = connection.execute(
        "INSERT INTO action (action, at) VALUES (?, ?)", (Action.ERASE.value, at)
    ).lastrowid
    for sequence, record_id, _ in doomed:
        connection.execute(
            "UPDATE revision SET body = NULL, action_id = ?"
            " WHERE record_id = ? AND body IS NOT NULL",
            (action_id, record_id),
        )
        connection.execute("UPDATE record SET erased_at = ? WHERE sequence = ?", (at, sequence))
    _erase_attachments_without_a_name(connection, attached)
    return len(doomed)


def _item(connection: sqlite3.Connection, at: str, action_id: int) -> DeletedRecord:
    rows = connection.execute(_ITEM, (at, action_id)).fetchall()
    leading, *others = sorted(rows, key=lambda row: _LEADING.get(row[1], len(_LEADING)))
    _, kind, body, action = leading
    record: Record = decode(kind, body)
    with_it = tuple(UUID(record_id) for record_id, *_ in others)
    return DeletedRecord(action_id, moment(at), action_named(action), record, with_it)


def _attached_to(connection: sqlite3.Connection, record_id: str, kind: str) -> list[str]:
    """The contents that a record names, in any of its states."""
    if kind != _ATTACHMENT:
        return []
    rows = connection.execute(
        "SELECT json_extract(body, '$.sha256') FROM revision"
        " WHERE record_id = ? AND body IS NOT NULL",
        (record_id,),
    )
    return [sha256 for (sha256,) in rows if sha256]


def _erase_attachments_without_a_name(
    connection: sqlite3.Connection, contents: Iterable[str]
) -> None:
    """Erase each of these contents that no state of any record names any more."""
    for sha256 in contents:
        connection.execute(
            "DELETE FROM attachment_content WHERE sha256 = ? AND NOT EXISTS ("
            "SELECT 1 FROM record JOIN revision ON revision.record_id = record.id"
            " WHERE record.kind = ? AND json_extract(revision.body, '$.sha256') = ?)",
            (sha256, _ATTACHMENT, sha256),
        )
