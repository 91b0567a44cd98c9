"""People: the way to who the notes are about, and to how pages speak of each of them."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from carecompanion.views.widgets.buttons import PlainButton
from carecompanion.views.widgets.card import Card
from carecompanion.views.widgets.flow_layout import FlowRow
from carecompanion.views.widgets.labels import Body, Section


class PeopleSection(Card):
    """Leads to the people; what is said about each is kept there."""

    people_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.add(Section(self.tr("People")))
        self.add(
            Body(
                self.tr(
                    "Name, date of birth on pages, interpreter and pause are kept for each person. "
                    "You can add a brother, a sister or yourself."
                )
            )
        )
        people = PlainButton(self.tr("Who these notes are about"))
        people.setObjectName("people")
        people.clicked.connect(self.people_asked)
        self.add(FlowRow(people))
