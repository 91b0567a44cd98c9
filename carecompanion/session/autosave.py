"""Saves what is typed: when typing pauses, on leaving a field, on lock and on quit.

Who types on without a pause is saved about once a second all the same: a power cut takes no more.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import QObject, QTimer

from carecompanion.domain.changes import Action
from carecompanion.domain.records import Record

AUTOSAVE_MS = 800
"""The pause in typing after which it is saved (ux.md 2.1)."""

LATEST_MS = 900
"""How long typing that does not pause may wait (ux.md 5.1, task 11: at most 1 s is lost)."""


@dataclass(frozen=True, slots=True)
class Edit:
    """The newest state of a record being typed into; `field` joins typing into one undo step."""

    action: Action
    record: Record
    field: str


class Autosave(QObject):
    """Holds the newest edit of each record until typing pauses."""

    def __init__(self, save: Callable[[Edit], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._save = save
        self._edits: dict[UUID, Edit] = {}
        self._timer = QTimer(self, singleShot=True, interval=AUTOSAVE_MS)
        self._timer.timeout.connect(self.flush)
        self._latest = QTimer(self, singleShot=True, interval=LATEST_MS)
        self._latest.timeout.connect(self.flush)

    @property
    def is_waiting(self) -> bool:
        """True while something typed is not yet on its way to the disk."""
        return bool(self._edits)

    def edit(self, edit: Edit) -> None:
        """Note an edit. Another field of the same record first saves what was typed before."""
        earlier = self._edits.get(edit.record.id)
        if earlier is not None and earlier.field != edit.field:
            self.flush()
        self._edits[edit.record.id] = edit
        self._timer.start()
        if not self._latest.isActive():
            self._latest.start()

    def flush(self) -> None:
        """Save everything now."""
        self._timer.stop()
        self._latest.stop()
        edits, self._edits = tuple(self._edits.values()), {}
        for edit in edits:
            self._save(edit)
