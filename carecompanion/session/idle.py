"""Locks the notes after a time without input, with a warning that any key cancels (ux.md 2.1)."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

LOCK_AFTER_MS = 15 * 60 * 1000
WARN_BEFORE_MS = 60 * 1000


class IdleLock(QObject):
    """Counts time since the last input; the caller reports input and acts on the signals."""

    warning_due = Signal()
    warning_cancelled = Signal()
    lock_due = Signal()

    def __init__(
        self,
        parent: QObject | None = None,
        *,
        lock_after_ms: int = LOCK_AFTER_MS,
        warn_before_ms: int = WARN_BEFORE_MS,
    ) -> None:
        super().__init__(parent)
        self._warn = QTimer(self, singleShot=True, interval=max(lock_after_ms - warn_before_ms, 0))
        self._lock = QTimer(self, singleShot=True, interval=min(warn_before_ms, lock_after_ms))
        self._warn.timeout.connect(self._on_warning_due)
        self._lock.timeout.connect(self.lock_due)

    def start(self) -> None:
        """Begin counting."""
        self._lock.stop()
        self._warn.start()

    def stop(self) -> None:
        """Stop counting, as when the notes are locked."""
        self._warn.stop()
        self._lock.stop()

    def input_seen(self) -> None:
        """Somebody is there: count from the beginning."""
        if self._lock.isActive():
            self.warning_cancelled.emit()
            self.start()
        elif self._warn.isActive():
            self._warn.start()

    def _on_warning_due(self) -> None:
        self._lock.start()
        self.warning_due.emit()
