"""Distances that grow with the text: six steps, measured by the font and never in fixed pixels."""

from __future__ import annotations

from math import sqrt

from PySide6.QtWidgets import QWidget

SPACES = (0, 4, 8, 12, 16, 24, 32)
"""Steps 0 to 6 in pixels at 100 % text size."""

BODY_PIXELS = 16
"""Height of body text at 100 % text size on a 96 dpi screen (12 points)."""

COLUMN_PIXELS = 760
"""Widest column of content at 100 % text size: 75 characters or so."""


def scale_of(widget: QWidget) -> float:
    """How much larger than 100 % the text around this widget is."""
    return widget.fontInfo().pixelSize() / BODY_PIXELS


def space(widget: QWidget, steps: int) -> int:
    """A step of the spacing scale in pixels, at the text size of the widget."""
    return round(SPACES[steps] * scale_of(widget))


def padding(pixels: int, scale: float) -> int:
    """Room inside a control, at a text size of `scale` times 100 %.

    It grows with the root of the text size: at 250 % a button is large enough by its words, and
    the room belongs to the page.
    """
    return round(pixels * sqrt(scale))
