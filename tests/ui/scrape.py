"""Everything that can be read on a window, seen or told by a screen reader."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import QGroupBox, QLineEdit, QMainWindow, QMenu, QWidget

from tests.ui.driver import plain, shown_in, texts_of


def everything_on(window: QMainWindow) -> set[str]:
    """All texts, tool tips, names and descriptions of the window now, menus and title included."""
    return screen_words(window) | set(_menu_texts(window)) - {""}


def screen_words(window: QMainWindow) -> set[str]:
    """The same without the menus."""
    found = {text for _, text in texts_of(window)}
    for widget in (window, *shown_in(window)):
        found |= set(_said_about(widget))
    return found - {""}


def _said_about(widget: QWidget) -> Iterator[str]:
    yield widget.toolTip()
    yield widget.statusTip()
    yield widget.whatsThis()
    yield plain(widget.accessibleName())
    yield plain(widget.accessibleDescription())
    if widget.isWindow():
        yield widget.windowTitle()
    if isinstance(widget, QLineEdit):
        yield widget.placeholderText()
    if isinstance(widget, QGroupBox):
        yield widget.title()


def _menu_texts(window: QMainWindow) -> Iterator[str]:
    for menu in window.findChildren(QMenu):
        parent = menu.parentWidget()
        for action in menu.actions() if parent is None or parent.isVisible() else ():
            yield from (plain(action.text()), plain(action.toolTip()), action.statusTip())
