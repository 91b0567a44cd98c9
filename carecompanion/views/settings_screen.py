"""Settings: few choices, plain words, safe ways back (ux.md 2.10)."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from carecompanion.views.screen import Screen, ScreenName
from carecompanion.views.widgets.buttons import PlainButton
from carecompanion.views.widgets.card import Card
from carecompanion.views.widgets.flow_layout import FlowRow
from carecompanion.views.widgets.labels import Body, Section


class SettingsScreen(Screen):
    """One column of sections; each change takes effect at once and is kept."""

    NAME = ScreenName.SETTINGS

    sheet_asked = Signal()
    new_password_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.add_heading("", self.tr("Settings"))
        self._add_recovery()

    def first_field(self) -> QWidget | None:
        """What gets the focus on arrival."""
        return self._sheet

    def _add_recovery(self) -> None:
        card = Card()
        card.add(Section(self.tr("Recovery")))
        card.add(
            Body(
                self.tr(
                    "If you forget your password, your recovery sheet opens your notes. A new "
                    "password makes a new sheet."
                )
            )
        )
        self._sheet = PlainButton(self.tr("Show my recovery sheet"))
        self._sheet.setObjectName("recovery_sheet")
        self._sheet.clicked.connect(self.sheet_asked)
        change = PlainButton(self.tr("Change my password"))
        change.setObjectName("change_password")
        change.clicked.connect(self.new_password_asked)
        card.add(FlowRow(self._sheet, change))
        self.page.add(card)
