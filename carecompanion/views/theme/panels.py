"""How frames look, by their `role`: cards, rows to choose, notices, bars."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QPainter

from carecompanion.views.theme.painting import draw_panel
from carecompanion.views.theme.palettes import Theme


class PanelColours(NamedTuple):
    """Ground and outline as roles of a theme, and how many pixels wide the outline is."""

    ground: str
    edge: str
    width: int = 1


_PANELS = {
    "card": PanelColours("base", "hairline"),
    "option": PanelColours("base", "border"),
    "notice_frame": PanelColours("notice_ground", "notice"),
    "problem_frame": PanelColours("problem_ground", "problem", 2),
}


def edge_of(role: str) -> int:
    """Pixels that the outline takes on each side."""
    panel = _PANELS.get(role)
    return panel.width if panel else 0


def draw_frame(
    painter: QPainter,
    rect: QRect,
    role: str,
    theme: Theme,
    *,
    radius: float,
    hovered: bool = False,
    chosen: bool = False,
) -> None:
    """The ground and outline of a frame; `hovered` and `chosen` are for rows to choose."""
    panel = _PANELS[role]
    if hovered:
        panel = PanelColours("side", "text")
    if chosen:
        panel = PanelColours(panel.ground, "primary", 2)
    draw_panel(
        painter,
        rect,
        ground=getattr(theme, panel.ground),
        edge=getattr(theme, panel.edge),
        radius=radius,
        width=panel.width,
    )


def draw_bar(painter: QPainter, rect: QRect, theme: Theme) -> None:
    """A thin line that parts a bar from what is above it."""
    painter.setPen(QColor(theme.hairline))
    painter.drawLine(rect.topLeft(), rect.topRight())
