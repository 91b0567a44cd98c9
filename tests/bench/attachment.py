"""What a file of 100 MB takes on its way in and out: memory above all."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from tests.bench.measures import Figure
from tests.bench.program import fresh_home

GOAL_MB = 20
MB = 1024 * 1024


def measure(folder: Path) -> Iterator[Figure]:
    """Growth of the resident memory, each way in a process of its own."""
    env = fresh_home(folder / "home")
    command = (sys.executable, "-m", "tests.bench.one_attachment", str(folder))
    done = subprocess.run(
        command, env=env, check=True, capture_output=True, stdin=subprocess.DEVNULL
    )
    for way, taken in json.loads(done.stdout).items():
        grown, seconds = taken["grown"] / MB, taken["seconds"]
        details = f"{taken['mb'] / seconds:.0f} MB a second; longest step {taken['step_ms']:.0f} ms"
        yield Figure(
            f"A file of {taken['mb']} MB {way}, growth of memory",
            f"{grown:.1f} MB",
            f"≤ {GOAL_MB} MB",
            grown <= GOAL_MB,
            details,
        )
