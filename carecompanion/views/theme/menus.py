"""Menus: titles without frames, separators and outlines that show in every palette."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyleOption, QStyleOptionMenuItem

from carecompanion.views.theme.palettes import Theme


def draw_menu_title(
    style: QStyle, painter: QPainter, option: QStyleOptionMenuItem, theme: Theme
) -> None:
    """A title in the menu bar: flat, and filled while its menu is open."""
    state = QStyle.StateFlag
    active = bool(option.state & (state.State_Selected | state.State_Sunken))
    role = QPalette.ColorRole.HighlightedText if active else QPalette.ColorRole.WindowText
    if active:
        painter.fillRect(option.rect, QColor(theme.primary))
    flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextShowMnemonic
    style.drawItemText(painter, option.rect, flags, option.palette, True, option.text, role)


def draw_separator(painter: QPainter, option: QStyleOption, theme: Theme) -> None:
    """A thin line between groups of entries."""
    line = QRect(option.rect.adjusted(8, 0, -8, 0))
    line.setTop(option.rect.center().y())
    line.setHeight(1)
    painter.fillRect(line, QColor(theme.hairline))


def draw_frame(painter: QPainter, option: QStyleOption, theme: Theme) -> None:
    """The outline of a menu, a list or the popup of a combo box."""
    painter.save()
    painter.setPen(QColor(theme.border))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(option.rect.adjusted(0, 0, -1, -1))
    painter.restore()
