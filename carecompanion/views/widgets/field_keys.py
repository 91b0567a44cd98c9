"""What fields of one line and of many share: whose key Ctrl+Z is, and when the person is done."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QEvent, QKeyCombination, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent

_REDO_KEYS = (
    QKeyCombination(Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_Y),
    QKeyCombination(
        Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier, Qt.Key.Key_Z
    ),
)


def is_undo(event: QKeyEvent) -> bool:
    """True for the keys of Edit, Undo."""
    from PySide6.QtGui import QKeySequence  # costly to load, and no first screen sees a key

    return event.matches(QKeySequence.StandardKey.Undo)


def is_redo(event: QKeyEvent) -> bool:
    """True for the keys of Edit, Redo; both of them on every computer."""
    from PySide6.QtGui import QKeySequence

    return event.keyCombination() in _REDO_KEYS or event.matches(QKeySequence.StandardKey.Redo)


def is_leaving(event: QFocusEvent) -> bool:
    """True when the keyboard goes elsewhere; a menu over the field only borrows it."""
    return event.reason() is not Qt.FocusReason.PopupFocusReason


class Undoing(Protocol):
    """A field that knows whether it has typing to undo or redo."""

    def can_undo(self) -> bool:
        """True when there is typing to undo."""
        ...

    def can_redo(self) -> bool:
        """True when there is typing to redo."""
        ...


def is_for_window(field: Undoing, event: QKeyEvent) -> bool:
    """True for an undo or redo that finds nothing in the field: it goes on to the window."""
    if is_undo(event):
        return not field.can_undo()
    return is_redo(event) and not field.can_redo()


def settle_whose_key(field: Undoing, event: QEvent) -> bool:
    """Answer when Qt asks whose key it is; False when that is not for a field to say."""
    if not isinstance(event, QKeyEvent) or event.type() is not QEvent.Type.ShortcutOverride:
        return False
    if is_for_window(field, event):
        event.ignore()
        return True
    if is_redo(event):
        event.accept()
        return True
    return False
