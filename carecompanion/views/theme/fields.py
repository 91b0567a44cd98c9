"""How line fields and text fields look: ground, outline, error mark and ring."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyleOption

from carecompanion.views.theme.painting import FOCUS_RING, draw_focus_ring, draw_panel
from carecompanion.views.theme.palettes import Theme
from carecompanion.views.theme.spacing import padding

_PADDING = 10


def field_inset(scale: float) -> int:
    """Pixels from the outer edge of a field to its text; outline, mark and ring stand in it."""
    return padding(_PADDING, scale) + 1


def text_rect(field: QRect, *, scale: float) -> QRect:
    """Where the text of a field is."""
    inset = field_inset(scale)
    return field.adjusted(inset, inset, -inset, -inset)


def draw_field(
    painter: QPainter, option: QStyleOption, theme: Theme, *, radius: float, error: bool
) -> None:
    """The ground, and what says that something is to mend or that the keyboard is here."""
    focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
    edge = theme.problem if error else theme.border
    draw_panel(
        painter,
        option.rect,
        ground=theme.base,
        edge="" if focused else edge,
        radius=radius,
        width=2 if error else 1,
    )
    if focused:
        width = FOCUS_RING + 1 if error else FOCUS_RING
        draw_focus_ring(painter, option.rect, theme, radius=radius, width=width)
