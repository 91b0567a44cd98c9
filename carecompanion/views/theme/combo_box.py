"""Combo boxes: a field with an arrow, its words as far from the edge as those of a line field."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionComboBox, QStyleOptionComplex

from carecompanion.views.theme.painting import CORNER, draw_chevron, draw_focus_ring, draw_panel
from carecompanion.views.theme.palettes import Theme

_State = QStyle.StateFlag


def draw_combo_box(
    painter: QPainter, option: QStyleOptionComboBox, arrow: QRect, theme: Theme, *, scale: float
) -> None:
    """The box without its words; `arrow` is where its arrow has room."""
    enabled = bool(option.state & _State.State_Enabled)
    edge = theme.border if enabled else theme.disabled
    radius = CORNER * scale
    draw_panel(painter, option.rect, ground=theme.base, edge=edge, radius=radius)
    side = round(20 * scale)
    middle = QRect(0, 0, side, side)
    middle.moveCenter(arrow.center())
    draw_chevron(painter, middle, theme, enabled=enabled)
    if option.state & _State.State_HasFocus:
        draw_focus_ring(painter, option.rect, theme, radius=radius)


def combo_box_part(
    option: QStyleOptionComplex, part: QStyle.SubControl, rect: QRect, *, scale: float
) -> QRect:
    """Where a part is that Fusion puts at `rect`."""
    inset = round(7 * scale)
    if option.direction is Qt.LayoutDirection.RightToLeft:
        inset = -inset
    if part is QStyle.SubControl.SC_ComboBoxEditField:
        return rect.adjusted(inset, 0, 0, 0) if inset > 0 else rect.adjusted(0, 0, inset, 0)
    if part is QStyle.SubControl.SC_ComboBoxArrow:
        return rect.translated(-inset, 0)
    return rect
