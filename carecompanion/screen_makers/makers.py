"""Every screen of one window, each made by the part that knows it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Slot

from carecompanion.screen_makers.context import Maker, ScreenContext
from carecompanion.screen_makers.learn import LearnMakers
from carecompanion.screen_makers.memory import MemoryMakers
from carecompanion.screen_makers.vault import VaultMakers
from carecompanion.screen_makers.visits import VisitMakers
from carecompanion.screen_makers.walk import WalkMakers
from carecompanion.views.screen import Screen, ScreenName
from carecompanion.views.unlock_screen import UnlockScreen
from carecompanion.views.welcome_screen import WelcomeScreen

_PARTS = (WalkMakers, VaultMakers, MemoryMakers, VisitMakers, LearnMakers)


class ScreenMakers(QObject):
    """Makes the screens that show notes, and connects those that are there before any are open."""

    def __init__(self, context: ScreenContext, parent: QObject) -> None:
        super().__init__(parent)
        self._models = context.models
        self._flows = context.flows
        self._makers: dict[ScreenName, Maker] = {}
        for part in _PARTS:
            self._makers.update(part(context, parent).makers())

    def make(self, name: ScreenName) -> Screen:
        """Build a screen that shows notes."""
        return self._makers[name]()

    def connect_locked(self, screen: Screen) -> None:
        """Let a screen that is there before the notes are open ask for what it offers."""
        if isinstance(screen, WelcomeScreen):
            screen.open_asked.connect(self._flows.main.choose_file)
            screen.bring_in_asked.connect(self._flows.keys.show_bring_in)
            screen.limits_asked.connect(self._flows.main.show_limits)
        elif isinstance(screen, UnlockScreen):
            notes_file = self._models.notes_file
            screen.unlock_asked.connect(notes_file.unlock)
            screen.take_over_asked.connect(notes_file.take_over)
            screen.forgot_asked.connect(self._flows.recovery.show_forgot)
            screen.rescue_asked.connect(self._flows.backups.show_rescue)
            notes_file.open_failed.connect(screen.show_failure)
            notes_file.busy_changed.connect(screen.show_busy)
            self._connect_remembered(screen)
            screen.open_asked.connect(self._flows.main.choose_file)
            screen.bring_in_asked.connect(self._flows.keys.show_bring_in)
            screen.new_notes_asked.connect(self._flows.main.start_new_notes)
            screen.empty_sheet_asked.connect(self._flows.main.show_empty_sheet)

    def _connect_remembered(self, screen: UnlockScreen) -> None:
        remember = self._models.remember
        screen.remembered_asked.connect(self._open_remembered)
        remember.found.connect(screen.offer_remembered)
        remember.look_failed.connect(screen.say_store_closed)
        remember.open_failed.connect(screen.show_remembered_failure)
        self._flows.keys.look_for_key(screen)

    @Slot(object, bool)
    def _open_remembered(self, path: Path, take_over: bool) -> None:
        self._models.remember.open(path, take_over=take_over)
