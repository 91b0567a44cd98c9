"""A quiet word that this headline was written down before, and what can be done about it."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from carecompanion.viewmodels.twins import TwinsModel
from carecompanion.views.date_words import date_words
from carecompanion.views.headline_words import headline_title
from carecompanion.views.widgets.buttons import QuietButton
from carecompanion.views.widgets.flow_layout import FlowRow
from carecompanion.views.widgets.labels import Quiet
from carecompanion.views.widgets.notice import Notice, announce


class TwinNotice(Notice):
    """Shown while there is an earlier headline with the same words, study or link."""

    open_asked = Signal(object)

    def __init__(self, twins: TwinsModel, parent: QWidget | None = None) -> None:
        super().__init__("", parent, plain=True)
        self.setObjectName("twin_notice")
        self._twins = twins
        self._words = Quiet()
        self.column.addWidget(self._words)
        row = FlowRow()
        for name, words, slot in (
            ("twin_open", self.tr("Open that one"), self._open),
            ("twin_keep", self.tr("Keep both"), twins.keep_both),
            ("twin_source", self.tr("Add as another source"), twins.add_as_source),
        ):
            button = QuietButton(words)
            button.setObjectName(name)
            button.clicked.connect(slot)
            row.add(button)
        self.column.addWidget(row)
        self.hide()
        twins.found.connect(self._show_twin)
        self._show_twin()

    @Slot()
    def _show_twin(self) -> None:
        twin = self._twins.twin
        if twin is None:
            self.hide()
            return
        day = date_words(twin.added_on)
        said = self.tr("You wrote this down on {day}.").format(day=day)
        self.set_text(said if day else self.tr("You wrote this down before."))
        self._words.setText(f"“{headline_title(twin)}”")
        self.show()
        announce(self, self.text())

    @Slot()
    def _open(self) -> None:
        if self._twins.twin is not None:
            self.open_asked.emit(self._twins.twin)
