"""Back, Finish for now and the primary button, outside the scroll area so that they are always in sight."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from carecompanion.views.screen import ScreenActions
from carecompanion.views.widgets.boxes import Row
from carecompanion.views.widgets.buttons import PlainButton, PrimaryButton, QuietButton
from carecompanion.views.widgets.flow_layout import FlowRow


class ActionBar(QFrame):
    """One bar for all screens; a screen says which words it wants."""

    back_chosen = Signal()
    finish_chosen = Signal()
    second_chosen = Signal()
    primary_chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("action_bar")
        self.setProperty("role", "action-bar")
        self._back = PlainButton(self.tr("Back"))
        self._finish = QuietButton(self.tr("Finish for now"))
        self._second = PlainButton("")
        self._primary = PrimaryButton("")
        row = FlowRow()
        for button, name, chosen in (
            (self._back, "back", self.back_chosen),
            (self._finish, "finish", self.finish_chosen),
            (self._second, "second", self.second_chosen),
            (self._primary, "primary", self.primary_chosen),
        ):
            button.setObjectName(f"action_{name}")
            button.clicked.connect(chosen)
            row.add(button)
        layout = Row(self, margin=(4, 3, 4, 3))
        layout.addWidget(row)

    def show_actions(self, actions: ScreenActions, *, can_go_back: bool) -> None:
        """Show the buttons of a screen."""
        self._back.setVisible(actions.back and can_go_back)
        self._finish.setVisible(actions.finish)
        self._second.setText(actions.second)
        self._second.setVisible(bool(actions.second))
        self._primary.setText(actions.primary)
        self._primary.setVisible(bool(actions.primary))

    def first_button(self) -> QWidget:
        """Where F6 puts the focus."""
        return self._primary if self._primary.isVisible() else self._back
