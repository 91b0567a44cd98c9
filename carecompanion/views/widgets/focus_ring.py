"""Focus ring and marks for widgets made of several parts; the style does the painting."""

from __future__ import annotations

from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QAbstractButton,
    QStyle,
    QStyleOptionButton,
    QStyleOptionFocusRect,
    QWidget,
)


def paint_focus_ring(widget: QWidget, *, inside: int = 0) -> None:
    """Draw the ring around a widget; to be called at the end of its paintEvent.

    `inside` keeps so many pixels from the edge, for a widget whose edge says something else.
    """
    option = QStyleOptionFocusRect()
    option.initFrom(widget)
    option.rect = option.rect.adjusted(inside, inside, -inside, -inside)
    painter = QPainter(widget)
    widget.style().drawPrimitive(QStyle.PrimitiveElement.PE_FrameFocusRect, option, painter, widget)


def paint_mark(button: QAbstractButton, element: QStyle.PrimitiveElement) -> None:
    """Draw a radio or check mark alone: the row around it has the words and the ring."""
    option = QStyleOptionButton()
    option.initFrom(button)
    on = QStyle.StateFlag.State_On if button.isChecked() else QStyle.StateFlag.State_Off
    option.state = option.state | on
    painter = QPainter(button)
    button.style().drawPrimitive(element, option, painter, button)
