from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel
from pytestqt.qtbot import QtBot

from carecompanion.views.theme.appearance import Appearance
from carecompanion.views.widgets.form_row import FormRow
from carecompanion.views.widgets.line_field import LineField
from carecompanion.views.widgets.text_field import TextField
from tests.views.colours import painted


def label_of(row: FormRow) -> QLabel:
    return next(label for label in row.findChildren(QLabel) if label.buddy() is not None)


def test_the_label_is_the_name_of_the_field_and_its_buddy(look: Appearance, qtbot: QtBot) -> None:
    for field in (LineField(), TextField(), QComboBox()):
        row = FormRow("Where you saw it", field)
        qtbot.addWidget(row)
        face = QAccessible.queryAccessibleInterface(field)
        assert label_of(row).buddy() is field
        assert label_of(row).text() == "Where you saw it"
        if not isinstance(field, QComboBox):  # its name is its text; the label is a relation
            assert face.text(QAccessible.Text.Name) == "Where you saw it"


def test_what_can_be_left_out_says_so_in_label_and_name(look: Appearance, qtbot: QtBot) -> None:
    row = FormRow("Link", LineField(), optional=True)
    qtbot.addWidget(row)
    assert label_of(row).text() == "Link (optional)"
    assert row.field.accessibleName() == "Link (optional)"


def test_a_field_in_a_row_of_its_own_says_which_row_and_its_label_does_not(
    look: Appearance, qtbot: QtBot
) -> None:
    row = FormRow("It says", LineField(), about="Phase")
    qtbot.addWidget(row)
    assert label_of(row).text() == "It says"
    assert row.field.accessibleName() == "It says: Phase"


def test_alt_and_the_marked_letter_lead_to_the_field(look: Appearance, qtbot: QtBot) -> None:
    row = FormRow("&Headline", LineField())
    qtbot.addWidget(row)
    with qtbot.waitActive(row):
        row.show()
        row.activateWindow()
    row.setFocus()
    QTest.keyClick(row, Qt.Key.Key_H, Qt.KeyboardModifier.AltModifier)
    assert row.field.hasFocus()
    assert row.field.accessibleName() == "Headline"


def test_hint_and_error_are_read_out_after_the_name(look: Appearance, qtbot: QtBot) -> None:
    row = FormRow("Headline", LineField(), hint="Paste it here.")
    qtbot.addWidget(row)
    assert row.field.accessibleDescription() == "Paste it here."
    row.set_error("Enter the headline.")
    assert row.field.accessibleDescription() == "Enter the headline. Paste it here."
    row.set_error("")
    assert row.field.accessibleDescription() == "Paste it here."


def test_an_error_shows_as_words_and_as_an_outline(look: Appearance, qtbot: QtBot) -> None:
    row = FormRow("Headline", LineField())
    qtbot.addWidget(row)
    row.resize(400, row.sizeHint().height())
    row.show()
    assert painted(row)[look.colours.problem] == 0
    row.set_error("Enter the headline.")
    assert row.error == "Enter the headline."
    assert painted(row.field)[look.colours.problem] >= 2 * 2 * row.field.width() * 0.9
    row.set_error("")
    assert painted(row.field)[look.colours.problem] == 0
