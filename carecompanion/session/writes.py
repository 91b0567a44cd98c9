"""Changes on their way to the disk: in order, kept and tried again while the disk is full."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from carecompanion.domain.errors import CareError
from carecompanion.session.jobs import Jobs
from carecompanion.session.save_state import SaveState

ResultT = TypeVar("ResultT")

RETRY_MS = 3000
"""How long to wait before a change that did not reach the disk is tried again."""


@dataclass(frozen=True, slots=True, eq=False)
class _Write:
    work: Callable[[], Any]
    done: Callable[[Any], None] | None


@dataclass(frozen=True, slots=True)
class _Bug:
    error: Exception


class _HeldBackError(CareError):
    """An earlier change has not reached the disk yet, so this one may not either."""


class _Gate:
    """Used on the writer thread only: shut from the first change that fails until the next try."""

    def __init__(self) -> None:
        self._is_shut = False

    def open(self) -> None:
        """Let changes through again."""
        self._is_shut = False

    def run(self, work: Callable[[], Any]) -> object:
        """Carry out a change; a bug in it is handed back, because the queue goes on after bugs."""
        if self._is_shut:
            raise _HeldBackError
        try:
            return work()
        except CareError:
            self._is_shut = True
            raise
        except Exception as error:  # noqa: BLE001 - raised again on the GUI thread
            return _Bug(error)


class WriteQueue(QObject):
    """Writes changes in order. A change leaves the queue only once it is on the disk.

    Changes go to the writer thread at once, so that whatever is read after a change sees it.
    """

    state_changed = Signal(object)
    write_failed = Signal(object)
    drained = Signal()

    def __init__(self, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._gate = _Gate()
        self._waiting: deque[_Write] = deque()
        self._is_held = False
        self._state = SaveState.SAVED
        self._retry = QTimer(self, singleShot=True, interval=RETRY_MS)
        self._retry.timeout.connect(self._submit_all_again)

    @property
    def state(self) -> SaveState:
        """Whether everything is on the disk."""
        return self._state

    def add(
        self, work: Callable[[], ResultT], done: Callable[[ResultT], None] | None = None
    ) -> None:
        """Queue a change; undo and redo are changes too, so that the order of the clicks holds."""
        write = _Write(work, done)
        self._waiting.append(write)
        if not self._is_held:
            self._set_state(SaveState.SAVING)
            self._submit(write)

    def try_now(self) -> None:
        """Do not wait for the next try; `drained` follows once nothing waits."""
        if self._is_held:
            self._submit_all_again()
        elif not self._waiting:
            self.drained.emit()

    def clear(self) -> None:
        """Forget everything; used once the vault is closed."""
        self._retry.stop()
        self._waiting.clear()
        self._is_held = False
        self._jobs.submit(self._gate.open)
        self._set_state(SaveState.SAVED)

    def _submit(self, write: _Write) -> None:
        self._jobs.submit(
            partial(self._gate.run, write.work),
            done=partial(self._on_written, write),
            failed=self._on_failed,
        )

    def _submit_all_again(self) -> None:
        self._retry.stop()
        self._is_held = False
        self._jobs.submit(self._gate.open)
        for write in tuple(self._waiting):
            self._submit(write)

    def _on_written(self, write: _Write, result: object) -> None:
        self._waiting.remove(write)
        try:
            if isinstance(result, _Bug):
                raise result.error
            if write.done is not None:
                write.done(result)
        finally:
            if not self._waiting:
                self._set_state(SaveState.SAVED)
                self.drained.emit()

    def _on_failed(self, error: CareError) -> None:
        if isinstance(error, _HeldBackError):
            return
        self._is_held = True
        self._set_state(SaveState.NOT_SAVED)
        self._retry.start()
        self.write_failed.emit(error)

    def _set_state(self, state: SaveState) -> None:
        if state is not self._state:
            self._state = state
            self.state_changed.emit(state)
