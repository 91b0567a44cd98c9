"""Reads facts by what they are about, and everything dated in its order.

What is read costs the same however many records there are: each list is walked along an index and
stops at its limit. Nothing here begins or ends a transaction.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING, cast
from uuid import UUID

from carecompanion.domain.records import Fact, FactKind, Record
from carecompanion.vault.codec import decode

if TYPE_CHECKING:
    import sqlite3

_NEWEST_OF_TOPIC = (
    "SELECT * FROM (SELECT sequence, revision FROM record INDEXED BY record_of_topic"
    " WHERE person_id = ? AND topic = ? AND deleted_at IS NULL"
    " AND sequence < coalesce((SELECT sequence FROM record WHERE id = ?), ?)"
    " ORDER BY sequence DESC LIMIT ?)"
)

_LATEST_OF_TOPIC = (
    "SELECT coalesce(dated, substr(created_at, 1, 10)), sequence, revision.body"
    " FROM record JOIN revision ON revision.id = record.revision"
    " WHERE person_id = ? AND topic = ? AND deleted_at IS NULL"
    " ORDER BY coalesce(dated, substr(created_at, 1, 10)) DESC, sequence DESC LIMIT 1"
)

_DATED = (
    "SELECT record.kind, revision.body FROM record INDEXED BY record_dated"
    " JOIN revision ON revision.id = record.revision"
    " WHERE person_id = ? AND deleted_at IS NULL AND dated IS NOT NULL{after}{what}"
    " ORDER BY dated DESC, sequence DESC LIMIT ?"
)

_AFTER = " AND (dated, sequence) < (SELECT dated, sequence FROM record WHERE id = ?)"

_BEYOND = 2**63 - 1


def facts(
    connection: sqlite3.Connection,
    person_id: UUID,
    kinds: Collection[FactKind],
    *,
    limit: int,
    after: UUID | None,
) -> tuple[Fact, ...]:
    """At most `limit` facts of these kinds about a person, written first comes last."""
    if not kinds:
        return ()
    # Each kind along the index, then the newest of all: no kind is read further than the limit.
    each = " UNION ALL ".join([_NEWEST_OF_TOPIC] * len(kinds))
    values: list[str | int | None] = []
    beyond = _BEYOND if after is None else 0
    for kind in kinds:
        values += [str(person_id), kind.value, str(after), beyond, limit]
    rows = connection.execute(
        f"SELECT revision.body FROM ({each}) AS newest"  # noqa: S608 - ours
        " JOIN revision ON revision.id = newest.revision ORDER BY newest.sequence DESC LIMIT ?",
        (*values, limit),
    )
    return tuple(cast("Fact", decode(Fact.KIND, body)) for (body,) in rows)


def latest(
    connection: sqlite3.Connection, person_id: UUID, kinds: Collection[FactKind]
) -> Fact | None:
    """The fact of these kinds of the latest day; one without a day is of when it was written."""
    rows = [
        row
        for kind in kinds
        for row in connection.execute(_LATEST_OF_TOPIC, (str(person_id), kind.value))
    ]
    if not rows:
        return None
    *_, body = max(rows, key=lambda row: (row[0], row[1]))
    return cast("Fact", decode(Fact.KIND, body))


def dated(
    connection: sqlite3.Connection,
    person_id: UUID,
    *,
    kinds: Collection[type[Record]] | None,
    topics: Collection[FactKind] | None,
    limit: int,
    after: UUID | None,
) -> tuple[Record, ...]:
    """At most `limit` dated records about a person, newest day first, after the record `after`.

    Of `kinds`, or facts of `topics`; with neither, of every kind.
    """
    values: list[str | int] = [str(person_id)]
    if after is not None:
        values.append(str(after))
    what = ""
    if kinds is not None or topics is not None:
        wanted_kinds = [kind.KIND for kind in kinds or ()]
        wanted_topics = [topic.value for topic in topics or ()]
        what = f" AND (kind IN ({_places(wanted_kinds)}) OR topic IN ({_places(wanted_topics)}))"
        values += [*wanted_kinds, *wanted_topics]
    statement = _DATED.format(after=_AFTER if after is not None else "", what=what)
    rows = connection.execute(statement, (*values, limit))
    return tuple(decode(kind, body) for kind, body in rows)


def _places(values: Collection[str]) -> str:
    return ", ".join("?" * len(values))
