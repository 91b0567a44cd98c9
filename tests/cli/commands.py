"""Runs the program's command line as a person in a terminal would: as a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

PATIENCE = 120


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a command left in the terminal."""

    status: int
    said: str
    complained: str

    @property
    def complaint(self) -> str:
        """The one calm sentence or two on the error output: one line, no traceback."""
        lines = self.complained.splitlines()
        assert len(lines) == 1, self.complained
        return lines[0]


def command() -> tuple[str, ...]:
    """The installed command, or the checkout's."""
    if os.environ.get("CARECOMPANION_TEST_SOURCE") == "1":
        return (sys.executable, "-m", "carecompanion")
    return (str(Path(sys.executable).parent / "carecompanion"),)


def without_display() -> dict[str, str]:
    """The variables of this test, less those that name a screen."""
    screens = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    return {name: value for name, value in os.environ.items() if name not in screens}


def run(*arguments: str | Path, typed: str | None = None) -> Outcome:
    """Run one command without a screen; `typed` is what it reads, nothing when there is none."""
    reads = {"stdin": subprocess.DEVNULL} if typed is None else {"input": typed}
    done = subprocess.run(
        (*command(), *map(str, arguments)),
        env=without_display(),
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=PATIENCE,
        check=False,
        **reads,
    )
    return Outcome(done.returncode, done.stdout, done.stderr)
