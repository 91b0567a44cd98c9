"""A page of content: one column in the middle, scrolling down and never sideways."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QLayout,
    QScrollArea,
    QStyle,
    QVBoxLayout,
    QWidget,
)

from carecompanion.views.theme.spacing import COLUMN_PIXELS, scale_of, space
from carecompanion.views.widgets.boxes import Column, tab_stops
from carecompanion.views.widgets.choice_row import ChoiceRow
from carecompanion.views.widgets.form_row import FormRow
from carecompanion.views.widgets.labels import Heading

_LARGEST = 16777215
_GAP = 4
"""The step between things, and over what is scrolled to: nothing half is seen above it."""
_LET_GO_MS = 50
"""How often to look whether a pressed mouse button was let go."""


def scroll_bar_room(widget: QWidget) -> int:
    """The width in pixels that is kept free for a scroll bar, so that nothing moves for it."""
    return widget.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent, None, widget)


class ScrollPage(QScrollArea):
    """Put things into `column`; it is at most 760 pixels wide at 100 % and grows with the text."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page = _Page()
        self._was_clicked = False
        # Once now and once more when everything has its place: rows inside may still be moving.
        self._settled = QTimer(self, singleShot=True, interval=0)
        self._settled.timeout.connect(self._keep_focus_in_view)
        self._page.resized.connect(self._keep_focus_in_view)
        self._page.resized.connect(self._settled.start)
        self._column = Column(gap=_GAP, margin=(0, 5, 0, 6))
        _CentredLayout(self, self._page, self._column)
        self.setWidget(self._page)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._keep_in_view)

    @property
    def column(self) -> Column:
        """Where the contents go."""
        return self._column

    @property
    def inside(self) -> QWidget:
        """What everything added becomes a part of."""
        return self._page

    def add(self, widget: QWidget) -> None:
        """Put one more thing at the end."""
        self._column.addWidget(widget)

    def insert_after(self, widget: QWidget, added: QWidget) -> None:
        """Put one more thing right under another, for Tab too."""
        self._column.insertWidget(self._column.indexOf(widget) + 1, added)
        *_, before = tab_stops(widget)
        for stop in tab_stops(added):
            QWidget.setTabOrder(before, stop)
            before = stop

    def show_whole(self, widget: QWidget) -> None:
        """Scroll as little as shows all of `widget`, once its new size is laid out.

        Of what is higher than the page, what has the keyboard stays in sight with its title.
        """
        QTimer.singleShot(0, widget, lambda: self._show_whole(widget))

    def begin(self) -> None:
        """The screen is arrived at: from the top, and down as far as the keyboard needs it.

        To be called before the first field gets the keyboard, which it may have already.
        """
        self._was_clicked = False
        self.scroll_to_top()
        self._settled.start()

    def scroll_to_top(self) -> None:
        """Show the beginning of the page."""
        self.verticalScrollBar().setValue(0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A message above the page, or a smaller window, covers nothing that is in use."""
        super().resizeEvent(event)
        self._keep_focus_in_view()
        self._settled.start()

    def minimumSizeHint(self) -> QSize:
        """Two lines: what stands around the page is not squeezed for it."""
        return QSize(0, 2 * self.fontMetrics().lineSpacing())

    def _show_whole(self, widget: QWidget) -> None:
        focused = QApplication.focusWidget()
        has_focus = focused is not None and widget.isAncestorOf(focused)
        if has_focus and widget.height() > self.viewport().height():
            self._keep_focus_in_view()
        else:
            self.ensureWidgetVisible(widget, 0, space(self, 3))

    def _keep_in_view(self, old: QWidget | None, new: QWidget | None) -> None:
        if new is not None and self._page.isAncestorOf(new):
            is_here = old is not None and self._page.isAncestorOf(old)
            self._was_clicked = _is_mouse_down() or (is_here and _is_row_under_mouse(new))
            if not _is_mouse_down():
                self._bring_into_view(new)
            self._settled.start()

    def _bring_into_view(self, widget: QWidget) -> None:
        """All of it, not only the caret, which is what Qt's own ensureWidgetVisible looks at.

        Of a choice that is its row, with the words and the frame that shows the keyboard. What it
        is about stays in sight with it as far as there is room, unless it was clicked: whoever
        clicks has seen it, and nothing moves without need.
        """
        row = widget.parentWidget()
        widget = row if isinstance(row, ChoiceRow) else widget
        top, room = self._top_of(widget), self.viewport().height()
        bottom, least = top + widget.height(), space(self, 1)
        tops = () if self._was_clicked else self._tops_over(widget)
        first = next((each for each in tops if bottom + least - each <= room), top)
        spare = max(0, room - bottom + first) // 2
        over, under = min(space(self, _GAP), spare), min(space(self, 5), spare)
        bar = self.verticalScrollBar()
        bar.setValue(min(max(bar.value(), bottom + under - room), first - over))

    def _tops_over(self, widget: QWidget) -> Iterator[int]:
        """Where what a control is about begins: the page, its heading, a card, its title, a row."""
        yield 0
        direct = Qt.FindChildOption.FindDirectChildrenOnly
        heading = self._page.findChild(Heading, options=direct)
        if isinstance(heading, Heading):
            yield heading.y()
        for each in reversed(list(self._cards_around(widget))):
            top, inside = self._top_of(each), each.layout()
            yield top
            yield top + (inside.contentsMargins().top() if inside is not None else 0)

    def _cards_around(self, widget: QWidget) -> Iterator[QWidget]:
        """The cards and rows a control stands in, the nearest first."""
        parent = widget.parentWidget()
        while parent is not None and parent is not self._page:
            if isinstance(parent, FormRow) or parent.property("role") == "card":
                yield parent
            parent = parent.parentWidget()

    def _top_of(self, widget: QWidget) -> int:
        return widget.mapTo(self._page, QPoint(0, 0)).y()

    def _keep_focus_in_view(self) -> None:
        """The page or its window got another size: what has the keyboard may be pushed out."""
        field = QApplication.focusWidget()
        if field is None or not self._page.isAncestorOf(field):
            return
        if _is_mouse_down():
            QTimer.singleShot(_LET_GO_MS, self, self._keep_focus_in_view)
            return
        self._bring_into_view(field)
        if field.height() > self.viewport().height():
            self._bring_caret_into_view(field)

    def _bring_caret_into_view(self, field: QWidget) -> None:
        """Of a field that is higher than the page, at least the line being typed in."""
        caret = field.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle)
        if isinstance(caret, (QRect, QRectF)) and caret.height() > 0:
            place = field.mapTo(self._page, QRectF(caret).center().toPoint())
            self.ensureVisible(place.x(), place.y(), 0, space(self, 5))


def _is_mouse_down() -> bool:
    """A button is pressed: were the page moved now, it would be let go over something else."""
    return QApplication.mouseButtons() is not Qt.MouseButton.NoButton


def _is_row_under_mouse(widget: QWidget) -> bool:
    """A row with a choice gives the keyboard to its mark when the mouse button is let go."""
    row = widget.parentWidget()
    return isinstance(row, ChoiceRow) and row.underMouse()


class _Page(QWidget):
    """What scrolls; tells when it gets another size."""

    resized = Signal()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()


class _CentredLayout(QVBoxLayout):
    """One column, as wide as reading allows, in the middle of the page; the rest is margin.

    The scroll bar has its room at all times: the column stays where it is when the bar appears.
    """

    def __init__(self, area: QScrollArea, parent: QWidget, column: QLayout) -> None:
        super().__init__()
        self._area = area
        self._page = parent
        self._column = column
        self.setContentsMargins(0, 0, 0, 0)
        parent.setLayout(self)
        self.addLayout(column)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._column.heightForWidth(self._room(width))

    def minimumHeightForWidth(self, width: int) -> int:
        return self._column.minimumHeightForWidth(self._room(width))

    def minimumSize(self) -> QSize:
        return QSize(0, 0)

    def maximumSize(self) -> QSize:
        return QSize(_LARGEST, _LARGEST)

    def sizeHint(self) -> QSize:
        width = self._widest() + 2 * self._gutter() + scroll_bar_room(self._area)
        return QSize(width, self.heightForWidth(width))

    def setGeometry(self, rect: QRect) -> None:
        QLayout.setGeometry(self, rect)
        room = self._room(rect.width())
        left = rect.x() + (self._beside_bar(rect.width()) - room) // 2
        # Short pages keep to the top instead of spreading over the window.
        height = min(rect.height(), self._column.heightForWidth(room))
        place = QRect(left, rect.y(), room, height)
        self._column.setGeometry(QStyle.visualRect(self._page.layoutDirection(), rect, place))

    def _room(self, width: int) -> int:
        return max(1, min(self._widest(), self._beside_bar(width) - 2 * self._gutter()))

    def _beside_bar(self, width: int) -> int:
        """What a scroll bar leaves of the page, also while there is none."""
        whole = self._area.maximumViewportSize().width()
        return min(width, whole - scroll_bar_room(self._area))

    def _widest(self) -> int:
        return round(COLUMN_PIXELS * scale_of(self._page))

    def _gutter(self) -> int:
        return space(self._page, 5)
