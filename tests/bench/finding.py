"""Finding a word among 100,000 notes, beside the same query in plain SQLite."""

from __future__ import annotations

import sqlite3
import statistics
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from carecompanion.vault.vaults import SqlcipherVaults
from carecompanion.vault.words import match_for
from tests.bench.full_vaults import PASSPHRASE, fill, plain_copy, some_words
from tests.bench.measures import Figure

NOTES = 100_000
GOAL_MS = 5.0
GOAL = 2.5

_SAME_QUERY = (
    "SELECT record.kind, revision.body FROM found_words"
    " CROSS JOIN record ON record.sequence = found_words.rowid"
    " CROSS JOIN revision ON revision.id = record.revision"
    " WHERE found_words MATCH ? ORDER BY found_words.rowid DESC LIMIT 50"
)


def measure(folder: Path) -> Iterator[Figure]:
    """From the words to the newest 50 records that hold them."""
    path = folder / "notes.carevault"
    fill(path, NOTES).close()
    plain = plain_copy(path, folder / "plain.sqlite")
    store = SqlcipherVaults().open(path, PASSPHRASE)
    ours: list[float] = []
    theirs: list[float] = []
    for words in some_words(100) * 2:
        theirs.append(_seconds(partial(_find_plain, plain, words)))
        ours.append(_seconds(partial(store.find, words)))
    half = len(ours) // 2
    yield _figure(ours[half:], theirs[half:])
    yield _ratio(ours[half:], theirs[half:])
    store.close()
    plain.close()


def _find_plain(connection: sqlite3.Connection, words: str) -> list[object]:
    return connection.execute(_SAME_QUERY, (match_for(words),)).fetchall()


def _seconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def _figure(ours: list[float], theirs: list[float]) -> Figure:
    value = _p95(ours)
    what = f"Find among {NOTES:,} notes, 95 of 100 searches within"
    details = f"median {statistics.median(ours) * 1000:.2f} ms; plain p95 {_p95(theirs):.2f} ms"
    return Figure(what, f"{value:.2f} ms", f"≤ {GOAL_MS:g} ms", value <= GOAL_MS, details)


def _ratio(ours: list[float], theirs: list[float]) -> Figure:
    value = _p95(ours) / _p95(theirs)
    each = statistics.median(a / b for a, b in zip(ours, theirs, strict=True))
    medians = statistics.median(ours) / statistics.median(theirs)
    details = (
        f"p95 against p95; median against median {medians:.2f} ×, search by search {each:.2f} ×"
    )
    return Figure(
        "The same in plain SQLite", f"{value:.2f} ×", f"≤ {GOAL:g} ×", value <= GOAL, details
    )


def _p95(seconds: list[float]) -> float:
    return statistics.quantiles(seconds, n=20)[-1] * 1000
