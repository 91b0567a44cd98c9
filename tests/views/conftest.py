"""The real look on a real application, put back to light and 100 % after each test."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from carecompanion.content.resources import resource_path
from carecompanion.views.theme.appearance import Appearance
from carecompanion.views.theme.palettes import ThemeName


@pytest.fixture(scope="session")
def _appearance(qapp: QApplication) -> Appearance:
    return Appearance(
        qapp,
        fonts=resource_path("fonts"),
        icons=resource_path("icons"),
        theme=ThemeName.LIGHT,
    )


@pytest.fixture
def look(_appearance: Appearance) -> Iterator[Appearance]:
    """The look of the app; a test may change theme and text size as it likes."""
    yield _appearance
    _appearance.set_theme(ThemeName.LIGHT)
    _appearance.set_text_scale(100)
