"""Repeated measures in the timeline: which one, its chart, and its numbers as a table."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QComboBox, QWidget

from carecompanion.domain.booklet import BookletTables
from carecompanion.domain.booklet_parts import source_words
from carecompanion.domain.measures import MeasureSeries, Reading
from carecompanion.views.widgets.boxes import Column
from carecompanion.views.widgets.form_row import FormRow
from carecompanion.views.widgets.labels import Quiet
from carecompanion.views.widgets.measure_chart import MeasureChart
from carecompanion.views.widgets.measure_table import MeasureTable


class MeasuresPanel(QWidget):
    """One series at a time. What cannot be drawn stands in the table all the same."""

    def __init__(self, tables: Callable[[], BookletTables], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tables = tables
        self._series: tuple[MeasureSeries, ...] = ()
        self._choice = QComboBox()
        self._choice.setObjectName("measure")
        self._choice.activated.connect(self._show_chosen)
        self._chart = MeasureChart()
        self._chart.setObjectName("measure_chart")
        self._spans = Quiet(
            self.tr("A level line through a dot: only the month or the year is known.")
        )
        self._not_drawn = Quiet()
        self._not_drawn.setObjectName("not_drawn")
        self._table = MeasureTable((self.tr("Date"), self.tr("Value"), self.tr("From")))
        self._table.setObjectName("measure_table")
        self._newest = Quiet()
        column = Column(self, gap=3)
        for widget in (
            FormRow(self.tr("Which measure"), self._choice),
            *(self._chart, self._spans, self._not_drawn, self._table, self._newest),
        ):
            column.addWidget(widget)

    def show_series(self, series: Sequence[MeasureSeries], *, more_than: int = 0) -> None:
        """Show these; the one chosen before stays. `more_than` is how many measures were read."""
        before = self._choice.currentText()
        self._series = tuple(series)
        self._choice.clear()
        self._choice.addItems([self._name(each) for each in self._series])
        self._choice.setCurrentIndex(max(0, self._choice.findText(before)))
        self._newest.setText(
            self.tr("These are the newest {count} measures of all kinds.").format(count=more_than)
        )
        self._newest.setVisible(bool(more_than))
        self._show_chosen()

    def forget(self) -> None:
        """Let go of all values."""
        self.show_series(())

    @Slot()
    def _show_chosen(self) -> None:
        place = self._choice.currentIndex()
        if not 0 <= place < len(self._series):
            self._chart.forget()
            self._table.show_rows((), name="")
            self._not_drawn.setText("")
            return
        series = self._series[place]
        name, drawn = self._name(series), series.drawn
        self._chart.setVisible(bool(drawn))
        self._spans.setVisible(any(r.days and r.days.last > r.days.first for r in drawn))
        self._chart.show_readings(
            drawn, name=self._chart_words(name, drawn), say_day=self._tables().page.day
        )
        self._say_not_drawn(len(series.readings) - len(drawn))
        rows = [self._cells(reading, series.unit) for reading in reversed(series.readings)]
        self._table.show_rows(rows, name=self.tr("{name}: all values").format(name=name))

    def _say_not_drawn(self, count: int) -> None:
        words = self.tr("{count} values are in the table and not in the chart. {why}")
        one = self.tr("1 value is in the table and not in the chart. {why}")
        why = self.tr("They have no date, or can be read in more than one way.")
        self._not_drawn.setText((one if count == 1 else words).format(count=count, why=why))
        self._not_drawn.setVisible(bool(count))

    def _name(self, series: MeasureSeries) -> str:
        what = series.what or self._tables().memory.facts[series.kind]
        if not series.unit:
            return what
        return self.tr("{what} in {unit}").format(what=what, unit=series.unit)

    def _chart_words(self, name: str, drawn: Sequence[Reading]) -> str:
        if not drawn:
            return ""
        day = self._tables().page.day
        return self.tr(
            "Chart of {name}: {count} values, {first} to {last}. The table has the same values."
        ).format(
            name=name,
            count=len(drawn),
            first=day(drawn[0].fact.dated),
            last=day(drawn[-1].fact.dated),
        )

    def _cells(self, reading: Reading, unit: str) -> tuple[str, str, str]:
        tables = self._tables()
        day = tables.page.day(reading.fact.dated) or self.tr("no date")
        value = f"{reading.said} {unit}".strip()
        return day, value, source_words(reading.fact, tables)
