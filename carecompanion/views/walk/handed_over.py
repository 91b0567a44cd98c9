"""After printing or saving: to whom the page is given, written down when the family wants."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from carecompanion.views.widgets.boxes import Column
from carecompanion.views.widgets.buttons import PlainButton
from carecompanion.views.widgets.flow_layout import FlowRow
from carecompanion.views.widgets.form_row import FormRow
from carecompanion.views.widgets.line_field import LineField


class HandedOver(QWidget):
    """One field and one button; nothing is written down without them."""

    given = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._to = LineField()
        self._to.setObjectName("given_to")
        self._to.returnPressed.connect(self._on_given)
        keep = PlainButton(self.tr("Write it down"))
        keep.setObjectName("keep_given")
        keep.clicked.connect(self._on_given)
        column = Column(self, gap=2)
        hint = self.tr("The page, the day and this name go into your notes and the timeline.")
        row = FormRow(self.tr("Who gets this page?"), self._to, hint=hint, optional=True)
        column.addWidget(row)
        column.addWidget(FlowRow(keep))
        self.hide()

    def offer(self) -> None:
        """Something was printed or saved."""
        self._to.clear()
        self.show()

    @Slot()
    def _on_given(self) -> None:
        to = self._to.text().strip()
        if to:
            self.hide()
            self.given.emit(to)
