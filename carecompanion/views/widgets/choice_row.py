"""What radio rows and check rows have in common: a mark, wrapping words and one frame for both."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QLabel,
    QRadioButton,
    QSizePolicy,
    QStyle,
    QWidget,
)

from carecompanion.views.theme.spacing import space
from carecompanion.views.widgets.boxes import Column, Row
from carecompanion.views.widgets.focus_ring import paint_focus_ring, paint_mark
from carecompanion.views.widgets.labels import Quiet, WrappingLabel
from carecompanion.views.widgets.panel import Panel

if TYPE_CHECKING:
    from PySide6.QtGui import QIcon

BACK = frozenset({Qt.Key.Key_Up, Qt.Key.Key_Left})
ON = frozenset({Qt.Key.Key_Down, Qt.Key.Key_Right})
ARROWS = BACK | ON
_CHOSEN_EDGE = 3
"""Pixels at the edge of a chosen row that its frame needs, so that the ring stands beside it."""


class Radio(QRadioButton):
    """A radio without words; leaves arrows and letters to its group, tells its row of focus."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows belong to the group."""
        if event.key() in ARROWS:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell the row to show the ring."""
        super().focusInEvent(event)
        _repaint_row(self)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell the row to take the ring away."""
        super().focusOutEvent(event)
        _repaint_row(self)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the mark alone."""
        paint_mark(self, QStyle.PrimitiveElement.PE_IndicatorRadioButton)


class Check(QCheckBox):
    """A check box without words; it tells its row of focus."""

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell the row to show the ring."""
        super().focusInEvent(event)
        _repaint_row(self)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell the row to take the ring away."""
        super().focusOutEvent(event)
        _repaint_row(self)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the mark alone."""
        paint_mark(self, QStyle.PrimitiveElement.PE_IndicatorCheckBox)


def _repaint_row(mark: QAbstractButton) -> None:
    row = mark.parentWidget()
    if row is not None:
        row.update()


class ChoiceRow(Panel):
    """A mark, wrapping words, and a hint under them, in one frame that takes the click."""

    def __init__(
        self,
        mark: QAbstractButton,
        text: str,
        *,
        hint: str = "",
        role: str = "",
        icon: QIcon | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent, role="option")
        self._mark = mark
        self._text = WrappingLabel(role=role or "body")
        self._text.setBuddy(mark)
        self._hint = Quiet(hint) if hint else None
        self._icon = _IconLabel(icon) if icon is not None else None
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._lay_out()
        self.set_text(text)
        mark.setAccessibleDescription(hint)
        mark.toggled.connect(self.update)

    @property
    def mark(self) -> QAbstractButton:
        """The radio or check box itself: it has the focus, the name and the state."""
        return self._mark

    def is_chosen(self) -> bool:
        """True when this row is marked."""
        return self._mark.isChecked()

    def is_hovered(self) -> bool:
        """True while the pointer is over a row that can be chosen."""
        return self.isEnabled() and self.underMouse()

    def set_text(self, text: str) -> None:
        """Show other words, and name the mark by them."""
        self._text.setText(text.replace("&", "&&"))
        self._mark.setAccessibleName(text)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click anywhere in the row counts."""
        inside = self.rect().contains(event.position().toPoint())
        if event.button() is Qt.MouseButton.LeftButton and inside:
            self._mark.setFocus(Qt.FocusReason.MouseFocusReason)
            self._mark.click()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Wait for the release."""
        event.accept()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the frame, and the ring when the mark has the keyboard."""
        super().paintEvent(event)
        if self._mark.hasFocus():
            paint_focus_ring(self, inside=_CHOSEN_EDGE if self._mark.isChecked() else 0)

    def _lay_out(self) -> None:
        row = Row(self, gap=2, margin=(3, 2, 3, 2))
        where = Qt.AlignmentFlag.AlignTop if self._hint else Qt.AlignmentFlag.AlignVCenter
        row.addWidget(self._mark, 0, where)
        if self._icon is not None:
            row.addWidget(self._icon, 0, where)
        words = Column(gap=0)
        words.addWidget(self._text)
        if self._hint is not None:
            words.addWidget(self._hint)
        row.addLayout(words, 1)


class _IconLabel(QLabel):
    """A picture beside a word; nothing to read for a screen reader."""

    def __init__(self, icon: QIcon) -> None:
        super().__init__()
        self._icon = icon
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def sizeHint(self) -> QSize:
        side = space(self, 4) + space(self, 1)
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the frame, and the ring when the mark has the keyboard."""
        from PySide6.QtGui import QIcon

        mode = QIcon.Mode.Normal if self.isEnabled() else QIcon.Mode.Disabled
        self._icon.paint(QPainter(self), self.rect(), mode=mode)
