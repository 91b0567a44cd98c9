"""What this one printout leaves out, ticked by the family; the notes stay as they are."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from carecompanion.domain.records import FactKind
from carecompanion.views.visit_words import visit_part_labels
from carecompanion.views.widgets.boxes import Column, clear_column, keep_tab_order
from carecompanion.views.widgets.labels import Quiet, Section
from carecompanion.views.widgets.option_row import CheckRow

if TYPE_CHECKING:
    from carecompanion.domain.page import PageSource
    from carecompanion.domain.page_leaving import Leavable


class PageLeaveOut(QWidget):
    """A row for each kind of note that the page would show; a ticked one is left out.

    What is said of the visit has rows too.
    """

    chosen = Signal()

    def __init__(self, names: Callable[[FactKind], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names = names
        self._out: set[Leavable] = set()
        self._shown: tuple[Leavable, ...] = ()
        column = Column(self, gap=3)
        column.addWidget(Section(self.tr("Leave out this time")))
        column.addWidget(
            Quiet(self.tr("What you tick is kept in your notes. The page says: not shown here."))
        )
        rows = QWidget()
        self._rows = Column(rows, gap=1)
        column.addWidget(rows)
        self.hide()

    @property
    def has_rows(self) -> bool:
        """Whether there is anything to leave out."""
        return bool(self._shown)

    def applied(self, source: PageSource) -> PageSource:
        """The source less what is ticked, and the rows for what can be."""
        from carecompanion.domain.page import can_be_left_out, leaving_out

        self._show(can_be_left_out(source))
        return leaving_out(source, self._out)

    def forget(self) -> None:
        """Untick everything: the notes are locked."""
        self._out.clear()
        self._show(())

    def _show(self, kinds: tuple[Leavable, ...]) -> None:
        self.setVisible(bool(kinds))
        if kinds == self._shown and kinds:
            return
        self._shown = kinds
        clear_column(self._rows)
        for kind in kinds:
            row = CheckRow(self._name(kind))
            row.setObjectName(f"leave_out_{kind.value}")
            row.set_ticked(kind in self._out)
            row.ticked.connect(partial(self._on_ticked, kind))
            self._rows.addWidget(row)
        keep_tab_order(self)

    def _name(self, kind: Leavable) -> str:
        return self._names(kind) if isinstance(kind, FactKind) else visit_part_labels()[kind]

    def _on_ticked(self, kind: Leavable, on: bool) -> None:
        (self._out.add if on else self._out.discard)(kind)
        self.chosen.emit()
