"""Saving and undo as a view sees them: a line in the status bar, two entries in a menu."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from carecompanion.session.save_state import SaveState

if TYPE_CHECKING:
    # The first screen shows a status bar before there is a session.
    from carecompanion.domain.changes import Action
    from carecompanion.session.session import Session

__all__ = ["EditingModel", "SaveState"]


class EditingModel(QObject):
    """Undo, redo and whether everything is saved."""

    save_state_changed = Signal(object)
    save_failed = Signal(object)
    undo_changed = Signal()
    records_reverted = Signal(object)
    undo_came_too_late = Signal(object)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        session.save_state_changed.connect(self.save_state_changed)
        session.save_failed.connect(self.save_failed)
        session.undo_changed.connect(self.undo_changed)
        session.records_reverted.connect(self.records_reverted)
        session.undo_came_too_late.connect(self.undo_came_too_late)

    @property
    def save_state(self) -> SaveState:
        """Whether everything is on the disk."""
        return self._session.save_state

    @property
    def next_undo(self) -> Action | None:
        """What undo would take back."""
        return self._session.next_undo

    @property
    def next_redo(self) -> Action | None:
        """What redo would bring back."""
        return self._session.next_redo

    def undo(self) -> None:
        """Take back the newest step."""
        self._session.undo()

    def redo(self) -> None:
        """Bring back the step undone last."""
        self._session.redo()

    def flush(self) -> None:
        """Save what is typed now."""
        self._session.flush()

    def try_saving_now(self) -> None:
        """Try again at once after the disk was full."""
        self._session.try_saving_now()
