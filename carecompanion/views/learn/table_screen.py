"""A table of dated examples: one card a row, with a label, a value and a date for each column.

Cards are used at every width: five columns beside each other leave no room to read at 200 %, and
a screen reader gets the name of the column with every value.
"""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from carecompanion.domain.learn_tables import Cell, Certainty, Column, DatedTable, Row
from carecompanion.viewmodels.learn import LearnModel
from carecompanion.views.date_words import date_words
from carecompanion.views.learn.reading import Reading
from carecompanion.views.learn.words import (
    certainty_words,
    dates_words,
    past_words,
    source_words,
)
from carecompanion.views.screen import Screen, ScreenActions, ScreenName
from carecompanion.views.widgets.boxes import Column as Below
from carecompanion.views.widgets.buttons import PlainButton
from carecompanion.views.widgets.card import Card
from carecompanion.views.widgets.gradual_column import GradualColumn
from carecompanion.views.widgets.labels import Body, Caption, Quiet, Section, Strong, WrappingLabel
from carecompanion.views.widgets.notice import Notice

_ROWS_AT_ONCE = 1


class LearnTableScreen(Screen):
    """The line that says what a table is not comes first."""

    NAME = ScreenName.LEARN_TABLE

    term_asked = Signal(str)

    def __init__(self, learn: LearnModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._learn = learn
        self.add_heading("", "")
        self._example = Notice()
        self._example.setObjectName("table_example")
        self.page.add(self._example)
        self._lead = Body()
        self.page.add(self._lead)
        self._reading = Reading(learn, self)
        self._reading.term_asked.connect(self.term_asked)
        self._reading.grew.connect(self.page.show_whole)
        self._shown = ""
        self._rows = GradualColumn(self._make_row, at_once=_ROWS_AT_ONCE)
        self.page.add(self._rows)
        learn.ready.connect(self._on_opened)
        learn.opened.connect(self._on_opened)

    def bar_words(self) -> ScreenActions:
        """The words of the action bar as they are now."""
        return ScreenActions(back=True)

    def arrive(self) -> None:
        """Show the table that is open."""
        self._learn.get_ready()
        self._show_table()
        self.page.scroll_to_top()

    @Slot()
    def _on_opened(self) -> None:
        if self.isVisible():
            self._show_table()

    def _show_table(self) -> None:
        table = self._learn.table
        if table is None:
            return
        self.set_heading(self.tr("Learn"), table.title)
        self._example.set_text(table.example)
        self._lead.setText(table.lead)
        if table.id != self._shown:
            self._shown = table.id
            self._reading.begin()
        self._rows.show_items([f"{table.id} {row.id}" for row in table.rows])

    def _make_row(self, name: str) -> QWidget:
        table_id, row_id = name.split()
        (table,) = (each for each in self._learn.library.learn.tables if each.id == table_id)
        (row,) = (each for each in table.rows if each.id == row_id)
        return _RowCard(table, row, self._learn, self._reading)


class _RowCard(Card):
    """One row: each column as a label and its value, and a button for all sources."""

    def __init__(self, table: DatedTable, row: Row, learn: LearnModel, reading: Reading) -> None:
        super().__init__(gap=3)
        self._learn = learn
        self._reading = reading
        self._table = table
        self._row = row
        self.setObjectName(f"row_{row.id}")
        self.add(Section(row.name))
        if row.generic:
            self.add(Quiet(row.generic))
        for column in table.columns:
            self._add_cell(column, row.cells.get(column.id))
        self._button = PlainButton("")
        self._button.setObjectName(f"sources_{row.id}")
        self._button.clicked.connect(self._turn)
        self.add(self._button)
        self._sources: QWidget | None = None
        self._name_button()

    def _add_cell(self, column: Column, cell: Cell | None) -> None:
        place = QWidget()
        below = Below(place, gap=0)
        below.addWidget(Strong(column.heading))
        if cell is None:
            below.addWidget(Quiet(self._table.unknown))
        else:
            is_past = self._learn.is_past(cell)
            role = "quiet" if is_past else "body"
            below.addWidget(self._reading.text(cell.text, role=role))
            below.addWidget(Caption(self._age_of(cell)))
            if is_past:
                below.addWidget(Notice(past_words()))
        self.add(place)

    def _age_of(self, cell: Cell) -> str:
        """Its date; what others report says so beside it."""
        is_reported = cell.certainty is Certainty.REPORTED
        words = self.tr("Reported. As of {as_of}") if is_reported else self.tr("As of {as_of}")
        return words.format(as_of=date_words(cell.stamp.as_of))

    @Slot()
    def _turn(self) -> None:
        if self._sources is None:
            self._sources = self._make_sources()
            self.add(self._sources)
        else:
            self._sources.setVisible(self._sources.isHidden())
        self._name_button()

    def _name_button(self) -> None:
        is_shown = self._sources is not None and not self._sources.isHidden()
        words = self.tr("Hide sources") if is_shown else self.tr("Sources and dates")
        self._button.setText(words)
        self._button.setAccessibleName(f"{words}: {self._row.name}")

    def _make_sources(self) -> QWidget:
        place = QWidget()
        below = Below(place, gap=1)
        sources = self._learn.library.learn.sources
        for column in self._table.columns:
            cell = self._row.cells.get(column.id)
            if cell is not None:
                below.addWidget(Strong(column.heading))
                below.addWidget(Quiet(certainty_words(cell.certainty)))
                below.addWidget(Quiet(dates_words(cell.stamp)))
                role = "quiet" if self._learn.is_past(cell) else "body"
                for source_id in cell.stamp.sources:
                    below.addWidget(WrappingLabel(source_words(sources[source_id]), role=role))
        return place
