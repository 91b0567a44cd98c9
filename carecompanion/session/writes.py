"""Changes on their way to the disk: one at a time, tried again while the disk is full."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto
from typing import Any, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from carecompanion.domain.errors import CareError
from carecompanion.session.jobs import Jobs

ResultT = TypeVar("ResultT")

RETRY_MS = 3000
"""How long to wait before a change that did not reach the disk is tried again."""


class SaveState(Enum):
    """What the status bar says about the notes."""

    SAVED = auto()
    SAVING = auto()
    NOT_SAVED = auto()


@dataclass(frozen=True, slots=True)
class _Write:
    work: Callable[[], Any]
    done: Callable[[Any], None] | None


class WriteQueue(QObject):
    """Writes changes in order. A change leaves the queue only once it is on the disk."""

    state_changed = Signal(object)
    write_failed = Signal(object)
    drained = Signal()

    def __init__(self, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._waiting: deque[_Write] = deque()
        self._in_flight = False
        self._state = SaveState.SAVED
        self._retry = QTimer(self, singleShot=True, interval=RETRY_MS)
        self._retry.timeout.connect(self._write_next)

    @property
    def state(self) -> SaveState:
        """Whether everything is on the disk."""
        return self._state

    def add(
        self, work: Callable[[], ResultT], done: Callable[[ResultT], None] | None = None
    ) -> None:
        """Queue a change; undo and redo are changes too, so that the order of the clicks holds."""
        self._waiting.append(_Write(work, done))
        if not self._in_flight and not self._retry.isActive():
            self._write_next()

    def try_now(self) -> None:
        """Do not wait for the next retry."""
        self._retry.stop()
        if not self._in_flight:
            self._write_next()

    def clear(self) -> None:
        """Forget everything; used once the vault is closed."""
        self._retry.stop()
        self._waiting.clear()
        self._in_flight = False
        self._set_state(SaveState.SAVED)

    def _write_next(self) -> None:
        if not self._waiting:
            self._set_state(SaveState.SAVED)
            self.drained.emit()
            return
        self._in_flight = True
        if self._state is SaveState.SAVED:
            self._set_state(SaveState.SAVING)
        work = self._waiting[0].work
        self._jobs.submit(work, done=self._on_written, failed=self._on_failed)

    def _on_written(self, result: object) -> None:
        self._in_flight = False
        write = self._waiting.popleft()
        if write.done is not None:
            write.done(result)
        self._write_next()

    def _on_failed(self, error: CareError) -> None:
        self._in_flight = False
        self._set_state(SaveState.NOT_SAVED)
        self._retry.start()
        self.write_failed.emit(error)

    def _set_state(self, state: SaveState) -> None:
        if state is not self._state:
            self._state = state
            self.state_changed.emit(state)
