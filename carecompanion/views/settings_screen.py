"""Settings: few choices, plain words, safe ways back (ux.md 2.10)."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from carecompanion.views.screen import Screen, ScreenName
from carecompanion.views.settings_parts.careful import CarefulSection
from carecompanion.views.settings_parts.elsewhere import ElsewhereSection
from carecompanion.views.settings_parts.lock import LockSection
from carecompanion.views.settings_parts.look import LookSection
from carecompanion.views.settings_parts.people import PeopleSection
from carecompanion.views.settings_parts.recovery import RecoverySection
from carecompanion.views.settings_parts.remember import RememberSection


class SettingsScreen(Screen):
    """One column of sections; each change takes effect at once and is kept."""

    NAME = ScreenName.SETTINGS

    def __init__(
        self,
        *,
        look: LookSection,
        lock: LockSection,
        remember: RememberSection,
        recovery: RecoverySection,
        people: PeopleSection,
        elsewhere: ElsewhereSection,
        careful: CarefulSection,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._lock = lock
        self._remember = remember
        self._elsewhere = elsewhere
        self._careful = careful
        self.add_heading("", self.tr("Settings"))
        for section in (look, lock, remember, recovery, people, careful, elsewhere):
            self.page.add(section)
        remember.said.connect(self.page.show_whole)
        elsewhere.said.connect(self.page.show_whole)

    def arrive(self) -> None:
        """Show what holds now."""
        self._lock.show_present()
        self._remember.show_present()
        self._elsewhere.show_present()
        self._careful.show_present()

    def leave(self) -> None:
        """What was said here is not said again at the next visit."""
        self._remember.hide_message()
        self._elsewhere.hide_message()

    def first_field(self) -> QWidget | None:
        """What gets the focus on arrival."""
        return self._look.first_field
