"""Columns and the order of Tab in what is filled later."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from carecompanion.views.widgets.boxes import Column, keep_tab_order, put_before_in_tab_order


class Key(QPushButton):
    """Something that Tab stops at, and that knows of its part: each keeps the other alive."""

    def __init__(self, words: str, part: QWidget) -> None:
        super().__init__(words)
        self.part = part


class Part(QWidget):
    """A part of a window that is filled later."""

    def __init__(self) -> None:
        super().__init__()
        self.column = Column(self)

    def fill(self, *words: str) -> list[Key]:
        """Put these in."""
        self.keys = [Key(each, self) for each in words]
        for key in self.keys:
            self.column.addWidget(key)
        return self.keys


class Card(QWidget):
    """A card, in which there is a part with nothing in it."""

    def __init__(self) -> None:
        super().__init__()
        part = Part()
        Column(self).addWidget(part)
        self.part = weakref.ref(part)


class Window(QWidget):
    """One key above and one below a card; nothing but the window keeps them."""

    def __init__(self) -> None:
        super().__init__()
        column, card = Column(self), Card()
        for widget in (QPushButton("above"), card, QPushButton("below")):
            column.addWidget(widget)
        self.card = weakref.ref(card)


@pytest.fixture
def window(qapp: QApplication) -> Iterator[Window]:
    """A window that is shown."""
    window = Window()
    window.show()
    window.activateWindow()
    yield window
    window.close()
    window.deleteLater()


def part_of(window: Window) -> Part:
    """Not looked for with `findChild`, which makes the window keep what it finds."""
    card = window.card()
    assert card is not None
    part = card.part()
    assert part is not None
    return part


def order_of_tab(window: Window) -> list[str]:
    """The words that Tab comes by, from the top and round once."""
    QApplication.processEvents()  # what is new is shown
    first = window.findChild(QPushButton)
    assert first is not None
    first.setFocus()
    found: list[str] = []
    focused = QApplication.focusWidget()
    while isinstance(focused, QPushButton) and focused.text() not in found:
        found.append(focused.text())
        QTest.keyClick(window.windowHandle(), Qt.Key.Key_Tab)
        focused = QApplication.focusWidget()
    return found


def fill(window: Window) -> None:
    part = part_of(window)
    part.fill("one", "two")
    keep_tab_order(part)


def fill_twice(window: Window) -> None:
    fill(window)
    part = part_of(window)
    one, two = part.keys
    (zero,) = part.fill("zero")
    part.column.insertWidget(0, zero)
    keep_tab_order(part, [zero, one, two])


def fill_between(window: Window) -> None:
    fill(window)
    part = part_of(window)
    one, two = part.keys
    added = Key("one and a half", part)
    part.column.insertWidget(1, added)
    put_before_in_tab_order(added, two)
    assert one.part is part


@pytest.mark.parametrize(
    ("filled", "words"),
    [
        (fill, ["above", "one", "two", "below"]),
        (fill_twice, ["above", "zero", "one", "two", "below"]),
        (fill_between, ["above", "one", "one and a half", "two", "below"]),
    ],
)
def test_tab_goes_through_what_came_later_in_its_place(
    window: Window, filled: Callable[[Window], None], words: list[str]
) -> None:
    filled(window)

    assert order_of_tab(window) == words


@pytest.mark.parametrize("filled", [fill, fill_twice, fill_between])
def test_what_is_in_the_window_stays_ours_when_python_tidies_up(
    window: Window, filled: Callable[[Window], None]
) -> None:
    filled(window)
    gc.collect()

    assert window.card() is not None
    assert part_of(window).isVisible()
