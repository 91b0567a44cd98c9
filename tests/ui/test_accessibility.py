"""Every screen, in every palette, at 100 and 200 %: can it be seen, reached, read and hit?"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from carecompanion.views.screen import ScreenName
from carecompanion.views.theme.palettes import THEMES, ThemeName
from tests.ui.accessibility import check
from tests.ui.apps import RunningApp
from tests.ui.driver import Driver
from tests.ui.screens import VIEWS, View

SCALES = {100: (1100, 720), 200: (1000, 680)}


class Stage:
    """One app at a time, kept between tests: only colours, text size and screen change."""

    def __init__(self, application: QApplication, folder: Path, notes: Path) -> None:
        self._application = application
        self._folder = folder
        self._notes = notes
        self._drivers: dict[bool, Driver] = {}

    def show(self, view: View, theme: ThemeName, scale: int) -> Driver:
        """Somebody at this screen, in these colours, at this size."""
        driver = self._drivers.get(view.notes) or self._start(view.notes)
        appearance = driver.running.care.appearance
        appearance.set_text_scale(scale)
        appearance.set_theme(theme)
        driver.window.resize(*SCALES[scale])
        driver.pause("the new look")
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
        )
        self._drivers[notes] = Driver(running, knows_the_app=True)
        return self._drivers[notes]


@pytest.fixture(scope="module")
def stage(
    qapp: QApplication, tmp_path_factory: pytest.TempPathFactory, _small_notes: Path
) -> Iterator[Stage]:
    folder = tmp_path_factory.mktemp("walk")
    notes = Path(shutil.copy(_small_notes, folder / "notes.carevault"))
    stage = Stage(qapp, folder, notes)
    yield stage
    stage.close()


def test_there_is_a_way_to_every_screen() -> None:
    assert {view.screen for view in VIEWS} == set(ScreenName)


# Sorted so that the app starts twice and changes its look as seldom as can be.
CASES = sorted(
    product(VIEWS, THEMES, SCALES), key=lambda case: (not case[0].notes, case[1], case[2])
)


@pytest.mark.parametrize(
    ("view", "theme", "scale"),
    CASES,
    ids=[f"{view.name}-{theme.value}-{scale}" for view, theme, scale in CASES],
)
def test_a_screen_shuts_nobody_out(stage: Stage, view: View, theme: ThemeName, scale: int) -> None:
    driver = stage.show(view, theme, scale)

    assert driver.screen is view.screen
    found = check(driver.window, high_contrast=theme.value.startswith("contrast"))
    assert [str(finding) for finding in found] == []
    assert (driver.window.width(), driver.window.height()) == SCALES[scale]
