"""One line of text. A module of its own: the first screens have no field of many lines."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from carecompanion.views.widgets.field_keys import (
    is_for_window,
    is_leaving,
    is_redo,
    settle_whose_key,
)


class LineField(QLineEdit):
    """One line of text. With nothing typed left to undo, Ctrl+Z goes on to the window."""

    typed = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setDragEnabled(True)
        self.textEdited.connect(self._on_edited)

    def set_text_quietly(self, text: str) -> None:
        """Show another text without telling anybody; the caret stays where it was."""
        if text == self.text():
            return
        caret = self.cursorPosition()
        self.setText(text)
        self.setCursorPosition(min(caret, len(text)))

    def can_undo(self) -> bool:
        """True when there is typing to undo."""
        return self.isUndoAvailable()

    def can_redo(self) -> bool:
        """True when there is typing to redo."""
        return self.isRedoAvailable()

    def event(self, event: QEvent) -> bool:
        """Leave undo and redo to the window when there is nothing here to undo."""
        return settle_whose_key(self, event) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys that mean something here; the rest goes on."""
        if is_for_window(self, event):
            event.ignore()
        elif is_redo(event):
            self.redo()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that the keyboard went elsewhere."""
        super().focusOutEvent(event)
        if is_leaving(event):
            self.left.emit()

    def _on_edited(self, text: str) -> None:
        one_line = " ".join(text.splitlines())
        if one_line != text and text.splitlines():
            self.selectAll()
            self.insert(one_line)  # comes back here, with nothing left to mend
        else:
            self.typed.emit(text)
