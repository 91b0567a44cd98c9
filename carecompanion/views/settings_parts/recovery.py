"""Recovery: the sheet that opens the notes without the password, and another password."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from carecompanion.views.widgets.buttons import PlainButton
from carecompanion.views.widgets.card import Card
from carecompanion.views.widgets.flow_layout import FlowRow
from carecompanion.views.widgets.labels import Body, Section


class RecoverySection(Card):
    """Asks for the sheet or for a new password; never hidden (ux.md 2.10)."""

    sheet_asked = Signal()
    new_password_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.add(Section(self.tr("Recovery")))
        self.add(
            Body(
                self.tr(
                    "If you forget your password, your recovery sheet opens your notes. A new "
                    "password makes a new sheet."
                )
            )
        )
        sheet = PlainButton(self.tr("Show my recovery sheet"))
        sheet.setObjectName("recovery_sheet")
        sheet.clicked.connect(self.sheet_asked)
        change = PlainButton(self.tr("Change my password"))
        change.setObjectName("change_password")
        change.clicked.connect(self.new_password_asked)
        self.add(FlowRow(sheet, change))
