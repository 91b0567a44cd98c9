"""Vaults with so many records, and the plain databases they are measured against."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from carecompanion.domain.changes import Action
from carecompanion.domain.records import Headline, new_id
from carecompanion.vault.store import SqlcipherStore
from carecompanion.vault.vaults import SqlcipherVaults

PASSPHRASE = "kalmar birch lantern"
AT_ONCE = 20_000

_LETTERS = "abcdefghiklmnoprstuvwy"
_RARE_EVERY = 5_000


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


def notes(count: int) -> Iterator[str]:
    """Texts of 400 characters: a few common words and many others; now and then a rare one."""
    chance = random.Random(count)
    words = ["".join(chance.choices(_LETTERS, k=chance.randint(2, 10))) for _ in range(20_000)]
    weights = [1 / (place + 10) for place in range(len(words))]
    for number in range(count):
        text = " ".join(chance.choices(words, weights, k=80))[:390]
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
