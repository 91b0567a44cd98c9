"""A visit, or a day to look again, as a file for a calendar: nothing about who or why."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from carecompanion.domain.calendar_entries import CalendarEntry, look_again_entry, visit_entry
from carecompanion.domain.records import Visit
from carecompanion.session.jobs import Jobs

_ANY = UUID(int=0)


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarTools:
    """What making a file needs; all but the names run on the worker."""

    make_calendar: Callable[[Sequence[CalendarEntry]], bytes]
    write_file: Callable[[Path, bytes], None]
    file_name: Callable[[], str]
    look_again_name: Callable[[], str]

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

    @property
    def look_again_name(self) -> str:
        """The same for a day to look again."""
        return self._tools.look_again_name()

    def can_save(self, visit: Visit) -> bool:
        """Whether a calendar has a place for it: the day is known."""
        return visit_entry(visit) is not None

    def save(self, visit: Visit, path: Path) -> None:
        """Write the visit to `path`, replacing what is there."""
        self._write(visit_entry(visit), path)

    def can_save_day(self, day: str) -> bool:
        """Whether a calendar has a place for a day as it is kept: not for a month or a year."""
        return bool(day) and look_again_entry(_ANY, day) is not None

    def save_look_again(self, headline_id: UUID, day: str, path: Path) -> None:
        """Write the day to look at a headline again to `path`, replacing what is there."""
        self._write(look_again_entry(headline_id, day), path)

    def _write(self, entry: CalendarEntry | None, path: Path) -> None:
        if entry is not None:
            work = partial(self._tools.write, (entry,), path)
            self._jobs.submit(work, done=self.saved.emit, failed=self.save_failed.emit)

    def shut_down(self) -> None:
        """End the thread."""
        self._jobs.stop()
