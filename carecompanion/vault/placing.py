"""Where a record stands among others: columns of `record` that lists and the timeline are read by.

They repeat what the body says, so they can be made anew from it at any time. Nothing here begins
or ends a transaction.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from carecompanion.domain.records import Fact, Record
from carecompanion.domain.timeline import day_of
from carecompanion.vault.codec import BodyError, decode

if TYPE_CHECKING:
    import sqlite3


_ROWS_A_READ = 500
_PRESENT = (
    "SELECT record.sequence, record.kind, revision.body FROM record"
    " JOIN revision ON revision.id = record.revision"
    " WHERE record.deleted_at IS NULL AND record.sequence > ? ORDER BY record.sequence LIMIT ?"
)


class Place(NamedTuple):
    """What a fact is about, and the day a record is about; None where there is none."""

    topic: str | None
    dated: str | None


def place_of(record: Record) -> Place:
    """The place that the present body of a record gives it."""
    topic = record.fact.value if isinstance(record, Fact) else None
    return Place(topic, day_of(record) or None)


def place_all_records(connection: sqlite3.Connection) -> None:
    """Give every record of a file its place.

    A body that cannot be read is left out here: reading it says that the file is damaged.
    """
    after = 0
    while rows := connection.execute(_PRESENT, (after, _ROWS_A_READ)).fetchall():
        for sequence, kind, body in rows:
            _place(connection, sequence, kind, body)
        after = rows[-1][0]


def _place(connection: sqlite3.Connection, sequence: int, kind: str, body: str) -> None:
    try:
        place = place_of(decode(kind, body))
    except BodyError:
        return
    connection.execute(
        "UPDATE record SET topic = ?, dated = ? WHERE sequence = ?", (*place, sequence)
    )
