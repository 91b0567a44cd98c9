"""A frame with a ground and an outline, painted in the colours of the moment."""

from __future__ import annotations

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QWidget

from carecompanion.views.theme.painting import CORNER
from carecompanion.views.theme.panels import draw_frame
from carecompanion.views.theme.spacing import scale_of
from carecompanion.views.theme.style import theme_of


class Panel(QFrame):
    """What cards, notices and rows to choose have in common; `role` picks the look."""

    def __init__(self, parent: QWidget | None = None, *, role: str) -> None:
        super().__init__(parent)
        self._role = role
        self.setProperty("role", role)
        self.setFrameStyle(QFrame.Shape.NoFrame)  # asks the style for the room the outline takes

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground and the outline."""
        draw_frame(
            QPainter(self),
            self.rect(),
            self._role,
            theme_of(self),
            radius=CORNER * scale_of(self),
            hovered=self.is_hovered(),
            chosen=self.is_chosen(),
        )

    def is_hovered(self) -> bool:
        """True when it answers to the pointer that is over it."""
        return False

    def is_chosen(self) -> bool:
        """True when it stands for what was chosen."""
        return False
