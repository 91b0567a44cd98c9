"""A file with the next days of follow-up, for any calendar; it names nobody."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from carecompanion.viewmodels.learn_path import LearnPathModel
from carecompanion.views.pdf_words import save_failed_words, saved_words
from carecompanion.views.widgets.boxes import Column
from carecompanion.views.widgets.buttons import PlainButton
from carecompanion.views.widgets.labels import Quiet
from carecompanion.views.widgets.notice import Notice

_NAME = "appointments.ics"


class CalendarOffer(QWidget):
    """Nothing to see until a year of follow-up has a next day that is still to come."""

    def __init__(self, path: LearnPathModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._path = path
        column = Column(self, gap=1)
        column.addWidget(Quiet(self.tr("The file says “Appointment” and the day, and no name.")))
        self._button = PlainButton(self.tr("Save the next days for a calendar…"))
        self._button.setObjectName("save_calendar")
        self._button.clicked.connect(self._ask)
        column.addWidget(self._button)
        self._said = Notice(plain=True)
        self._said.hide()
        column.addWidget(self._said)
        path.changed.connect(self._show)
        path.calendar_saved.connect(self._on_saved)
        path.calendar_failed.connect(self._on_failed)
        self._show()

    @Slot()
    def _show(self) -> None:
        self.setVisible(bool(self._path.days_ahead()))

    @Slot()
    def _ask(self) -> None:
        chosen, _filter = QFileDialog.getSaveFileName(
            self,
            self.tr("Save the next days"),
            str(Path.home() / _NAME),
            self.tr("Calendar files (*.ics)"),
        )
        if chosen:
            path = Path(chosen)
            is_named = path.suffix.lower() == ".ics"
            self._path.save_calendar(path if is_named else path.with_suffix(".ics"))

    @Slot(object)
    def _on_saved(self, path: Path) -> None:
        self._said.say(saved_words(path))

    @Slot(object)
    def _on_failed(self, _error: object) -> None:
        self._said.say(save_failed_words())
