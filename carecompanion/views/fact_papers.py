"""The files that belong to a fact: open one, choose one of the notes, or add a new one."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QModelIndex, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from carecompanion.domain.errors import CareError
from carecompanion.domain.records import Attachment
from carecompanion.viewmodels.fact_form import FactFormModel
from carecompanion.viewmodels.paper_adding import AddingModel
from carecompanion.viewmodels.paper_list import PaperListModel
from carecompanion.views.paper_words import adding_problem, paper_title
from carecompanion.views.widgets.boxes import Column, clear_column, keep_tab_order
from carecompanion.views.widgets.buttons import LinkButton, PlainButton, QuietButton
from carecompanion.views.widgets.card import Card
from carecompanion.views.widgets.flow_layout import FlowRow
from carecompanion.views.widgets.labels import Body, Strong
from carecompanion.views.widgets.notice import Notice


class FactPapers(QWidget):
    """Papers stay in the notes whatever happens to the fact."""

    paper_asked = Signal(object)

    def __init__(
        self,
        form: FactFormModel,
        papers: PaperListModel,
        adding: AddingModel,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._form = form
        self._papers = papers
        self._adding = adding
        self._waits_for_file = False
        column = Column(self, gap=2)
        column.addWidget(Strong(self.tr("Letters and files that belong to it")))
        self._message = Notice(plain=True)
        self._message.setObjectName("fact_papers_message")
        self._message.hide()
        column.addWidget(self._message)
        self._attached = QWidget()
        self._attached_column = Column(self._attached, gap=1)
        column.addWidget(self._attached)
        choose = QuietButton(self.tr("Choose one that is here"))
        choose.setObjectName("choose_paper")
        choose.clicked.connect(self._toggle_choice)
        add = QuietButton(self.tr("Add a file…"))
        add.setObjectName("add_paper_file")
        add.clicked.connect(self._add_file)
        column.addWidget(FlowRow(choose, add))
        self._choice = Card(gap=2)
        self._choice.setObjectName("paper_choice")
        self._choice_column = Column(gap=1)
        self._choice.column.addLayout(self._choice_column)
        self._choice.hide()
        column.addWidget(self._choice)
        papers.loaded.connect(self._on_papers_loaded)
        adding.added.connect(self._on_added)
        adding.failed.connect(self._on_failed)

    def show_papers(self) -> None:
        """Show what the form holds now."""
        clear_column(self._attached_column)
        for paper in self._form.papers:
            self._attached_column.addWidget(self._attached_row(paper))
        self._attached.setVisible(bool(self._form.papers))
        keep_tab_order(self._attached)

    def fold(self) -> None:
        """Fold the choice away, and wait for no file."""
        self._choice.hide()
        self._message.hide()
        self._waits_for_file = False

    def _attached_row(self, paper: Attachment) -> QWidget:
        title = paper_title(paper)
        opener = LinkButton(title)
        opener.setAccessibleName(self.tr("Open {title}").format(title=title))
        opener.clicked.connect(partial(self.paper_asked.emit, paper))
        away = QuietButton(self.tr("Take away"))
        away.setAccessibleName(f"{away.words}: {title}")
        away.clicked.connect(partial(self._detach, paper))
        return FlowRow(opener, away)

    def _detach(self, paper: Attachment) -> None:
        self._form.detach(paper.id)
        self.show_papers()

    @Slot()
    def _toggle_choice(self) -> None:
        if not self._choice.isHidden():
            self._choice.hide()
            return
        self._papers.reload()
        self._choice.show()
        self._show_choice()

    def _show_choice(self) -> None:
        clear_column(self._choice_column)
        here = {paper.id for paper in self._form.papers}
        offered = [paper for paper in self._papers.papers if paper.id not in here]
        if not offered:
            self._choice_column.addWidget(Body(self.tr("No other files here yet.")))
        for paper in offered:
            button = PlainButton(paper_title(paper))
            button.clicked.connect(partial(self._attach, paper))
            self._choice_column.addWidget(button)
        if self._papers.canFetchMore(QModelIndex()):
            more = QuietButton(self.tr("Show older files"))
            more.clicked.connect(partial(self._papers.fetchMore, QModelIndex()))
            self._choice_column.addWidget(more)
        keep_tab_order(self._choice)

    def _attach(self, paper: Attachment) -> None:
        self._form.attach(paper)
        self._choice.hide()
        self.show_papers()

    @Slot()
    def _add_file(self) -> None:
        chosen, _filter = QFileDialog.getOpenFileName(
            self, self.tr("Add a file"), str(Path.home()), self.tr("All files (*)")
        )
        if chosen and self._form.is_loaded:
            self._waits_for_file = True
            self._message.hide()
            self._adding.add(self._form.fact.person_id, (Path(chosen),))

    @Slot()
    def _on_papers_loaded(self) -> None:
        if self.isVisible() and not self._choice.isHidden():
            self._show_choice()

    @Slot(object)
    def _on_added(self, paper: Attachment) -> None:
        if not self._waits_for_file or not self._form.is_loaded:
            return
        self._waits_for_file = False
        self._form.attach(paper)
        self.show_papers()
        words = self.tr("“{name}” is in your notes. It is still where it was as well, not locked.")
        self._message.say(words.format(name=paper_title(paper)))

    @Slot(object)
    def _on_failed(self, error: CareError) -> None:
        if self._waits_for_file:
            self._waits_for_file = False
            self._message.say(adding_problem(error))
