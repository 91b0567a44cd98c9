"""Before a visit: when and where, the headlines and questions to bring, and the printed list."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from carecompanion.domain.records import Headline
from carecompanion.domain.visits import VISIT_HEADLINES
from carecompanion.viewmodels.calendar_file import CalendarFileModel
from carecompanion.viewmodels.drafts import DraftsModel
from carecompanion.viewmodels.visit import VisitModel
from carecompanion.views.headline_words import headline_title
from carecompanion.views.screen import Screen, ScreenActions, ScreenName
from carecompanion.views.visit_fields import VisitFields
from carecompanion.views.visit_questions import VisitQuestions
from carecompanion.views.widgets.boxes import Column, clear_column, keep_tab_order
from carecompanion.views.widgets.buttons import PlainButton, QuietButton
from carecompanion.views.widgets.flow_layout import FlowRow
from carecompanion.views.widgets.labels import Quiet, Section
from carecompanion.views.widgets.notice import Notice
from carecompanion.views.widgets.option_row import CheckRow


class VisitBeforeScreen(Screen):
    """Three questions lead, and up to five more come along. The rest stays on the list."""

    NAME = ScreenName.VISIT_BEFORE

    print_asked = Signal()
    during_asked = Signal()
    after_asked = Signal()
    page_asked = Signal(object)
    history_asked = Signal(object)

    def __init__(
        self,
        visit: VisitModel,
        calendar: CalendarFileModel,
        drafts: DraftsModel,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._visit = visit
        self._calendar = calendar
        self.add_heading(self.tr("Appointments"), self.tr("Before the visit"))
        self._message = Notice(plain=True)
        self._message.setObjectName("visit_message")
        self._message.hide()
        self.page.add(self._message)
        self._fields = VisitFields(visit)
        self._fields.record_chosen.connect(self.after_asked)
        self.page.add(self._fields)
        self._questions = VisitQuestions(visit, drafts)
        self._questions.full.connect(self._on_full)
        self.page.add(self._questions)
        self.page.add(Section(self.tr("About the visit")))
        self.page.add(self._fields.more)
        self._add_headlines()
        self._add_ends()
        visit.loaded.connect(self._on_changed)
        visit.changed.connect(self._on_changed)
        visit.written.connect(self._on_written)
        calendar.saved.connect(self._on_calendar_saved)
        calendar.save_failed.connect(self._on_calendar_failed)

    def bar_words(self) -> ScreenActions:
        """The words of the action bar as they are now."""
        return ScreenActions(
            primary=self.tr("Print the page"), second=self.tr("At the visit"), back=True
        )

    def choose_primary(self) -> None:
        """The questions on paper."""
        if self._visit.is_loaded:
            self._visit.leave_field()
            self.print_asked.emit()

    def choose_second(self) -> None:
        """The same questions, large, with room for answers."""
        self.during_asked.emit()

    def arrive(self) -> None:
        """Show what the models hold now."""
        self._message.hide()
        self._questions.begin_anew()
        if self._visit.is_loaded:
            self._show()

    def leave(self) -> None:
        """Another screen is about to be seen."""
        self._visit.leave_field()

    def first_field(self) -> QWidget | None:
        """What gets the focus on arrival."""
        return self._fields.day

    def _add_headlines(self) -> None:
        self._headlines_title = Section(self.tr("Headlines to bring"))
        self.page.add(self._headlines_title)
        self._headlines_lead = Quiet(self.tr("Up to 3. The visit can be about something else."))
        self.page.add(self._headlines_lead)
        self._headlines = QWidget()
        self._headline_column = Column(self._headlines, gap=2)
        self.page.add(self._headlines)

    def _add_ends(self) -> None:
        self._ics = PlainButton(self.tr("Save for a calendar…"))
        self._ics.setObjectName("visit_calendar")
        self._ics.clicked.connect(self._save_calendar)
        history = QuietButton(self.tr("Earlier versions"))
        history.setObjectName("visit_history")
        history.clicked.connect(self._ask_history)
        delete = QuietButton(self.tr("Delete this appointment"))
        delete.setObjectName("delete_visit")
        delete.clicked.connect(self._visit.delete)
        self._ics_words = Quiet(
            self.tr("The calendar shows “Appointment”, the date and the time. No names.")
        )
        self.page.add(Section(self.tr("Also")))
        self.page.add(self._ics_words)
        self.page.add(FlowRow(self._ics, history, delete))

    @Slot()
    def _on_changed(self) -> None:
        if self.isVisible() and self._visit.is_loaded:
            self._show()

    @Slot()
    def _on_written(self) -> None:
        self._show_calendar()

    def _show(self) -> None:
        self._fields.show_visit()
        self._questions.show_visit()
        self._show_headlines()
        self._show_calendar()

    def _show_calendar(self) -> None:
        if self._visit.is_loaded:
            self._ics.setEnabled(self._calendar.can_save(self._visit.visit))

    def _show_headlines(self) -> None:
        desk = self._visit.desk
        clear_column(self._headline_column)
        chosen = desk.visit.headline_ids
        for place, headline in enumerate(desk.headlines, start=1):
            row = CheckRow(headline_title(headline))
            row.setObjectName(f"bring_headline_{place}")
            row.set_ticked(headline.id in chosen)
            row.setEnabled(headline.id in chosen or len(chosen) < VISIT_HEADLINES)
            row.ticked.connect(partial(self._visit.bring_headline, headline.id))
            self._headline_column.addWidget(row)
            if headline.id in chosen:
                self._headline_column.addWidget(FlowRow(self._page_button(headline)))
        keep_tab_order(self._headlines)
        for widget in (self._headlines_title, self._headlines_lead, self._headlines):
            widget.setVisible(bool(desk.headlines))

    def _page_button(self, headline: Headline) -> QuietButton:
        """The one page of a headline has room for the team to write, and can come back."""
        button = QuietButton(self.tr("Look at its page"))
        button.setObjectName("headline_page")
        button.setAccessibleName(f"{button.words}: {headline_title(headline)}")
        button.clicked.connect(partial(self.page_asked.emit, headline))
        return button

    @Slot()
    def _on_full(self) -> None:
        self._message.say(
            self.tr("There is room for 8 questions. Take one off first. Nothing is lost.")
        )
        self.page.scroll_to_top()

    @Slot()
    def _ask_history(self) -> None:
        self.history_asked.emit(self._visit.visit)

    @Slot()
    def _save_calendar(self) -> None:
        chosen, _filter = QFileDialog.getSaveFileName(
            self,
            self.tr("Save for a calendar"),
            str(Path.home() / self._calendar.file_name),
            self.tr("Calendar files (*.ics)"),
        )
        if chosen:
            path = Path(chosen)
            named = path if path.suffix.lower() == ".ics" else path.with_suffix(".ics")
            self._calendar.save(self._visit.visit, named)

    @Slot(object)
    def _on_calendar_saved(self, path: Path) -> None:
        words = self.tr("Saved as {name}. Open it to put it into your calendar.")
        self._message.say(words.format(name=path.name))
        self.page.scroll_to_top()

    @Slot(object)
    def _on_calendar_failed(self, _error: object) -> None:
        self._message.say(
            self.tr("The calendar file could not be saved there. Choose another folder.")
        )
        self.page.scroll_to_top()
