"""The numbers of a series as a table: what the chart shows, and what it cannot show."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from carecompanion.views.theme.spacing import space
from carecompanion.views.theme.style import theme_of

_WRAPPED = Qt.TextFlag.TextWordWrap | Qt.TextFlag.TextWrapAnywhere
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_Index = QModelIndex | QPersistentModelIndex


class MeasureTable(QTableWidget):
    """All rows in sight at once: the page scrolls, the table does not."""

    def __init__(self, columns: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(0, len(columns), parent)
        self.setHorizontalHeader(_Header(self))
        self.setHorizontalHeaderLabels(list(columns))
        self.setItemDelegate(_Cell(self))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setShowGrid(False)
        self.setFrameShape(QTableWidget.Shape.NoFrame)
        self.viewport().setBackgroundRole(QPalette.ColorRole.Window)
        self.verticalHeader().hide()
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_rows(self, rows: Sequence[Sequence[str]], *, name: str) -> None:
        """Show these cells; `name` is what a screen reader calls the table."""
        self.setAccessibleName(name)
        self.setRowCount(len(rows))
        for row, cells in enumerate(rows):
            for column, words in enumerate(cells):
                item = QTableWidgetItem(words)
                item.setFlags(Qt.ItemFlag.ItemIsEnabled)
                self.setItem(row, column, item)
        self._fit()

    def texts(self) -> list[list[str]]:
        """What the cells say, row by row."""
        columns = range(self.columnCount())
        return [
            [item.text() if (item := self.item(row, column)) else "" for column in columns]
            for row in range(self.rowCount())
        ]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrower table has taller rows."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Larger text has taller rows."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def _fit(self) -> None:
        """Short columns as wide as their words where there is room, the last one with the rest."""
        last, room = self.columnCount() - 1, self.viewport().width()
        for column in range(last):
            self.resizeColumnToContents(column)
            self.setColumnWidth(column, min(self.columnWidth(column), room * 2 // 5))
        taken = sum(self.columnWidth(column) for column in range(last))
        self.setColumnWidth(last, max(room - taken, 1))
        self.resizeRowsToContents()
        rows = sum(self.rowHeight(row) for row in range(self.rowCount()))
        self.setFixedHeight(self.horizontalHeader().sizeHint().height() + rows)


class _Cell(QStyledItemDelegate):
    """Words that wrap, with room around them and a hairline under the row."""

    def __init__(self, table: QTableWidget) -> None:
        super().__init__(table)
        self._table = table

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """The width on one line, and the height at the width of the column."""
        table = self._table
        gap, words = space(table, 2), str(index.data())
        natural = option.fontMetrics.horizontalAdvance(words) + 2
        width = max(table.columnWidth(index.column()) - 2 * gap, 1)
        box = option.fontMetrics.boundingRect(QRect(0, 0, width, 10_000), _WRAPPED, words)
        return QSize(natural + 3 * gap, box.height() + 2 * gap)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paint them."""
        table = self._table
        theme, gap = theme_of(table), space(table, 2)
        painter.setPen(QColor(theme.hairline))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        painter.setPen(QColor(theme.text))
        painter.setFont(option.font)
        room = option.rect.adjusted(0, gap, -2 * gap, 0)
        painter.drawText(room, _WRAPPED | Qt.AlignmentFlag.AlignLeft, str(index.data()))


class _Header(QHeaderView):
    """The names of the columns, in strong type over a line."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setSectionsClickable(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.viewport().setBackgroundRole(QPalette.ColorRole.Window)

    def sizeHint(self) -> QSize:
        """A line of type with room above and below."""
        return QSize(1, self.fontMetrics().height() + 2 * space(self, 2))

    def paintSection(self, painter: QPainter, rect: QRect, logical: int) -> None:
        """Paint one name."""
        theme = theme_of(self)
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.fillRect(rect, QColor(theme.window))
        painter.setPen(QColor(theme.border))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.setPen(QColor(theme.text))
        words = self.model().headerData(logical, Qt.Orientation.Horizontal)
        painter.drawText(rect, _LEFT, str(words))
