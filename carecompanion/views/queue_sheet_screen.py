"""The sheet of all questions to ask, as it will be printed, and the ways to take it along."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QWidget

from carecompanion.domain.errors import CareError
from carecompanion.domain.printouts import Paper
from carecompanion.viewmodels.queue_sheet import MadeSheet, QueueSheetModel
from carecompanion.views.pdf_words import (
    ask_pdf_path,
    no_printer_words,
    save_failed_words,
    saved_words,
)
from carecompanion.views.printing import Printing
from carecompanion.views.screen import Screen, ScreenActions, ScreenName
from carecompanion.views.widgets.form_row import FormRow
from carecompanion.views.widgets.labels import Quiet
from carecompanion.views.widgets.notice import Notice
from carecompanion.views.widgets.option_row import OptionGroup
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
        self._wish: Callable[[], None] | None = None
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
        self.page.add(FormRow(self.tr("Paper"), self._papers))
        self.page.add(
            Quiet(
                self.tr("Before you save: anyone with the PDF file can read it. It is not locked.")
            )
        )
        self._view = PageView()
        self.page.add(self._view)
        self._connect_models()

    def bar_words(self) -> ScreenActions:
        """The words of the action bar as they are now."""
        return ScreenActions(primary=self.tr("Print…"), second=self.tr("Save as PDF…"), back=True)

    def choose_primary(self) -> None:
        """Print what is shown, once it is there."""
        self._once_made(self._print)

    def choose_second(self) -> None:
        """Save what is shown, once it is there."""
        self._once_made(self._save)

    def arrive(self) -> None:
        """Make the sheet of the questions as they are now."""
        self._message.hide()
        self._make()

    def leave(self) -> None:
        """Another screen is about to be seen."""
        self._wish = None

    def first_field(self) -> QWidget | None:
        """What gets the focus on arrival."""
        return self._papers

    def _connect_models(self) -> None:
        self._sheet.made.connect(self._on_made)
        self._sheet.saved.connect(self._on_saved)
        self._sheet.save_failed.connect(self._on_save_failed)
        self._printing.printed.connect(self._on_printed)
        self._printing.no_printer_found.connect(self._on_no_printer)

    def _once_made(self, wish: Callable[[], None]) -> None:
        if self._sheet.sheet is None:
            self._wish = wish
        else:
            wish()

    def _print(self) -> None:
        sheet = self._sheet.sheet
        if sheet is not None:
            self._printing.print_pdf(sheet.made.pdf, sheet.paper, self)

    def _save(self) -> None:
        """Ask where the PDF goes; the suggested name says nothing about a person."""
        words = self.tr("Question sheet {date}.pdf")
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
    def _on_made(self, sheet: MadeSheet) -> None:
        self._view.show_pages(sheet.pictures, "\n".join(sheet.made.lines))
        wish, self._wish = self._wish, None
        if wish is not None:
            # A dialog runs a loop of its own: not from inside this signal.
            QTimer.singleShot(0, wish)

    @Slot()
    def _on_printed(self) -> None:
        self._say(self.tr("Sent to the printer."))

    @Slot()
    def _on_no_printer(self) -> None:
        self._say(no_printer_words())

    @Slot(object)
    def _on_saved(self, path: Path) -> None:
        self._say(saved_words(path))

    @Slot(object)
    def _on_save_failed(self, _error: CareError) -> None:
        self._say(save_failed_words())

    def _say(self, words: str) -> None:
        self._message.say(words)
        self.page.scroll_to_top()
