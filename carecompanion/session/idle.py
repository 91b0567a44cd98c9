"""Locks the notes after a time without input, with a warning that any key cancels (ux.md 2.1).

Time in which the computer sleeps counts: timers stop in it, so they only say when to look at a
clock that does not.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from carecompanion import host

LOCK_AFTER_MS = 15 * 60 * 1000
WARN_BEFORE_MS = 60 * 1000
LOCK_CHOICES_MINUTES: tuple[int | None, ...] = (5, 15, 30, 60, None)
"""What a person can choose; None is never."""

LOOK_EVERY_MS = 5000
"""After a sleep, the longest time until it is noticed."""


class IdleLock(QObject):
    """Counts time since the last input; the caller reports input and acts on the signals."""

    warning_due = Signal()
    warning_cancelled = Signal()
    lock_due = Signal()

    def __init__(
        self,
        parent: QObject | None = None,
        *,
        lock_after_ms: int | None = LOCK_AFTER_MS,
        warn_before_ms: int = WARN_BEFORE_MS,
        clock: Callable[[], float] = host.seconds_since_boot,
    ) -> None:
        super().__init__(parent)
        self._lock_after_ms = lock_after_ms
        self._warn_before_ms = warn_before_ms
        self._clock = clock
        self._last_input = 0.0
        self._is_counting = False
        self._has_warned = False
        self._look = QTimer(self, singleShot=True)
        self._look.timeout.connect(self._look_at_the_clock)

    @property
    def minutes(self) -> int | None:
        """After how many minutes without input the notes lock; None for never."""
        return None if self._lock_after_ms is None else self._lock_after_ms // 60_000

    def set_minutes(self, minutes: int | None) -> None:
        """Choose another time, or None for never; counted from now."""
        self._lock_after_ms = None if minutes is None else minutes * 60_000
        if self._is_counting:
            self._take_warning_back()
            self.start()

    def start(self) -> None:
        """Begin counting."""
        self._is_counting = True
        self._has_warned = False
        self._last_input = self._clock()
        self._look_again()

    def stop(self) -> None:
        """Stop counting, as when the notes are locked."""
        self._is_counting = False
        self._look.stop()

    def input_seen(self) -> None:
        """Somebody is there: count from the beginning, unless they come too late.

        The key that wakes a computer is input, and can come before the clock was looked at.
        """
        if not self._is_counting:
            return
        if self._left_ms() <= 0:
            self._look_at_the_clock()
            return
        self._last_input = self._clock()
        if self._has_warned:
            self._take_warning_back()
            self._look_again()

    def _take_warning_back(self) -> None:
        if self._has_warned:
            self._has_warned = False
            self.warning_cancelled.emit()

    def _left_ms(self) -> float:
        """Time until the lock is due."""
        if self._lock_after_ms is None:
            return float("inf")
        return self._lock_after_ms - (self._clock() - self._last_input) * 1000

    def _look_again(self) -> None:
        left = self._left_ms()
        if left == float("inf"):
            self._look.stop()
            return
        until_next = left if self._has_warned else left - self._warn_before_ms
        self._look.start(round(min(max(until_next, 1), LOOK_EVERY_MS)))

    def _look_at_the_clock(self) -> None:
        left = self._left_ms()
        if left <= 0:
            self.stop()
            self.lock_due.emit()
            return
        if left <= self._warn_before_ms and not self._has_warned:
            self._has_warned = True
            self.warning_due.emit()
        self._look_again()
