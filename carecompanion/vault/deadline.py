"""Calls that may never come back, given a time after which nobody waits for them."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Generic, TypeVar

ResultT = TypeVar("ResultT")


class Stuck(TimeoutError):
    """The call did not come back in time, or an earlier one has still not come back."""


class Patience:
    """Runs calls one after the other, each for a limited time.

    A call that does not come back is left to a daemon thread, which holds up nobody, not even the
    end of the program. Until it is back, further calls fail at once instead of piling up.
    """

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self._left_behind: threading.Thread | None = None

    def call(
        self, work: Callable[[], ResultT], *, too_late: Callable[[], object] | None = None
    ) -> ResultT:
        """The result of `work`, or what it raises.

        `too_late` runs on the same thread once `work` has succeeded after all: it takes back what
        the caller was told did not happen.

        Raises:
            Stuck: it takes longer than the patience.
        """
        if self._left_behind is not None and self._left_behind.is_alive():
            raise Stuck
        call = _Call(work, too_late)
        thread = threading.Thread(target=call.run, name="patience", daemon=True)
        thread.start()
        if not call.wait(self.seconds):
            self._left_behind = thread
            raise Stuck
        return call.result()


class _Call(Generic[ResultT]):
    """One call: either its caller gets the outcome or it is late, never both."""

    def __init__(self, work: Callable[[], ResultT], too_late: Callable[[], object] | None) -> None:
        self._work = work
        self._too_late = too_late
        self._results: list[ResultT] = []
        self._error: BaseException | None = None
        self._ended = threading.Event()
        self._turn = threading.Lock()
        self._given_up = False

    def run(self) -> None:
        """Do the work; on the thread."""
        try:
            self._results.append(self._work())
        except BaseException as error:  # noqa: BLE001 - raised again for the caller
            self._error = error
        with self._turn:
            self._ended.set()
            late = self._given_up
        if late and self._results and self._too_late is not None:
            self._too_late()

    def wait(self, seconds: float) -> bool:
        """Whether it ended in time; when not, nobody will ask for the outcome."""
        if self._ended.wait(seconds):
            return True
        with self._turn:
            self._given_up = not self._ended.is_set()
            return not self._given_up

    def result(self) -> ResultT:
        """What the work gave or raised."""
        if self._error is not None:
            raise self._error
        return self._results[0]
