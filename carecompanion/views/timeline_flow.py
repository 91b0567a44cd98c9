"""The ways to the timeline and to printing all of the care memory."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot

from carecompanion.domain.booklet_values import BookletKind
from carecompanion.domain.records import Person
from carecompanion.views.main_window import MainWindow
from carecompanion.views.models import Models
from carecompanion.views.navigator import Navigator
from carecompanion.views.screen import ScreenName


class TimelineFlow(QObject):
    """Moves to the two screens and lets their models forget when locked. It holds no notes.

    `record_asked` names an entry of the timeline that somebody opens: whoever knows where such a
    record is written answers it.
    """

    record_asked = Signal(object)

    def __init__(self, window: MainWindow, navigator: Navigator, models: Models) -> None:
        super().__init__(window)
        self._navigator = navigator
        self._timeline = models.timeline
        self._booklet = models.booklet
        models.notes_file.opened.connect(self.use_person)
        models.notes_file.locked.connect(self._on_locked)
        window.menus.timeline_chosen.connect(self.show_timeline)
        window.menus.booklet_chosen.connect(self.show_booklet)

    @Slot(object)
    def use_person(self, person: Person) -> None:
        """Go on with the notes of this person."""
        self._timeline.load(person.id)
        self._booklet.load(person.id)

    @Slot()
    def show_timeline(self) -> None:
        """Everything dated."""
        self._navigator.go(ScreenName.TIMELINE)

    @Slot()
    def show_booklet(self) -> None:
        """All of the care memory, to be printed."""
        self._booklet.choose_kind(BookletKind.WHOLE)
        self._navigator.go(ScreenName.BOOKLET)

    @Slot()
    def print_timeline(self) -> None:
        """The timeline alone, to be printed."""
        self._booklet.choose_kind(BookletKind.TIMELINE)
        self._navigator.go(ScreenName.BOOKLET)

    @Slot()
    def _on_locked(self) -> None:
        self._timeline.clear()
        self._booklet.clear()
