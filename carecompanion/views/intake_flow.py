"""When something is brought: by menu, by dropping it on the window, or by pasting."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QApplication

from carecompanion.domain.records import Person
from carecompanion.views.dropped import files_in, png_of, text_in
from carecompanion.views.intake_screen import IntakeScreen
from carecompanion.views.main_window import MainWindow
from carecompanion.views.models import Models
from carecompanion.views.navigator import Navigator
from carecompanion.views.screen import ScreenName


class IntakeFlow(QObject):
    """Leads to the review from wherever something was brought. It holds no content."""

    def __init__(self, window: MainWindow, navigator: Navigator, models: Models) -> None:
        super().__init__(window)
        self._window = window
        self._navigator = navigator
        self._models = models
        self._intake = models.intake
        window.menus.import_chosen.connect(self.show_intake)
        window.files_dropped.connect(self.bring_files)
        window.text_dropped.connect(self.bring_text)
        models.notes_file.opened.connect(self.use_person)
        models.notes_file.locked.connect(self._on_locked)
        models.intake.kept.connect(self._on_kept)

    @Slot(object)
    def use_person(self, person: Person) -> None:
        """What is brought from now on is for this person."""
        self._intake.load(person.id)

    @Slot()
    def show_intake(self) -> None:
        """The screen that says what can be brought."""
        self._navigator.go(ScreenName.INTAKE)

    @Slot(object)
    def bring_files(self, paths: tuple[Path, ...]) -> None:
        """Look through these files."""
        self.show_intake()
        self._intake.bring_files(paths)

    @Slot(str)
    def bring_text(self, text: str) -> None:
        """Look through these words."""
        self.show_intake()
        self._intake.bring_text(text)

    @Slot()
    def paste(self) -> None:
        """Look through what was copied: files, words, or a picture."""
        clipboard = QApplication.clipboard()
        data = clipboard.mimeData()
        if files := files_in(data):
            self.bring_files(files)
        elif text := text_in(data):
            self.bring_text(text)
        elif data.hasImage() and not (image := clipboard.image()).isNull():
            self.show_intake()
            self._intake.bring_made(self.tr("Picture.png"), partial(png_of, image))
        else:
            self.show_intake()
            screen = self._window.screen_for(ScreenName.INTAKE)
            if isinstance(screen, IntakeScreen):
                screen.say_nothing_to_paste()

    @Slot()
    def _on_locked(self) -> None:
        self._intake.clear()

    @Slot(int)
    def _on_kept(self, _count: int) -> None:
        models = self._models
        for model in (models.headlines, models.papers, models.memory, models.facts, models.details):
            model.reload()
