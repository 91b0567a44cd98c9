"""Careful words: a dotted line under each, and one quiet note below the field of the headline."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeySequence, QShortcut, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QApplication, QTextEdit, QWidget

from carecompanion.domain.careful import CarefulMark
from carecompanion.viewmodels.careful import CarefulModel
from carecompanion.views.learn.words import past_words
from carecompanion.views.widgets.boxes import Column, keep_tab_order
from carecompanion.views.widgets.buttons import QuietButton
from carecompanion.views.widgets.flow_layout import FlowRow
from carecompanion.views.widgets.notice import Notice, announce
from carecompanion.views.widgets.text_field import TextField


def underline(field: TextField, headline: str, marks: Iterable[CarefulMark]) -> None:
    """Draw a dotted line under these words of a headline, in the colour of the text.

    It is paint alone: the text, its undo steps and what is copied from it know nothing of it. While
    somebody types, the lines move with their words; marks of a text that is not in the field any
    more wait for the next reading.
    """
    if headline != field.text():
        return
    field.setExtraSelections([_line_under(field, headline, mark) for mark in marks])


def _line_under(field: TextField, headline: str, mark: CarefulMark) -> QTextEdit.ExtraSelection:
    line = QTextEdit.ExtraSelection()
    cursor = QTextCursor(field.document())
    cursor.setPosition(_units(headline[: mark.start]))
    cursor.setPosition(_units(headline[: mark.end]), QTextCursor.MoveMode.KeepAnchor)
    line.cursor, line.format = cursor, _dotted()
    return line


def _dotted() -> QTextCharFormat:
    dotted = QTextCharFormat()
    dotted.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
    return dotted


def _units(text: str) -> int:
    """Length as Qt counts it: letters beyond the first 65,536 count twice."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


class CarefulNotePanel(Notice):
    """One note with its buttons; each of them tells a screen reader what the note says."""

    def __init__(self, careful: CarefulModel, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent, plain=True)
        self.setObjectName("careful_note")
        self._careful = careful
        self._next = self._button(self.tr("Next note"), "careful_next")
        self._next.clicked.connect(careful.show_next)
        self._away = self._button(self.tr("Hide this note"), "careful_away")
        self._away.clicked.connect(careful.put_away)
        self._never = self._button(self.tr("Do not show this again"), "careful_never")
        self._never.clicked.connect(careful.never_again)
        self.column.addWidget(FlowRow(self._next, self._away, self._never))

    def show_note(self) -> bool:
        """Show the note of the moment; True when it says something else than before."""
        words = self._careful.note
        if words and self._careful.is_past:
            words = f"{past_words()} {words}"
            self.stand_back()
        is_new = bool(words) and (words != self.text() or self.isHidden())
        self._next.setVisible(self._careful.has_next)
        self.set_text(words)
        for button in (self._next, self._away, self._never):
            button.setAccessibleDescription(words)
        self.setVisible(bool(words))
        return is_new

    def _button(self, words: str, name: str) -> QuietButton:
        button = QuietButton(words)
        button.setObjectName(name)
        return button


class CarefulBeside(QWidget):
    """The place of the note under the field; it takes no room while there is none.

    Nothing of a note is built before there is something to say.
    """

    def __init__(
        self, careful: CarefulModel, field: TextField, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._careful, self._field = careful, field
        self._column = Column(self)
        self._panel: CarefulNotePanel | None = None
        self._escape: QShortcut | None = None
        self.hide()
        careful.changed.connect(self._show)

    @Slot()
    def _show(self) -> None:
        underline(self._field, self._careful.headline, self._careful.marks)
        if self._panel is None and not self._careful.note:
            return
        panel = self._panel or self._make_panel()
        had_keyboard = panel.isAncestorOf(QApplication.focusWidget() or self._field)
        is_new = panel.show_note()
        self.setVisible(bool(panel.text()))
        if self._escape is not None:
            self._escape.setEnabled(bool(panel.text()))
        if had_keyboard and not panel.text():
            self._field.setFocus(Qt.FocusReason.OtherFocusReason)
        if is_new and self.isVisible():
            announce(self._field, panel.text())

    def _make_panel(self) -> CarefulNotePanel:
        self._panel = CarefulNotePanel(self._careful)
        self._column.addWidget(self._panel)
        # Esc hides the note wherever the keyboard is on this screen.
        self._escape = QShortcut(QKeySequence("Esc"), self.parentWidget() or self)
        self._escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._escape.activated.connect(self._careful.put_away)
        keep_tab_order(self)
        return self._panel
