"""The different words of all records, each once, to find one that somebody may have meant.

A word is there as long as some record holds it. Triggers of the schema carry every change of
`word` into the index of the parts of their sounds. Nothing here begins or ends a transaction.
"""

from __future__ import annotations

import json
from collections.abc import Collection
from typing import TYPE_CHECKING

from carecompanion.domain.near_words import (
    may_be_meant,
    nearest,
    one_edit_away,
    parts_of,
    sound_of,
    split_in_two,
)

if TYPE_CHECKING:
    import sqlite3

_UNKNOWN = (
    "SELECT value FROM json_each(?) WHERE NOT EXISTS (SELECT 1 FROM word WHERE word.word = value)"
)
_NO_LONGER_FOUND = (
    "SELECT value FROM json_each(?)"
    " WHERE NOT EXISTS (SELECT 1 FROM found_word WHERE found_word.term = value)"
)
_KNOWN = "SELECT word, sound FROM json_each(?) JOIN word ON word.word = value"
_BEGUN = (
    "SELECT word, sound FROM (SELECT (SELECT id FROM word WHERE word.word >= each.value"
    " AND word.word < each.value || char(1114111)) AS longer FROM json_each(?) AS each)"
    " JOIN word ON word.id = longer"
)
# Words that share most with the sound of a word; the number keeps a long list short.
_ALIKE = (
    "SELECT word, sound FROM (SELECT doc, count(*) AS shared FROM word_part"
    " WHERE term IN (SELECT value FROM json_each(?))"
    " GROUP BY doc ORDER BY shared DESC, doc LIMIT 100) AS alike JOIN word ON word.id = alike.doc"
)

_TAKE_AWAY = "DELETE FROM word WHERE word = ?"
_SECURE_DELETE = "INSERT INTO word_parts (word_parts, rank) VALUES ('secure-delete', ?)"

_MANY_GONE = 500

_EDITS_TRIED_UP_TO = 9
"""Letters of a word; of a longer one enough of the sound is left, whichever letter is wrong."""


def learn(connection: sqlite3.Connection, words: Collection[str]) -> None:
    """Take up those of these words that are not there yet."""
    unknown = _values(connection, _UNKNOWN, words)
    connection.executemany(
        "INSERT INTO word (letters, word, sound) VALUES (?, ?, ?)",
        [(len(each), each, sound_of(each)) for each in unknown],
    )


def forget(connection: sqlite3.Connection, words: Collection[str]) -> None:
    """Take away those of these words that no record holds any more."""
    gone = [(each,) for each in _values(connection, _NO_LONGER_FOUND, words)]
    if len(gone) < _MANY_GONE:
        connection.executemany(_TAKE_AWAY, gone)
        return
    # Word by word, the index would be mended in a hundred thousand places: it is made anew instead.
    connection.execute(_SECURE_DELETE, (0,))
    connection.executemany(_TAKE_AWAY, gone)
    connection.execute("INSERT INTO word_parts (word_parts) VALUES ('optimize')")
    connection.execute(_SECURE_DELETE, (1,))


def near_words(
    connection: sqlite3.Connection, word: str, *, may_go_on: bool = False
) -> tuple[str, ...]:
    """The nearest other words that records hold; `may_go_on` for one that is being typed."""
    if not may_be_meant(word):
        return ()
    candidates = dict(_rows(connection, _ALIKE, parts_of(sound_of(word))))
    if len(word) <= _EDITS_TRIED_UP_TO:
        tried = one_edit_away(word)
        candidates.update(_rows(connection, _KNOWN, tried))
        if may_go_on:
            candidates.update(_rows(connection, _BEGUN, tried))
    return nearest(word, candidates, may_go_on=may_go_on)


def two_words(connection: sqlite3.Connection, word: str) -> tuple[str, ...]:
    """The two words that `word` is, written together; empty when it is none."""
    if not word.isalpha():
        return ()
    halves = {half for at in range(2, len(word) - 1) for half in (word[:at], word[at:])}
    found = "SELECT value FROM json_each(?) WHERE EXISTS"
    found += " (SELECT 1 FROM found_word WHERE found_word.term = value)"
    return split_in_two(word, set(_values(connection, found, halves)))


def known(connection: sqlite3.Connection, words: Collection[str]) -> tuple[str, ...]:
    """Those of these words that records hold."""
    return tuple(_values(connection, _KNOWN, words))


def _values(connection: sqlite3.Connection, query: str, words: Collection[str]) -> list[str]:
    return [row[0] for row in _rows(connection, query, words)]


def _rows(
    connection: sqlite3.Connection, query: str, words: Collection[str]
) -> list[tuple[str, str]]:
    return connection.execute(query, (json.dumps(list(words)),)).fetchall() if words else []
