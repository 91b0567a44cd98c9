"""Below the rows of each group page: questions that go deeper, folded until somebody wants them."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from carecompanion.domain.questions import Group
from carecompanion.viewmodels.deeper import DeeperModel, Offer
from carecompanion.views.walk.deeper_row import DeeperRow
from carecompanion.views.walk.group_row import GroupRow
from carecompanion.views.widgets.gradual_column import GradualColumn
from carecompanion.views.widgets.labels import Quiet, Section
from carecompanion.views.widgets.unfolding import Unfolding


class DeeperPanel(GroupRow):
    """At most five questions of one group. What is put on the list goes to the question sheet."""

    def __init__(self, deeper: DeeperModel, group: Group, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._deeper = deeper
        self._group = group
        self._offers: dict[str, Offer] = {}
        self._rows: GradualColumn | None = None
        title = self.tr("Go deeper")
        self.add(Section(title))
        self.add(
            Quiet(self.tr("More questions that you can put on your list, each with a reason."))
        )
        self._fold = Unfolding(
            self._make_rows,
            show=self.tr("Show these questions"),
            hide=self.tr("Hide these questions"),
            about=title,
        )
        self._fold.name(f"deeper_{group.value}")
        self._fold.unfolded.connect(self._show_offers)
        self.add(self._fold)
        deeper.changed.connect(self._on_changed)

    def show_walk(self) -> None:
        """Show the questions as they are in the walk now."""
        self.refresh()

    def refresh(self) -> None:
        """Show what follows from the person's own choices; nothing while it is folded."""
        if self._fold.is_open:
            self._show_offers()

    def _make_rows(self) -> QWidget:
        self._rows = GradualColumn(self._make_row, keeps_place=True)
        return self._rows

    def _make_row(self, question_id: str) -> QWidget:
        return DeeperRow(self._deeper, self._offers[question_id])

    @Slot()
    def _show_offers(self) -> None:
        if self._rows is None:
            return
        offers = {offer.question.id: offer for offer in self._deeper.offers(self._group)}
        if _stand_otherwise(list(self._offers), list(offers)):
            self._rows.show_items(())
        self._offers = offers
        self._rows.show_items(tuple(offers))
        for row in self._rows.rows():
            if isinstance(row, DeeperRow):
                row.show_offer(offers[row.question_id])

    @Slot()
    def _on_changed(self) -> None:
        if self.isVisible():
            self.refresh()


def _stand_otherwise(before: list[str], after: list[str]) -> bool:
    """Whether those that stay stand in another order, so that their rows are made anew."""
    stay = set(before) & set(after)
    return [each for each in before if each in stay] != [each for each in after if each in stay]
