from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from carecompanion.views.theme.appearance import Appearance
from carecompanion.views.widgets.buttons import PlainButton
from carecompanion.views.widgets.form_row import FormRow
from carecompanion.views.widgets.password_field import PasswordField

SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def field(look: Appearance, qtbot: QtBot) -> PasswordField:
    field = PasswordField()
    qtbot.addWidget(field)
    with qtbot.waitActive(field):
        field.show()
        field.activateWindow()
    field.setFocus()
    return field


def toggle(field: PasswordField) -> PlainButton:
    found = field.findChild(PlainButton)
    assert isinstance(found, PlainButton)
    return found


def caps_notice(field: PasswordField) -> QLabel:
    labels = [label for label in field.findChildren(QLabel) if "Caps Lock" in label.text()]
    return labels[0]


def test_letters_are_hidden_until_asked_for(field: PasswordField) -> None:
    assert field.line.echoMode() is QLineEdit.EchoMode.Password
    toggle(field).click()
    assert field.is_shown()
    assert toggle(field).text() == "Hide"
    assert toggle(field).accessibleName() == "Hide password"
    toggle(field).click()
    assert not field.is_shown()
    assert toggle(field).accessibleName() == "Show password"


def test_showing_keeps_what_was_typed_and_where_the_caret_was(field: PasswordField) -> None:
    QTest.keyClicks(field.line, "harbor lemon")
    field.line.setCursorPosition(3)
    toggle(field).click()
    assert field.text() == "harbor lemon"
    assert field.line.cursorPosition() == 3


def test_pasting_works(field: PasswordField) -> None:
    QGuiApplication.clipboard().setText("four words of paper")
    field.line.paste()
    assert field.text() == "four words of paper"
    QGuiApplication.clipboard().clear()


@pytest.mark.parametrize("shown", [True, False])
def test_keyboards_are_asked_to_learn_nothing(field: PasswordField, shown: bool) -> None:
    field.set_shown(shown)
    hints = field.line.inputMethodHints()
    assert hints & Qt.InputMethodHint.ImhSensitiveData
    assert hints & Qt.InputMethodHint.ImhNoPredictiveText


def test_hiding_forgets_the_history_of_typing(field: PasswordField) -> None:
    field.set_shown(True)
    QTest.keyClicks(field.line, "first idea")
    field.set_shown(False)
    field.set_shown(True)
    assert not field.line.isUndoAvailable()
    assert field.text() == "first idea"


def test_typing_while_hidden_leaves_no_history(field: PasswordField) -> None:
    QTest.keyClicks(field.line, "secret")
    field.line.setEchoMode(QLineEdit.EchoMode.Normal)
    assert not field.line.isUndoAvailable()


def test_typing_in_the_middle_keeps_the_order_of_letters(field: PasswordField) -> None:
    QTest.keyClicks(field.line, "hrbor")
    field.line.setCursorPosition(1)
    QTest.keyClicks(field.line, "a")
    QTest.keyClick(field.line, Qt.Key.Key_End)
    QTest.keyClicks(field.line, "s")
    assert field.text() == "harbors"


def test_a_suggestion_is_selected_so_that_typing_replaces_it(field: PasswordField) -> None:
    field.set_shown(True)
    field.set_text("harbor lemon window paper")
    field.select_all()
    field.set_shown(False)
    QTest.keyClicks(field.line, "x")
    assert field.text() == "x"


def test_caps_lock_is_told_only_when_it_is_known(field: PasswordField) -> None:
    assert caps_notice(field).isHidden()
    QTest.keyClicks(field.line, "A")  # a capital without Shift
    assert not caps_notice(field).isHidden()
    QTest.keyClicks(field.line, "A", SHIFT)
    assert caps_notice(field).isHidden()


def test_enter_is_told(field: PasswordField, qtbot: QtBot) -> None:
    with qtbot.waitSignal(field.entered):
        QTest.keyClick(field.line, Qt.Key.Key_Return)


def test_in_a_form_the_line_has_the_name_and_the_label_leads_to_it(
    look: Appearance, qtbot: QtBot
) -> None:
    row = FormRow("&Password for your notes", PasswordField(), hint="Use four words.")
    qtbot.addWidget(row)
    assert isinstance(row.field, PasswordField)
    face = QAccessible.queryAccessibleInterface(row.field.line)
    assert face.text(QAccessible.Text.Name) == "Password for your notes"
    assert face.text(QAccessible.Text.Description) == "Use four words."
    assert face.state().passwordEdit
