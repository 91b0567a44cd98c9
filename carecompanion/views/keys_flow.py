"""Wires what belongs to keys and settings: remembering, locking times, other ways to keep notes."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot

from carecompanion.domain.errors import CareError
from carecompanion.views.forgot_screen import ForgotScreen
from carecompanion.views.main_window import MainWindow
from carecompanion.views.models import Models
from carecompanion.views.navigator import Navigator
from carecompanion.views.screen import Screen, ScreenName
from carecompanion.views.settings import Settings
from carecompanion.views.unlock_screen import UnlockScreen


class KeysFlow(QObject):
    """Loads and clears the models with the notes, and keeps what belongs into the settings."""

    def __init__(
        self, window: MainWindow, navigator: Navigator, models: Models, settings: Settings
    ) -> None:
        super().__init__(window)
        self._window = window
        self._navigator = navigator
        self._models = models
        models.notes_file.set_lock_minutes(settings.lock_minutes)
        models.notes_file.lock_minutes_changed.connect(settings.keep_lock_minutes)
        models.notes_file.opened.connect(self._on_opened)
        models.notes_file.open_failed.connect(self._on_open_failed)
        models.notes_file.locked.connect(self._on_locked)
        models.notes_file.about_to_lock.connect(models.elsewhere.give_up)
        models.recovery.password_changed.connect(models.remember.renew)
        models.remember.turned_on.connect(settings.keep_was_remembered)
        models.remember.failed.connect(self._on_not_remembered)
        models.remember.renewal_failed.connect(self._on_not_renewed)
        navigator.arrived.connect(self._on_arrived)

    def look_for_key(self, screen: Screen) -> None:
        """Find out for a screen that opens notes whether this computer remembers them."""
        if isinstance(screen, (UnlockScreen, ForgotScreen)) and screen.path is not None:
            self._models.remember.look_for(screen.path)

    @Slot()
    def show_bring_in(self) -> None:
        """Make a notes file from an exported folder."""
        self._navigator.go(ScreenName.BRING_IN)

    @Slot()
    def show_stronger_key(self) -> None:
        """Lock the notes the newest way."""
        self._navigator.go(ScreenName.STRONGER_KEY)

    @Slot(object)
    def _on_opened(self, _person: object) -> None:
        self._models.remember.load()
        self._models.synced.load()

    @Slot(object)
    def _on_open_failed(self, _error: object) -> None:
        self._models.remember.wish(False)

    @Slot()
    def _on_locked(self) -> None:
        self._models.remember.clear()
        self._models.synced.clear()
        self._models.elsewhere.clear()

    @Slot(object)
    def _on_arrived(self, name: ScreenName) -> None:
        if name in (ScreenName.UNLOCK, ScreenName.FORGOT):
            self.look_for_key(self._window.screen_for(name))
        elif name is ScreenName.SETTINGS:
            self._models.hints.get_ready()  # two screens that suggest a password are next to it

    @Slot(object)
    def _on_not_remembered(self, _error: CareError) -> None:
        if self._navigator.current is not ScreenName.SETTINGS:  # which says so itself
            self._window.status.say(
                self.tr("This computer does not remember it. Your password opens your notes.")
            )

    @Slot(object)
    def _on_not_renewed(self, _error: CareError) -> None:
        self._window.status.say(
            self.tr("This computer does not remember the new password. It opens your notes.")
        )
