from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from carecompanion.views.theme.appearance import Appearance
from carecompanion.views.widgets.buttons import PlainButton
from carecompanion.views.widgets.card import Card
from carecompanion.views.widgets.form_row import FormRow
from carecompanion.views.widgets.labels import Body, Heading
from carecompanion.views.widgets.line_field import LineField
from carecompanion.views.widgets.scroll_page import ScrollPage
from carecompanion.views.widgets.text_field import TextField


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


def page_of(qtbot: QtBot, *things: QWidget) -> ScrollPage:
    """A page 400 pixels high with a field, which has the keyboard, and these things."""
    page = ScrollPage()
    qtbot.addWidget(page)
    for thing in (LineField(), *things):
        page.add(thing)
    page.resize(600, 400)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    return page


def lines(count: int) -> list[QWidget]:
    return [Body("A line of text") for _ in range(count)]


def card_of(title: str, field: QWidget, *, between: int = 0) -> tuple[Card, Body]:
    """A card with its title, some lines, and a field."""
    card, label = Card(), Body(title)
    for widget in (label, *lines(between), FormRow(f"Field of {title}", field)):
        card.add(widget)
    return card, label


def is_whole(widget: QWidget) -> bool:
    return widget.visibleRegion().boundingRect() == widget.rect()


def settle(qtbot: QtBot, page: ScrollPage) -> None:
    """Wait until the page has looked once more where the keyboard is."""
    qtbot.waitUntil(lambda: not page._settled.isActive())


def test_a_field_comes_into_sight_with_the_title_of_its_card(
    look: Appearance, qtbot: QtBot
) -> None:
    field = LineField()
    card, title = card_of("Condition", field, between=2)
    page = page_of(qtbot, *lines(20), card, *lines(20))
    assert title.visibleRegion().isEmpty()
    field.setFocus()
    qtbot.waitUntil(lambda: is_whole(title) and is_whole(field))
    page.verticalScrollBar().setValue(page.verticalScrollBar().maximum())
    page.begin()
    qtbot.waitUntil(lambda: is_whole(title) and is_whole(field))


def test_the_keyboard_is_in_sight_where_the_title_of_its_card_has_no_room(
    look: Appearance, qtbot: QtBot
) -> None:
    field = LineField()
    card, title = card_of("Condition", field, between=20)
    page = page_of(qtbot, *lines(20), card, *lines(20))
    field.setFocus()
    settle(qtbot, page)
    assert is_whole(field)
    assert not is_whole(title)


def test_a_page_stays_at_its_top_while_the_first_field_is_in_sight_there(
    look: Appearance, qtbot: QtBot
) -> None:
    field, heading = LineField(), Heading("What did you see?")
    page = page_of(qtbot, heading, FormRow("Words", field), *lines(40))
    over = page.viewport().height() - (field.mapTo(page, QPoint(0, 0)).y() + field.height())
    page.resize(600, page.height() - over + 12)
    page.begin()
    field.setFocus()
    settle(qtbot, page)
    assert page.verticalScrollBar().value() == 0
    page.resize(600, page.height() - 20)
    qtbot.waitUntil(lambda: page.verticalScrollBar().value() > 0)
    qtbot.waitUntil(lambda: is_whole(heading) and is_whole(field))


def test_a_field_that_is_clicked_stays_where_it_is(look: Appearance, qtbot: QtBot) -> None:
    field = LineField()
    card, title = card_of("Condition", field, between=2)
    page = page_of(qtbot, *lines(20), card, *lines(20))
    top = field.mapTo(page.inside, QPoint(0, 0)).y()
    page.verticalScrollBar().setValue(top - 100)
    before = page.verticalScrollBar().value()
    assert not is_whole(title)
    place = field.mapTo(page.window(), field.rect().center())
    QTest.mouseClick(page.windowHandle(), Qt.MouseButton.LeftButton, pos=place)
    qtbot.waitUntil(field.hasFocus)
    settle(qtbot, page)
    assert page.verticalScrollBar().value() == before


def test_the_question_stays_while_its_answer_grows_as_long_as_both_have_room(
    look: Appearance, qtbot: QtBot
) -> None:
    field = TextField(min_lines=2, max_lines=30)
    card, title = card_of("Condition", field)
    page = page_of(qtbot, *lines(20), card, *lines(20))
    field.setFocus()
    field.insertPlainText("One line\n" * 5)
    qtbot.waitUntil(lambda: field.height() > 5 * field.fontMetrics().lineSpacing())
    qtbot.waitUntil(lambda: is_whole(title) and is_whole(field))
    field.insertPlainText("One line\n" * 30)
    qtbot.waitUntil(lambda: field.height() > page.viewport().height())

    def sees_caret() -> bool:
        caret = field.mapTo(page.viewport(), field.cursorRect().center())
        return page.viewport().rect().contains(caret)

    qtbot.waitUntil(sees_caret)
