from __future__ import annotations

from functools import partial

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from carecompanion.views.theme.appearance import Appearance
from carecompanion.views.widgets.buttons import PlainButton
from carecompanion.views.widgets.labels import Body
from carecompanion.views.widgets.scroll_page import ScrollPage


def place_on(page: ScrollPage, widget: QWidget) -> tuple[int, int]:
    """Where a widget begins and ends across the page."""
    left = widget.mapTo(page, QPoint(0, 0)).x()
    return left, left + widget.width()


@pytest.mark.parametrize("scale", [100, 200])
@pytest.mark.parametrize("width", [600, 1400, 2000])
@pytest.mark.parametrize("direction", list(Qt.LayoutDirection)[:2], ids=lambda way: way.name)
def test_the_text_stays_where_it_is_when_the_scroll_bar_appears(
    look: Appearance, qtbot: QtBot, scale: int, width: int, direction: Qt.LayoutDirection
) -> None:
    look.set_text_scale(scale)
    page = ScrollPage()
    qtbot.addWidget(page)
    page.setLayoutDirection(direction)
    first = Body("A line of text")
    page.add(first)
    page.resize(width, 400)
    with qtbot.waitExposed(page):
        page.show()
    before = place_on(page, first)
    assert not page.verticalScrollBar().isVisible()
    for _ in range(20):
        page.add(Body("One line more"))
    qtbot.waitUntil(page.verticalScrollBar().isVisible)

    assert place_on(page, first) == before


def test_what_is_clicked_at_the_lower_edge_does_not_move_away_under_the_mouse(
    look: Appearance, qtbot: QtBot
) -> None:
    look.set_text_scale(200)
    page = ScrollPage()
    qtbot.addWidget(page)
    buttons = [PlainButton(f"Button {number}") for number in range(20)]
    clicked: list[PlainButton] = []
    for button in buttons:
        button.clicked.connect(partial(clicked.append, button))
        page.add(button)
    page.resize(600, 400)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    button = buttons[10]
    bottom = button.mapTo(page.inside, QPoint(0, button.height())).y()
    page.verticalScrollBar().setValue(bottom - page.viewport().height())
    QTest.mouseClick(
        page.windowHandle(),
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
        button.mapTo(page, button.rect().center()),
    )

    assert clicked == [button]
