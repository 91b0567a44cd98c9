"""The words of records, kept beside them and looked up through SQLite's full-text search.

Triggers of the schema carry every change of `record_words` into the index `found_words`; the
different words are in `vocabulary.py`. Nothing here begins or ends a transaction.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from carecompanion.domain.finding import folded, may_go_on, own_words, wanted_words
from carecompanion.domain.near_words import known_words
from carecompanion.domain.records import Record
from carecompanion.vault.codec import BodyError, decode
from carecompanion.vault.vocabulary import forget, learn

if TYPE_CHECKING:
    import sqlite3


def keep_words(connection: sqlite3.Connection, sequence: int, record: Record) -> None:
    """Let a record be found by the words it has now, all of them.

    1 MB of story with 26,000 words that no record held before takes 1 s of computing.
    """
    words = folded(own_words(record))
    if not words:
        drop_words(connection, sequence)
        return
    before = _kept_words(connection, sequence)
    if words == before:
        return
    _keep(connection, sequence, words)
    now, earlier = known_words(words), known_words(before)
    learn(connection, now - earlier)
    forget(connection, earlier - now)


def drop_words(connection: sqlite3.Connection, sequence: int) -> None:
    """Let a record be found no more; nothing of its words stays in the index."""
    before = _kept_words(connection, sequence)
    connection.execute("DELETE FROM record_words WHERE sequence = ?", (sequence,))
    forget(connection, known_words(before))


def index_all_words(connection: sqlite3.Connection) -> None:
    """The words of all records alone, for a file that has no table of different words."""
    for sequence, words in _words_of_all(connection):
        _keep(connection, sequence, words)


def keep_all_words(connection: sqlite3.Connection) -> None:
    """Take up the words of all records of a file that has none yet, or too few."""
    learned: set[str] = set()
    for sequence, words in _words_of_all(connection):
        _keep(connection, sequence, words)
        unknown = known_words(words) - learned
        learn(connection, unknown)
        learned |= unknown


def _keep(connection: sqlite3.Connection, sequence: int, words: str) -> None:
    connection.execute(
        "INSERT INTO record_words (sequence, words) VALUES (?, ?) ON CONFLICT (sequence)"
        " DO UPDATE SET words = excluded.words WHERE words <> excluded.words",
        (sequence, words),
    )


def _kept_words(connection: sqlite3.Connection, sequence: int) -> str:
    row = connection.execute(
        "SELECT words FROM record_words WHERE sequence = ?", (sequence,)
    ).fetchone()
    return str(row[0]) if row else ""


def _words_of_all(connection: sqlite3.Connection) -> Iterator[tuple[int, str]]:
    """A body that cannot be read is left out here: reading it says that the file is damaged."""
    rows = connection.execute(
        "SELECT record.sequence, record.kind, revision.body FROM record"
        " JOIN revision ON revision.id = record.revision WHERE record.deleted_at IS NULL"
    )
    for sequence, kind, body in rows:
        try:
            words = folded(own_words(decode(kind, body)))
        except BodyError:
            continue
        if words:
            yield sequence, words


def match_for(text: str) -> str | None:
    """`text` as a query of FTS5, every word quoted; None when there is no word to look for."""
    words = wanted_words(text)
    if not words:
        return None
    return " ".join(each_word(words))


def each_word(words: Sequence[str]) -> list[str]:
    """Each word as FTS5 has it; the last one may go on."""
    quoted = [quoted_word(word) for word in words]
    return [*quoted[:-1], quoted[-1] + (" *" if may_go_on(words[-1]) else "")]


def quoted_word(word: str) -> str:
    """A word as FTS5 takes it, whatever is in it."""
    return '"{}"'.format(word.replace('"', '""'))
