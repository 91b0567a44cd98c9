"""On the access page: what "available" means here, and whether the family is asked to pay."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from carecompanion.domain.facts import FactField
from carecompanion.domain.genetics import AccessState
from carecompanion.domain.memory_words import MemoryWords
from carecompanion.domain.records import Paid
from carecompanion.viewmodels.deeper import DeeperModel
from carecompanion.views.walk.folded_panel import FoldedPanel
from carecompanion.views.widgets.boxes import Column
from carecompanion.views.widgets.form_row import FormRow
from carecompanion.views.widgets.labels import Quiet
from carecompanion.views.widgets.notice import announce
from carecompanion.views.widgets.option_row import CheckRow, OptionGroup


class AccessPanel(FoldedPanel):
    """Seven meanings, of which several can be true; each puts one question on the list.

    It is the last part of its page: it holds a group of radios, which Tab takes as it was made.
    """

    def __init__(
        self,
        deeper: DeeperModel,
        words: Callable[[], MemoryWords],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            deeper,
            parent,
            name="access_meanings",
            title=self.tr("What “available” means here"),
            lead=self.tr(
                "That something exists somewhere does not say whether it is safe, funded or "
                "right here. Your team can help with that."
            ),
            show=self.tr("Show what it can mean"),
            hide=self.tr("Hide what it can mean"),
            orders_tabs=False,
        )
        self._words = words

    def make_inside(self) -> QWidget:
        """The seven to tick, and the one to choose."""
        self._choices = AccessChoices(self.deeper, self._words())
        return self._choices

    @Slot()
    def show_inside(self) -> None:
        """Show what is chosen."""
        self._choices.show_choice()


class AccessChoices(QWidget):
    """What was told about access, and whether the family is asked to pay."""

    def __init__(
        self, deeper: DeeperModel, words: MemoryWords, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._deeper = deeper
        self._column = Column(self, gap=2)
        self._column.addWidget(
            Quiet(self.tr("Tick what you were told. Each puts its question on your list."))
        )
        self._rows = {state: self._row(state, words) for state in AccessState}
        self._add_paying()

    def show_choice(self) -> None:
        """Show what is chosen."""
        choice = self._deeper.choice
        for state, row in self._rows.items():
            row.set_ticked(state in choice.access)
        self._paid.set_value(choice.paid)
        self._asks.setText(self.tr("On your list: {question}").format(question=self._paying()))
        self._asks.setVisible(choice.paid is Paid.YES)

    def _row(self, state: AccessState, words: MemoryWords) -> CheckRow:
        asks = self.tr("It asks: {question}").format(question=self._deeper.of_access(state).text)
        role = "quiet" if self._deeper.is_past else ""
        row = CheckRow(words.value(FactField.ACCESS, state.value), hint=asks, role=role)
        row.setObjectName(f"access_{state.value}")
        row.ticked.connect(partial(self._deeper.mark_access, state))
        self._column.addWidget(row)
        return row

    def _add_paying(self) -> None:
        label = self.tr("Are you asked to pay?")
        self._paid = OptionGroup(label)
        self._paid.setObjectName("asked_to_pay")
        self._paid.add_options(
            {
                Paid.YES: self.tr("Yes"),
                Paid.NO: self.tr("No"),
                Paid.NOT_KNOWN: self.tr("Not known yet"),
            }
        )
        self._paid.chosen.connect(self._on_paid_chosen)
        self._asks = Quiet()
        self._asks.setObjectName("paying_asks")
        paying = Column(gap=1, margin=(0, 2, 0, 0))
        paying.addWidget(FormRow(label, self._paid))
        paying.addWidget(self._asks)
        self._column.addLayout(paying)

    def _paying(self) -> str:
        return self._deeper.of_paying().text

    @Slot(object)
    def _on_paid_chosen(self, paid: Paid) -> None:
        self._deeper.say_paid(paid)
        if paid is Paid.YES:
            announce(self, self._asks.text())
