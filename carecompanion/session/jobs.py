"""Work off the GUI thread: one thread, jobs in order, results back on the GUI thread."""

from __future__ import annotations

import queue
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


class _JobThread(QThread):
    """Takes jobs from a queue until it takes None."""

    job_ended = Signal(int, object, object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.jobs: queue.SimpleQueue[_Job | None] = queue.SimpleQueue()

    def run(self) -> None:
        while (job := self.jobs.get()) is not None:
            self._run_one(job)
            del job  # while it waits, the thread holds nothing of what it worked on

    def _run_one(self, job: _Job) -> None:
        try:
            result = job.work()
        except Exception as error:  # noqa: BLE001 - handed to the GUI thread, which raises bugs again
            self.job_ended.emit(job.ticket, None, error)
        else:
            self.job_ended.emit(job.ticket, result, None)


class Jobs(QObject):
    """One worker thread. Callers give plain callables; callbacks run on the GUI thread.

    After `forget_pending` the callbacks of everything submitted before are dropped; the work itself
    still runs to its end, so that a write is never cut in two.
    """

    idle = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thread = _JobThread(self)
        self._thread.job_ended.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
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
        self._thread.jobs.put(_Job(self._last_ticket, work))

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
            self._thread.jobs.put(None)
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
