"""Waits for the app in its event loop, so that its worker threads run, and watches for stalls."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QEventLoop, Qt, QTimer

LONGEST_WAIT_S = 20.0
_TICK_MS = 2


class Watch:
    """The longest time that the event loop did not turn, in seconds. A figure, never a verdict."""

    def __init__(self) -> None:
        self.longest = 0.0
        self.during = ""

    def note(self, seconds: float, what: str) -> None:
        """Keep the longest."""
        if seconds > self.longest:
            self.longest, self.during = seconds, what


def wait_for(
    condition: Callable[[], bool], what: str, *, watch: Watch | None = None, at_least: int = 0
) -> None:
    """Turn the event loop until `condition` holds, at least for `at_least` turns.

    Raises:
        AssertionError: it did not come true; the text says what was waited for.
    """
    loop = QEventLoop()
    began = last = time.monotonic()
    turns = 0
    came_true = False

    def tick() -> None:
        nonlocal last, turns, came_true
        now = time.monotonic()
        if watch is not None:
            watch.note(now - last - _TICK_MS / 1000, what)
        turns += 1
        came_true = came_true or (turns > at_least and condition())
        if came_true or now - began > LONGEST_WAIT_S:
            loop.quit()
        last = time.monotonic()

    timer = QTimer(interval=_TICK_MS, timerType=Qt.TimerType.PreciseTimer)
    timer.timeout.connect(tick)
    timer.start()
    loop.exec()
    timer.stop()
    # Not asked again: what begins while the loop ends is no reason to doubt it.
    assert came_true, f"waited in vain: {what}"
