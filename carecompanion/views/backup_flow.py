"""Backups and ways back: which screen follows what, with the notes open and with them closed."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Slot

from carecompanion.domain.backups import BackupFile, BackupPlace, Restored
from carecompanion.views.flow import Flow
from carecompanion.views.main_window import MainWindow
from carecompanion.views.models import Models
from carecompanion.views.navigator import Navigator
from carecompanion.views.rescue_screen import RescueScreen
from carecompanion.views.restore_screen import RestoreScreen
from carecompanion.views.screen import ScreenName
from carecompanion.views.settings import Settings
from carecompanion.views.unlock_screen import UnlockScreen


class BackupFlow(QObject):
    """Moves between backups, restore and rescue. A restore first closes the notes."""

    def __init__(
        self,
        window: MainWindow,
        navigator: Navigator,
        models: Models,
        flow: Flow,
        settings: Settings,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._navigator = navigator
        self._notes_file = models.notes_file
        self._backups = models.backups
        self._rescue = models.rescue
        self._flow = flow
        self._settings = settings
        self._waiting: tuple[Path, Path] | None = None
        self._vault = Path()
        models.notes_file.opened.connect(self._on_opened)
        models.notes_file.locked.connect(self._on_locked)
        models.notes_file.about_to_lock.connect(models.backups.stop)
        models.recovery.password_changed.connect(models.backups.make_if_due)
        models.backups.place_changed.connect(settings.keep_backup_folder)
        window.menus.backups_chosen.connect(self.show_backups)

    @Slot()
    def show_backups(self) -> None:
        """The backups of the open notes."""
        self._navigator.go(ScreenName.BACKUPS)

    @Slot(object)
    def go_back_to(self, backup: BackupFile) -> None:
        """Close the notes, then offer to put this backup in their place."""
        path = self._notes_file.path
        if path is not None:
            self._waiting = (path, backup.path)
            self._notes_file.lock()

    @Slot(object)
    def show_rescue(self, vault: Path) -> None:
        """The ways back for a file that cannot be read whole."""
        screen = self._window.screen_for(ScreenName.RESCUE)
        if isinstance(screen, RescueScreen):
            screen.set_file(vault)
            self._vault = vault
        self._navigator.go(ScreenName.RESCUE)
        self._rescue.look(vault, BackupPlace(self._settings.backup_folder))

    @Slot(object)
    def show_restore_from_rescue(self, backup: Path | None) -> None:
        """Go on from the damaged file to a backup of it."""
        self._show_restore(self._vault, backup)

    @Slot(object)
    def leave_restore(self, restored: Restored) -> None:
        """The backup is in place: open it."""
        self._navigator.start_at(ScreenName.UNLOCK)
        said = self.tr("The backup is in place. Open it with its password.")
        if restored.kept is not None:
            words = self.tr("{said} The notes you had before are kept as {name}.")
            said = words.format(said=said, name=restored.kept.name)
        self._say_at_unlock(said)

    @Slot(object)
    def open_file(self, path: Path) -> None:
        """Open a mended or recovered file."""
        self._flow.use_file(path)
        self._say_at_unlock(self.tr("Ready to open. Type the password of these notes."))

    def _say_at_unlock(self, words: str) -> None:
        screen = self._window.screen_for(ScreenName.UNLOCK)
        if isinstance(screen, UnlockScreen):
            screen.say(words)

    def _show_restore(self, vault: Path, backup: Path | None) -> None:
        screen = self._window.screen_for(ScreenName.RESTORE)
        if isinstance(screen, RestoreScreen):
            screen.set_files(vault, backup)
        self._navigator.go(ScreenName.RESTORE)

    @Slot(object)
    def _on_opened(self, _person: object) -> None:
        self._waiting = None
        self._backups.start()

    @Slot()
    def _on_locked(self) -> None:
        self._backups.clear()
        waiting, self._waiting = self._waiting, None
        if waiting is not None:
            self._show_restore(*waiting)
