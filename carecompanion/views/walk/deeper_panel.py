"""Below the rows of each group page: questions that go deeper, folded until somebody wants them."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from carecompanion.domain.questions import Group
from carecompanion.viewmodels.deeper import DeeperModel, Offer
from carecompanion.views.learn.reading import Reading
from carecompanion.views.walk.deeper_row import DeeperRow
from carecompanion.views.walk.folded_panel import FoldedPanel
from carecompanion.views.widgets.boxes import keep_tab_order
from carecompanion.views.widgets.gradual_column import GradualColumn


class DeeperPanel(FoldedPanel):
    """At most five questions of one group. What is put on the list goes to the question sheet.

    The words of a question open their meaning in place, where Learn is ready when it is unfolded.
    """

    def __init__(
        self, deeper: DeeperModel, group: Group, reading: Reading, parent: QWidget | None = None
    ) -> None:
        super().__init__(
            deeper,
            parent,
            name=f"deeper_{group.value}",
            title=self.tr("Go deeper"),
            lead=self.tr("More questions that you can put on your list, each with a reason."),
            show=self.tr("Show these questions"),
            hide=self.tr("Hide these questions"),
        )
        self._group = group
        self._reading = reading
        self._offers: dict[str, Offer] = {}

    def make_inside(self) -> QWidget:
        """The rows, made a few at a time."""
        self._rows = GradualColumn(self._make_row, keeps_place=True, orders_tabs=False, at_once=1)
        self._rows.filled.connect(self._order_tabs)
        return self._rows

    @Slot()
    def show_inside(self) -> None:
        """Show what is offered now. Rows that are to stand in another order are made anew."""
        self._reading.begin()
        offers = {offer.question.id: offer for offer in self.deeper.offers(self._group)}
        if _stand_otherwise(list(self._offers), list(offers)):
            self._rows.show_items(())
        self._offers = offers
        self._rows.show_items(tuple(offers))
        for row in self._rows.rows():
            if isinstance(row, DeeperRow):
                row.show_offer(offers[row.question_id])

    @Slot()
    def _order_tabs(self) -> None:
        """From the card, which was made in its place; its rows were made in any order."""
        for row in self._rows.rows():
            row.raise_()  # the last of the children, so that they stand as they are seen
        keep_tab_order(self)

    def _make_row(self, question_id: str) -> QWidget:
        return DeeperRow(self.deeper, self._offers[question_id], self._reading)


def _stand_otherwise(before: list[str], after: list[str]) -> bool:
    """Whether those that stay stand in another order."""
    stay = set(before) & set(after)
    return [each for each in before if each in stay] != [each for each in after if each in stay]
