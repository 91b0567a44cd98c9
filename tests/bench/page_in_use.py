"""The page in the running program while somebody types beside it, and as it is drawn plainly."""

from __future__ import annotations

import statistics
from collections.abc import Iterator
from pathlib import Path

from carecompanion.demo import write_sample_walk
from carecompanion.vault.vaults import SqlcipherVaults
from tests.bench.full_vaults import PASSPHRASE
from tests.bench.measures import Figure, spread
from tests.bench.watched_app import said_by

GOAL_MAKE_MS = 100
GOAL_SEEN_MS = 200
GOAL_STALL_MS = 50


def measure(folder: Path) -> Iterator[Figure]:
    """The sample walk, opened at its page; the first page of the program does not count."""
    notes = folder / "notes.carevault"
    store = SqlcipherVaults().create(notes, PASSPHRASE)
    write_sample_walk(store)
    store.close()
    said = said_by("tests.bench.watched_page", folder, notes)
    plain = f"the same page drawn plainly {spread(said['plain'])}"
    yield _figure("One page in the running program", said["making"], GOAL_MAKE_MS, plain)
    words = "The page on the screen after the last letter"
    yield _figure(words, said["refreshing"], GOAL_SEEN_MS, "typing in the name on the page")
    stalls = said["stalls"] or [(0.0, "none")]
    longest, step = stalls[0]
    details = f"{step}; {len(said['stalls'])} of 10 ms or more"
    met = longest <= GOAL_STALL_MS
    words = "Longest stall of the window meanwhile"
    yield Figure(words, f"{longest:.0f} ms", f"≤ {GOAL_STALL_MS} ms", met, details)


def _figure(words: str, times: list[float], goal: float, beside: str) -> Figure:
    value = statistics.median(times) * 1000
    details = f"{spread(times)}; {beside}"
    return Figure(words, f"{value:.0f} ms", f"≤ {goal:g} ms", value <= goal, details)
