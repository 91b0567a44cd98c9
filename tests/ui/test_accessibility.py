"""Every screen, in every palette, at 100 and 200 %: can it be seen, reached, read and hit?"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from carecompanion.views.screen import ScreenName
from carecompanion.views.theme.palettes import THEMES
from tests.ui.accessibility import check, check_colours
from tests.ui.screens import VIEWS, View
from tests.ui.stage import CASES, SCALES, Stage, repaint


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


@pytest.mark.parametrize(
    ("view", "scale"), CASES, ids=[f"{view.name}-{scale}" for view, scale in CASES]
)
def test_a_screen_shuts_nobody_out(stage: Stage, view: View, scale: int) -> None:
    driver = stage.show(view, scale)
    assert driver.screen is view.screen

    found: list[str] = []
    look = check  # once all of it, then what colours can change
    for theme in THEMES:
        repaint(driver, theme)
        findings = look(driver.window, high_contrast=theme.value.startswith("contrast"))
        found += [f"{theme.value}: {finding}" for finding in findings]
        look = check_colours

    assert found == []
    assert driver.screen is view.screen
    assert (driver.window.width(), driver.window.height()) == SCALES[scale]
