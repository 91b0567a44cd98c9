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
_MEMBERS = (
    "SELECT record.id, record.kind, record.person_id, revision.earlier"
    f" {_OF_DELETED} AND record.deleted_at = ? AND revision.action_id = ?"
    " ORDER BY record.sequence"
)

_WHEN = (
    "SELECT record.deleted_at, revision.action_id FROM record INDEXED BY {index}"  # noqa: S608 - ours
    " JOIN revision ON revision.id = record.revision"
    f" WHERE {_RESTORABLE}{{whose}} AND record.deleted_at <= ?"
    " ORDER BY record.deleted_at DESC, revision.action_id DESC"
)
_OF_EVERYBODY = _WHEN.format(index="record_deleted", whose="")
# Along the index of one person, and along that of deleted people: neither passes what was deleted
# about others.
_OF_PERSON = _WHEN.format(index="record_deleted_of_person", whose=" AND record.person_id = ?")
_PEOPLE = _WHEN.format(index="record_deleted_person", whose=" AND record.kind = 'person'")

_OF_ONE_OR_GONE = (
    " AND (person_id = ? OR person_id IN"
    " (SELECT id FROM record WHERE kind = 'person' AND deleted_at IS NOT NULL))"
)
_ATTACHMENT = "attachment"
_EVER = "~"  # later, as text, than any time the file keeps


def items(
    connection: sqlite3.Connection,
    *,
    person_id: UUID | None,
    limit: int,
    after: DeletedRecord | None,
) -> tuple[DeletedRecord, ...]:
    """At most `limit` items, deleted last comes first, after the item `after`.

    With `person_id`, those about that person, and people who were deleted.
    """
    place = (_EVER, 0) if after is None else (kept(after.at), after.id)
    if person_id is None:
        found = _deletions(connection, _OF_EVERYBODY, (), place, limit)
    else:
        about = _deletions(connection, _OF_PERSON, (str(person_id),), place, limit)
        people = _deletions(connection, _PEOPLE, (), place, limit)
        found = sorted({*about, *people}, reverse=True)[:limit]
    return tuple(_item(connection, at, action_id, person_id) for at, action_id in found)


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


def erase(
    connection: sqlite3.Connection,
    *,
    at: str,
    before: str = _EVER,
    person_id: UUID | None = None,
) -> int:
    """Erase what is deleted, or was deleted before a moment; how many records it was.

    With `person_id`, what is about that person or about people who are deleted themselves.

    Bodies go, of the whole history; ids and times remain. Each state erased names the action
    that erased it. Secure deletion is a setting of the connection.
    """
    whose = "" if person_id is None else _OF_ONE_OR_GONE
    values = (before,) if person_id is None else (before, str(person_id))
    doomed = connection.execute(
        "SELECT sequence, id, kind FROM record WHERE deleted_at IS NOT NULL"  # noqa: S608 - ours
        f" AND erased_at IS NULL AND deleted_at < ?{whose}",
        values,
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


def _deletions(
    connection: sqlite3.Connection,
    statement: str,
    values: tuple[str, ...],
    place: tuple[str, int],
    limit: int,
) -> list[tuple[str, int]]:
    """Moment and action of at most `limit` deletions before a place, read no further than that."""
    found: list[tuple[str, int]] = []
    rows = connection.execute(statement, (*values, place[0]))
    for row in rows:
        if row < place and row not in found[-1:]:
            found.append(row)
            if len(found) == limit:
                break
    rows.close()
    return found


def _item(
    connection: sqlite3.Connection, at: str, action_id: int, person_id: UUID | None
) -> DeletedRecord:
    """Only the body of the leading record is read, however many went with it."""
    rows = connection.execute(_MEMBERS, (at, action_id)).fetchall()

    def rank(row: tuple[str, str, str, int]) -> tuple[bool, int]:
        _, kind, whose, _ = row
        is_anothers = person_id is not None and whose != str(person_id) and kind != Person.KIND
        return is_anothers, _LEADING.get(kind, len(_LEADING))

    leading, *others = sorted(rows, key=rank)
    _, kind, _, before = leading
    (body,) = connection.execute("SELECT body FROM revision WHERE id = ?", (before,)).fetchone()
    (action,) = connection.execute(
        "SELECT action FROM action WHERE id = ?", (action_id,)
    ).fetchone()
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
