"""The way to what was deleted and to earlier versions, and what is forgotten when locked."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot

from carecompanion.domain.records import Fact, Headline, Person
from carecompanion.views.main_window import MainWindow
from carecompanion.views.models import Models
from carecompanion.views.navigator import Navigator
from carecompanion.views.screen import ScreenName


class PastFlow(QObject):
    """Moves to the two screens of the past. It holds no notes."""

    def __init__(self, window: MainWindow, navigator: Navigator, models: Models) -> None:
        super().__init__(window)
        self._navigator = navigator
        self._past = models.past
        self._deleted = models.deleted
        models.notes_file.opened.connect(self.use_person)
        models.notes_file.locked.connect(self._on_locked)
        window.menus.deleted_chosen.connect(self.show_deleted)

    @Slot()
    def show_deleted(self) -> None:
        """What was deleted and can still come back."""
        self._navigator.go(ScreenName.DELETED)

    @Slot(object)
    def show_history(self, record: Headline | Fact) -> None:
        """The earlier versions of a headline, or of a fact."""
        self._past.show(record.id)
        self._navigator.go(ScreenName.HISTORY)

    @Slot(object)
    def use_person(self, person: Person) -> None:
        """Let go of the past of anybody else."""
        self._past.clear()
        self._deleted.use_person(person.id)

    @Slot()
    def _on_locked(self) -> None:
        self._past.clear()
        self._deleted.clear()
