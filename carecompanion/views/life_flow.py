"""The ways to what becomes of a headline, and to the questions to ask."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot

from carecompanion.domain.question_queue import QueueEntry
from carecompanion.domain.records import Headline, HeadlineSource, Person
from carecompanion.views.main_window import MainWindow
from carecompanion.views.models import Models
from carecompanion.views.navigator import Navigator
from carecompanion.views.screen import ScreenName


class LifeFlow(QObject):
    """Moves to the screens and lets their models forget when locked. It holds no notes.

    `fact_asked` names a note of the care memory whose form somebody wants.
    """

    fact_asked = Signal(object)

    def __init__(self, window: MainWindow, navigator: Navigator, models: Models) -> None:
        super().__init__(window)
        self._window = window
        self._navigator = navigator
        self._life = models.life
        self._queue = models.queue
        self._sheet = models.queue_sheet
        self._twins = models.twins
        self._walk = models.walk
        self._is_arriving = False
        models.notes_file.opened.connect(self.use_person)
        models.notes_file.locked.connect(self._on_locked)
        models.life.loaded.connect(self._on_loaded)
        models.life.gone.connect(self._on_gone)
        models.life.headline_changed.connect(models.walk.take_headline)
        models.life.closed.connect(self._on_closed)
        models.life.reopened.connect(self._on_reopened)
        models.life.source_deleted.connect(self._on_source_deleted)
        models.twins.added.connect(self.show_after_source)
        window.menus.queue_chosen.connect(self.show_queue)

    @Slot(object)
    def use_person(self, person: Person) -> None:
        """Let go of what is here about anybody, and go on with the questions of this person."""
        self._is_arriving = False
        self._life.clear()
        self._twins.clear()
        self._sheet.clear()
        self._queue.load(person.id)

    @Slot()
    def show_queue(self) -> None:
        """The questions to ask."""
        self._navigator.go(ScreenName.QUEUE)

    @Slot()
    def show_sheet(self) -> None:
        """The questions on paper."""
        self._sheet.choose(None)
        self._navigator.go(ScreenName.QUEUE_SHEET)

    @Slot(object)
    def show_life(self, headline: Headline) -> None:
        """What becomes of a headline; the screen follows once it is read."""
        self._is_arriving = True
        self._life.open(headline.id)

    @Slot()
    def show_closing(self) -> None:
        """The form to close a headline for now."""
        self._navigator.go(ScreenName.CLOSING)

    @Slot(object)
    def show_source(self, source: HeadlineSource | None) -> None:
        """The form of a source; of none, a new one."""
        if source is None:
            self._life.begin_source()
        else:
            self._life.open_source(source)
        self._navigator.go(ScreenName.SOURCE)

    @Slot(object, bool)
    def show_after_source(self, headline: Headline, is_whole: bool) -> None:
        """What was written twice is one source more: show the earlier headline.

        With nothing else in it (`is_whole`) it is no headline any more: its walk is let go of, and
        Back does not lead to it.
        """
        if is_whole:
            self._navigator.start_at(ScreenName.HOME)
            self._walk.clear()
        self.show_life(headline)
        self._window.status.say(self.tr("Kept as another source. Undo takes it back."))

    @Slot(object)
    def write_answer(self, entry: QueueEntry) -> None:
        """A note of the care memory with the question in it, to write the answer."""
        note = self._queue.note_for(entry)
        if note is not None:
            self.fact_asked.emit(note)

    @Slot()
    def leave(self) -> None:
        """A form is done: go back to the headline."""
        if self._navigator.current in (ScreenName.CLOSING, ScreenName.SOURCE):
            self._navigator.back()

    @Slot()
    def _on_loaded(self) -> None:
        if self._is_arriving:
            self._is_arriving = False
            self._navigator.go(ScreenName.LIFE)

    @Slot()
    def _on_gone(self) -> None:
        self._is_arriving = False
        here = (ScreenName.LIFE, ScreenName.CLOSING, ScreenName.SOURCE)
        if self._navigator.current in here:
            self._navigator.start_at(ScreenName.HOME)

    @Slot(object)
    def _on_closed(self, _headline: Headline) -> None:
        self.leave()  # before anything is said: it goes when another screen comes
        self._window.status.say(self.tr("Closed for now. Undo reopens it."))

    @Slot(object)
    def _on_reopened(self, _headline: Headline) -> None:
        self._window.status.say(self.tr("Reopened. Everything in it is as it was."))

    @Slot()
    def _on_source_deleted(self) -> None:
        self._window.status.say(self.tr("Source deleted. Undo brings it back."))

    @Slot()
    def _on_locked(self) -> None:
        self._is_arriving = False
        self._life.clear()
        self._twins.clear()
        self._sheet.clear()
        self._queue.clear()
