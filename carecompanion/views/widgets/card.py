"""Cards: a quiet frame around what belongs together, and a row that is one big button."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QPushButton, QSizePolicy, QWidget

from carecompanion.views.widgets.boxes import Column, Row
from carecompanion.views.widgets.labels import Quiet, Strong, WrappingLabel


class Card(QFrame):
    """A frame with room inside; put things into `column`."""

    def __init__(self, parent: QWidget | None = None, *, gap: int = 3) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
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


class CardButton(QPushButton):
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

    def sizeHint(self) -> QSize:
        """Room for all of the words."""
        return self._column.totalSizeHint()

    def minimumSizeHint(self) -> QSize:
        """The least room that clips nothing."""
        return self._column.totalMinimumSize()

    def _lay_out(self) -> None:
        column = self._column
        row = Row(gap=4)
        row.addWidget(self._title, 1)
        row.addWidget(self._status, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(row)
        column.addWidget(self._detail)
        for label in (self._title, self._status, self._detail):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
