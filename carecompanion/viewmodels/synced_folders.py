"""Folders that a service copies to the internet: found out off the GUI thread, said once."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from carecompanion.domain.ports.notes import NotesStore
from carecompanion.session.jobs import Jobs
from carecompanion.session.session import Session
from carecompanion.synced import synced_by

_SAID = "synced_notes_said"
"""The screen state that holds the service that was named for the folder of these notes."""


class SyncedFolders(QObject):
    """Names the service that copies the folder of the notes until the person has read it."""

    changed = Signal()
    looked = Signal(object, str)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._jobs = Jobs(self)
        self._notes_service = ""
        self._told: tuple[Path, str] | None = None

    @property
    def notes_service(self) -> str:
        """The service to name for the open notes; empty when there is nothing to say."""
        return self._notes_service

    def look_at(self, folder: Path) -> None:
        """Find out who copies a folder that is to hold notes; `looked` names it, or nobody."""
        self._jobs.submit(partial(synced_by, folder), done=partial(self._on_looked, folder))

    def load(self) -> None:
        """After opening: find out whether there is something to say about these notes."""
        if self._session.path is not None:
            self._session.read(_read_said, partial(self._on_said, self._session.path.parent))

    def keep_said(self) -> None:
        """The person has read it: it does not come again for this service."""
        self._session.remember(_SAID, self._notes_service)
        self._notes_service = ""
        self.changed.emit()

    def clear(self) -> None:
        """The notes are locked."""
        self._notes_service = ""

    def shut_down(self) -> None:
        """End the thread."""
        self._jobs.stop()

    def _on_looked(self, folder: Path, service: str | None) -> None:
        self._told = (folder, service) if service else None
        self.looked.emit(folder, service or "")

    def _on_said(self, folder: Path, said: str | None) -> None:
        done = partial(self._on_notes_looked, folder, said)
        self._jobs.submit(partial(synced_by, folder), done=done)

    def _on_notes_looked(self, folder: Path, said: str | None, service: str | None) -> None:
        path = self._session.path
        if not service or service == said or path is None or path.parent != folder:
            return
        self._notes_service = service
        if self._told == (folder, service):
            self.keep_said()  # while the folder was chosen
        else:
            self.changed.emit()


def _read_said(store: NotesStore) -> str | None:
    return store.read_state(_SAID)
