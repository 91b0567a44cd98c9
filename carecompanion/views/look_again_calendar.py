"""A file with the day to look at a headline again, for any calendar; it names nobody."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from carecompanion.viewmodels.calendar_file import CalendarFileModel
from carecompanion.viewmodels.headline_life import HeadlineLifeModel
from carecompanion.views.pdf_words import save_failed_words, saved_words
from carecompanion.views.widgets.boxes import Column
from carecompanion.views.widgets.buttons import PlainButton
from carecompanion.views.widgets.flow_layout import FlowRow
from carecompanion.views.widgets.labels import Quiet
from carecompanion.views.widgets.notice import Notice


class LookAgainCalendar(QWidget):
    """A button that waits for a whole day: a calendar has no place for a month or a year."""

    def __init__(
        self, life: HeadlineLifeModel, calendar: CalendarFileModel, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._life = life
        self._calendar = calendar
        column = Column(self, gap=1)
        column.addWidget(
            Quiet(
                self.tr(
                    "With a whole day there is a calendar file. It says “Look at my notes again”, "
                    "with no names and no headline."
                )
            )
        )
        self._button = PlainButton(self.tr("Save for a calendar…"))
        self._button.setObjectName("life_calendar")
        self._button.clicked.connect(self._ask)
        column.addWidget(FlowRow(self._button))
        self._said = Notice(plain=True)
        self._said.hide()
        column.addWidget(self._said)
        calendar.saved.connect(self._on_saved)
        calendar.save_failed.connect(self._on_failed)

    def show_day(self) -> None:
        """Offer it where there is a whole day to look again."""
        self._button.setEnabled(self._calendar.can_save_day(self._life.look_again_on))

    def forget_message(self) -> None:
        """What was said of the last file is old."""
        self._said.hide()

    @Slot()
    def _ask(self) -> None:
        self._life.leave_field()
        chosen, _filter = QFileDialog.getSaveFileName(
            self,
            self.tr("Save for a calendar"),
            str(Path.home() / self._calendar.look_again_name),
            self.tr("Calendar files (*.ics)"),
        )
        if chosen:
            path = Path(chosen)
            named = path if path.suffix.lower() == ".ics" else path.with_suffix(".ics")
            life = self._life
            self._calendar.save_look_again(life.headline.id, life.look_again_on, named)

    @Slot(object)
    def _on_saved(self, path: Path) -> None:
        if self.isVisible():
            self._said.say(saved_words(path))

    @Slot(object)
    def _on_failed(self, _error: object) -> None:
        if self.isVisible():
            self._said.say(save_failed_words())
