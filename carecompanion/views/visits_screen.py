"""Appointments: the next one first, then those planned, then those that were (ux.md 2.7)."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, Signal, Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QWidget

from carecompanion.domain.records import Visit
from carecompanion.viewmodels.visits import VisitsModel
from carecompanion.views.dropped import files_in
from carecompanion.views.screen import Screen, ScreenActions, ScreenName
from carecompanion.views.visit_words import (
    question_count_words,
    visit_about_words,
    visit_day_words,
)
from carecompanion.views.widgets.buttons import PlainButton
from carecompanion.views.widgets.card import CardButton
from carecompanion.views.widgets.flow_layout import FlowRow
from carecompanion.views.widgets.gradual_column import GradualColumn
from carecompanion.views.widgets.labels import Body, Quiet, Section


class VisitsScreen(Screen):
    """A list, and nothing that reminds or counts days."""

    NAME = ScreenName.VISITS

    new_asked = Signal()
    visit_asked = Signal(object)
    print_asked = Signal()
    answers_asked = Signal(object)
    paper_asked = Signal()

    def __init__(self, visits: VisitsModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._visits = visits
        self.add_heading("", self.tr("Appointments"))
        self._lead = Body()
        self._lead.setObjectName("visits_lead")
        self.page.add(self._lead)
        self._rows = GradualColumn(self._make_row, keeps_place=True)
        self.page.add(self._rows)
        self._more = PlainButton(self.tr("Show older appointments"))
        self._more.setObjectName("more_visits")
        self._more.clicked.connect(self._visits.show_more)
        self.page.add(self._more)
        answers = PlainButton(self.tr("Import answers…"))
        answers.setObjectName("import_answers")
        answers.clicked.connect(self._choose_file)
        paper = PlainButton(self.tr("Print my list"))
        paper.setObjectName("print_without_date")
        paper.clicked.connect(self.print_asked)
        typed = PlainButton(self.tr("I have it on paper"))
        typed.setObjectName("answers_on_paper")
        typed.clicked.connect(self.paper_asked)
        self.page.add(FlowRow(answers, typed, paper))
        said = self.tr("“Import answers…” reads a page that the clinic filled in.")
        self.page.add(Quiet(said))
        self.setAcceptDrops(True)
        visits.loaded.connect(self._on_loaded)

    def bar_words(self) -> ScreenActions:
        """The words of the action bar as they are now."""
        return ScreenActions(primary=self.tr("Add an appointment"), back=True)

    def choose_primary(self) -> None:
        """One more, with what is left over already on its list."""
        self.new_asked.emit()

    def arrive(self) -> None:
        """Show what the models hold now."""
        self._show()
        self._visits.reload()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A PDF may be a page that came back; anything else is the window's."""
        if _pdf_in(event.mimeData()):
            event.acceptProposedAction()
        else:
            event.ignore()

    def dropEvent(self, event: QDropEvent) -> None:
        """Look through the page that was dropped."""
        path = _pdf_in(event.mimeData())
        if path is not None:
            event.acceptProposedAction()
            self.answers_asked.emit(path)

    @Slot()
    def _on_loaded(self) -> None:
        if self.isVisible():
            self._show()

    def _show(self) -> None:
        found = self._visits.visits
        if found.planned or not self._visits.is_loaded:
            lead = self.tr("What you bring, what was said, and what is still open.")
        else:
            lead = self.tr("No visit planned. You can still print a page without a date.")
        self._lead.setText(lead)
        self._more.setVisible(found.has_more)
        items: list[Visit | str] = []
        if found.planned:
            items += [self.tr("Next"), found.planned[0]]
        if found.planned[1:]:
            items += [self.tr("Planned"), *found.planned[1:]]
        if found.held:
            items += [self.tr("Earlier"), *found.held]
        self._rows.show_items(items)

    def _make_row(self, item: Visit | str) -> QWidget:
        if isinstance(item, str):
            return Section(item)
        about = visit_about_words(item)
        detail = self._saved_words(item) or question_count_words(len(item.questions))
        row = CardButton(visit_day_words(item), detail="\n".join(filter(None, (about, detail))))
        row.setObjectName("open_visit")
        row.setProperty("visit", item)
        row.clicked.connect(self._on_row_clicked)
        return row

    def _saved_words(self, visit: Visit) -> str:
        return self.tr("Saved to care memory") if visit.saved_on else ""

    @Slot()
    def _on_row_clicked(self) -> None:
        self.visit_asked.emit(self.sender().property("visit"))

    @Slot()
    def _choose_file(self) -> None:
        chosen, _filter = QFileDialog.getOpenFileName(
            self,
            self.tr("Choose the page that came back"),
            str(Path.home()),
            self.tr("PDF files (*.pdf)"),
        )
        if chosen:
            self.answers_asked.emit(Path(chosen))


def _pdf_in(data: QMimeData) -> Path | None:
    """The one PDF that is meant; None for anything else."""
    files = files_in(data)
    is_pdf = len(files) == 1 and files[0].suffix.lower() == ".pdf"
    return files[0] if is_pdf else None
