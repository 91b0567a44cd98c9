"""“Take my notes elsewhere”: everything into a folder that needs no program of ours."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from carecompanion.domain.errors import CareError
from carecompanion.domain.ports.notes import NotesStore
from carecompanion.domain.progress import Progress
from carecompanion.session.jobs import Jobs
from carecompanion.session.session import Session
from carecompanion.synced import synced_by

TakeOut = Callable[[NotesStore, Path, Progress, UUID | None], None]
"""Writes an open vault, or all about one person, into a folder not there yet; counts bytes."""

_SAID = "synced_export_said"


class ElsewhereModel(QObject):
    """Writes into a new folder inside the chosen one, as one job that nothing is written during."""

    service_found = Signal(str)
    began = Signal()
    progressed = Signal(int, int)
    written = Signal(object)
    failed = Signal(object)

    def __init__(self, session: Session, take_out: TakeOut, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._take_out = take_out
        self._jobs = Jobs(self)
        self._folder: Path | None = None
        self._person_id: UUID | None = None
        self._service = ""
        self._is_busy = False

    @property
    def is_busy(self) -> bool:
        """True while notes are being written."""
        return self._is_busy

    @property
    def is_idle(self) -> bool:
        """True while no folder is being looked at."""
        return self._jobs.is_idle

    def choose(self, parent: Path, name: str, *, person_id: UUID | None = None) -> None:
        """Take everything into a new folder called `name`, or nearly so, inside `parent`.

        With `person_id`, only what is about that person. Where a service copies that folder,
        `service_found` says so once; `go_on` then does it.
        """
        if not self._is_busy:
            self._person_id = person_id
            work = partial(_look, parent, name)
            self._jobs.submit(work, done=self._on_looked, failed=self.failed.emit)

    def go_on(self) -> None:
        """The person has read who copies the folder, and wants the notes there."""
        self._session.remember(_SAID, self._service)
        self._begin()

    def clear(self) -> None:
        """The notes are locked."""
        self._folder, self._service, self._is_busy = None, "", False
        self._person_id = None

    def shut_down(self) -> None:
        """End the thread."""
        self._jobs.stop()

    def _on_looked(self, found: tuple[Path, str]) -> None:
        self._folder, self._service = found
        if self._service:
            self._session.read(_read_said, self._on_said)
        else:
            self._begin()

    def _on_said(self, said: str | None) -> None:
        if said == self._service:
            self._begin()
        else:
            self.service_found.emit(self._service)

    def _begin(self) -> None:
        if self._folder is None or self._is_busy:
            return
        self._is_busy = True
        self.began.emit()
        self._session.flush()
        self._session.read(
            partial(_take_out, self._take_out, self._folder, self.progressed.emit, self._person_id),
            partial(self._on_written, self._folder),
            failed=self._on_failed,
        )

    def _on_written(self, folder: Path, _nothing: None) -> None:
        self._is_busy = False
        self.written.emit(folder)

    def _on_failed(self, error: CareError) -> None:
        self._is_busy = False
        self.failed.emit(error)


def _look(parent: Path, name: str) -> tuple[Path, str]:
    """A folder that is not there yet, and who copies it; empty for nobody."""
    folder, number = parent / name, 2
    while folder.exists():
        folder = parent / f"{name} {number}"
        number += 1
    return folder, synced_by(parent) or ""


def _take_out(
    take_out: TakeOut,
    folder: Path,
    progress: Progress,
    person_id: UUID | None,
    store: NotesStore,
) -> None:
    take_out(store, folder, progress, person_id)


def _read_said(store: NotesStore) -> str | None:
    return store.read_state(_SAID)
