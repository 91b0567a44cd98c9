from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QMimeData, QRect, Qt
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMainWindow, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from carecompanion.views.theme.appearance import Appearance
from carecompanion.views.widgets.line_field import LineField
from carecompanion.views.widgets.text_field import TextField

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


class NotesWindow(QMainWindow):
    """A window with its own undo and redo, and two fields."""

    def __init__(self) -> None:
        super().__init__()
        self.heard: list[str] = []
        self._add("undo", "Ctrl+Z")
        self._add("redo", "Ctrl+Y", "Ctrl+Shift+Z")
        self._add("continue", "Ctrl+Return")
        page = QWidget()
        self.page_layout = QVBoxLayout(page)
        self.line, self.text, self.after = LineField(), TextField(), LineField()
        for field in (self.line, self.text, self.after):
            self.page_layout.addWidget(field)
        self.setCentralWidget(page)

    def _add(self, name: str, *keys: str) -> None:
        action = QAction(name, self)
        action.setShortcuts([QKeySequence(key) for key in keys])
        action.triggered.connect(self._on_triggered)
        self.addAction(action)

    def _on_triggered(self) -> None:
        action = self.sender()
        assert isinstance(action, QAction)
        self.heard.append(action.text())


@pytest.fixture
def window(look: Appearance, qtbot: QtBot) -> Iterator[NotesWindow]:
    window = NotesWindow()
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    yield window
    QGuiApplication.clipboard().clear()


def fields(window: NotesWindow) -> tuple[LineField | TextField, LineField | TextField]:
    return window.line, window.text


def test_undo_takes_back_typing_first_and_then_goes_to_the_window(window: NotesWindow) -> None:
    for field in fields(window):
        field.setFocus()
        QTest.keyClicks(field, "new words")
        while field.text():
            QTest.keyClick(field, Qt.Key.Key_Z, CTRL)
        assert window.heard == []
        QTest.keyClick(field, Qt.Key.Key_Z, CTRL)
        assert window.heard == ["undo"]
        window.heard.clear()


@pytest.mark.parametrize(("key", "keys"), [(Qt.Key.Key_Y, CTRL), (Qt.Key.Key_Z, CTRL | SHIFT)])
def test_redo_brings_typing_back_first_and_then_goes_to_the_window(
    window: NotesWindow, key: Qt.Key, keys: Qt.KeyboardModifier
) -> None:
    for field in fields(window):
        field.set_text_quietly("")
        field.setFocus()
        QTest.keyClicks(field, "word")
        while field.text():
            QTest.keyClick(field, Qt.Key.Key_Z, CTRL)
        QTest.keyClick(field, key, keys)
        assert field.text() == "word"
        assert window.heard == []
        QTest.keyClick(field, key, keys)
        assert window.heard == ["redo"]
        window.heard.clear()


def test_a_text_that_was_filled_in_is_not_undone_by_the_field(window: NotesWindow) -> None:
    for field in fields(window):
        field.set_text_quietly("from the notes")
        field.setFocus()
        QTest.keyClick(field, Qt.Key.Key_Z, CTRL)
        assert field.text() == "from the notes"
        assert window.heard == ["undo"]
        window.heard.clear()


def test_ctrl_enter_in_a_text_continues_and_adds_no_line(window: NotesWindow) -> None:
    window.text.setFocus()
    QTest.keyClick(window.text, Qt.Key.Key_Return, CTRL)
    assert window.heard == ["continue"]
    assert window.text.text() == ""


def test_tab_moves_on_from_both_kinds_of_field(window: NotesWindow) -> None:
    window.line.setFocus()
    QTest.keyClick(window.line, Qt.Key.Key_Tab)
    assert window.text.hasFocus()
    QTest.keyClick(window.text, Qt.Key.Key_Tab)
    assert window.after.hasFocus()
    assert window.text.text() == ""


def test_typing_is_told_and_filling_in_is_not(window: NotesWindow) -> None:
    for field in fields(window):
        heard: list[str] = []
        field.typed.connect(heard.append)
        field.set_text_quietly("kept")
        assert heard == []
        field.setFocus()
        QTest.keyClick(field, Qt.Key.Key_End)
        QTest.keyClicks(field, "!")
        assert heard == ["kept!"]


def test_filling_in_keeps_the_caret_where_it_was(window: NotesWindow) -> None:
    window.line.set_text_quietly("abcdef")
    window.line.setCursorPosition(3)
    window.line.set_text_quietly("abcdefg")
    assert window.line.cursorPosition() == 3
    window.text.set_text_quietly("abcdef")
    window.text.set_caret(3)
    window.text.set_text_quietly("abcdefg")
    assert window.text.caret() == 3
    window.text.set_text_quietly("ab")
    assert window.text.caret() == 2


def test_leaving_a_field_is_told_once(window: NotesWindow) -> None:
    for field in fields(window):
        heard: list[bool] = []
        field.left.connect(lambda heard=heard: heard.append(True))
        field.setFocus()
        window.after.setFocus()
        assert heard == [True]


def test_a_pasted_paragraph_becomes_one_line_in_a_line_field(window: NotesWindow) -> None:
    heard: list[str] = []
    window.line.typed.connect(heard.append)
    QGuiApplication.clipboard().setText("Gene therapy\nfor SMA\r\napproved")
    window.line.setFocus()
    window.line.paste()
    assert window.line.text() == "Gene therapy for SMA approved"
    assert heard == ["Gene therapy for SMA approved"]


def test_markup_is_pasted_as_what_it_says(window: NotesWindow) -> None:
    data = QMimeData()
    data.setHtml("<b>Cure</b> <img src='http://example.org/x.png'>")
    data.setText("Cure")
    window.text.insertFromMimeData(data)
    assert window.text.text() == "Cure"


def test_a_text_grows_with_its_content_between_its_limits(window: NotesWindow) -> None:
    field = TextField(min_lines=2, max_lines=4)
    window.page_layout.addWidget(field)
    QTest.qWait(1)
    line = field.fontMetrics().lineSpacing()
    empty = field.height()
    field.set_text_quietly("1\n2\n3")
    assert field.height() - empty == pytest.approx(line, abs=3)
    field.set_text_quietly("1\n2\n3\n4\n5\n6")
    assert field.height() - empty == pytest.approx(2 * line, abs=3)


@pytest.mark.parametrize("percent", [100, 200, 250])
def test_no_line_of_a_short_text_is_cut(
    look: Appearance, window: NotesWindow, percent: int
) -> None:
    look.set_text_scale(percent)
    window.text.set_text_quietly("One\nTwo\nThree\nFour")
    QTest.qWait(1)
    cursor = window.text.textCursor()
    cursor.setPosition(len("One\nTwo\nThree\nFour"))
    last: QRect = window.text.cursorRect(cursor)
    assert window.text.viewport().rect().contains(last)


def test_a_text_beyond_its_limit_is_shortened_at_a_whole_letter(
    look: Appearance, qtbot: QtBot
) -> None:
    field = TextField(limit_bytes=10)
    qtbot.addWidget(field)
    with qtbot.waitSignals([field.typed, field.shortened]):
        field.insertPlainText("ééééééé")
    assert field.text() == "ééééé"
    with qtbot.assertNotEmitted(field.shortened):
        field.set_text_quietly("")
        field.insertPlainText("1234567890")


def test_shortening_counts_rare_letters_right(look: Appearance, qtbot: QtBot) -> None:
    field = TextField(limit_bytes=12)
    qtbot.addWidget(field)
    field.insertPlainText("\U0001f9ec" * 5)
    assert field.text() == "\U0001f9ec" * 3
