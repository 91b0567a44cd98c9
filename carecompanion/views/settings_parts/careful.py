"""Notes beside headlines: the way back to those that are not to be shown any more."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from carecompanion.viewmodels.careful import CarefulModel
from carecompanion.views.widgets.buttons import PlainButton
from carecompanion.views.widgets.card import Card
from carecompanion.views.widgets.flow_layout import FlowRow
from carecompanion.views.widgets.labels import Body, Section
from carecompanion.views.widgets.notice import announce


class CarefulSection(Card):
    """Says how many notes are hidden, and brings them all back."""

    def __init__(self, careful: CarefulModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._careful = careful
        self.add(Section(self.tr("Notes beside headlines")))
        self._state = Body("")
        self.add(self._state)
        self._again = PlainButton(self.tr("Show all of these notes again"))
        self._again.setObjectName("careful_again")
        self._again.clicked.connect(self._show_again)
        self._row = FlowRow(self._again)
        self.add(self._row)
        careful.hidden_changed.connect(self.show_present)

    @Slot()
    def show_present(self) -> None:
        """Say what holds now."""
        self._careful.read_hidden()
        hidden = len(self._careful.hidden)
        self._state.setText(self._words(hidden))
        self._row.setVisible(hidden > 0)

    def _words(self, hidden: int) -> str:
        if hidden == 0:
            return self.tr(
                "Some words of a headline get a short note. All of these notes are shown."
            )
        if hidden == 1:
            return self.tr("You chose not to see 1 kind of note about the words of a headline.")
        return self.tr(
            "You chose not to see {count} kinds of notes about the words of a headline."
        ).format(count=hidden)

    @Slot()
    def _show_again(self) -> None:
        self._careful.show_all_again()
        announce(self, self._state.text())
