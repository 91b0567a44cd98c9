"""The sheet of all questions to ask, as it will be printed, and the ways to take it along."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from carecompanion.domain.printouts import Paper
from carecompanion.domain.visit_on_page import VisitPart
from carecompanion.viewmodels.queue_sheet import MadeSheet, QueueSheetModel
from carecompanion.views.pdf_words import ask_pdf_path
from carecompanion.views.printing import Printing
from carecompanion.views.screen import Screen, ScreenActions, ScreenName
from carecompanion.views.taking_along import TakingAlong
from carecompanion.views.visit_words import visit_part_labels
from carecompanion.views.widgets.boxes import Column, clear_column, keep_tab_order
from carecompanion.views.widgets.form_row import FormRow
from carecompanion.views.widgets.labels import Quiet, Section
from carecompanion.views.widgets.notice import Notice
from carecompanion.views.widgets.option_row import CheckRow, OptionGroup
from carecompanion.views.widgets.page_view import PageView


class QueueSheetScreen(Screen):
    """What is left for later, or was answered lately, is not on the sheet."""

    NAME = ScreenName.QUEUE_SHEET

    def __init__(
        self,
        sheet: QueueSheetModel,
        printing: Printing,
        paper: Callable[[], Paper],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._sheet = sheet
        self._printing = printing
        self._usual_paper = paper
        self.add_heading(self.tr("Questions to ask"), self.tr("Your question sheet"))
        self._message = Notice(plain=True)
        self._message.setObjectName("queue_sheet_message")
        self._message.hide()
        self.page.add(self._message)
        self._papers = OptionGroup(self.tr("Paper"))
        self._papers.add_options({Paper.A4: self.tr("A4"), Paper.LETTER: self.tr("Letter")})
        self._papers.setObjectName("queue_paper")
        self._papers.set_value(paper())
        self._papers.chosen.connect(self._make)
        self.page.add(self._visit_choices())
        self.page.add(FormRow(self.tr("Paper"), self._papers))
        self.page.add(
            Quiet(
                self.tr("Before you save: anyone with the PDF file can read it. It is not locked.")
            )
        )
        self._view = PageView()
        self.page.add(self._view)
        self._leave_out = QWidget()
        self._leave_out_rows = Column(self._leave_out, gap=1)
        self.page.add(self._leave_out)
        self._connect_models()

    def bar_words(self) -> ScreenActions:
        """The words of the action bar as they are now."""
        return ScreenActions(primary=self.tr("Print…"), second=self.tr("Save as PDF…"), back=True)

    def choose_primary(self) -> None:
        """Print what is shown, once it is there."""
        self._along.once_made(self._print, is_made=self._sheet.sheet is not None)

    def choose_second(self) -> None:
        """Save what is shown, once it is there."""
        self._along.once_made(self._save, is_made=self._sheet.sheet is not None)

    def arrive(self) -> None:
        """Make the sheet of the questions as they are now."""
        self._message.hide()
        self._of_visit.setVisible(self._sheet.visit is not None)
        self._what.set_value(self._sheet.is_record)
        self._show_leave_out()
        self._make()

    def leave(self) -> None:
        """Another screen is about to be seen."""
        self._along.forget()

    def first_field(self) -> QWidget | None:
        """What gets the focus on arrival."""
        return self._papers

    def _visit_choices(self) -> QWidget:
        """Of a visit there is its question sheet and its record."""
        name = self.tr("What to print")
        self._what = OptionGroup(name)
        self._what.setObjectName("visit_printout")
        self._what.add_options(
            {False: self.tr("Question sheet"), True: self.tr("Record of the visit")}
        )
        self._what.chosen.connect(self._on_what)
        self._of_visit = FormRow(name, self._what)
        return self._of_visit

    def _show_leave_out(self) -> None:
        clear_column(self._leave_out_rows)
        parts = self._sheet.can_be_left_out
        self._leave_out.setVisible(bool(parts))
        if parts:
            self._leave_out_rows.addWidget(Section(self.tr("Leave out this time")))
        for part in parts:
            row = CheckRow(visit_part_labels()[part])
            row.setObjectName(f"leave_out_{part.value}")
            row.set_ticked(self._sheet.is_left_out(part))
            row.ticked.connect(partial(self._on_left_out, part))
            self._leave_out_rows.addWidget(row)
        keep_tab_order(self._leave_out)

    def _connect_models(self) -> None:
        self._sheet.made.connect(self._on_made)
        self._along = TakingAlong(self._printing, self._sheet.saved, self._sheet.save_failed, self)
        self._along.said.connect(self._say)
        self._along.taken.connect(self._say)

    def _print(self) -> None:
        sheet = self._sheet.sheet
        if sheet is not None:
            self._printing.print_pdf(sheet.made.pdf, sheet.paper, self)

    def _save(self) -> None:
        """Ask where the PDF goes; the suggested name says nothing about a person."""
        is_record = self._sheet.is_record
        words = (
            self.tr("After the visit.pdf") if is_record else self.tr("Question sheet {date}.pdf")
        )
        name = words.format(date=self._sheet.today.isoformat())
        path = ask_pdf_path(self, title=self.tr("Save as PDF"), name=name)
        if path is not None:
            self._sheet.save(path)

    @Slot()
    def _make(self) -> None:
        paper = self._papers.value()
        self._view.show_waiting()
        width = self._view.picture_width()
        self._sheet.make(paper if isinstance(paper, Paper) else self._usual_paper(), width)

    @Slot(object)
    def _on_what(self, is_record: bool) -> None:
        self._sheet.choose_record(is_record)
        self._show_leave_out()
        self._make()

    def _on_left_out(self, part: VisitPart, on: bool) -> None:
        self._sheet.leave_out(part, on)
        self._make()

    @Slot(object)
    def _on_made(self, sheet: MadeSheet) -> None:
        self._view.show_pages(sheet.pictures, "\n".join(sheet.made.lines))
        self._along.made()

    @Slot(str)
    def _say(self, words: str) -> None:
        self._message.say(words)
        self.page.scroll_to_top()
