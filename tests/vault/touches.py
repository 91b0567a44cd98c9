"""Interrupts a work between two of its steps on a disk, wherever they are in the program.

Python itself tells of each file that is opened, renamed, linked, removed or given to SQLite.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote

_STEPS = frozenset({"open", "os.rename", "os.link", "os.remove", "sqlite3.connect"})


@dataclass(slots=True)
class Touches:
    """Counts the steps on files below `folder`; before the one `wanted` it calls `then`, once."""

    folder: str = ""
    wanted: int = 0
    seen: int = 0
    then: Callable[[], None] = field(default=lambda: None)

    def hear(self, event: str, arguments: tuple[object, ...]) -> None:
        """What Python calls for each of its events."""
        if not self.folder or event not in _STEPS or not _is_below(self.folder, arguments):
            return
        self.seen += 1
        if self.seen == self.wanted:
            self.folder = ""  # what `then` does is not counted
            self.then()


@contextmanager
def before_step(
    touches: Touches, number: int, folder: Path, then: Callable[[], None]
) -> Iterator[None]:
    """Call `then` before the step `number`, from 1, on a file below the folder."""
    touches.wanted, touches.seen, touches.then = number, 0, then
    touches.folder = str(folder)
    try:
        yield
    finally:
        touches.folder = ""


def listening() -> Touches:
    """Python never stops telling, so this is called once for a run."""
    touches = Touches()
    sys.addaudithook(touches.hear)
    return touches


def _is_below(folder: str, arguments: tuple[object, ...]) -> bool:
    return any(folder in unquote(str(argument)) for argument in arguments[:2])
