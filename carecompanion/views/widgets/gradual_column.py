"""A long list of rows that never keeps a key or a click waiting: a few rows are made at a time."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from carecompanion.views.widgets.boxes import Column, keep_tab_order

_ROWS_AT_ONCE = 3
_BREATH_MS = 5
"""The pause between two parts, in which keys and clicks are answered."""


class GradualColumn(QWidget):
    """Rows below each other, one for each item; items that stay keep their row.

    With `keeps_place`, the keyboard goes on in the same place where a row is made anew. With
    `orders_tabs` off, Tab goes through the rows as they were made. That is right where all of them
    are made anew in their order at the end of a screen, and spares Qt from moving groups of radios.
    `at_once` is how many rows are made in one turn: fewer, where a row has many parts.
    """

    filled = Signal()

    def __init__(
        self,
        make_row: Callable[[Any], QWidget],
        parent: QWidget | None = None,
        *,
        keeps_place: bool = False,
        orders_tabs: bool = True,
        at_once: int = _ROWS_AT_ONCE,
    ) -> None:
        super().__init__(parent)
        self._keeps_place = keeps_place
        self._orders_tabs = orders_tabs
        self._at_once = at_once
        self._make_row = make_row
        self._rows: dict[Hashable, QWidget] = {}
        self._wanted: list[tuple[int, Hashable]] = []
        self._column = Column(self, gap=3)
        self._soon = QTimer(self, singleShot=True, interval=_BREATH_MS)
        self._soon.timeout.connect(self._make_some)

    @property
    def is_filled(self) -> bool:
        """True once every item has its row."""
        return not self._wanted

    def rows(self) -> list[QWidget]:
        """The rows made so far, from the top."""
        items = (self._column.itemAt(place) for place in range(self._column.count()))
        widgets = [item.widget() for item in items if item is not None]
        return [widget for widget in widgets if widget is not None]

    def show_items(self, items: Sequence[Hashable]) -> None:
        """Show these items in this order; the first rows are there at once, `filled` follows."""
        here = set(items)
        focused, place = QApplication.focusWidget(), self._place_of_focus()
        for item in [item for item in self._rows if item not in here]:
            self._remove(self._rows.pop(item))
        self._wanted = [pair for pair in enumerate(items) if pair[1] not in self._rows]
        self._make_some()
        # Qt gives the keyboard of a row that is gone to any other, here or elsewhere.
        is_lost = focused is not None and not self.isAncestorOf(focused)
        if self._keeps_place and place is not None and is_lost:
            self._focus_row(place)

    def fill_now(self) -> None:
        """Make every row that is left at once: somebody wants one of them."""
        while self._wanted:
            self._make_some()

    def _make_some(self) -> None:
        now, self._wanted = self._wanted[: self._at_once], self._wanted[self._at_once :]
        for place, item in now:
            row = self._rows[item] = self._make_row(item)
            self._column.insertWidget(place, row)
        if self._wanted:
            self._soon.start()
        else:
            if self._orders_tabs:
                keep_tab_order(self, self.rows())
            self.filled.emit()

    def _place_of_focus(self) -> int | None:
        focused = QApplication.focusWidget()
        if focused is None or not self.isAncestorOf(focused):
            return None
        rows = self.rows()
        return next((n for n, row in enumerate(rows) if row.isAncestorOf(focused)), None)

    def _focus_row(self, place: int) -> None:
        """A row that changed is a new one: the keyboard goes on in its place."""
        rows = self.rows()[: place + 1]
        for widget in (each for row in rows[-1:] for each in (row, *row.findChildren(QWidget))):
            if widget.isEnabled() and widget.focusPolicy() is not Qt.FocusPolicy.NoFocus:
                widget.setFocus()
                return

    def _remove(self, row: QWidget) -> None:
        self._column.removeWidget(row)
        row.hide()
        row.setParent(None)  # gone at once for whoever looks for children
        row.deleteLater()
