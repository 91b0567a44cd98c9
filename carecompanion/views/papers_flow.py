"""When papers are listed, opened and let go of."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import QObject, Slot

from carecompanion.domain.records import Attachment, Person
from carecompanion.views.main_window import MainWindow
from carecompanion.views.models import Models
from carecompanion.views.navigator import Navigator
from carecompanion.views.screen import ScreenName


class PapersFlow(QObject):
    """Moves between the list of papers and one of them. It holds no content."""

    def __init__(self, window: MainWindow, navigator: Navigator, models: Models) -> None:
        super().__init__(window)
        self._window = window
        self._navigator = navigator
        self._papers = models.papers
        self._adding = models.adding
        self._paper = models.paper
        models.notes_file.opened.connect(self.use_person)
        models.notes_file.locked.connect(self._on_locked)
        models.editing.records_reverted.connect(self._on_reverted)
        models.papers.paper_deleted.connect(self._on_deleted)
        models.notes_file.opened.connect(models.paper_words.start)
        models.notes_file.locked.connect(models.paper_words.clear)
        models.adding.added.connect(models.paper_words.look)

    @Slot(object)
    def show_paper(self, paper: Attachment) -> None:
        """Open one file."""
        self._paper.choose(paper)
        self._navigator.go(ScreenName.PAPER)

    @Slot(object)
    def use_person(self, person: Person) -> None:
        """Let go of what is here about anybody, and list the papers of this person."""
        self._on_locked()
        self._papers.load(person.id)

    @Slot()
    def _on_locked(self) -> None:
        self._papers.clear()
        self._adding.clear()
        self._paper.clear()

    @Slot(object)
    def _on_reverted(self, ids: tuple[UUID, ...]) -> None:
        self._papers.reload()
        shown = self._paper.paper
        is_shown = self._navigator.current is ScreenName.PAPER
        if is_shown and shown is not None and shown.id in ids:
            self._navigator.start_at(
                ScreenName.HOME, ScreenName.PAPERS
            )  # it may be gone, or called otherwise

    @Slot(object)
    def _on_deleted(self, _paper: Attachment) -> None:
        self._window.status.say(self.tr("Paper deleted. Undo brings it back."))
