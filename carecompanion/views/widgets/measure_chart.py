"""A chart of one series of measures: points at their days, joined by a thin line.

It shows what was written down and says nothing about it: one colour, no zones, no trend. The table
beside it says the same in words and numbers.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from math import ceil
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from carecompanion.domain.measure_axes import mark_words, value_marks, year_marks
from carecompanion.domain.measures import Reading, Span
from carecompanion.views.theme.palettes import Theme
from carecompanion.views.theme.spacing import scale_of, space
from carecompanion.views.theme.style import theme_of

_HEIGHT = 260
_POINT = 4.0
_DAYS_AROUND = 3
_LONG = 100
"""A reading that may be of so many days stands beside the line: its place in it is not known."""


class _Dot(NamedTuple):
    """A reading as it is drawn."""

    days: Span
    value: float


class MeasureChart(QWidget):
    """Dots from the left to the right in time; a level line through one spans its month or year."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._dots: tuple[_Dot, ...] = ()
        self._say_day: Callable[[str], str] = str
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setSizePolicy(policy)

    def show_readings(
        self, readings: Sequence[Reading], *, name: str, say_day: Callable[[str], str]
    ) -> None:
        """Draw these; `name` says what they are, `say_day` how an ISO date is written."""
        self._dots = tuple(
            _Dot(reading.days, reading.value)
            for reading in readings
            if reading.days is not None and reading.value is not None
        )
        self._say_day = say_day
        self.setAccessibleName(name)
        self.update()

    def forget(self) -> None:
        """Draw nothing any more."""
        self.show_readings((), name="", say_day=str)

    def sizeHint(self) -> QSize:
        """As wide as there is room, and as high as grows with the text."""
        return QSize(round(480 * scale_of(self)), round(_HEIGHT * scale_of(self) ** 0.7))

    def minimumSizeHint(self) -> QSize:
        """Any width will do."""
        return QSize(1, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the axes, then the line, then the dots."""
        if not self._dots:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        marks = value_marks([dot.value for dot in self._dots])
        words = mark_words(marks)
        plot = self._plot(words)
        self._paint_values(painter, plot, marks, words)
        self._paint_days(painter, plot)
        self._paint_dots(painter, plot, marks)

    def _plot(self, words: Sequence[str]) -> QRectF:
        """Where the dots are: the rest of the room is for the words of the axes."""
        metrics, gap = self.fontMetrics(), space(self, 2)
        left = max(metrics.horizontalAdvance(word) for word in words) + gap
        below = metrics.height() + gap
        half = metrics.height() / 2
        return QRectF(left, half, self.width() - left - half, self.height() - half - below)

    def _paint_values(
        self, painter: QPainter, plot: QRectF, marks: Sequence[float], words: Sequence[str]
    ) -> None:
        theme, height = theme_of(self), self.fontMetrics().height()
        for mark, word in zip(marks, words, strict=True):
            y = _share(mark, marks[0], marks[-1], plot.bottom(), plot.top())
            painter.setPen(_grid_pen(theme))
            painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y))
            painter.setPen(QColor(theme.quiet))
            room = QRectF(0, y - height / 2, plot.left() - space(self, 2), height)
            painter.drawText(
                room, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, word
            )
        painter.setPen(QPen(QColor(theme.border), 1))
        painter.drawLine(plot.bottomLeft(), plot.bottomRight())

    def _paint_days(self, painter: QPainter, plot: QRectF) -> None:
        """The years; where fewer than two begin here, the first and the last day."""
        theme, first, last = theme_of(self), *self._range()
        years = year_marks(first, last)
        if len(years) > 1:
            places = [(day, str(date.fromordinal(day).year)) for day in years]
            each = ceil(len(places) * self._widest(places) * 1.5 / plot.width())
            places = places[:: max(1, each)]
        else:
            days = (self._dots[0].days, self._dots[-1].days)
            places = [(day.first, self._say_day(_written(day))) for day in dict.fromkeys(days)]
        for day, word in places:
            x = _share(day, first, last, plot.left(), plot.right())
            painter.setPen(QPen(QColor(theme.border), 1))
            painter.drawLine(QPointF(x, plot.bottom()), QPointF(x, plot.bottom() + space(self, 1)))
            self._paint_word(painter, x, plot.bottom() + space(self, 1), word)

    def _paint_word(self, painter: QPainter, x: float, top: float, word: str) -> None:
        metrics = self.fontMetrics()
        width = metrics.horizontalAdvance(word) + 2
        left = min(max(x - width / 2, 0), max(0, self.width() - width))
        painter.setPen(QColor(theme_of(self).quiet))
        painter.drawText(
            QRectF(left, top, width, metrics.height()), Qt.AlignmentFlag.AlignCenter, word
        )

    def _paint_dots(self, painter: QPainter, plot: QRectF, marks: Sequence[float]) -> None:
        theme, first, last = theme_of(self), *self._range()

        def x(day: float) -> float:
            return _share(day, first, last, plot.left(), plot.right())

        def y(value: float) -> float:
            return _share(value, marks[0], marks[-1], plot.bottom(), plot.top())

        scale = scale_of(self)
        painter.setPen(QPen(QColor(theme.quiet), 1.5 * scale))
        points = [QPointF(x(dot.days.middle), y(dot.value)) for dot in self._dots]
        near = [dot for dot in self._dots if dot.days.last - dot.days.first < _LONG]
        near.sort(key=lambda dot: dot.days.middle)
        painter.drawPolyline([QPointF(x(dot.days.middle), y(dot.value)) for dot in near])
        painter.setPen(QPen(QColor(theme.text), 1.5 * scale))
        for dot in self._dots:
            if dot.days.last > dot.days.first:
                level = y(dot.value)
                painter.drawLine(
                    QPointF(x(dot.days.first), level), QPointF(x(dot.days.last), level)
                )
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.text))
        for point in points:
            painter.drawEllipse(point, _POINT * scale, _POINT * scale)

    def _range(self) -> tuple[int, int]:
        """The days from the left to the right edge, with a little room around the dots."""
        first = min(dot.days.first for dot in self._dots)
        last = max(dot.days.last for dot in self._dots)
        room = max(_DAYS_AROUND, (last - first) // 40)
        return max(1, first - room), min(date.max.toordinal(), last + room)

    def _widest(self, places: Sequence[tuple[int, str]]) -> int:
        return max(self.fontMetrics().horizontalAdvance(word) for _, word in places)


def _grid_pen(theme: Theme) -> QPen:
    """Stands back; in high contrast, where every line is strong, by being dotted."""
    pen = QPen(QColor(theme.hairline), 1)
    if theme.hairline == theme.text:
        pen.setStyle(Qt.PenStyle.DotLine)
    return pen


def _share(value: float, low: float, high: float, start: float, end: float) -> float:
    """Where a value is between `start` and `end`, pixels."""
    return start + (value - low) / (high - low) * (end - start)


def _written(days: Span) -> str:
    """The date that a span was made of, as ISO text."""
    first, last = date.fromordinal(days.first), date.fromordinal(days.last)
    if first == last:
        return first.isoformat()
    return first.isoformat()[:7] if first.month == last.month else str(first.year)
