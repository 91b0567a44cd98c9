"""The entries of the timeline under the years and months they are of."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from carecompanion.domain.booklet import BookletTables
from carecompanion.domain.booklet_parts import dated_entry, kind_words, month_words
from carecompanion.domain.records import Record
from carecompanion.domain.timeline import TimelineMonth, by_year
from carecompanion.views.timeline_row import TimelineRow
from carecompanion.views.widgets.boxes import Column
from carecompanion.views.widgets.gradual_column import GradualColumn
from carecompanion.views.widgets.labels import Section, Strong


@dataclass(frozen=True, slots=True)
class _Year:
    year: str


class TimelineList(QWidget):
    """Headings and rows. Up and Down lead from row to row; Tab stops at one of them."""

    record_asked = Signal(object)
    filled = Signal()

    def __init__(self, tables: Callable[[], BookletTables], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tables = tables
        self._current: TimelineRow | None = None
        self._wanted: Record | None = None
        self._column = GradualColumn(self._make)
        Column(self).addWidget(self._column)
        self._column.filled.connect(self._on_filled)

    @property
    def is_filled(self) -> bool:
        """True once every entry has its row."""
        return self._column.is_filled

    def rows(self) -> list[TimelineRow]:
        """The rows made so far, from the top."""
        return [row for row in self._column.rows() if isinstance(row, TimelineRow)]

    def show_records(self, records: Sequence[Record]) -> None:
        """Show these, newest day first; `filled` follows."""
        self._current = None
        self._column.show_items(tuple(_items(records)))

    def focus_on(self, record: Record) -> None:
        """Give the keyboard to an entry, once it has its row."""
        self._wanted = record
        if self._column.is_filled:
            self._give_focus()

    def _make(self, item: Any) -> QWidget:
        tables = self._tables()
        if isinstance(item, _Year):
            return Section(item.year or tables.booklet.no_day)
        if isinstance(item, TimelineMonth):
            return Strong(month_words(item, tables))
        row = TimelineRow(item, dated_entry(item, tables), kind_words(item, tables))
        row.record_asked.connect(self.record_asked)
        row.step_asked.connect(self._on_step)
        row.reached.connect(self._on_reached)
        return row

    @Slot()
    def _on_filled(self) -> None:
        rows = self.rows()
        for place, row in enumerate(rows, start=1):
            row.setObjectName(f"entry_{place}")
        stop = next((row for row in rows if row.hasFocus()), rows[0] if rows else None)
        self._stop_at(stop)
        self._give_focus()
        self.filled.emit()

    def _give_focus(self) -> None:
        wanted, self._wanted = self._wanted, None
        for row in self.rows():
            if wanted is not None and row.record == wanted:
                row.setFocus()

    def _stop_at(self, stop: TimelineRow | None) -> None:
        self._current = stop
        for row in self.rows():
            row.be_tab_stop(row is stop)

    @Slot()
    def _on_reached(self) -> None:
        row = self.sender()
        if isinstance(row, TimelineRow) and row is not self._current:
            self._stop_at(row)

    @Slot(int)
    def _on_step(self, step: int) -> None:
        rows = self.rows()
        here = next((place for place, row in enumerate(rows) if row is self.sender()), 0)
        rows[min(max(here + step, 0), len(rows) - 1)].setFocus()


def _items(records: Sequence[Record]) -> Iterator[Hashable]:
    for year in by_year(records):
        yield _Year(year.year)
        for month in year.months:
            if month.month:
                yield TimelineMonth(month.month, ())
            yield from month.records
