"""The 14 details below the relevance rows, folded away until somebody wants them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from carecompanion.domain.details import EligibilityDetail
from carecompanion.domain.memory_words import MemoryWords
from carecompanion.viewmodels.walk import WalkModel
from carecompanion.views.theme.icons import Icons
from carecompanion.views.walk.detail_row import DetailRow
from carecompanion.views.widgets.boxes import Column
from carecompanion.views.widgets.buttons import PlainButton
from carecompanion.views.widgets.flow_layout import FlowRow
from carecompanion.views.widgets.gradual_column import GradualColumn
from carecompanion.views.widgets.labels import Quiet


class MoreDetails(QWidget):
    """Nothing of them is made before they are unfolded; then one row a turn.

    `made` gives each row once it is there.
    """

    made = Signal(object)

    def __init__(
        self,
        walk: WalkModel,
        icons: Icons,
        words: Callable[[], MemoryWords],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._walk = walk
        self._icons = icons
        self._words = words
        self._column = Column(self, gap=3)
        self._button = PlainButton(self.tr("More details (14)"))
        self._button.setObjectName("more_details")
        self._button.clicked.connect(self._turn)
        self._column.addWidget(FlowRow(self._button))
        self._hint = Quiet()
        self._column.addWidget(self._hint)
        self._rows: GradualColumn | None = None

    def rows(self) -> tuple[DetailRow, ...]:
        """The rows made so far."""
        made = self._rows.rows() if self._rows is not None else []
        return tuple(row for row in made if isinstance(row, DetailRow))

    def show_marked(self) -> None:
        """Say which details are marked, also while they are folded away."""
        marked = [each.detail for each in self._walk.walk.details.values() if each.mark is not None]
        if marked:
            names = self._words().details
            listed = ", ".join(names[each] for each in EligibilityDetail if each in marked)
            self._hint.setText(self.tr("You marked: {details}.").format(details=listed))
        else:
            self._hint.setText(
                self.tr("Treatments and studies ask about these. Mark the ones you want to ask.")
            )

    def open(self) -> None:
        """Unfold them."""
        if self._rows is None:
            self._rows = GradualColumn(self._make_row, orders_tabs=False, at_once=1)
            self._column.addWidget(self._rows)
        self._rows.show()
        self._rows.show_items(list(EligibilityDetail))
        self._button.setText(self.tr("Fewer details"))

    def open_now(self) -> None:
        """Unfold them with every row: somebody wants one of them."""
        self.open()
        if self._rows is not None:
            self._rows.fill_now()

    @Slot()
    def _turn(self) -> None:
        if self._rows is None or self._rows.isHidden():
            self.open()
            return
        self._rows.hide()
        self._button.setText(self.tr("More details (14)"))

    def _make_row(self, detail: EligibilityDetail) -> QWidget:
        row = DetailRow(detail, self._walk, self._icons, self._words(), self)
        self.made.emit(row)
        return row
