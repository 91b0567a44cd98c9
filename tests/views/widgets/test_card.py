from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from carecompanion.views.theme.appearance import Appearance
from carecompanion.views.widgets.card import CardButton


@pytest.fixture
def row(look: Appearance, qtbot: QtBot) -> CardButton:
    row = CardButton("Gene therapy for SMA", status="Started", detail="Page 1 of 4.")
    qtbot.addWidget(row)
    with qtbot.waitActive(row):
        row.show()
        row.activateWindow()
    row.resize(QSize(500, row.heightForWidth(500)))
    return row


def test_a_whole_row_is_one_button_with_one_name(row: CardButton) -> None:
    face = QAccessible.queryAccessibleInterface(row)
    assert face.role() == QAccessible.Role.Button
    assert face.text(QAccessible.Text.Name) == "Gene therapy for SMA, Started"
    assert face.text(QAccessible.Text.Description) == "Page 1 of 4."


@pytest.mark.parametrize("where", [QPoint(5, 5), QPoint(250, 20), QPoint(490, 30)])
def test_a_click_anywhere_opens_it(row: CardButton, qtbot: QtBot, where: QPoint) -> None:
    with qtbot.waitSignal(row.clicked):
        QTest.mouseClick(row, Qt.MouseButton.LeftButton, pos=where)


def test_the_keyboard_opens_it(row: CardButton, qtbot: QtBot) -> None:
    row.setFocus()
    with qtbot.waitSignal(row.clicked):
        QTest.keyClick(row, Qt.Key.Key_Space)


def test_it_grows_with_its_words(row: CardButton, qtbot: QtBot) -> None:
    before = row.heightForWidth(300)
    row.set_words("A much longer headline about a treatment " * 3, status="Page ready")
    qtbot.wait(1)
    assert row.heightForWidth(300) > before
    assert row.accessibleDescription() == ""
