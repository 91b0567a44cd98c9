"""The longest time in which the window answers nothing, in the whole walk."""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from tests.bench.measures import Figure
from tests.bench.program import fresh_home
from tests.bench.screen import own_screen

GOAL_MS = 50
WALKS = 10
NAMED = 4


def measure(folder: Path) -> Iterator[Figure]:
    """Walk again and again; the median of the longest stall, and where the long ones are."""
    longest: list[float] = []
    by_step: dict[str, list[float]] = defaultdict(list)
    with own_screen() as stopwatch:
        for number in range(WALKS):
            stalls = _walk(folder / str(number), stopwatch.display)
            longest.append(max((ms for ms, _ in stalls), default=0.0))
            for step in {step for _, step in stalls}:
                by_step[step].append(max(ms for ms, where in stalls if where == step))
    middle = statistics.median(longest)
    worst = sorted(((statistics.median(times), step) for step, times in by_step.items()))[::-1]
    details = ", ".join(f"{step} {ms:.0f} ms" for ms, step in worst[:NAMED])
    words = "Longest stall of the window in the whole walk"
    details = f"{min(longest):.0f} to {max(longest):.0f} ms, n={WALKS}; {details}"
    yield Figure(words, f"{middle:.0f} ms", f"≤ {GOAL_MS} ms", middle <= GOAL_MS, details)


def _walk(folder: Path, display: str) -> list[tuple[float, str]]:
    env = fresh_home(folder / "home") | {"DISPLAY": f":{display}"}
    command = (sys.executable, "-m", "tests.bench.watched_walk", str(folder))
    done = subprocess.run(
        command, env=env, check=True, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, timeout=120
    )
    return [(ms, step) for ms, step in json.loads(done.stdout.decode().splitlines()[-1])]
