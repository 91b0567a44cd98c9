"""What is half-typed in fields that are no record yet; it lives inside the vault."""

from __future__ import annotations

import json
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Signal

from carecompanion.domain.changes import Action
from carecompanion.domain.ports.notes import NotesStore
from carecompanion.session.session import Session, SessionState

DRAFT_MS = 800
"""How long typing may wait before it is kept (ux.md 5.1, task 11: at most 1 s is lost)."""

_DRAFTS_KEY = "drafts"

_Drafts = dict[str, dict[str, str]]


class DraftsModel(QObject):
    """Keeps the text of a field under a headline and a name, until it is used or erased.

    `loaded` says that the drafts of the notes just opened are there to be shown;
    `kept` that something half-typed is on its way to the disk.
    """

    loaded = Signal()
    kept = Signal()

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._drafts: _Drafts = {}
        self._soon = QTimer(self, singleShot=True, interval=DRAFT_MS)
        self._soon.timeout.connect(self._write)
        session.state_changed.connect(self._on_state_changed)
        session.about_to_lock.connect(self.flush)
        session.deleted_emptied.connect(self._on_emptied)

    def text(self, headline_id: UUID, field: str) -> str:
        """What is half-typed there; empty when nothing is."""
        return self._drafts.get(str(headline_id), {}).get(field, "")

    def keep(self, headline_id: UUID, field: str, text: str) -> None:
        """Note what is half-typed; an empty text takes the draft away."""
        if text == self.text(headline_id, field):
            return
        of_headline = {**self._drafts.get(str(headline_id), {}), field: text}
        self._drafts[str(headline_id)] = {name: kept for name, kept in of_headline.items() if kept}
        if not self._soon.isActive():  # typing on does not put it off
            self._soon.start()

    def flush(self) -> None:
        """Keep now what waits."""
        if self._soon.isActive():
            self._soon.stop()
            self._write()

    def _write(self) -> None:
        kept = {headline: fields for headline, fields in self._drafts.items() if fields}
        self._session.remember(_DRAFTS_KEY, json.dumps(kept))
        self.kept.emit()

    def _on_state_changed(self, state: SessionState) -> None:
        if state is SessionState.UNLOCKED and not self._drafts:
            self._session.read(_read, self._on_read)
        elif state is SessionState.LOCKED:
            self._soon.stop()
            self._drafts = {}

    def _on_emptied(self, _records: int) -> None:
        """What belonged to a headline that is erased for good now goes with it."""
        self._session.read(partial(_erased, tuple(self._drafts)), self._drop)

    def _on_read(self, drafts: _Drafts) -> None:
        self._drafts = drafts
        self._on_emptied(0)
        self.loaded.emit()

    def _drop(self, erased: frozenset[str]) -> None:
        if erased:
            self._drafts = {each: kept for each, kept in self._drafts.items() if each not in erased}
            self._write()


def _read(store: NotesStore) -> _Drafts:
    kept: _Drafts = json.loads(store.read_state(_DRAFTS_KEY) or "{}")
    return kept


def _erased(headlines: tuple[str, ...], store: NotesStore) -> frozenset[str]:
    """Those headlines that have been erased for good."""
    return frozenset(each for each in headlines if _is_erased(store, UUID(each)))


def _is_erased(store: NotesStore, headline_id: UUID) -> bool:
    if store.get(headline_id) is not None:
        return False
    past = store.history(headline_id)  # the newest state is the deletion, which has no content
    return any(revision.action is Action.ERASE for revision in past)
