"""How the few controls we draw ourselves look: plain painting, no style logic."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen, QPolygonF

from carecompanion.views.theme.palettes import Theme

FOCUS_RING = 3
"""Width of the focus ring in pixels."""

CORNER = 6
"""How round corners are at 100 % text size: the radius in pixels."""


def draw_radio(painter: QPainter, rect: QRect, theme: Theme, *, on: bool, enabled: bool) -> None:
    """A ring; when chosen, with a dot in it."""
    line = _line_width(rect)
    side = min(rect.width(), rect.height()) - line
    ring = QRectF(0, 0, side, side)
    ring.moveCenter(QRectF(rect).center())
    with Smooth(painter):
        painter.setPen(QPen(_outline(theme, on=on, enabled=enabled), line))
        painter.setBrush(QColor(theme.base))
        painter.drawEllipse(ring)
        if on:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(_outline(theme, on=on, enabled=enabled))
            painter.drawEllipse(ring.center(), side * 0.28, side * 0.28)


def draw_check(painter: QPainter, rect: QRect, theme: Theme, *, on: bool, enabled: bool) -> None:
    """A rounded box; when ticked, filled with a tick in it."""
    line = _line_width(rect)
    box = QRectF(rect).adjusted(line / 2, line / 2, -line / 2, -line / 2)
    outline = _outline(theme, on=on, enabled=enabled)
    with Smooth(painter):
        painter.setPen(QPen(outline, line))
        painter.setBrush(outline if on else QColor(theme.base))
        painter.drawRoundedRect(box, box.width() * 0.18, box.width() * 0.18)
        if on:
            ink = theme.on_primary if enabled else theme.base
            _stroke(painter, box, ((0.22, 0.53), (0.42, 0.73), (0.79, 0.29)), ink, line * 1.2)


def draw_panel(
    painter: QPainter, rect: QRect, *, ground: str, edge: str, radius: float, width: int = 1
) -> None:
    """A rounded ground with an outline inside `rect`; an empty colour leaves its part out."""
    if not ground and not edge:
        return
    half = width / 2 if edge else 0.0
    with Smooth(painter):
        painter.setPen(QPen(QColor(edge), width) if edge else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(ground) if ground else Qt.BrushStyle.NoBrush)
        shape = QRectF(rect).adjusted(half, half, -half, -half)
        painter.drawRoundedRect(shape, radius - half, radius - half)


def draw_focus_ring(
    painter: QPainter, rect: QRect, theme: Theme, *, radius: float, width: int = FOCUS_RING
) -> None:
    """The ring around what has the keyboard, inside `rect`."""
    half = width / 2
    with Smooth(painter):
        painter.setPen(QPen(QColor(theme.focus), width))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(rect).adjusted(half, half, -half, -half), radius, radius)


def draw_chevron(painter: QPainter, rect: QRect, theme: Theme, *, enabled: bool) -> None:
    """A small arrow pointing down, in the middle of `rect`."""
    side = min(rect.width(), rect.height()) * 0.5
    box = QRectF(0, 0, side, side)
    box.moveCenter(QRectF(rect).center())
    ink = theme.text if enabled else theme.disabled
    with Smooth(painter):
        _stroke(painter, box, ((0.1, 0.3), (0.5, 0.7), (0.9, 0.3)), ink, max(1.5, side * 0.18))


def _outline(theme: Theme, *, on: bool, enabled: bool) -> QColor:
    if not enabled:
        return QColor(theme.disabled)
    return QColor(theme.primary if on else theme.border)


def _line_width(rect: QRect) -> float:
    return max(2.0, min(rect.width(), rect.height()) / 11)


def _stroke(
    painter: QPainter,
    box: QRectF,
    points: tuple[tuple[float, float], ...],
    colour: str,
    width: float,
) -> None:
    pen = QPen(QColor(colour), width)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(QBrush())
    line = [QPointF(box.x() + x * box.width(), box.y() + y * box.height()) for x, y in points]
    painter.drawPolyline(QPolygonF(line))


class Smooth:
    """Paints with smooth edges inside a `with`, and leaves the painter as it was."""

    def __init__(self, painter: QPainter) -> None:
        self._painter = painter

    def __enter__(self) -> None:
        self._painter.save()
        self._painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    def __exit__(self, *_: object) -> None:
        self._painter.restore()
