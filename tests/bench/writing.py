"""Writing one record, beside one row in plain SQLite with the same durability."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from uuid import UUID

from carecompanion.domain.changes import Action
from carecompanion.domain.records import Headline, new_id
from carecompanion.vault.store import SqlcipherStore
from tests.bench.full_vaults import fill, notes, plain_database
from tests.bench.measures import Figure, interleaved, ratio

THERE_ALREADY = 10_000
ROUNDS = 200
GOAL = 2.0


def measure(folder: Path) -> Iterator[Figure]:
    """A new headline of 400 characters, kept with its history and found by its words."""
    store = fill(folder / "notes.carevault", THERE_ALREADY)
    (person,) = store.people()
    plain = plain_database(folder / "plain.sqlite")
    plain.execute("BEGIN")
    there = ((text,) for text in notes(THERE_ALREADY))
    plain.executemany("INSERT INTO note (text) VALUES (?)", there)
    plain.execute("COMMIT")
    texts = notes(2 * ROUNDS + 2)
    times = interleaved(
        {
            "ours": partial(_write, store, person.id, texts),
            "plain": partial(_write_plain, plain, texts),
        },
        ROUNDS,
    )
    yield ratio("Write one record", times["ours"], times["plain"], "plain SQLite", GOAL)
    store.close()
    plain.close()


def _write(store: SqlcipherStore, person_id: UUID, texts: Iterator[str]) -> float:
    record = Headline(id=new_id(), person_id=person_id, text=next(texts))
    began = time.perf_counter()
    store.apply(Action.WRITE_HEADLINE, puts=(record,))
    return time.perf_counter() - began


def _write_plain(connection: sqlite3.Connection, texts: Iterator[str]) -> float:
    text = next(texts)
    began = time.perf_counter()
    connection.execute("INSERT INTO note (text) VALUES (?)", (text,))
    return time.perf_counter() - began
