"""How soon there is a window, beside the plainest window that Qt for Python can show."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from tests.bench.measures import Figure, interleaved, ratio
from tests.bench.program import fresh_home
from tests.bench.screen import own_screen

GOAL = 1.6
_BARE = (sys.executable, str(Path(__file__).with_name("bare_window.py")))
# What the installed command does; `-m` would load more of Python first, and nobody starts it so.
_OURS = (sys.executable, "-c", "import sys; from carecompanion.cli import main; sys.exit(main())")


def measure(folder: Path) -> Iterator[Figure]:
    """The welcome screen where there are no notes, and the unlock screen where there are."""
    nothing, notes = fresh_home(folder / "nothing"), fresh_home(folder / "notes")
    _put_notes(Path(notes["HOME"]))
    with own_screen() as stopwatch:
        times = interleaved(
            {
                "bare": lambda: stopwatch.time(_BARE, nothing),
                "welcome": lambda: stopwatch.time(_OURS, nothing),
                "unlock": lambda: stopwatch.time(_OURS, notes),
            }
        )
    for screen in ("welcome", "unlock"):
        words = f"Start to first painted window, {screen} screen"
        yield ratio(words, times[screen], times["bare"], "bare window", GOAL)


def _put_notes(home: Path) -> None:
    from carecompanion.composition import Parts

    folder = home / "Care Companion"
    folder.mkdir()
    Parts().vaults.create(folder / "notes.carevault", "kalmar birch lantern").close()
