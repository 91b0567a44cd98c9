"""A visit as a file for a calendar: its day and time, and nothing about who or why."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from carecompanion.domain.calendar_entries import CalendarEntry, visit_entry
from carecompanion.domain.records import Visit
from carecompanion.session.jobs import Jobs


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarTools:
    """What making a file needs; all but the name run on the worker."""

    make_calendar: Callable[[Sequence[CalendarEntry]], bytes]
    write_file: Callable[[Path, bytes], None]
    file_name: Callable[[], str]

    def write(self, entries: Sequence[CalendarEntry], path: Path) -> Path:
        """Write days to `path`, replacing what is there; gives the path back."""
        self.write_file(path, self.make_calendar(entries))
        return path


class CalendarFileModel(QObject):
    """Writes the file off the GUI thread; `saved` or `save_failed` follows."""

    saved = Signal(object)
    save_failed = Signal(object)

    def __init__(self, tools: CalendarTools, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tools = tools
        self._jobs = Jobs(self)

    @property
    def file_name(self) -> str:
        """A name that says no more than the calendar does."""
        return self._tools.file_name()

    def can_save(self, visit: Visit) -> bool:
        """Whether a calendar has a place for it: the day is known."""
        return visit_entry(visit) is not None

    def save(self, visit: Visit, path: Path) -> None:
        """Write the visit to `path`, replacing what is there."""
        entry = visit_entry(visit)
        if entry is not None:
            work = partial(self._tools.write, (entry,), path)
            self._jobs.submit(work, done=self.saved.emit, failed=self.save_failed.emit)

    def shut_down(self) -> None:
        """End the thread."""
        self._jobs.stop()
