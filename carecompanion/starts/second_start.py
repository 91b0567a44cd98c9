"""What a start does that finds a window there: ask it to come to the front, and wait a moment."""

from __future__ import annotations

import time
from enum import Enum, auto
from pathlib import Path

from carecompanion import host
from carecompanion.starts.wish import Wish, leave_wish, take_wish, wish_file

PATIENCE_S = 6.0
"""So long may the other window take: it may be starting itself, on a slow computer."""

_LOOK_EVERY_S = 0.02


class Answer(Enum):
    """What became of the wish."""

    HEARD = auto()
    SILENT = auto()


def ask_first(
    place: Path, wish: Wish, *, patience_s: float = PATIENCE_S
) -> Answer | host.FileLock | None:
    """Ask the window that holds the lock `place`.

    Instead of an answer it gives what `host.take_window_place` gives when the other window has
    closed meanwhile: then this start goes on as the first.
    """
    try:
        leave_wish(place, wish)
    except OSError:
        return Answer.SILENT
    deadline = time.monotonic() + patience_s
    while time.monotonic() < deadline:
        if not wish_file(place).exists():
            return Answer.HEARD
        try:
            lock = host.take_window_place(place)
        except BlockingIOError:
            time.sleep(_LOOK_EVERY_S)
        else:
            take_wish(place)
            return lock
    # Taken back, so that nothing happens long after somebody was told that it did not.
    return Answer.SILENT if take_wish(place) else Answer.HEARD
