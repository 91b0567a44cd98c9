"""Named undo and redo over the revisions of the vault; typing in one field is one step."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from carecompanion.domain.changes import Action
from carecompanion.session.desk import UndoStep

UNDO_STEPS = 100


class _Step(QUndoCommand):
    """A command whose inverse is the vault's own history."""

    def __init__(
        self, action: Action, step: UndoStep, turn_back: Callable[[UndoStep], None]
    ) -> None:
        super().__init__(action.value)
        self._step = step
        self._turn_back = turn_back
        self._first_time = True

    def redo(self) -> None:
        # QUndoStack.push calls redo at once, when the change is already on its way to the disk.
        if not self._first_time:
            self._turn_back(self._step)
        self._first_time = False

    def undo(self) -> None:
        self._turn_back(self._step)


class UndoHistory(QObject):
    """What can be undone and redone now, as actions."""

    changed = Signal()

    def __init__(
        self, turn_back: Callable[[UndoStep], None], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._turn_back = turn_back
        self._stack = QUndoStack(self)
        self._stack.setUndoLimit(UNDO_STEPS)
        self._stack.indexChanged.connect(self._on_index_changed)
        self._open_step: tuple[str, UndoStep] | None = None

    def step_for(self, action: Action, merge_key: str) -> UndoStep:
        """The step a change belongs to: the newest one while typing goes on in the same field."""
        if merge_key and self._open_step and self._open_step[0] == merge_key:
            return self._open_step[1]
        step = UndoStep()
        self._stack.push(_Step(action, step, self._turn_back))
        self._open_step = (merge_key, step) if merge_key else None
        return step

    def close_step(self) -> None:
        """The next change starts a step of its own (another field, another screen)."""
        self._open_step = None

    def undo(self) -> None:
        """Take back the newest step."""
        self.close_step()
        self._stack.undo()

    def redo(self) -> None:
        """Bring back the step undone last."""
        self.close_step()
        self._stack.redo()

    def clear(self) -> None:
        """Forget all steps; the history in the vault stays."""
        self.close_step()
        self._stack.clear()

    @property
    def next_undo(self) -> Action | None:
        """What undo would take back."""
        return Action(self._stack.undoText()) if self._stack.canUndo() else None

    @property
    def next_redo(self) -> Action | None:
        """What redo would bring back."""
        return Action(self._stack.redoText()) if self._stack.canRedo() else None

    def _on_index_changed(self, _index: int) -> None:
        self.changed.emit()
