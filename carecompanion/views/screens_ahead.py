"""Builds the screens that come next while the person is still on the one before."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Slot

from carecompanion.views.screen import Screen, ScreenName, likely_after

REST_MS = 100
"""The screen of the moment is drawn first."""

BREATH_MS = 20
"""The pause between two parts, in which keys and clicks are answered."""


class ScreensAhead(QObject):
    """Takes one part a turn, so that no click has to wait for a whole screen.

    What is not built when the person gets there, the screen builds on arrival.
    """

    def __init__(
        self, screen_for: Callable[[ScreenName], Screen], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._screen_for = screen_for
        self._names: list[ScreenName] = []
        self._screen: Screen | None = None
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._build_part)

    def look_ahead_from(self, name: ScreenName, *, is_drawn: bool = False) -> None:
        """The person is at this screen now: build what most often follows it."""
        self.stop()
        self._names = list(likely_after(name))
        if self._names:
            self._timer.start(BREATH_MS if is_drawn else REST_MS)

    def stop(self) -> None:
        """Build nothing more."""
        self._timer.stop()
        self._names, self._screen = [], None

    @Slot()
    def _build_part(self) -> None:
        if self._screen is None or not self._screen.build_more():
            self._screen = self._screen_for(self._names.pop(0)) if self._names else None
        if self._screen is not None:
            self._timer.start(BREATH_MS)
