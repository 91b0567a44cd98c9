"""A field whose results stand below it: Down leads to them, and Enter opens the first."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from carecompanion.views.widgets.line_field import LineField


class SearchField(LineField):
    """Words to look for."""

    down_pressed = Signal()
    enter_pressed = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down and Enter; the rest as ever."""
        plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain != Qt.KeyboardModifier.NoModifier:
            super().keyPressEvent(event)
        elif event.key() == Qt.Key.Key_Down:
            self.down_pressed.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.enter_pressed.emit()
        else:
            super().keyPressEvent(event)
