from __future__ import annotations

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


def test_a_button_at_the_edge_of_the_page_is_clicked_before_the_page_moves(
    look: Appearance, qtbot: QtBot
) -> None:
    page = ScrollPage()
    qtbot.addWidget(page)
    for _ in range(20):
        page.add(Body("A line of text"))
    button = PlainButton("At the edge")
    page.add(button)
    for _ in range(8):
        page.add(Body("A line of text"))
    page.resize(600, 400)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    edge = button.mapTo(page.inside, QPoint(0, 0)).y() + button.height() // 2 + 4
    page.verticalScrollBar().setValue(edge - page.viewport().height())
    before = page.verticalScrollBar().value()
    place = button.mapTo(page.window(), QPoint(button.width() // 2, button.height() // 2))

    with qtbot.waitSignal(button.clicked):
        QTest.mousePress(page.windowHandle(), Qt.MouseButton.LeftButton, pos=place)
        assert page.verticalScrollBar().value() == before
        QTest.mouseRelease(page.windowHandle(), Qt.MouseButton.LeftButton, pos=place)
    qtbot.waitUntil(lambda: page.verticalScrollBar().value() > before)
