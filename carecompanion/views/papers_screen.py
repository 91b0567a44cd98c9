"""Papers: letters, reports and other files, kept in the notes and locked with them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QMimeData, QModelIndex, Signal, Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from carecompanion.domain.errors import CareError
from carecompanion.domain.records import Attachment
from carecompanion.viewmodels.paper_adding import AddingModel
from carecompanion.viewmodels.paper_list import PaperListModel
from carecompanion.views.paper_row import PaperRow
from carecompanion.views.paper_words import adding_problem, paper_title
from carecompanion.views.screen import Screen, ScreenActions, ScreenName
from carecompanion.views.size_words import size_words
from carecompanion.views.widgets.boxes import Column, clear_column, keep_tab_order
from carecompanion.views.widgets.buttons import PlainButton
from carecompanion.views.widgets.card import Card, CardButton
from carecompanion.views.widgets.flow_layout import FlowRow
from carecompanion.views.widgets.labels import Body
from carecompanion.views.widgets.notice import Notice, announce


class PapersScreen(Screen):
    """A page of files at a time; new ones by the dialog or dropped here."""

    NAME = ScreenName.PAPERS

    paper_asked = Signal(object)

    def __init__(
        self, papers: PaperListModel, adding: AddingModel, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._papers = papers
        self._adding = adding
        self._added: list[str] = []
        self._problems: list[str] = []
        self._rows: list[PaperRow] = []
        self._awaited: tuple[str, Callable[[], None]] | None = None
        self.add_heading("", self.tr("Letters and files"))
        self._message = Notice(plain=True)
        self._message.setObjectName("papers_message")
        self._message.hide()
        self.page.add(self._message)
        self._add_progress()
        self._empty = Body(
            self.tr(
                "No letters or files yet. You can keep letters, reports and pictures here. They "
                "are locked with your notes. A file can have up to 100 MB."
            )
        )
        self.page.add(self._empty)
        self._cards = QWidget()
        self._column = Column(self._cards, gap=3)
        self.page.add(self._cards)
        self._older = PlainButton(self.tr("Show older files"))
        self._older.setObjectName("older_papers")
        self._older.clicked.connect(self._fetch_older)
        self.page.add(self._older)
        self.setAcceptDrops(True)
        self._connect_models()

    def bar_words(self) -> ScreenActions:
        """The words of the action bar as they are now."""
        return ScreenActions(primary=self.tr("Add a file…"))

    def choose_primary(self) -> None:
        """Ask which files to add."""
        chosen, _filter = QFileDialog.getOpenFileNames(
            self, self.tr("Add a file"), str(Path.home()), self.tr("All files (*)")
        )
        self._add(tuple(Path(name) for name in chosen))

    def arrive(self) -> None:
        """Show what the models hold now."""
        self._forget_outcome()
        self._progress.setVisible(self._adding.is_adding)
        if self._adding.take_cut_short():
            self._message.say(
                self.tr(
                    "Your notes were locked while a file was being added. Your notes are safe. "
                    "If the file is not in the list, add it again."
                )
            )
        self._show_papers()
        self._papers.reload()

    def leave(self) -> None:
        """Another screen is about to be seen."""
        self._awaited = None
        self._papers.leave_field()

    def await_field(self, name: str, then: Callable[[], None]) -> None:
        """The name or note of a file was being typed before the lock: open it once it is listed."""
        self._awaited = (name, then)
        self._open_awaited()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files can be dropped here."""
        if _files_in(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Add what was dropped; the files stay where they are."""
        self._add(_files_in(event.mimeData()))
        event.acceptProposedAction()

    def _add_progress(self) -> None:
        self._progress = Card()
        self._progress.setObjectName("adding")
        self._progress_words = Body()
        self._progress_words.setObjectName("adding_words")
        cancel = PlainButton(self.tr("Cancel"))
        cancel.setObjectName("cancel_adding")
        cancel.clicked.connect(self._adding.cancel)
        self._progress.add(self._progress_words)
        self._progress.add(FlowRow(cancel))
        self._progress.hide()
        self.page.add(self._progress)

    def _connect_models(self) -> None:
        self._papers.loaded.connect(self._on_loaded)
        self._papers.dataChanged.connect(self._show_papers)
        self._adding.began.connect(self._on_began)
        self._adding.progressed.connect(self._on_progressed)
        self._adding.added.connect(self._on_added)
        self._adding.failed.connect(self._on_failed)

    def _add(self, paths: tuple[Path, ...]) -> None:
        if paths and self._papers.person_id is not None:
            self._forget_outcome()
            self._adding.add(self._papers.person_id, paths)

    def _forget_outcome(self) -> None:
        self._added.clear()
        self._problems.clear()
        self._message.hide()

    def _tell_outcome(self) -> None:
        """Say what became of the files asked for last, all of them in one message."""
        self._progress.setVisible(self._adding.is_adding)
        words = list(self._problems)
        if self._added:
            words.append(self._words_for_added())
            words.append(self.tr("What you added is still where it was as well, not locked."))
        self._message.say(" ".join(words))
        self.page.scroll_to_top()

    def _words_for_added(self) -> str:
        if len(self._added) == 1:
            return self.tr("“{name}” is in your notes.").format(name=self._added[0])
        return self.tr("{count} files are in your notes.").format(count=len(self._added))

    def _show_papers(self) -> None:
        papers = self._papers.papers
        if [row.paper_id for row in self._rows] != [paper.id for paper in papers]:
            self._build_rows(papers)
        else:  # rows made anew would lose what is being typed
            for row, paper in zip(self._rows, papers, strict=True):
                row.show_paper(paper)
        self._open_awaited()
        self._empty.setVisible(not papers)
        self._older.setVisible(self._papers.canFetchMore(QModelIndex()))

    def _open_awaited(self) -> None:
        if self._awaited is None or not self._rows:
            return
        (name, then), self._awaited = self._awaited, None
        if any(row.open_field(name) for row in self._rows):
            then()

    def _build_rows(self, papers: tuple[Attachment, ...]) -> None:
        had_focus = self._cards.isAncestorOf(QApplication.focusWidget() or self)
        clear_column(self._column)
        self._rows = [self._row(place, paper) for place, paper in enumerate(papers, start=1)]
        for row in self._rows:
            self._column.addWidget(row)
        keep_tab_order(self._cards)
        first = self._cards.findChild(CardButton, "open_paper")
        if had_focus and first is not None:
            first.setFocus()

    def _row(self, place: int, paper: Attachment) -> PaperRow:
        row = PaperRow(paper)
        row.setObjectName(f"paper_{place}")
        row.open_asked.connect(self.paper_asked)
        row.delete_asked.connect(self._papers.delete)
        row.name_typed.connect(self._papers.set_name)
        row.note_typed.connect(self._papers.set_note)
        row.field_left.connect(self._papers.leave_field)
        row.grew.connect(self._keep_order)
        return row

    @Slot()
    def _keep_order(self) -> None:
        keep_tab_order(self._cards)

    @Slot()
    def _on_loaded(self) -> None:
        if self.isVisible():
            self._show_papers()

    @Slot()
    def _fetch_older(self) -> None:
        self._papers.fetchMore(QModelIndex())

    @Slot(str)
    def _on_began(self, name: str) -> None:
        words = self.tr("Adding “{name}”…").format(name=name)
        self._progress_words.setText(words)
        self._progress.show()
        announce(self, words)

    @Slot(int, int)
    def _on_progressed(self, done: int, in_all: int) -> None:
        words = self.tr("Adding “{name}”: {done} of {in_all}")
        self._progress_words.setText(
            words.format(name=self._adding.name, done=size_words(done), in_all=size_words(in_all))
        )

    @Slot(object)
    def _on_added(self, paper: Attachment) -> None:
        self._papers.reload()
        self._added.append(paper_title(paper))
        self._tell_outcome()

    @Slot(object)
    def _on_failed(self, error: CareError) -> None:
        self._problems.append(adding_problem(error))
        self._tell_outcome()


def _files_in(data: QMimeData) -> tuple[Path, ...]:
    return tuple(Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile())
