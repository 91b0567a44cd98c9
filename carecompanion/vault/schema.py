"""The tables of a notes file and the numbered steps that lead to them.

One mechanism holds everything a person writes: a record has revisions, a revision belongs to an
action. Undo, history, restore and a later merge of two copies read the same three tables
(DESIGN.md section 3; by hand: docs/vault-format.md).
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from carecompanion.domain.errors import NotAVaultError, VaultTooNewError
from carecompanion.vault.keying import key_all_records
from carecompanion.vault.placing import place_all_records
from carecompanion.vault.words import index_all_words, keep_all_words

if TYPE_CHECKING:
    import sqlite3

Statement: TypeAlias = "str | Callable[[sqlite3.Connection], None]"
"""SQL, or what SQL alone cannot do."""

APPLICATION_ID = int.from_bytes(b"Care", "big")

_FIRST = (
    """
    CREATE TABLE action (
        id      INTEGER PRIMARY KEY,
        action  TEXT NOT NULL,
        at      TEXT NOT NULL
    ) STRICT
    """,
    # sequence is the order in which records were first written. revision is the newest one: empty
    # for a moment in a new row, because a deferred reference would search the whole table.
    """
    CREATE TABLE record (
        sequence     INTEGER PRIMARY KEY,
        id           TEXT NOT NULL UNIQUE,
        kind         TEXT NOT NULL,
        person_id    TEXT NOT NULL,
        headline_id  TEXT,
        created_at   TEXT NOT NULL,
        changed_at   TEXT NOT NULL,
        deleted_at   TEXT,
        revision     INTEGER REFERENCES revision (id)
    ) STRICT
    """,
    # body is JSON; NULL is a tombstone.
    """
    CREATE TABLE revision (
        id         INTEGER PRIMARY KEY,
        record_id  TEXT NOT NULL REFERENCES record (id),
        earlier    INTEGER REFERENCES revision (id),
        action_id  INTEGER NOT NULL REFERENCES action (id),
        at         TEXT NOT NULL,
        body       TEXT
    ) STRICT
    """,
    """
    CREATE INDEX record_of_person ON record (person_id, kind, sequence)
    WHERE deleted_at IS NULL
    """,
    """
    CREATE INDEX record_of_headline ON record (headline_id, kind, sequence)
    WHERE deleted_at IS NULL AND headline_id IS NOT NULL
    """,
    """
    CREATE INDEX record_person ON record (sequence)
    WHERE deleted_at IS NULL AND kind = 'person'
    """,
    """
    CREATE TABLE screen_state (
        key    TEXT PRIMARY KEY,
        value  TEXT NOT NULL
    ) STRICT, WITHOUT ROWID
    """,
)

_SECOND: tuple[Statement, ...] = (
    # Emptied for good: content, history and unshared attachments are gone; id and time remain.
    "ALTER TABLE record ADD COLUMN erased_at TEXT",
    """
    CREATE INDEX record_deleted ON record (deleted_at, sequence)
    WHERE deleted_at IS NOT NULL AND erased_at IS NULL
    """,
    "CREATE INDEX revision_of_record ON revision (record_id, id)",
    # The content of attachments, once for each content. sha256 is empty until all of it is there.
    """
    CREATE TABLE attachment_content (
        id      INTEGER PRIMARY KEY,
        sha256  TEXT UNIQUE,
        size    INTEGER NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE attachment_chunk (
        content_id  INTEGER NOT NULL REFERENCES attachment_content (id) ON DELETE CASCADE,
        position    INTEGER NOT NULL,
        bytes       BLOB NOT NULL,
        UNIQUE (content_id, position)
    ) STRICT
    """,
    # Which keys this file has had: a backup made before a change opens with the earlier sheet.
    """
    CREATE TABLE file_key (
        salt   TEXT PRIMARY KEY,
        since  TEXT NOT NULL
    ) STRICT, WITHOUT ROWID
    """,
    # The words of records that are not deleted, by record.sequence, to find them again.
    """
    CREATE TABLE record_words (
        sequence  INTEGER PRIMARY KEY REFERENCES record (sequence),
        words     TEXT NOT NULL
    ) STRICT
    """,
    """
    CREATE VIRTUAL TABLE found_words USING fts5 (
        words, content = 'record_words', content_rowid = 'sequence',
        tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3'
    )
    """,
    "INSERT INTO found_words (found_words, rank) VALUES ('secure-delete', 1)",
    """
    CREATE TRIGGER words_added AFTER INSERT ON record_words BEGIN
        INSERT INTO found_words (rowid, words) VALUES (new.sequence, new.words);
    END
    """,
    """
    CREATE TRIGGER words_removed AFTER DELETE ON record_words BEGIN
        INSERT INTO found_words (found_words, rowid, words)
        VALUES ('delete', old.sequence, old.words);
    END
    """,
    """
    CREATE TRIGGER words_changed AFTER UPDATE ON record_words BEGIN
        INSERT INTO found_words (found_words, rowid, words)
        VALUES ('delete', old.sequence, old.words);
        INSERT INTO found_words (rowid, words) VALUES (new.sequence, new.words);
    END
    """,
    index_all_words,
)

_THIRD: tuple[Statement, ...] = (
    # What a fact is about and the day a record is about: to list and to sort without reading all.
    "ALTER TABLE record ADD COLUMN topic TEXT",
    "ALTER TABLE record ADD COLUMN dated TEXT",
    """
    CREATE INDEX record_of_topic ON record (person_id, topic, sequence)
    WHERE deleted_at IS NULL AND topic IS NOT NULL
    """,
    """
    CREATE INDEX record_dated ON record (person_id, dated, sequence, kind, topic)
    WHERE deleted_at IS NULL AND dated IS NOT NULL
    """,
    # The fact of the latest day of each topic; one without a day is of when it was written.
    """
    CREATE INDEX record_latest
    ON record (person_id, topic, coalesce(dated, substr(created_at, 1, 10)), sequence)
    WHERE deleted_at IS NULL AND topic IS NOT NULL
    """,
    # Recently deleted is about one person, and names the people who were deleted.
    """
    CREATE INDEX record_deleted_of_person ON record (person_id, deleted_at)
    WHERE deleted_at IS NOT NULL AND erased_at IS NULL
    """,
    """
    CREATE INDEX record_deleted_person ON record (deleted_at)
    WHERE deleted_at IS NOT NULL AND erased_at IS NULL AND kind = 'person'
    """,
    place_all_records,
    # Each different word once, with how it sounds, to find one that somebody may have meant. The
    # number of letters also tells its rows from those of other tables in a damaged file.
    """
    CREATE TABLE word (
        id       INTEGER PRIMARY KEY,
        letters  INTEGER NOT NULL,
        word     TEXT NOT NULL UNIQUE,
        sound    TEXT NOT NULL
    ) STRICT
    """,
    """
    CREATE VIRTUAL TABLE word_parts USING fts5 (
        parts, content = '', columnsize = 0, detail = 'none', tokenize = 'trigram'
    )
    """,
    "INSERT INTO word_parts (word_parts, rank) VALUES ('secure-delete', 1)",
    """
    CREATE TRIGGER word_added AFTER INSERT ON word BEGIN
        INSERT INTO word_parts (rowid, parts) VALUES (new.id, ' ' || new.sound || ' ');
    END
    """,
    """
    CREATE TRIGGER word_removed AFTER DELETE ON word BEGIN
        INSERT INTO word_parts (word_parts, rowid, parts)
        VALUES ('delete', old.id, ' ' || old.sound || ' ');
    END
    """,
    # These two hold nothing: they show which words, and which parts, an index holds.
    "CREATE VIRTUAL TABLE word_part USING fts5vocab (word_parts, instance)",
    "CREATE VIRTUAL TABLE found_word USING fts5vocab (found_words, instance)",
    # Facts have more words than before.
    keep_all_words,
    # By what a headline is looked up again: its words, a study, a link, where it stands, a day.
    """
    CREATE TABLE record_key (
        person_id  TEXT NOT NULL,
        key        TEXT NOT NULL,
        sequence   INTEGER NOT NULL REFERENCES record (sequence),
        PRIMARY KEY (person_id, key, sequence)
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX record_key_of_record ON record_key (sequence)",
    key_all_records,
)

MIGRATIONS: tuple[tuple[Statement, ...], ...] = (_FIRST, _SECOND, _THIRD)
"""Step n leads from version n to n + 1. A released step never changes.

When a version is released, its file joins tests/vault/released (how: sample.py there).
"""

VERSION = len(MIGRATIONS)


def check_version(connection: sqlite3.Connection, path: Path) -> None:
    """See that the file is ours and not from the future. Changes nothing.

    Raises:
        NotAVaultError: the key fits, yet the file belongs to another program.
        VaultTooNewError: a newer version of the app made or changed it.
    """
    if _pragma(connection, "application_id") != APPLICATION_ID:
        raise NotAVaultError(path)
    found = version_of(connection)
    if found > VERSION:
        raise VaultTooNewError(path, found=found, known=VERSION)


def migrate(connection: sqlite3.Connection) -> None:
    """Bring a file to the present version, from empty or an earlier one: all steps or none."""
    found = version_of(connection)
    if found == VERSION:
        return
    connection.execute("BEGIN IMMEDIATE")
    for step in MIGRATIONS[found:]:
        for statement in step:
            if isinstance(statement, str):
                connection.execute(statement)
            else:
                statement(connection)
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {VERSION}")
    connection.execute("COMMIT")


def version_of(connection: sqlite3.Connection) -> int:
    """The version of the tables of a file; 0 when there are none."""
    return _pragma(connection, "user_version")


def _pragma(connection: sqlite3.Connection, name: str) -> int:
    return int(connection.execute(f"PRAGMA {name}").fetchone()[0])
