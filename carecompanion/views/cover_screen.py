"""A neutral cover for when somebody walks in; nothing is locked and nothing is lost."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from carecompanion.views.screen import Screen, ScreenActions, ScreenName
from carecompanion.views.widgets.labels import Body


class CoverScreen(Screen):
    """Says nothing about notes or health."""

    NAME = ScreenName.COVER

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.add_heading("", self.tr("Care Companion"))
        self.page.add(Body(self.tr("Press Ctrl+H to go on.")))

    def bar_words(self) -> ScreenActions:
        """The words of the action bar as they are now."""
        return ScreenActions(primary=self.tr("Go on"))

    def choose_primary(self) -> None:
        """What the primary button does."""
        self.back_asked.emit()
