"""Before a visit: when and where, the headlines and questions to bring, and the printed list."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from carecompanion.domain.records import Headline
from carecompanion.domain.visits import VISIT_HEADLINES, VISIT_QUESTIONS
from carecompanion.viewmodels.calendar_file import CalendarFileModel
from carecompanion.viewmodels.drafts import DraftsModel
from carecompanion.viewmodels.visit import VisitModel
from carecompanion.views.headline_words import headline_title
from carecompanion.views.screen import Screen, ScreenActions, ScreenName
from carecompanion.views.visit_fields import VisitFields
from carecompanion.views.visit_question_row import (
    BroughtLine,
    BroughtRow,
    OfferLine,
    OfferRow,
    left_over_words,
)
from carecompanion.views.widgets.boxes import Column, clear_column, keep_tab_order
from carecompanion.views.widgets.buttons import PlainButton, QuietButton
from carecompanion.views.widgets.flow_layout import FlowRow
from carecompanion.views.widgets.form_row import FormRow
from carecompanion.views.widgets.gradual_column import GradualColumn
from carecompanion.views.widgets.labels import Quiet, Section
from carecompanion.views.widgets.line_field import LineField
from carecompanion.views.widgets.notice import Notice, announce
from carecompanion.views.widgets.option_row import CheckRow

_OFFERS_SHOWN = 5
_OWN = "visit_own_question"


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
        self._drafts = drafts
        self._goes_to: tuple[str, str] | None = None
        self._offers_shown = _OFFERS_SHOWN
        self.add_heading(self.tr("Appointments"), self.tr("Before the visit"))
        self._message = Notice(plain=True)
        self._message.setObjectName("visit_message")
        self._message.hide()
        self.page.add(self._message)
        self._fields = VisitFields(visit)
        self._fields.record_chosen.connect(self.after_asked)
        self.page.add(self._fields)
        self._add_questions()
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
        self._offers_shown = _OFFERS_SHOWN
        if self._visit.is_loaded:
            self._show()

    def leave(self) -> None:
        """Another screen is about to be seen."""
        self._visit.leave_field()

    def first_field(self) -> QWidget | None:
        """What gets the focus on arrival."""
        return self._fields.day

    def _add_questions(self) -> None:
        self.page.add(Section(self.tr("Questions to bring")))
        self._lead = Quiet()
        self._lead.setObjectName("visit_questions_lead")
        self.page.add(self._lead)
        self._rows = GradualColumn(self._make_brought, keeps_place=True, at_once=2)
        self._rows.filled.connect(self._on_filled)
        self.page.add(self._rows)
        self._own = LineField()
        self._own.setObjectName(_OWN)
        self._own.typed.connect(self._keep_draft)
        self._own.returnPressed.connect(self._add_own)
        self.page.add(FormRow(self.tr("A question of your own"), self._own, optional=True))
        add = PlainButton(self.tr("Add my question"))
        add.setObjectName("add_visit_question")
        add.clicked.connect(self._add_own)
        self.page.add(FlowRow(add))
        self._offers_title = Section(self.tr("More to choose from"))
        self.page.add(self._offers_title)
        self._offers = GradualColumn(self._make_offer, keeps_place=True, at_once=2)
        self.page.add(self._offers)
        self._more = PlainButton(self.tr("Show more questions"))
        self._more.setObjectName("more_offers")
        self._more.clicked.connect(self._show_more_offers)
        self.page.add(self._more)

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
        visit = self._visit.visit
        self._fields.show_visit()
        self._own.set_text_quietly(self._drafts.text(visit.id, _OWN))
        self._show_questions()
        self._show_headlines()
        self._show_calendar()

    def _show_calendar(self) -> None:
        if self._visit.is_loaded:
            self._ics.setEnabled(self._calendar.can_save(self._visit.visit))

    def _show_questions(self) -> None:
        visit = self._visit.visit
        all_offers = self._visit.offers
        offers = all_offers[: self._offers_shown]
        self._more.setVisible(len(offers) < len(all_offers))
        if visit.questions:
            words = self.tr("The first 3 lead. There is room for {count} in all.")
            self._lead.setText(words.format(count=VISIT_QUESTIONS))
        else:
            self._lead.setText(self.tr("Nothing to ask yet. Add a question."))
        earlier = {each.id: each for each in self._visit.desk.earlier}
        lines = []
        for number, question in enumerate(visit.questions, start=1):
            before = earlier.get(question.carried_from) if question.carried_from else None
            old = before.question(question.key) if before is not None else None
            note = left_over_words(old, before.on) if old is not None and before else ""
            is_last = number == len(visit.questions)
            lines.append(BroughtLine(question.key, question.text, note, number, is_last))
        self._rows.show_items(lines)
        self._offers_title.setVisible(bool(offers))
        self._offers.show_items([OfferLine(each, visit.has_room) for each in offers])

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

    def _make_brought(self, line: BroughtLine) -> QWidget:
        row = BroughtRow(line)
        row.setObjectName(f"brought_{line.number}")
        row.moved.connect(self._move)
        row.taken_off.connect(self._take_off)
        return row

    def _make_offer(self, line: OfferLine) -> QWidget:
        row = OfferRow(line)
        row.brought.connect(self._bring)
        return row

    @Slot(str, int)
    def _move(self, key: str, by: int) -> None:
        self._goes_to = (key, "move_up" if by < 0 else "move_down")
        self._visit.move(key, by)

    @Slot(str)
    def _take_off(self, key: str) -> None:
        self._visit.take_off(key)
        announce(self, self.tr("Taken off this list. It stays among your questions."))

    @Slot(object)
    def _bring(self, offer: object) -> None:
        self._visit.bring(offer)  # type: ignore[arg-type]  # a signal carries any object
        announce(self, self.tr("It is on the list now."))

    @Slot()
    def _add_own(self) -> None:
        text = self._own.text()
        if text.strip() and self._visit.visit.has_room:
            self._keep_draft("")
            self._own.set_text_quietly("")
            self._visit.add_own(text)
        elif text.strip():
            self._message.say(
                self.tr("There is room for 8 questions. Take one off first. Nothing is lost.")
            )
            self.page.scroll_to_top()

    @Slot(str)
    def _keep_draft(self, text: str) -> None:
        if self._visit.is_loaded:
            self._drafts.keep(self._visit.visit.id, _OWN, text)

    @Slot()
    def _on_filled(self) -> None:
        if self._goes_to is not None:
            QTimer.singleShot(0, self, self._go_along)

    @Slot()
    def _go_along(self) -> None:
        if self._goes_to is None:
            return
        (key, name), self._goes_to = self._goes_to, None
        for place, row in enumerate(self._rows.rows(), start=1):
            if isinstance(row, BroughtRow) and row.key == key:
                button = row.findChild(QWidget, name)
                if button is None or not button.isEnabled():
                    button = row.findChild(QWidget, "take_off")
                if button is not None:
                    button.setFocus()
                announce(self, self.tr("It is now number {number}.").format(number=place))

    @Slot()
    def _show_more_offers(self) -> None:
        self._offers_shown += 3 * _OFFERS_SHOWN
        self._show_questions()
        if self._more.isHidden():
            self._own.setFocus()  # the button that had the keyboard is gone

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
