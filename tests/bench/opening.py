"""Opening and the first list with 100, 10,000 and 200,000 records, and the memory they take."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from carecompanion.domain.records import Headline
from carecompanion.vault.keys import SALT_BYTES, derive_root
from carecompanion.vault.vaults import SqlcipherVaults
from tests.bench.full_vaults import PASSPHRASE, fill
from tests.bench.measures import Figure, excess, interleaved, ratio
from tests.bench.program import fresh_home

COUNTS = (100, 10_000, 200_000)
GOAL = 1.3
GOAL_MS = 100
MEMORY_GOAL = 1.2

_MEMORY = """
import sys
from pathlib import Path
from tests.bench.opening import open_and_list
store = open_and_list(Path(sys.argv[1]))
lines = Path("/proc/self/status").read_text().splitlines()
print(next(line for line in lines if line.startswith("VmRSS")).split()[1])
"""


def measure(folder: Path) -> Iterator[Figure]:
    """From the passphrase to the newest 50 headlines."""
    paths = {count: folder / f"{count}.carevault" for count in COUNTS}
    for count, path in paths.items():
        fill(path, count).close()
    salt = paths[COUNTS[0]].read_bytes()[:SALT_BYTES]
    takes = {str(count): partial(_open, path) for count, path in paths.items()}
    times = interleaved({**takes, "argon2": partial(_derive, salt)})
    small, *larger = (times[str(count)] for count in COUNTS)
    for count, seconds in zip(COUNTS[1:], larger, strict=True):
        what = f"Open and list, {count:,} records"
        yield ratio(what, seconds, small, f"{COUNTS[0]} records", GOAL)
    what = f"Open and list, {COUNTS[-1]:,} records"
    yield excess(what, times[str(COUNTS[-1])], times["argon2"], "Argon2id alone", GOAL_MS)
    yield _memory(folder, paths[COUNTS[0]], paths[COUNTS[-1]])


def open_and_list(path: Path) -> object:
    """The open vault, once its newest headlines are read."""
    store = SqlcipherVaults().open(path, PASSPHRASE)
    (person,) = store.people()
    assert len(store.of_person(Headline, person.id)) == 50
    return store


def _open(path: Path) -> float:
    began = time.monotonic()
    store = SqlcipherVaults().open(path, PASSPHRASE)
    (person,) = store.people()
    store.of_person(Headline, person.id)
    ended = time.monotonic()
    store.close()
    return ended - began


def _derive(salt: bytes) -> float:
    began = time.monotonic()
    derive_root(PASSPHRASE, salt)
    return time.monotonic() - began


def _memory(folder: Path, small: Path, large: Path) -> Figure:
    """Resident memory of a program with the vault open and its first list read."""
    kib = [_resident_kib(folder, path) for path in (small, large)]
    value = kib[1] / kib[0]
    what = f"Resident memory, {COUNTS[-1]:,} records"
    details = f"{kib[1] / 1024:.1f} MiB; {COUNTS[0]} records {kib[0] / 1024:.1f} MiB"
    goal = f"≤ {MEMORY_GOAL:g} ×"
    return Figure(what, f"{value:.2f} ×", goal, value <= MEMORY_GOAL, details)


def _resident_kib(folder: Path, path: Path) -> int:
    command = (sys.executable, "-c", _MEMORY, str(path))
    env = fresh_home(folder / "home")
    return int(subprocess.run(command, env=env, check=True, capture_output=True).stdout)
