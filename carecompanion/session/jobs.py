"""Work off the GUI thread: one thread, jobs in order, results back on the GUI thread."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, QThread, Signal, Slot

from carecompanion.domain.errors import CareError

ResultT = TypeVar("ResultT")


@dataclass(frozen=True, slots=True)
class _Job:
    ticket: int
    work: Callable[[], Any]


@dataclass(frozen=True, slots=True)
class _Listener:
    generation: int
    done: Callable[[Any], None] | None
    failed: Callable[[CareError], None] | None


class _Worker(QObject):
    """Lives on the thread and carries out the jobs that Qt hands it, one after another."""

    job_ended = Signal(int, object, object)

    @Slot(object)
    def run_one(self, job: _Job) -> None:
        """Carry out one job."""
        try:
            result = job.work()
        except Exception as error:  # noqa: BLE001 - handed to the GUI thread, which raises bugs again
            self.job_ended.emit(job.ticket, None, error)
        else:
            self.job_ended.emit(job.ticket, result, None)

    @Slot()
    def finish(self) -> None:
        """End the thread, after all that was asked before."""
        self.thread().quit()


class Jobs(QObject):
    """One worker thread. Callers give plain callables; callbacks run on the GUI thread.

    After `forget_pending` the callbacks of everything submitted before are dropped; the work itself
    still runs to its end, so that a write is never cut in two.
    """

    idle = Signal()
    _job_asked = Signal(object)
    _end_asked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thread = QThread(self)
        self._worker = _Worker()
        self._worker.moveToThread(self._thread)
        # Jobs travel as Qt events: a Python queue was seen to leave the thread asleep over a job.
        self._job_asked.connect(self._worker.run_one, Qt.ConnectionType.QueuedConnection)
        self._end_asked.connect(self._worker.finish, Qt.ConnectionType.QueuedConnection)
        self._worker.job_ended.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self._listeners: dict[int, _Listener] = {}
        self._last_ticket = 0
        self._generation = 0

    def submit(
        self,
        work: Callable[[], ResultT],
        *,
        done: Callable[[ResultT], None] | None = None,
        failed: Callable[[CareError], None] | None = None,
    ) -> None:
        """Run `work` on the thread. A `CareError` goes to `failed`; any other exception is a bug.

        Bugs, and expected errors without a `failed`, are raised again on the GUI thread, where the
        crash boundary tells the person what is safe.
        """
        if not self._thread.isRunning():
            self._thread.start()
        self._last_ticket += 1
        self._listeners[self._last_ticket] = _Listener(self._generation, done, failed)
        self._job_asked.emit(_Job(self._last_ticket, work))

    @property
    def is_idle(self) -> bool:
        """True when nothing is running or waiting."""
        return not self._listeners

    def forget_pending(self) -> None:
        """Drop the callbacks of all jobs submitted so far."""
        self._generation += 1

    def stop(self) -> None:
        """Let the waiting jobs finish, then end the thread. Nothing can be submitted afterwards."""
        if self._thread.isRunning():
            self._end_asked.emit()
            self._thread.wait()

    @Slot(int, object, object)
    def _deliver(self, ticket: int, result: object, error: Exception | None) -> None:
        listener = self._listeners.pop(ticket)
        try:
            if listener.generation == self._generation:
                _call(listener, result, error)
        finally:
            if self.is_idle:
                self.idle.emit()


def _call(listener: _Listener, result: object, error: Exception | None) -> None:
    if error is None:
        if listener.done is not None:
            listener.done(result)
    elif isinstance(error, CareError) and listener.failed is not None:
        listener.failed(error)
    else:
        raise error
