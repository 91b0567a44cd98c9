"""Prints how quick the program is, with the goals. `python -m tests.bench [name …]`.

The figures inform; they never pass or fail.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

from tests.bench import (
    attachment,
    finding,
    learn,
    lens,
    memory_part,
    names,
    opening,
    page,
    page_in_use,
    stalls,
    start_up,
    unlock,
    writing,
)
from tests.bench.measures import Figure

MEASURES = {
    "start": start_up.measure,
    "unlock": unlock.measure,
    "page": page.measure,
    "page-in-use": page_in_use.measure,
    "stalls": stalls.measure,
    "attachment": attachment.measure,
    "open": opening.measure,
    "find": finding.measure,
    "names": names.measure,
    "write": writing.measure,
    "part": memory_part.measure,
    "lens": lens.measure,
    "learn": learn.measure,
}


def main(wanted: list[str]) -> int:
    """Take the named measures, or all, and print them."""
    unknown = set(wanted) - set(MEASURES)
    if unknown:
        print(f"There is no measure {', '.join(sorted(unknown))}: {', '.join(MEASURES)}")
        return 2
    unfinished = 0
    for name in wanted or MEASURES:
        print(f"\nMeasuring: {name} …", flush=True)
        with tempfile.TemporaryDirectory(prefix="carecompanion-bench-") as folder:
            try:
                show(MEASURES[name](Path(folder)))
            except (OSError, subprocess.SubprocessError) as problem:
                unfinished += 1
                print(f"  This could not be measured here: {problem}")
    return 1 if unfinished else 0


def show(figures: Iterable[Figure]) -> None:
    """Print each figure with its goal, and below it what it was made from."""
    for figure in figures:
        verdict = "met" if figure.is_met else "missed"
        print(f"  {figure.what:52} {figure.value:>9}   goal {figure.goal:>10}   {verdict}")
        print(f"      {figure.details}", flush=True)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
