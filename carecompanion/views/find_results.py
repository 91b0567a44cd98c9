"""The results of a search below each other; the same rows show other results as somebody types."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from carecompanion.domain.search import Found
from carecompanion.views.find_row import FindRow
from carecompanion.views.record_words import TopicNames
from carecompanion.views.widgets.boxes import Column, keep_tab_order

_ROWS_AT_ONCE = 2
_BREATH_MS = 4
"""The pause between two parts, in which keys and clicks are answered."""


class FindResults(QWidget):
    """A few rows a turn, so that no key has to wait. A row that shows the right thing is left."""

    filled = Signal()
    chosen = Signal(object)
    left_upwards = Signal()
    left_downwards = Signal()

    def __init__(
        self,
        topic_name: TopicNames,
        name_of: Callable[[Found], str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._topic_name = topic_name
        self._name_of = name_of
        self._all: list[FindRow] = []
        self._items: tuple[Found, ...] = ()
        self._place = 0
        self._column = Column(self, gap=3)
        self._soon = QTimer(self, singleShot=True, interval=_BREATH_MS)
        self._soon.timeout.connect(self._fill_some)

    @property
    def is_filled(self) -> bool:
        """True once every result has its row."""
        return self._place >= len(self._items)

    def rows(self) -> list[FindRow]:
        """The rows that show a result, from the top."""
        return self._all[: min(self._place, len(self._items))]

    def show_items(self, items: tuple[Found, ...]) -> None:
        """Show these results in this order; `filled` follows."""
        self._items, self._place = items, 0
        for row in self._all[len(items) :]:
            row.hide()
        self._fill_some()

    def _fill_some(self) -> None:
        made = 0
        while not self.is_filled and made < _ROWS_AT_ONCE:
            made += self._fill(self._place)
            self._place += 1
        if self.is_filled:
            self.filled.emit()
        else:
            self._soon.start()

    def _fill(self, place: int) -> bool:
        """Let one row show its result; whether there was anything to do."""
        found = self._items[place]
        whose = self._name_of(found)
        if place < len(self._all):
            row = self._all[place]
            was_other = row.show_found(found, whose=whose) or row.isHidden()
            row.show()
            return was_other
        row = FindRow(self._topic_name)
        row.setObjectName(f"found_{place + 1}")
        row.show_found(found, whose=whose)
        row.chosen.connect(self.chosen)
        row.moved.connect(self._on_moved)
        self._all.append(row)
        self._column.addWidget(row)
        keep_tab_order(self)
        return True

    def _on_moved(self, row: FindRow, step: int) -> None:
        rows = self.rows()
        place = rows.index(row) + step
        if place < 0:
            self.left_upwards.emit()
        elif place < len(rows):
            rows[place].setFocus()
        else:
            self.left_downwards.emit()
