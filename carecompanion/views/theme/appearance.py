"""Colours, text size and fonts of the whole app; follows the computer unless the person chose."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFont, QFontDatabase, QFontInfo
from PySide6.QtWidgets import QApplication

from carecompanion.views.theme.palettes import Theme, ThemeName, qpalette, theme_for
from carecompanion.views.theme.spacing import BODY_PIXELS, SPACES
from carecompanion.views.theme.style import CareStyle

if TYPE_CHECKING:
    from carecompanion.views.theme.icons import Icons

FAMILIES = ("Atkinson Hyperlegible Next", "Noto Sans", "Noto Sans Math", "Noto Sans Symbols")
"""Body font first; what it lacks comes from the next, character by character."""

BODY_POINTS = 12
SMALLEST_TEXT, LARGEST_TEXT = 100, 250


class Appearance(QObject):
    """The look of every window. Make one before the first widget; keep it as long as the app."""

    changed = Signal()

    def __init__(
        self,
        app: QApplication,
        *,
        fonts: Path,
        icons: Path,
        theme: ThemeName = ThemeName.SYSTEM,
        text_scale: int = SMALLEST_TEXT,
    ) -> None:
        super().__init__(app)
        self._app = app
        self._choice = theme
        self._text_scale = _within(text_scale)
        self._icons_folder = icons
        self._style = CareStyle()
        # Both objects are kept: reaching the second through a chain of calls loses it.
        self._hints = app.styleHints()
        self._wishes = self._hints.accessibility()
        self._hints.colorSchemeChanged.connect(self._follow_system)
        self._wishes.contrastPreferenceChanged.connect(self._follow_system)
        _load_fonts(fonts)
        app.setStyle(self._style)
        self._colours = self._wanted()
        self._apply_font()
        self._apply_colours()

    @property
    def theme(self) -> ThemeName:
        """What the person chose; SYSTEM until they choose."""
        return self._choice

    @property
    def colours(self) -> Theme:
        """The palette in use."""
        return self._colours

    @property
    def text_scale(self) -> int:
        """Text size in percent."""
        return self._text_scale

    @cached_property
    def icons(self) -> Icons:
        """The icons, in the colours of the palette in use. The first screens show none."""
        from carecompanion.views.theme.icons import Icons

        return Icons(self._icons_folder, lambda: self._colours)

    def set_theme(self, theme: ThemeName) -> None:
        """Change the colours of every open window now."""
        self._choice = theme
        self._recolour()

    def set_text_scale(self, percent: int) -> None:
        """Change the text size of every open window now; 100 to 250 percent."""
        percent = _within(percent)
        if percent == self._text_scale:
            return
        self._text_scale = percent
        self._apply_font()
        self.changed.emit()

    def space(self, steps: int) -> int:
        """A step of the spacing scale in pixels at the text size in use."""
        return round(SPACES[steps] * self._scale)

    @property
    def _points(self) -> float:
        """Body size; with 72 dots to the inch (macOS) 16 pixels take more points."""
        dots = self._app.primaryScreen().logicalDotsPerInch()
        return BODY_POINTS * max(1.0, 96 / dots) * self._text_scale / 100

    def _wanted(self) -> Theme:
        return theme_for(
            self._choice,
            dark=self._hints.colorScheme() is Qt.ColorScheme.Dark,
            more_contrast=self._wishes.contrastPreference() is Qt.ContrastPreference.HighContrast,
        )

    def _follow_system(self) -> None:
        if self._choice is ThemeName.SYSTEM:
            self._recolour()

    def _recolour(self) -> None:
        colours = self._wanted()
        if colours is self._colours:
            return
        self._colours = colours
        self._apply_colours()
        self.changed.emit()

    def _apply_font(self) -> None:
        font = QFont()
        font.setFamilies(list(FAMILIES))
        font.setPointSizeF(self._points)
        # The style first: with the new font everything asks it for new sizes.
        self._scale = QFontInfo(font).pixelSize() / BODY_PIXELS
        self._style.use(theme=self._colours, scale=self._scale)
        self._app.setFont(font)
        self._tell_windows(QEvent.Type.ApplicationFontChange)

    def _apply_colours(self) -> None:
        self._style.use(theme=self._colours, scale=self._scale)
        self._app.setPalette(qpalette(self._colours))
        self._tell_windows(QEvent.Type.ApplicationPaletteChange)

    def _tell_windows(self, what: QEvent.Type) -> None:
        """Tell them now: Qt does it when it next looks for events, and until then both mix."""
        for window in self._app.topLevelWidgets():
            QCoreApplication.sendEvent(window, QEvent(what))


def _within(percent: int) -> int:
    return max(SMALLEST_TEXT, min(LARGEST_TEXT, percent))


def _load_fonts(folder: Path) -> None:
    for file in sorted(folder.glob("*.ttf")):
        QFontDatabase.addApplicationFont(str(file))
