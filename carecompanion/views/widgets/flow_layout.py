"""Rows that wrap when they do not fit, and columns that become a stack."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLayout, QLayoutItem, QSizePolicy, QStyle, QWidget

from carecompanion.views.theme.spacing import space

_LARGEST = 16777215


class ItemLayout(QHBoxLayout):
    """What the layouts below share: a height that depends on the width, and places for the items.

    A box layout keeps the items; only the places are ours (docs/decisions/0032).
    """

    def __init__(self, parent: QWidget | None = None, *, gap: int = 2) -> None:
        super().__init__()
        self._gap = gap
        self._known: dict[int, list[tuple[QLayoutItem, QRect]]] = {}
        self.setContentsMargins(0, 0, 0, 0)
        if parent is not None:
            parent.setLayout(self)

    def invalidate(self) -> None:
        """Something in here has another size."""
        if hasattr(self, "_known"):
            self._known.clear()
        super().invalidate()

    def expandingDirections(self) -> Qt.Orientation:
        """Sideways only."""
        return Qt.Orientation.Horizontal

    def hasHeightForWidth(self) -> bool:
        """Narrower means taller."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height the items need at this width."""
        return _bottom(self._places_at(width))

    def minimumHeightForWidth(self, width: int) -> int:
        """Nothing can be left out."""
        return self.heightForWidth(width)

    def maximumSize(self) -> QSize:
        """No limit."""
        return QSize(_LARGEST, _LARGEST)

    def minimumSize(self) -> QSize:
        """As wide as the widest item."""
        widths = [item.minimumSize().width() for item in self.shown()]
        heights = [item.minimumSize().height() for item in self.shown()]
        return QSize(max(widths, default=0), max(heights, default=0))

    def setGeometry(self, rect: QRect) -> None:
        """Put the items in their places."""
        QLayout.setGeometry(self, rect)
        parent = self.parentWidget()
        direction = parent.layoutDirection() if parent else Qt.LayoutDirection.LeftToRight
        for item, place in self._places_at(rect.width()):
            item.setGeometry(QStyle.visualRect(direction, rect, place.translated(rect.topLeft())))

    def shown(self) -> list[QLayoutItem]:
        """The items that are not hidden."""
        items = (self.itemAt(index) for index in range(self.count()))
        return [item for item in items if item is not None and not item.isEmpty()]

    def gap_pixels(self) -> int:
        """The gap between items at the text size of the moment."""
        parent = self.parentWidget()
        return space(parent, self._gap) if parent else 0

    def places(self, width: int) -> list[tuple[QLayoutItem, QRect]]:
        """Where each item goes when there is so much width."""
        raise NotImplementedError

    def _places_at(self, width: int) -> list[tuple[QLayoutItem, QRect]]:
        """The places, worked out once: Qt asks for the same widths again and again."""
        if width not in self._known:
            self._known[width] = self.places(width)
        return self._known[width]


class FlowLayout(ItemLayout):
    """Items at their own width, in lines; what does not fit goes to the next line."""

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        gap: int = 2,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    ) -> None:
        super().__init__(parent, gap=gap)
        self._align = align

    def sizeHint(self) -> QSize:
        """Room for all of the words."""
        hints = [item.sizeHint() for item in self.shown()]
        gaps = self.gap_pixels() * max(0, len(hints) - 1)
        width = sum(hint.width() for hint in hints) + gaps
        return QSize(width, max((hint.height() for hint in hints), default=0))

    def places(self, width: int) -> list[tuple[QLayoutItem, QRect]]:
        """Where each item goes when there is so much width."""
        gap, top = self.gap_pixels(), 0
        places: list[tuple[QLayoutItem, QRect]] = []
        for line in self._lines(width, gap):
            height = max(size.height() for _, size in line)
            used = sum(size.width() for _, size in line) + gap * (len(line) - 1)
            left = max(0, width - used) if self._align is Qt.AlignmentFlag.AlignRight else 0
            for item, size in line:
                corner = QPoint(left, top + (height - size.height()) // 2)
                places.append((item, QRect(corner, size)))
                left += size.width() + gap
            top += height + gap
        return places

    def _lines(self, width: int, gap: int) -> list[list[tuple[QLayoutItem, QSize]]]:
        lines: list[list[tuple[QLayoutItem, QSize]]] = []
        left = 0
        for item in self.shown():
            size = _size_within(item, width)
            if not lines or left + size.width() > width:
                lines.append([])
                left = 0
            lines[-1].append((item, size))
            left += size.width() + gap
        return lines


class SideBySideLayout(ItemLayout):
    """Items in equal columns when there is room for all, else in a stack of full width.

    There is room when each item fits on one line, or, with `letters`, when each column is at least
    so many letters wide and may wrap. With `even`, items of one line are equally tall.
    """

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        gap: int = 2,
        letters: int = 0,
        even: bool = True,
    ) -> None:
        super().__init__(parent, gap=gap)
        self._letters = letters
        self._even = even

    def sizeHint(self) -> QSize:
        """Room for all of the words."""
        items = self.shown()
        widest = max((item.sizeHint().width() for item in items), default=0)
        width = widest * len(items) + self.gap_pixels() * max(0, len(items) - 1)
        return QSize(width, self.heightForWidth(width))

    def places(self, width: int) -> list[tuple[QLayoutItem, QRect]]:
        """Where each item goes when there is so much width."""
        items, gap = self.shown(), self.gap_pixels()
        if not items:
            return []
        column = (width - gap * (len(items) - 1)) // len(items)
        if self._needed(items) <= column:
            heights = [height_at(item, column) for item in items]
            if self._even:
                heights = [max(heights)] * len(items)
            return [
                (item, QRect(number * (column + gap), 0, column, height))
                for number, (item, height) in enumerate(zip(items, heights, strict=True))
            ]
        places, top = [], 0
        for item in items:
            height = height_at(item, width)
            places.append((item, QRect(0, top, width, height)))
            top += height + gap
        return places

    def _needed(self, items: list[QLayoutItem]) -> int:
        parent = self.parentWidget()
        if self._letters and parent is not None:
            return self._letters * parent.fontMetrics().averageCharWidth()
        return max(item.sizeHint().width() for item in items)


class FlowRow(QWidget):
    """A row of buttons or small things that wraps and never clips."""

    def __init__(
        self,
        *widgets: QWidget,
        gap: int = 2,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._flow = FlowLayout(self, gap=gap, align=align)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        for widget in widgets:
            self.add(widget)

    def add(self, widget: QWidget) -> None:
        """Put one more thing at the end."""
        self._flow.addWidget(widget)


class SideBySide(QWidget):
    """Texts to compare: equal columns of at least `letters` letters, or below each other."""

    def __init__(
        self, *widgets: QWidget, gap: int = 5, letters: int = 24, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._layout = SideBySideLayout(self, gap=gap, letters=letters, even=False)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        for widget in widgets:
            self.add(widget)

    def add(self, widget: QWidget) -> None:
        """Put one more thing at the end."""
        self._layout.addWidget(widget)


def _size_within(item: QLayoutItem, width: int) -> QSize:
    hint = item.sizeHint()
    if hint.width() <= width and not item.hasHeightForWidth():
        return hint
    used = min(hint.width(), width)
    return QSize(used, height_at(item, used))


def height_at(item: QLayoutItem, width: int) -> int:
    """The height an item needs at this width."""
    return item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()


def _bottom(places: list[tuple[QLayoutItem, QRect]]) -> int:
    return max((place.y() + place.height() for _, place in places), default=0)
