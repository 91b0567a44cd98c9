"""The words of records, kept beside them and looked up through SQLite's full-text search.

Triggers of the schema carry every change of `record_words` into the index `found_words`. Nothing
here begins or ends a transaction.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from carecompanion.domain.finding import folded, may_go_on, own_words, wanted_words
from carecompanion.domain.records import Record
from carecompanion.vault.codec import BodyError, decode

if TYPE_CHECKING:
    import sqlite3


def keep_words(connection: sqlite3.Connection, sequence: int, record: Record) -> None:
    """Let a record be found by the words it has now, all of them (1 MB of story: 0.05 s)."""
    words = folded(own_words(record))
    if not words:
        drop_words(connection, sequence)
        return
    connection.execute(
        "INSERT INTO record_words (sequence, words) VALUES (?, ?) ON CONFLICT (sequence)"
        " DO UPDATE SET words = excluded.words WHERE words <> excluded.words",
        (sequence, words),
    )


def drop_words(connection: sqlite3.Connection, sequence: int) -> None:
    """Let a record be found no more; nothing of its words stays in the index."""
    connection.execute("DELETE FROM record_words WHERE sequence = ?", (sequence,))


def keep_all_words(connection: sqlite3.Connection) -> None:
    """Take up the words of all records of a file that has none yet.

    A body that cannot be read is left out here: reading it says that the file is damaged.
    """
    rows = connection.execute(
        "SELECT record.sequence, record.kind, revision.body FROM record"
        " JOIN revision ON revision.id = record.revision WHERE record.deleted_at IS NULL"
    )
    for sequence, kind, body in rows:
        try:
            record = decode(kind, body)
        except BodyError:
            continue
        keep_words(connection, sequence, record)


def match_for(text: str) -> str | None:
    """`text` as a query of FTS5, every word quoted; None when there is no word to look for."""
    words = wanted_words(text)
    if not words:
        return None
    quoted = ['"{}"'.format(word.replace('"', '""')) for word in words]
    return " ".join(quoted) + (" *" if may_go_on(words[-1]) else "")
