"""Names to pick from, in a list below a field: each with a quiet word about why it is there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QPointF,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QPainter,
    QStandardItem,
    QStandardItemModel,
    QTextLayout,
    QTextOption,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from carecompanion.views.theme.spacing import space
from carecompanion.views.theme.style import theme_of

_NOTE = Qt.ItemDataRole.UserRole
_AnyIndex = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Offer:
    """A text to pick, exactly as it would be put in, and why it is offered; often empty."""

    text: str
    note: str = ""

    @property
    def spoken(self) -> str:
        """Both, for a screen reader."""
        return f"{self.text}, {self.note}" if self.note else self.text


class SuggestionList(QListView):
    """Lies over the window below (or above) a field, and never takes the keyboard from it.

    A part of the window and not a window of its own: it grabs nothing, and closes with it.
    """

    def __init__(self, name: str, window: QWidget) -> None:
        super().__init__(window)
        self._offers: tuple[Offer, ...] = ()
        self._model = QStandardItemModel(self)
        self.setModel(self._model)
        self._painter = _OfferPainter(self)
        self.setItemDelegate(self._painter)
        self.viewport()  # PySide makes the many enums of a view when one is first spoken to
        self.setAccessibleName(name)
        self.setObjectName("suggestions")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMouseTracking(True)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.hide()

    @property
    def offers(self) -> tuple[Offer, ...]:
        """What can be picked now."""
        return self._offers

    def show_offers(self, offers: Sequence[Offer], field: QWidget) -> None:
        """Show these, with none of them chosen."""
        self._clear_rows()
        self._offers = tuple(offers)
        for offer in offers:
            item = QStandardItem(offer.text)
            item.setData(offer.note, _NOTE)
            item.setData(offer.spoken, Qt.ItemDataRole.AccessibleTextRole)
            self._model.appendRow(item)
        self.place(field)
        self.scrollToTop()
        self.show()
        self.raise_()

    def clear(self) -> None:
        """Close it and keep nothing of what it showed."""
        self.hide()
        self._clear_rows()

    def chosen(self) -> Offer | None:
        """The one that arrow keys moved to; None while there is none."""
        row = self.currentIndex().row()
        return self._offers[row] if 0 <= row < len(self._offers) else None

    def move_by(self, step: int) -> None:
        """Choose the next one or the one before; past the ends nothing is chosen."""
        row = self.currentIndex().row()
        count = len(self._offers)
        following = (row + 1 + step) % (count + 1) - 1
        self.setCurrentIndex(self._model.index(following, 0))

    def place(self, field: QWidget) -> None:
        """Lie below the field where there is room, else above it."""
        window = self.window()
        edge, gap = space(self, 2), space(self, 1)
        corner = field.mapTo(window, QPoint(0, 0))
        room = window.width() - 2 * edge
        width = min(room, max(field.width(), self._natural_width()))
        left = max(edge, min(corner.x(), window.width() - edge - width))
        self.resize(width, self.height())
        below = window.height() - edge - (corner.y() + field.height() + gap)
        above = corner.y() - gap - edge
        wanted = self._wanted_height()
        height = min(wanted, max(below, above))
        is_below = wanted <= below or below >= above
        top = corner.y() + field.height() + gap if is_below else corner.y() - gap - height
        self.setGeometry(QRect(left, top, width, height))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The page behind it stays where it is."""
        super().wheelEvent(event)
        event.accept()

    def _clear_rows(self) -> None:
        self._offers = ()
        self._painter.forget()
        self._model.clear()

    def _natural_width(self) -> int:
        metrics = QFontMetricsF(self.font())
        texts = (words for offer in self._offers for words in (offer.text, offer.note))
        longest = max((metrics.horizontalAdvance(words) for words in texts), default=0.0)
        return ceil(longest) + 2 * (space(self, 3) + self.frameWidth()) + 1

    def _wanted_height(self) -> int:
        self.doItemsLayout()
        rows = range(self._model.rowCount())
        return sum(self.sizeHintForRow(row) for row in rows) + 2 * self.frameWidth()


class _OfferPainter(QStyledItemDelegate):
    """The text of an offer, and its note in quiet words below; both wrap."""

    def __init__(self, view: SuggestionList) -> None:
        super().__init__(view)
        self._view = view
        self._known: dict[tuple[str, int], tuple[QTextLayout, float]] = {}

    def forget(self) -> None:
        """Other names follow, or the type has changed."""
        self._known.clear()

    def sizeHint(self, option: QStyleOptionViewItem, index: _AnyIndex) -> QSize:
        width = self._view.viewport().width()
        parts = self._parts(index, width)
        return QSize(width, ceil(sum(height for _, height in parts)) + 2 * space(self._view, 2))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _AnyIndex) -> None:
        theme = theme_of(self._view)
        rect, state = _rect_of(option), _state_of(option)
        is_chosen = bool(state & QStyle.StateFlag.State_Selected)
        if is_chosen:
            painter.fillRect(rect, QColor(theme.primary))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, QColor(theme.side))
        inks = (theme.on_primary,) * 2 if is_chosen else (theme.text, theme.quiet)
        place = QPointF(rect.left() + space(self._view, 3), rect.top() + space(self._view, 2))
        for (layout, height), ink in zip(self._parts(index, rect.width()), inks, strict=False):
            painter.setPen(QColor(ink))
            layout.draw(painter, place)
            place.setY(place.y() + height)

    def _parts(self, index: _AnyIndex, width: int) -> list[tuple[QTextLayout, float]]:
        words = (index.data(Qt.ItemDataRole.DisplayRole), index.data(_NOTE))
        room = width - 2 * space(self._view, 3)
        return [self._known_or_laid_out(text, room) for text in words if text]

    def _known_or_laid_out(self, text: str, width: int) -> tuple[QTextLayout, float]:
        """Qt asks for the same sizes again and again."""
        if (text, width) not in self._known:
            self._known[text, width] = self._laid_out(text, width)
        return self._known[text, width]

    def _laid_out(self, text: str, width: int) -> tuple[QTextLayout, float]:
        layout, height = QTextLayout(text, self._view.font()), 0.0
        option = QTextOption(Qt.AlignmentFlag.AlignLeft)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            line.setPosition(QPointF(0, height))
            height += line.height()
        layout.endLayout()
        return layout, height


def _rect_of(option: QStyleOptionViewItem) -> QRect:
    return option.rect


def _state_of(option: QStyleOptionViewItem) -> QStyle.StateFlag:
    return option.state
