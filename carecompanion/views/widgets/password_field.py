"""A password with Show and Hide, and a word about Caps Lock."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QClipboard, QGuiApplication, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from carecompanion.views.widgets.boxes import Column, Row
from carecompanion.views.widgets.buttons import PlainButton
from carecompanion.views.widgets.labels import WrappingLabel
from carecompanion.views.widgets.line_field import LineField

_HINTS = (
    Qt.InputMethodHint.ImhSensitiveData
    | Qt.InputMethodHint.ImhNoPredictiveText
    | Qt.InputMethodHint.ImhNoAutoUppercase
)


class PasswordField(QWidget):
    """A field for a password. Pasting works; what is hidden keeps no history of typing."""

    typed = Signal(str)
    entered = Signal()

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        shown: bool = False,
    ) -> None:
        super().__init__(parent)
        self._field = _PasswordLine()
        self._toggle = PlainButton("")
        self._notice = WrappingLabel(role="notice")
        self._notice.setText(self.tr("Caps Lock is on."))
        self._notice.hide()
        self._lay_out()
        self._field.typed.connect(self.typed)
        self._field.returnPressed.connect(self.entered)
        self._field.caps_lock_seen.connect(self._notice.setVisible)
        self._toggle.clicked.connect(self._on_toggled)
        self.setFocusProxy(self._field)
        self.set_shown(shown)

    @property
    def line(self) -> LineField:
        """The field itself, for labels and tests."""
        return self._field

    def text(self) -> str:
        """What was typed."""
        return self._field.text()

    def set_text(self, text: str) -> None:
        """Fill the field, for a suggestion."""
        self._field.set_text_quietly(text)

    def select_all(self) -> None:
        """Select everything, so that typing replaces it."""
        self._field.selectAll()

    def clear(self) -> None:
        """Empty the field and its history."""
        self._field.clear()

    def is_shown(self) -> bool:
        """True while the letters can be read."""
        return self._field.echoMode() is QLineEdit.EchoMode.Normal

    def set_shown(self, shown: bool) -> None:
        """Show or hide the letters."""
        self._field.set_shown(shown)
        self._toggle.setText(self.tr("Hide") if shown else self.tr("Show"))
        self._toggle.setAccessibleName(
            self.tr("Hide password") if shown else self.tr("Show password")
        )

    def setAccessibleName(self, name: str) -> None:
        """Name the field inside."""
        self._field.setAccessibleName(name)

    def setAccessibleDescription(self, description: str) -> None:
        """Describe the field inside."""
        self._field.setAccessibleDescription(description)

    def _lay_out(self) -> None:
        column = Column(self, gap=1)
        row = Row(gap=2)
        row.addWidget(self._field, 1)
        row.addWidget(self._toggle)
        column.addLayout(row)
        column.addWidget(self._notice)

    def _on_toggled(self) -> None:
        self.set_shown(not self.is_shown())


class _PasswordLine(LineField):
    """The line itself: no history while hidden, and an eye on Caps Lock.

    Qt does not tell about Caps Lock, so it is worked out from the letters that arrive; before
    the first letter nothing is claimed.
    """

    caps_lock_seen = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self._caps: bool | None = None
        self.setDragEnabled(False)

    def set_shown(self, shown: bool) -> None:
        """Show or hide the letters; either way the history of typing is forgotten."""
        mode = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        self.setEchoMode(mode)
        self.setInputMethodHints(self.inputMethodHints() | _HINTS)
        self._forget_history()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._watch_caps_lock(event)
        super().keyPressEvent(event)
        if self.echoMode() is not QLineEdit.EchoMode.Normal and event.text():
            self._forget_history()
        self._offer_no_selection()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        self._offer_no_selection()

    def _offer_no_selection(self) -> None:
        """Take back what Qt has just put into the selection that X11 shares with all programs.

        Nobody can have read it: Qt hands it out in the event loop, and that has not turned.
        """
        primary = QClipboard.Mode.Selection
        clipboard = QGuiApplication.clipboard()
        if clipboard.ownsSelection() and clipboard.text(primary) == self.selectedText() != "":
            clipboard.clear(primary)

    def _forget_history(self) -> None:
        caret = self.cursorPosition()
        selected = self.selectedText() == self.text() != ""
        self.setText(self.text())
        self.setCursorPosition(caret)
        if selected:
            self.selectAll()

    def _watch_caps_lock(self, event: QKeyEvent) -> None:
        if event.type() is not QEvent.Type.KeyPress:
            return
        if event.key() == Qt.Key.Key_CapsLock:
            self._tell(None if self._caps is None else not self._caps)
            return
        letter = event.text()
        if len(letter) == 1 and letter.lower() != letter.upper():
            shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._tell(letter.isupper() is not shift)

    def _tell(self, caps: bool | None) -> None:
        if caps is not self._caps:
            self._caps = caps
            self.caps_lock_seen.emit(bool(caps))
