"""A part of the care memory with 100 facts in it and with 100,000: a window of it, and its list."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from carecompanion.domain.changes import Action
from carecompanion.domain.facts import Fact, FactKind
from carecompanion.domain.memory import FACTS_OF_PART, MemoryPart
from carecompanion.domain.records import new_id
from carecompanion.vault.store import SqlcipherStore
from carecompanion.vault.vaults import SqlcipherVaults
from carecompanion.viewmodels.fact_list import WINDOW_SIZE
from tests.bench.full_vaults import AT_ONCE, PASSPHRASE
from tests.bench.measures import Figure, interleaved
from tests.bench.watched_app import stalls_of

FEW, MANY = 100, 100_000
GOAL = 1.5
STALL_GOAL_MS = 50
_READS = 20
_PART = MemoryPart.HEALTH
"""The part with the most kinds of facts."""


def measure(folder: Path) -> Iterator[Figure]:
    """The newest window, and one deep in the middle."""
    stores = {count: _fill(folder / f"{count}.carevault", count) for count in (FEW, MANY)}
    times = interleaved({str(count): _taker(store) for count, store in stores.items()})
    value = statistics.median(times[str(MANY)]) / statistics.median(times[str(FEW)])
    each = statistics.median(times[str(MANY)]) * 1000 / _READS
    what = f"A window of {MANY:,} facts beside one of {FEW}"
    yield Figure(what, f"{value:.2f} ×", f"≤ {GOAL:g} ×", value <= GOAL, f"{each:.2f} ms a window")
    for store in stores.values():
        store.close()
    yield _stalls(folder, folder / f"{MANY}.carevault")


def _stalls(folder: Path, notes: Path) -> Figure:
    """The longest time the window answers nothing while somebody goes through long lists."""
    stalls = stalls_of("tests.bench.watched_lists", folder, notes)
    longest = max((ms for ms, _ in stalls), default=0.0)
    worst: dict[str, float] = {}
    for ms, step in stalls:
        worst.setdefault(step, ms)
    details = ", ".join(f"{step} {ms:.0f} ms" for step, ms in worst.items())
    what = f"Longest stall in lists of {MANY:,} facts"
    is_met = longest <= STALL_GOAL_MS
    return Figure(what, f"{longest:.0f} ms", f"≤ {STALL_GOAL_MS} ms", is_met, details)


def _fill(path: Path, count: int) -> SqlcipherStore:
    store = SqlcipherVaults().create(path, PASSPHRASE)
    (person,) = store.people()
    kinds: tuple[FactKind, ...] = FACTS_OF_PART[_PART]
    for begin in range(0, count, AT_ONCE):
        facts = [
            Fact(
                id=new_id(),
                person_id=person.id,
                fact=kinds[number % len(kinds)],
                text=f"A health detail of some length, number {number}, as it was written down",
                known_on="2026-11-21",
            )
            for number in range(begin, min(count, begin + AT_ONCE))
        ]
        store.apply(Action.ADD_FACT, puts=facts)
    return store


def _taker(store: SqlcipherStore) -> Callable[[], float]:
    (person,) = store.people()
    kinds = FACTS_OF_PART[_PART]

    def take() -> float:
        began = time.perf_counter()
        after = None
        for _ in range(_READS):
            window = store.facts(person.id, kinds, limit=WINDOW_SIZE + 1, after=after)
            after = window[WINDOW_SIZE - 1].id if len(window) > WINDOW_SIZE else None
        return time.perf_counter() - began

    return take
