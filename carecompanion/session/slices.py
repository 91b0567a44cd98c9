"""Long work on the writer thread, in slices, so that what is typed meanwhile is saved meanwhile."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass
from functools import partial
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Signal

from carecompanion.domain.errors import CareError
from carecompanion.session.jobs import Jobs

ResultT = TypeVar("ResultT")

Slices = Generator[tuple[int, int], bool, ResultT]
"""Work that stops after each slice and gives what is done, and of how much.

It is sent back whether the person wants it to stop. What it returns is the result.
"""


@dataclass(frozen=True, slots=True)
class _Ended:
    result: object


class SlicedWork(QObject):
    """One such work: a job for each slice. It goes when it is over, after one of three signals.

    `stopped` says that it was given up because the notes are being locked.
    """

    progressed = Signal(int, int)
    finished = Signal(object)
    failed = Signal(object)
    stopped = Signal()

    def __init__(self, jobs: Jobs, slices: Slices[Any], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._slices = slices
        self._is_cancelled = False
        self._is_over = False
        self._next(None)

    @property
    def is_over(self) -> bool:
        """True once nothing of it is left to do."""
        return self._is_over

    def cancel(self) -> None:
        """Ask it to take back what it did; how it ends is up to the work."""
        self._is_cancelled = True

    def give_up(self) -> None:
        """Stop at once and close what is open; used when the notes are locked."""
        if not self._is_over:
            self._jobs.submit(self._slices.close)
            self._end()
            self.stopped.emit()

    def _next(self, answer: bool | None) -> None:
        self._jobs.submit(
            partial(self._advance, answer), done=self._on_slice, failed=self._on_failed
        )

    def _advance(self, answer: bool | None) -> tuple[int, int] | _Ended:
        """Runs on the writer thread."""
        try:
            return self._slices.send(answer)  # type: ignore[arg-type]  # None begins a generator
        except StopIteration as end:
            return _Ended(end.value)

    def _on_slice(self, slice_done: tuple[int, int] | _Ended) -> None:
        if self._is_over:
            return
        if isinstance(slice_done, _Ended):
            self._end()
            self.finished.emit(slice_done.result)
        else:
            self._next(self._is_cancelled)
            self.progressed.emit(*slice_done)

    def _on_failed(self, error: CareError) -> None:
        if not self._is_over:
            self._end()
            self.failed.emit(error)

    def _end(self) -> None:
        self._is_over = True
        self.deleteLater()
