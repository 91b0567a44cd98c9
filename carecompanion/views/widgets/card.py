"""Cards: a quiet frame around what belongs together, and a row that is one big button."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLayoutItem, QSizePolicy, QWidget

from carecompanion.views.widgets.boxes import Column
from carecompanion.views.widgets.buttons import EnterButton
from carecompanion.views.widgets.flow_layout import ItemLayout, height_at
from carecompanion.views.widgets.labels import Quiet, Strong, WrappingLabel
from carecompanion.views.widgets.panel import Panel


class Card(Panel):
    """A frame with room inside; put things into `column`."""

    def __init__(self, parent: QWidget | None = None, *, gap: int = 3) -> None:
        super().__init__(parent, role="card")
        self._column = Column(self, gap=gap, margin=4)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def column(self) -> Column:
        """Where the contents go."""
        return self._column

    def add(self, widget: QWidget) -> None:
        """Put one more thing at the end."""
        self._column.addWidget(widget)


class CardButton(EnterButton):
    """A whole row to click: title, status word, and a quiet line; read out as one button."""

    def __init__(
        self,
        title: str,
        *,
        status: str = "",
        detail: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.setAutoDefault(False)
        self._title = Strong()
        self._status = WrappingLabel(role="status")
        self._detail = Quiet()
        self._column = Column(self, gap=1, margin=(4, 3, 4, 3))
        self._lay_out()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.set_words(title, status=status, detail=detail)

    def set_words(self, title: str, *, status: str = "", detail: str = "") -> None:
        """Show other words and name the button by them."""
        for label, words in ((self._title, title), (self._status, status), (self._detail, detail)):
            label.setText(words)
            label.setVisible(bool(words))
        self.setAccessibleName(", ".join(words for words in (title, status) if words))
        self.setAccessibleDescription(detail)

    def stand_back(self) -> None:
        """Grey the title too: what the row leads to may be old."""
        self._title.set_role("quiet")

    def add_line(self, widget: QWidget) -> None:
        """Put something between the title and the quiet line."""
        self._column.insertWidget(1, widget)

    def sizeHint(self) -> QSize:
        """Room for all of the words."""
        return self._column.totalSizeHint()

    def minimumSizeHint(self) -> QSize:
        """The least room that clips nothing."""
        return self._column.totalMinimumSize()

    def _lay_out(self) -> None:
        row = _TitleAndStatus(gap=4)
        row.addWidget(self._title)
        row.addWidget(self._status)
        self._column.addLayout(row)
        self._column.addWidget(self._detail)
        for label in (self._title, self._status, self._detail):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)


class ListCardButton(CardButton):
    """One row of a list: Up and Down ask for its neighbour, by -1 and 1."""

    step_asked = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left alone, a button takes these keys for Tab."""
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if step is not None:
            self.step_asked.emit(step)
        else:
            super().keyPressEvent(event)


class _TitleAndStatus(ItemLayout):
    """The status at the end of the line of the title, or under it when the title needs the room."""

    least_title = 8
    """In ems: with less than this the title is not squeezed further."""

    def sizeHint(self) -> QSize:
        """Room for both on one line."""
        widths = [item.sizeHint().width() for item in self.shown()]
        width = sum(widths) + self.gap_pixels() * max(0, len(widths) - 1)
        return QSize(width, self.heightForWidth(width))

    def places(self, width: int) -> list[tuple[QLayoutItem, QRect]]:
        """Where each item goes when there is so much width."""
        items = self.shown()
        if len(items) < 2:
            return [(item, QRect(0, 0, width, height_at(item, width))) for item in items]
        title, status = items
        end = status.sizeHint().width()
        room = width - end - self.gap_pixels()
        if room >= self._least():
            height = height_at(title, room)
            low = height_at(status, end)
            return [(title, QRect(0, 0, room, height)), (status, QRect(width - end, 0, end, low))]
        height = height_at(title, width)
        low = height_at(status, width)
        return [(title, QRect(0, 0, width, height)), (status, QRect(0, height, width, low))]

    def _least(self) -> int:
        parent = self.parentWidget()
        return self.least_title * (parent.fontMetrics().height() if parent else 0)
