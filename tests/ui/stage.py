"""Every screen in every look: one app that is led from one to the next."""

from __future__ import annotations

from functools import cached_property
from itertools import product
from pathlib import Path

from PySide6.QtWidgets import QApplication

from carecompanion.domain.ports.remembered_keys import RememberedKeys
from carecompanion.views.theme.palettes import ThemeName
from tests.fakes.memory_keys import MemoryKeys
from tests.ui.apps import CheapParts, RunningApp
from tests.ui.driver import Driver
from tests.ui.screens import VIEWS, View

SCALES = {100: (1100, 720), 200: (1000, 680)}


class _PartsWithAStore(CheapParts):
    """A computer with a password store, so that what is offered there is seen too."""

    @cached_property
    def remembered_keys(self) -> RememberedKeys:
        """Keys in memory."""
        return MemoryKeys()


class Stage:
    """One app at a time, kept between tests: only text size, screen and colours change."""

    def __init__(self, application: QApplication, folder: Path, notes: Path) -> None:
        self._application = application
        self._folder = folder
        self._notes = notes
        self._drivers: dict[bool, Driver] = {}

    def show(self, view: View, scale: int) -> Driver:
        """Somebody at this screen, with text of this size, in the colours shown last."""
        driver = self._drivers.get(view.notes) or self._start(view.notes)
        driver.running.care.appearance.set_text_scale(scale)
        driver.window.resize(*SCALES[scale])
        driver.pause("the new size")
        view.go(driver)
        driver.pause("the way there")
        return driver

    def close(self) -> None:
        """End the app, if one is open."""
        for driver in self._drivers.values():
            driver.running.close()
        self._drivers.clear()

    def _start(self, notes: bool) -> Driver:
        self.close()
        running = RunningApp(
            self._application,
            notes_file=self._notes if notes else self._folder / "none" / "notes.carevault",
            settings_file=self._folder / "settings.ini",
            parts=_PartsWithAStore(),
        )
        self._drivers[notes] = Driver(running, knows_the_app=True)
        return self._drivers[notes]


def repaint(driver: Driver, theme: ThemeName) -> None:
    """The same screen in other colours."""
    driver.running.care.appearance.set_theme(theme)
    driver.pause("the new colours")


# Sorted so that the app starts twice and changes its size as seldom as can be.
CASES = sorted(product(VIEWS, SCALES), key=lambda case: (not case[0].notes, case[1]))
