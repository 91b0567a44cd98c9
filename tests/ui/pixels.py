"""Looks at what is really painted: colours, contrast, and what a focus changes."""

from __future__ import annotations

import sys
from collections import Counter
from functools import lru_cache
from itertools import compress

from PIL import Image, ImageChops
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QScrollArea, QWidget

Colour = tuple[int, int, int]


class Picture:
    """A painted piece of a surface."""

    def __init__(self, surface: QWidget, rect: QRect | None = None) -> None:
        self.rect = (rect or surface.rect()) & surface.rect()
        image = surface.grab(self.rect).toImage().convertToFormat(QImage.Format.Format_RGB888)
        self._image = Image.frombytes(
            "RGB",
            (image.width(), image.height()),
            bytes(image.constBits()),
            "raw",
            "RGB",
            image.bytesPerLine(),
        )

    def colours(self, rect: QRect) -> list[tuple[int, Colour]]:
        """How often each colour is painted in a part, the commonest first."""
        part = self._crop(rect)
        found = part.getcolors(part.width * part.height) or []
        return sorted(((count, _colour(pixel)) for count, pixel in found), reverse=True)

    def at(self, place: QPoint) -> Colour | None:
        """The colour of one pixel; None beyond the edge."""
        if not self.rect.contains(place):
            return None
        inner = place - self.rect.topLeft()
        return _colour(self._image.getpixel((inner.x(), inner.y())))

    def strong_changes(self, other: Picture, least: float) -> int:
        """How many pixels differ from `other` with at least this contrast."""
        pairs = zip(_pixels(self._image), _pixels(other._image), strict=True)
        changed = Counter(compress(pairs, _differing(self._image, other._image)))
        return sum(
            count
            for (one, two), count in changed.items()
            if contrast(_parts(one), _parts(two)) >= least
        )

    def _crop(self, rect: QRect) -> Image.Image:
        inner = (rect & self.rect).translated(-self.rect.topLeft())
        return self._image.crop((inner.left(), inner.top(), inner.right() + 1, inner.bottom() + 1))


def surface_of(widget: QWidget) -> QWidget:
    """What a widget is painted on, whole: the content of its scroll area, else its window."""
    parent = widget.parentWidget()
    while parent is not None:
        content = parent.widget() if isinstance(parent, QScrollArea) else None
        if content is not None and content.isAncestorOf(widget):
            return content
        parent = parent.parentWidget()
    return widget.window()


def place_on(surface: QWidget, widget: QWidget) -> QRect:
    """Where a widget is on its surface."""
    return QRect(widget.mapTo(surface, QPoint(0, 0)), widget.size())


@lru_cache(maxsize=100_000)
def contrast(one: Colour, other: Colour) -> float:
    """From 1 (the same) to 21 (black on white), as WCAG counts it."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


@lru_cache(maxsize=100_000)
def _luminance(colour: Colour) -> float:
    red, green, blue = (
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4
        for part in (channel / 255 for channel in colour)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _pixels(image: Image.Image) -> memoryview:
    """Each pixel as one number: to be counted at once, where a picture has a million of them."""
    return memoryview(image.convert("RGBX").tobytes()).cast("I")


def _differing(one: Image.Image, other: Image.Image) -> bytes:
    """For each pixel 0 where both pictures are the same: most of them are."""
    red, green, blue = ImageChops.difference(one, other).split()
    return ImageChops.lighter(ImageChops.lighter(red, green), blue).tobytes()


def _parts(pixel: int) -> Colour:
    red, green, blue, _unused = pixel.to_bytes(4, sys.byteorder)
    return red, green, blue


def _colour(pixel: object) -> Colour:
    assert isinstance(pixel, tuple)
    red, green, blue = pixel
    return int(red), int(green), int(blue)
