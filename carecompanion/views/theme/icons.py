"""Icons in the colours of the palette, sharp at every size, redrawn when the palette changes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QIconEngine, QPainter, QPixmap

from carecompanion.views.theme.palettes import Theme


class Icons:
    """The folder of SVG icons as QIcons that always follow the palette that `colours` tells.

    An icon handed out stays right for ever: it asks for its colour each time it is painted, so a
    change of palette needs no new icon on any button.
    """

    def __init__(self, folder: Path, colours: Callable[[], Theme]) -> None:
        self._folder = folder
        self._colours = colours
        self._sources: dict[str, str] = {}
        self._pixmaps: dict[tuple[str, str, int, int, float], QPixmap] = {}

    def icon(self, name: str, role: str = "text") -> QIcon:
        """The icon of that file name, in the colour the theme has for `role`."""
        if not self._file(name).is_file():
            raise FileNotFoundError(f"no icon named {name}")
        return QIcon(_PaletteIcon(self, name, role))

    def pixmap(self, name: str, role: str, size: QSize, ratio: float) -> QPixmap:
        """The icon as a picture of `size` device pixels; drawn once for each colour and size."""
        colour = str(getattr(self._colours(), role))
        key = (name, colour, size.width(), size.height(), ratio)
        found = self._pixmaps.get(key)
        if found is None:
            found = self._pixmaps[key] = _draw(self._source(name), colour, size)
            found.setDevicePixelRatio(ratio)
        return found

    def _source(self, name: str) -> str:
        if name not in self._sources:
            self._sources[name] = self._file(name).read_text(encoding="utf-8")
        return self._sources[name]

    def _file(self, name: str) -> Path:
        return self._folder / f"{name}.svg"


def _draw(source: str, colour: str, size: QSize) -> QPixmap:
    """Draw a square at the leading edge; a wider size leaves a gap before the words."""
    from PySide6.QtSvg import QSvgRenderer  # only when an icon is painted: start-up stays lean

    renderer = QSvgRenderer(source.replace("currentColor", colour).encode())
    side = min(size.width(), size.height())
    mirrored = QGuiApplication.layoutDirection() is Qt.LayoutDirection.RightToLeft
    left = size.width() - side if mirrored else 0
    pixmap = QPixmap(size)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    renderer.render(painter, QRectF(left, (size.height() - side) / 2, side, side))
    painter.end()
    return pixmap


class _PaletteIcon(QIconEngine):
    """Paints one icon by asking the set for the colour of the moment."""

    def __init__(self, icons: Icons, name: str, role: str) -> None:
        super().__init__()
        self._icons = icons
        self._name = name
        self._role = role

    def clone(self) -> QIconEngine:
        return _PaletteIcon(self._icons, self._name, self._role)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        ratio = painter.device().devicePixelRatio()
        pixmap = self.scaledPixmap(rect.size() * ratio, mode, state, ratio)
        painter.drawPixmap(rect.topLeft(), pixmap)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return self.scaledPixmap(size, mode, state, 1.0)

    def scaledPixmap(
        self, size: QSize, mode: QIcon.Mode, _state: QIcon.State, scale: float
    ) -> QPixmap:
        return self._icons.pixmap(self._name, self._role_in(mode), size, scale)

    def _role_in(self, mode: QIcon.Mode) -> str:
        if mode is QIcon.Mode.Disabled:
            return "disabled"
        if mode is QIcon.Mode.Selected:
            return "on_primary"
        if mode is QIcon.Mode.Active and self._role == "on_primary":
            return "text"  # a focused primary button swaps to base fill and text colour
        return self._role
