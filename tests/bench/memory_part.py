"""Reading a window of a part of the care memory, with 100 facts in it and with 100,000."""

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

FEW, MANY = 100, 100_000
GOAL = 1.5
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
