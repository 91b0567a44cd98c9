"""How one thing is kept: as what, under which title and day, and with its file or without."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QWidget

from carecompanion.domain.facts import FactKind
from carecompanion.domain.partial_date import PartialDateError, parse_date
from carecompanion.domain.proposals import OTHER_FACTS, Becomes, Proposal
from carecompanion.views.date_words import date_problem, date_words
from carecompanion.views.intake_words import becomes_words, brought_title
from carecompanion.views.widgets.boxes import Column
from carecompanion.views.widgets.form_row import FormRow
from carecompanion.views.widgets.line_field import LineField
from carecompanion.views.widgets.option_row import CheckRow

if TYPE_CHECKING:
    from carecompanion.domain.memory_words import MemoryWords
    from carecompanion.viewmodels.intake import IntakeModel


class ChoiceBox(QComboBox):
    """One of several. The wheel scrolls the page and never changes the choice.

    Rows of radio buttons made late would come last for Tab: Qt cannot move a group of them.
    """

    def __init__(self, choices: Mapping[StrEnum, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        for choice, words in choices.items():
            self.addItem(words, choice.value)

    def value(self) -> str:
        """The value of what is chosen."""
        return str(self.currentData())

    def set_value(self, choice: StrEnum) -> None:
        """Choose without telling anybody: only a person's own choice is `activated`."""
        self.setCurrentIndex(self.findData(choice.value))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page."""
        event.ignore()


class IntakeChoices(QWidget):
    """The fields of one thing; each change counts at once."""

    def __init__(
        self,
        proposal: Proposal,
        intake: IntakeModel,
        words: MemoryWords,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._id = proposal.id
        self._intake = intake
        about = brought_title(proposal)
        self._as = ChoiceBox({each: becomes_words(each) for each in proposal.choices})
        self._as.setObjectName("keep_as")
        self._as.activated.connect(self._on_becomes)
        self._fact = ChoiceBox({kind: words.facts[kind] for kind in OTHER_FACTS})
        self._fact.setObjectName("which_fact")
        self._fact.activated.connect(self._on_becomes)
        self._fact_row = FormRow(self.tr("Which one"), self._fact, about=about)
        self._title, self._on = LineField(), LineField()
        self._title.setObjectName("brought_title")
        self._on.setObjectName("brought_on")
        self._title.setText(proposal.title)
        self._on.setText(date_words(proposal.on))
        self._title.typed.connect(self._on_title)
        self._on.typed.connect(self._on_day_typed)
        self._on.left.connect(self._tell_day)
        hint = self.tr("A day, a month or a year.")
        self._day_row = FormRow(self.tr("Date"), self._on, about=about, hint=hint, optional=True)
        self._keep = CheckRow(self.tr("Keep the file too"))
        self._keep.mark.setObjectName("keep_file_too")
        self._keep.ticked.connect(self._on_keep)
        column = Column(self, gap=3)
        column.addWidget(FormRow(self.tr("Keep it as"), self._as, about=about))
        column.addWidget(self._fact_row)
        column.addWidget(FormRow(self.tr("Title"), self._title, about=about))
        column.addWidget(self._day_row)
        column.addWidget(self._keep)
        self._fault = ""
        self.show_proposal(proposal)

    def show_proposal(self, proposal: Proposal) -> None:
        """Show it as it is now; the fields keep what is typed."""
        self._as.set_value(proposal.becomes)
        self._fact.set_value(proposal.fact)
        self._fact_row.setVisible(proposal.becomes is Becomes.FACT)
        self._keep.setVisible(proposal.may_keep_file)
        self._keep.set_ticked(proposal.keeps_file)

    @Slot()
    def _on_becomes(self) -> None:
        fact = FactKind(self._fact.value())
        self._intake.set_becomes(self._id, Becomes(self._as.value()), fact)

    @Slot(str)
    def _on_title(self, text: str) -> None:
        self._intake.set_title(self._id, text)

    @Slot(str)
    def _on_day_typed(self, text: str) -> None:
        """A date that can be kept counts at once; of another the field speaks once it is left."""
        try:
            self._intake.set_on(self._id, parse_date(text))
        except PartialDateError as error:
            self._intake.set_on(self._id, "")
            self._fault = date_problem(error.fault)
        else:
            self._fault = ""
            self._day_row.set_error("")

    @Slot()
    def _tell_day(self) -> None:
        self._day_row.set_error(self._fault)

    @Slot(bool)
    def _on_keep(self, on: bool) -> None:
        self._intake.set_keeps_file(self._id, on)
