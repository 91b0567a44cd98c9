"""Learn: how soon a card is there, what Learn costs at the start, and finding as it is typed."""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from carecompanion.content.learn_pack import load_learn
from carecompanion.content.resources import resource_path
from carecompanion.domain.learn_search import LearnSearch
from carecompanion.vault.vaults import SqlcipherVaults
from tests.bench.full_vaults import PASSPHRASE
from tests.bench.measures import Figure
from tests.bench.program import fresh_home
from tests.bench.screen import own_screen

CARD_GOAL_MS = 50.0
START_GOAL_MS = 10.0
SEARCH_GOAL_MS = 16.0
ROUNDS = 3
STARTS = 12
LONGEST_S = 300

TYPED = (
    *("viral vector", "is gene therapy the same as a gene test", "antibodies", "long-term follow"),
    *("what does accelerated approval mean", "phase 1/2", "off-target", "chemotherapy before"),
    *("compassionate use", "second opinion", "one-time", "how long does it last", "xylophone"),
    *("why is my child's age important", "AAV9", "CRISPR", "is it safe for children"),
)


def measure(folder: Path) -> Iterator[Figure]:
    """Cards, then the start, then the search."""
    yield from _cards(folder)
    yield _start(folder)
    yield _search()


def _cards(folder: Path) -> Iterator[Figure]:
    """From asking for a card to its first paint, every card, some times over."""
    notes = folder / "notes.carevault"
    SqlcipherVaults().create(notes, PASSPHRASE).close()
    took = [_told("tests.bench.watched_cards", folder / str(n), str(notes)) for n in range(ROUNDS)]
    wall = {card: statistics.median(t[card][0] for t in took) for card in took[0]}
    busy = {card: statistics.median(t[card][1] for t in took) for card in took[0]}
    for what, by in (("on the clock", wall), ("of the processor", busy)):
        worst = max(by, key=lambda card: by[card])
        words = f"The slowest of {len(by)} cards opens, {what}"
        middle = statistics.median(by.values())
        details = f"{worst}; the card in the middle {middle:.0f} ms, each of {ROUNDS} times"
        value = f"{by[worst]:.0f} ms"
        goal = f"≤ {CARD_GOAL_MS:g} ms"
        yield Figure(words, value, goal, by[worst] <= CARD_GOAL_MS, details)


def _start(folder: Path) -> Figure:
    """The processor's time until everything is there, with Learn and with an empty one, in turn."""
    times: dict[str, list[float]] = {"with": [], "without": []}
    for number in range(STARTS + 1):
        for how, taken in times.items():
            told = _told("tests.bench.watched_start", folder / f"{how}{number}", how)
            if number:
                taken.append(told["ready"][1])
    more = statistics.median(times["with"]) - statistics.median(times["without"])
    details = ", ".join(
        f"{how} {statistics.median(ms):.0f} ms ({min(ms):.0f} to {max(ms):.0f}, n={STARTS})"
        for how, ms in times.items()
    )
    words = "Learn at the start, of the processor"
    goal = f"≤ +{START_GOAL_MS:g} ms"
    return Figure(words, f"{more:+.1f} ms", goal, more <= START_GOAL_MS, details)


def _search() -> Figure:
    """Every beginning of what is typed."""
    search = LearnSearch(load_learn(resource_path("learn")))
    times = []
    for typed in TYPED * ROUNDS:
        for length in range(1, len(typed) + 1):
            began = time.perf_counter()
            search.find(typed[:length])
            times.append((time.perf_counter() - began) * 1000)
    value = statistics.quantiles(times, n=20)[-1]
    words = "Finding in Learn, 95 of 100 keystrokes within"
    details = f"median {statistics.median(times):.2f} ms, slowest {max(times):.2f} ms"
    goal = f"≤ {SEARCH_GOAL_MS:g} ms"
    return Figure(words, f"{value:.2f} ms", goal, value <= SEARCH_GOAL_MS, details)


def _told(module: str, folder: Path, *arguments: str) -> dict[str, tuple[float, float]]:
    """What a script prints as its last line, in a process and on a screen of its own."""
    with own_screen() as stopwatch:
        env = fresh_home(folder / "home") | {"DISPLAY": f":{stopwatch.display}"}
        done = subprocess.run(
            (sys.executable, "-m", module, str(folder), *arguments),
            env=env,
            check=True,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            timeout=LONGEST_S,
        )
    return {name: (ms[0], ms[1]) for name, ms in json.loads(done.stdout.splitlines()[-1]).items()}
