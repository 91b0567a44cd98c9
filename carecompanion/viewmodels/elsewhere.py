"""“Take my notes elsewhere”: everything into a folder that needs no program of ours."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from threading import Event
from uuid import UUID

from PySide6.QtCore import QObject, Signal, Slot

from carecompanion.domain.backups import VaultAccess
from carecompanion.domain.errors import CareError, ExportStoppedError
from carecompanion.domain.ports.notes import NotesStore
from carecompanion.domain.progress import Progress
from carecompanion.session.jobs import Jobs
from carecompanion.session.session import Session
from carecompanion.synced import synced_by

TakeOut = Callable[[VaultAccess, Path, Progress, UUID | None], None]
"""Writes a vault in use, or all about one person, into a folder that is not there yet."""

_SAID = "synced_export_said"


class ElsewhereModel(QObject):
    """Writes the notes of one moment into a new folder inside the chosen one.

    That is done on a thread of its own: what is typed meanwhile is saved, and is not in the folder.
    """

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
        self._is_given_up = self._was_cut_short = False
        self._stop = Event()

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

    @Slot()
    def stop(self) -> None:
        """Stop writing; nothing of it stays."""
        self._stop.set()

    @Slot()
    def give_up(self) -> None:
        """The notes are about to be locked: stop, and remember to say so."""
        self._is_given_up = self._is_busy
        self.stop()

    def take_cut_short(self) -> bool:
        """Whether locking the notes stopped the writing; the answer is given once."""
        was_cut_short, self._was_cut_short = self._was_cut_short, False
        return was_cut_short

    def clear(self) -> None:
        """The notes are locked: stop, and know nothing but that."""
        self.stop()
        self._jobs.forget_pending()
        self._was_cut_short = self._was_cut_short or self._is_busy or self._is_given_up
        self._is_given_up = False
        self._folder, self._service, self._is_busy = None, "", False
        self._person_id = None

    def shut_down(self) -> None:
        """End the thread."""
        self.stop()
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
        self._is_busy, self._is_given_up = True, False
        self._stop = Event()  # its own: an earlier one may still be on its way to an end
        self.began.emit()
        self._session.flush()
        self._session.read(_access, partial(self._write, self._folder, self._person_id))

    def _write(self, folder: Path, person_id: UUID | None, access: VaultAccess) -> None:
        tell = partial(self._tell, self._stop, folder)
        self._jobs.submit(
            partial(self._take_out, access, folder, tell, person_id),
            done=partial(self._on_written, folder),
            failed=self._on_failed,
        )

    def _tell(self, stop: Event, folder: Path, done: int, in_all: int) -> None:
        """On the worker: tell how far it is, and stop when asked to."""
        if stop.is_set():
            raise ExportStoppedError(folder)
        self.progressed.emit(done, in_all)

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


def _access(store: NotesStore) -> VaultAccess:
    return store.access()


def _read_said(store: NotesStore) -> str | None:
    return store.read_state(_SAID)
