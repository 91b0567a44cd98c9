"""Vaults with so many records, and the plain databases they are measured against."""

from __future__ import annotations

import itertools
import random
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from carecompanion.domain.changes import Action
from carecompanion.domain.records import (
    PAPER_TEXT_LIMIT,
    Attachment,
    Headline,
    PaperText,
    Record,
    new_id,
    paper_text_id,
)
from carecompanion.vault.connection import connect
from carecompanion.vault.keys import SALT_BYTES, derive_root, vault_key
from carecompanion.vault.schema import MIGRATIONS
from carecompanion.vault.store import SqlcipherStore
from carecompanion.vault.vaults import SqlcipherVaults

PASSPHRASE = "kalmar birch lantern"
AT_ONCE = 20_000
_PAPERS_AT_ONCE = 100

_LETTERS = "abcdefghiklmnoprstuvwy"
_RARE_EVERY = 5_000
_WORDS = 80


def fill(path: Path, count: int) -> SqlcipherStore:
    """A new open vault with so many headlines of 400 characters."""
    store = SqlcipherVaults().create(path, PASSPHRASE)
    (person,) = store.people()
    texts = notes(count)
    left = count
    while left:
        puts = [
            Headline(id=new_id(), person_id=person.id, text=next(texts))
            for _ in range(min(left, AT_ONCE))
        ]
        store.apply(Action.WRITE_HEADLINE, puts=puts)
        left -= len(puts)
    return store


def add_papers(store: SqlcipherStore, count: int) -> None:
    """So many files with words: most of 20 KB, and one in a hundred of 1 MB."""
    (person,) = store.people()
    texts = notes(100_000)
    for start in range(0, count, _PAPERS_AT_ONCE):
        puts: list[Record] = []
        for number in range(start, min(start + _PAPERS_AT_ONCE, count)):
            paper = Attachment(id=new_id(), person_id=person.id, name=f"letter {number}.pdf")
            pieces = itertools.islice(texts, 2500 if number % 100 == 99 else 50)
            words = " ".join(pieces)[:PAPER_TEXT_LIMIT]
            text = PaperText(
                id=paper_text_id(paper.id),
                person_id=person.id,
                attachment_id=paper.id,
                text=words,
            )
            puts += (paper, text)
        store.apply(Action.ADD_ATTACHMENT, puts=puts)


def typed_words(count: int) -> list[str]:
    """Words typed letter by letter, as somebody looking for them does; every third misspelled."""
    chance = random.Random(13)
    texts = [text.split() for text in notes(200)]
    typed = []
    for number in range(count):
        word = chance.choice([each for each in chance.choice(texts) if len(each) > 4])
        if number % 3 == 0:
            at = chance.randrange(1, len(word) - 1)
            word = word[:at] + word[at + 1] + word[at] + word[at + 2 :]
        if number % 4 == 1:
            word = f"therapy {word}"
        typed += [word[:size] for size in range(1, len(word) + 1)]
    return typed


def notes(count: int) -> Iterator[str]:
    """Texts of 400 characters: a few common words and many others; now and then a rare one."""
    chance = random.Random(5)
    words = ["".join(chance.choices(_LETTERS, k=chance.randint(2, 10))) for _ in range(20_000)]
    weights = [1 / (place + 10) for place in range(len(words))]
    stream = chance.choices(words, weights, k=200_000)
    for number in range(count):
        start = chance.randrange(len(stream) - _WORDS)
        text = " ".join(stream[start : start + _WORDS])[:390]
        yield f"therapy {text}" + (f" zebrafish{number}" if number % _RARE_EVERY == 0 else "")


def some_words(count: int) -> list[str]:
    """Words as people look for: rare and common ones, pairs, and beginnings."""
    chance = random.Random(7)
    texts = [text.split() for text in notes(100)]
    singles = [chance.choice(chance.choice(texts)) for _ in range(count)]
    pairs = [" ".join(chance.sample(chance.choice(texts), 2)) for _ in range(count)]
    return [*singles, *pairs, "zebrafish", "therapy", *(word[:3] for word in singles)]


def plain_database(path: Path) -> sqlite3.Connection:
    """A plain SQLite database that keeps what it is told as surely as a vault does."""
    connection = sqlite3.connect(path, isolation_level=None)
    for setting in ("journal_mode = DELETE", "synchronous = EXTRA", "temp_store = MEMORY"):
        connection.execute(f"PRAGMA {setting}").fetchone()
    connection.executescript(
        """
        CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT NOT NULL);
        CREATE VIRTUAL TABLE found USING fts5 (
            text, content = 'note', content_rowid = 'id',
            tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3'
        );
        CREATE TRIGGER note_added AFTER INSERT ON note BEGIN
            INSERT INTO found (rowid, text) VALUES (new.id, new.text);
        END;
        """
    )
    return connection


def plain_copy(vault: Path, path: Path) -> sqlite3.Connection:
    """The records of a closed vault and their words in the same tables, without encryption."""
    salt = vault.read_bytes()[:SALT_BYTES]
    source = connect(vault, vault_key(derive_root(PASSPHRASE, salt)), salt)
    target = sqlite3.connect(path, isolation_level=None)
    target.execute("BEGIN")
    for statement in (each for step in MIGRATIONS for each in step):
        # An older SQLite does not know secure deletion; for reading it makes no difference.
        if isinstance(statement, str) and "secure-delete" not in statement:
            target.execute(statement)
    for table in ("action", "revision", "record", "record_words"):
        rows = source.execute(f"SELECT * FROM {table}")
        marks = ", ".join("?" * len(rows.description))
        target.executemany(f"INSERT INTO {table} VALUES ({marks})", rows)
    target.execute("COMMIT")
    source.close()
    return target
