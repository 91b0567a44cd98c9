"""Contrast as WCAG counts it, on colours and on painted pixels."""

from __future__ import annotations

from collections import Counter

from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QWidget


def contrast(one: str | QColor, other: str | QColor) -> float:
    """From 1 (the same) to 21 (black on white)."""
    low, high = sorted((_luminance(QColor(one)), _luminance(QColor(other))))
    return (high + 0.05) / (low + 0.05)


def painted(widget: QWidget) -> Counter[str]:
    """How often each colour is in a picture of the widget."""
    image = widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    return Counter(
        image.pixelColor(x, y).name().upper()
        for y in range(image.height())
        for x in range(image.width())
    )


def strongest_on(ground: str, colours: Counter[str], *, at_least: int = 4) -> float:
    """The best contrast against the ground among colours painted more than a few times."""
    return max(contrast(name, ground) for name, count in colours.items() if count >= at_least)


def _luminance(colour: QColor) -> float:
    red, green, blue = (
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4
        for part in (colour.redF(), colour.greenF(), colour.blueF())
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
