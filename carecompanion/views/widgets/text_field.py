"""Many lines of text that leave Tab, undo and markup to the right people."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QEvent, QMimeData, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetricsF, QKeyEvent, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from carecompanion.views.widgets.field_keys import (
    is_for_window,
    is_leaving,
    is_redo,
    is_undo,
    settle_whose_key,
)

_BYTES_PER_LETTER = 4
_SLACK = 4
"""A little more room than the lines need: with none, Qt scrolls by half a line."""


class TextField(QPlainTextEdit):
    """Some lines of plain text, growing with what is in it. Tab moves on to the next field.

    `limit_bytes` keeps the text within so many bytes of UTF-8; what is beyond is left out and
    `shortened` tells so.
    """

    typed = Signal(str)
    left = Signal()
    shortened = Signal()

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        min_lines: int = 3,
        max_lines: int = 12,
        limit_bytes: int | None = None,
    ) -> None:
        super().__init__(parent)
        self._min_lines = min_lines
        self._max_lines = max_lines
        self._limit = limit_bytes
        self._quiet = False
        self.setTabChangesFocus(True)
        self.document().setDocumentMargin(2)
        self.document().clearUndoRedoStacks()  # Qt counts the margin as a step to undo
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self.textChanged.connect(self._on_changed)
        self._measure_frame()
        self._fit()

    def text(self) -> str:
        """All of the text."""
        return self.toPlainText()

    def set_text_quietly(self, text: str) -> None:
        """Show another text without telling anybody; the caret stays where it was."""
        if text == self.toPlainText():
            return
        caret = self.textCursor().position()
        self._quiet = True
        self.setPlainText(text)
        self._quiet = False
        self.set_caret(caret)

    def caret(self) -> int:
        """Where the next letter goes."""
        return self.textCursor().position()

    def set_caret(self, position: int) -> None:
        """Move the caret, at most to the end."""
        cursor = self.textCursor()
        cursor.setPosition(min(position, max(0, self.document().characterCount() - 1)))
        self.setTextCursor(cursor)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Take plain text only."""
        if source.hasText():
            self.textCursor().insertText(source.text())
            self.ensureCursorVisible()

    def can_undo(self) -> bool:
        """True when there is typing to undo."""
        return self.document().isUndoAvailable()

    def can_redo(self) -> bool:
        """True when there is typing to redo."""
        return self.document().isRedoAvailable()

    def event(self, event: QEvent) -> bool:
        """Leave undo and redo to the window when there is nothing here to undo."""
        return settle_whose_key(self, event) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys that mean something here; the rest goes on."""
        if is_for_window(self, event) or _is_continue(event):
            event.ignore()
        elif is_undo(event):
            self._undo_typing()
        elif is_redo(event):
            self._redo_typing()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that the keyboard went elsewhere."""
        super().focusOutEvent(event)
        if is_leaving(event):
            self.left.emit()

    def changeEvent(self, event: QEvent) -> None:
        """Measure again when the type changes."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._measure_frame()
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out again for the new size."""
        super().resizeEvent(event)
        self._fit()

    def _undo_typing(self) -> None:
        """Undo until the text changes; a last step that only moves the caret is dropped too.

        Otherwise Ctrl+Z would do nothing once before it goes on to the window.
        """
        document, before = self.document(), self.toPlainText()
        while document.isUndoAvailable() and self.toPlainText() == before:
            self.undo()
        if document.availableUndoSteps() == 1:
            before = self.toPlainText()
            self._quiet = True
            self.undo()
            if self.toPlainText() != before:
                self.redo()
            self._quiet = False

    def _redo_typing(self) -> None:
        before = self.toPlainText()
        while self.document().isRedoAvailable() and self.toPlainText() == before:
            self.redo()

    def _on_changed(self) -> None:
        if self._quiet:
            return
        text = self.toPlainText()
        if self._limit is not None and len(text) * _BYTES_PER_LETTER > self._limit:
            kept = text.encode("utf-8")[: self._limit].decode("utf-8", "ignore")
            if kept != text:
                self._cut_to(kept)
                return
        self.typed.emit(text)

    def _cut_to(self, kept: str) -> None:
        self._quiet = True
        cursor = self.textCursor()
        cursor.movePosition(QTextCursor.MoveOperation.End)
        cursor.setPosition(_units(kept), QTextCursor.MoveMode.KeepAnchor)
        cursor.removeSelectedText()
        self._quiet = False
        self.typed.emit(kept)
        self.shortened.emit()

    def _measure_frame(self) -> None:
        """Ask the style how wide the frame is: it grows with the text."""
        self.setFrameStyle(self.frameStyle())

    def _fit(self) -> None:
        wanted = round(self.document().size().height())
        lines = max(self._min_lines, min(self._max_lines, wanted))
        line = ceil(QFontMetricsF(self.font()).lineSpacing())
        inner = line * lines + 2 * self.document().documentMargin()
        frame = self.contentsMargins()
        policy = Qt.ScrollBarPolicy
        scrolls = policy.ScrollBarAsNeeded if wanted > lines else policy.ScrollBarAlwaysOff
        self.setVerticalScrollBarPolicy(scrolls)
        height = ceil(inner) + _SLACK + frame.top() + frame.bottom()
        if self.minimumHeight() != height:
            self.setFixedHeight(height)


def _is_continue(event: QKeyEvent) -> bool:
    """Ctrl+Enter belongs to the screen: it continues."""
    control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
    return control and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def _units(text: str) -> int:
    """Length as Qt counts it: letters beyond the first 65,536 count twice."""
    return len(text) + sum(1 for letter in text if ord(letter) > 0xFFFF)
