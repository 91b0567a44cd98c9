"""Scroll bars: one groove from end to end, and a handle that shows in every palette."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionSlider

from carecompanion.views.theme.painting import Smooth
from carecompanion.views.theme.palettes import Theme


def draw_scroll_bar(
    painter: QPainter, groove: QRect, handle: QRect, theme: Theme, *, active: bool
) -> None:
    """A quiet groove with a handle that shows in every palette."""
    painter.fillRect(groove, QColor(theme.side))
    inset = max(3.0, min(handle.width(), handle.height()) * 0.22)
    bar = QRectF(handle).adjusted(inset, inset, -inset, -inset)
    radius = min(bar.width(), bar.height()) / 2
    with Smooth(painter):
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.quiet if active else theme.border))
        painter.drawRoundedRect(bar, radius, radius)


def scroll_bar_part(option: QStyleOptionSlider, part: QStyle.SubControl, *, least: int) -> QRect:
    """Where a part is; the handle is at least `least` long, and there are no little arrows."""
    groove = option.rect
    across = bool(option.state & QStyle.StateFlag.State_Horizontal)
    length = groove.width() if across else groove.height()
    handle = _handle_length(option, length, least)
    start = QStyle.sliderPositionFromValue(
        option.minimum, option.maximum, option.sliderPosition, length - handle, option.upsideDown
    )
    first, size = {
        QStyle.SubControl.SC_ScrollBarGroove: (0, length),
        QStyle.SubControl.SC_ScrollBarSlider: (start, handle),
        QStyle.SubControl.SC_ScrollBarSubPage: (0, start),
        QStyle.SubControl.SC_ScrollBarAddPage: (start + handle, length - start - handle),
    }.get(part, (0, 0))
    if across:
        strip = QRect(groove.x() + first, groove.y(), size, groove.height())
        return QStyle.visualRect(option.direction, groove, strip)
    return QRect(groove.x(), groove.y() + first, groove.width(), size)


def _handle_length(option: QStyleOptionSlider, length: int, least: int) -> int:
    reach = option.maximum - option.minimum
    if reach <= 0:
        return length
    return max(min(least, length), length * option.pageStep // (reach + option.pageStep))
