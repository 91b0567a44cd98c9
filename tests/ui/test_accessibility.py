"""Every screen, in every palette, at 100 and 200 %: can it be seen, reached, read and hit?"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from carecompanion.views.screen import ScreenName
from carecompanion.views.theme.palettes import ThemeName
from tests.ui.accessibility import check
from tests.ui.screens import VIEWS, View
from tests.ui.stage import CASES, SCALES, Stage


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
