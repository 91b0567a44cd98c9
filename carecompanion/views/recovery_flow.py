"""When the recovery sheet is shown, and the way back in for who forgot the password."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Slot

from carecompanion.domain.vault_secrets import RecoveryCode
from carecompanion.views.forgot_screen import ForgotScreen
from carecompanion.views.main_window import MainWindow
from carecompanion.views.models import Models
from carecompanion.views.navigator import Navigator
from carecompanion.views.new_password_screen import NewPasswordScreen
from carecompanion.views.screen import LOCKED_SCREENS, WALK_STEPS, ScreenName


class RecoveryFlow(QObject):
    """Moves between unlock, recovery sheet and new password. It holds no secret."""

    def __init__(self, window: MainWindow, navigator: Navigator, models: Models) -> None:
        super().__init__(window)
        self._window = window
        self._navigator = navigator
        self._notes_file = models.notes_file
        self._recovery = models.recovery
        self._remember = models.remember
        self._came_with_code = False
        self._left_walk = False
        navigator.left.connect(self._on_left)
        navigator.arrived.connect(self._on_arrived)
        models.notes_file.opened.connect(self._on_opened)
        models.notes_file.locked.connect(self._recovery.clear)
        models.notes_file.open_failed.connect(self._on_open_failed)
        models.remember.open_failed.connect(self._on_open_failed)
        window.menus.sheet_chosen.connect(self.show_sheet)

    @Slot(object)
    def show_forgot(self, path: Path | None) -> None:
        """The ways back in for who forgot the password of the notes at `path`."""
        screen = self._window.screen_for(ScreenName.FORGOT)
        if isinstance(screen, ForgotScreen) and path is not None:
            screen.set_file(path)
        self._navigator.go(ScreenName.FORGOT)

    @Slot(object, object)
    def open_with_code(self, path: Path, code: RecoveryCode) -> None:
        """Open the notes; a new password is asked for once they are open."""
        self._came_with_code = True
        self._notes_file.unlock(path, code)

    @Slot(object)
    def open_remembered(self, path: Path) -> None:
        """Open the notes with the key this computer keeps; a new password is asked for then."""
        self._came_with_code = True
        self._remember.open(path)

    @Slot()
    def show_sheet(self) -> None:
        """The recovery sheet, because it was asked for."""
        self._navigator.go(ScreenName.RECOVERY_SHEET)

    @Slot()
    def show_new_password(self) -> None:
        """Change the password, because it was asked for."""
        self._ask_new_password(after_recovery=False)

    @Slot(str)
    def leave_sheet(self, words: str) -> None:
        """Done or later: on to Home, with good news where there is some."""
        self._navigator.start_at(ScreenName.HOME)
        if words:
            self._window.status.say(words)

    @Slot(str)
    def leave_new_password(self, words: str) -> None:
        """Changed: here is the new sheet. Not changed: on to Home."""
        if self._recovery.was_offered:
            self._navigator.start_at(ScreenName.HOME)
        else:
            self._navigator.start_at(ScreenName.HOME, ScreenName.RECOVERY_SHEET)
        if words:
            self._window.status.say(words)

    def _ask_new_password(self, *, after_recovery: bool) -> None:
        screen = self._window.screen_for(ScreenName.NEW_PASSWORD)
        if isinstance(screen, NewPasswordScreen):
            screen.set_after_recovery(after_recovery)
        if after_recovery:
            self._navigator.start_at(ScreenName.HOME, ScreenName.NEW_PASSWORD)
        else:
            self._navigator.go(ScreenName.NEW_PASSWORD)

    @Slot(object)
    def _on_opened(self, _person: object) -> None:
        self._recovery.load()

    @Slot(object)
    def _on_open_failed(self, _error: object) -> None:
        self._came_with_code = False

    @Slot(object)
    def _on_left(self, name: ScreenName) -> None:
        self._left_walk = name in WALK_STEPS

    @Slot(object)
    def _on_arrived(self, name: ScreenName) -> None:
        if self._came_with_code and name not in LOCKED_SCREENS:
            self._came_with_code = False
            self._ask_new_password(after_recovery=True)
        elif name is ScreenName.HOME and self._left_walk and not self._recovery.was_offered:
            self._left_walk = False
            self._navigator.go(ScreenName.RECOVERY_SHEET)
