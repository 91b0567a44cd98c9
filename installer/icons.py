"""Draws the icon of the program in the sizes that desktops ask for, from its one SVG."""

from __future__ import annotations

import shutil
from pathlib import Path

from machine import ROOT, clean_environment, require, tool

SOURCE = ROOT / "installer" / "icons" / "carecompanion.svg"
SIZES = (16, 24, 32, 48, 64, 128, 256)
_DRAW = """
import sys
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer
application = QGuiApplication([])
renderer = QSvgRenderer(sys.argv[1])
for size, target in zip(sys.argv[2::2], sys.argv[3::2], strict=True):
    image = QImage(int(size), int(size), QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    renderer.render(painter)
    painter.end()
    assert image.save(target), target
"""


def draw(target: Path, pixels: int) -> None:
    """Draw the icon once, as PNG."""
    target.parent.mkdir(parents=True, exist_ok=True)
    _draw(str(pixels), target)


def write(theme: Path, name: str) -> None:
    """Write the icon into a theme folder: as it is, and as PNG in each size."""
    scalable = theme / "scalable" / "apps"
    scalable.mkdir(parents=True)
    shutil.copy(SOURCE, scalable / f"{name}.svg")
    wanted: list[str | Path] = []
    for size in SIZES:
        target = theme / f"{size}x{size}" / "apps" / f"{name}.png"
        target.parent.mkdir(parents=True)
        wanted += [str(size), target]
    _draw(*wanted)


def _draw(*wanted: str | Path) -> None:
    """Draw into files: pixels, file, pixels, file."""
    require(
        *(tool("python"), "-c", _DRAW, SOURCE, *wanted),
        env=clean_environment(QT_QPA_PLATFORM="offscreen"),
        otherwise="The icon could not be drawn.",
    )
