"""A real window for each test, over real notes, with a person to use it."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Protocol

import pytest
from PySide6.QtWidgets import QApplication

from carecompanion.views.theme.palettes import ThemeName
from tests.ui.apps import RunningApp, use_own_dialogs, write_small_notes
from tests.ui.driver import Driver

# Without a screen there is no window manager; Qt says so each time.
NO_SCREEN = (
    r"^This plugin does not support (propagateSizeHints\(\)|raise\(\)|grabbing the keyboard)$"
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let those remarks of Qt pass; every other warning fails the test."""
    here = Path(__file__).parent
    for item in items:
        if item.path.is_relative_to(here):
            item.add_marker(pytest.mark.qt_log_ignore(NO_SCREEN, extend=True))


use_own_dialogs()


class Start(Protocol):
    """Starts the app; the driver of its window."""

    def __call__(
        self, notes: Path | None = None, *, knows_the_app: bool = False, boundary: bool = False
    ) -> Driver: ...


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty home folder of this test's own."""
    folder = tmp_path / "home"
    folder.mkdir()
    monkeypatch.setenv("HOME", str(folder))
    monkeypatch.setenv("USERPROFILE", str(folder))
    return folder


@pytest.fixture
def running(qapp: QApplication, tmp_path: Path, home: Path) -> Iterator[Callable[..., RunningApp]]:
    """Starts apps and closes them at the end of the test, unless they are closed by then."""
    started: list[RunningApp] = []

    def start(notes_file: Path | None = None, *, boundary: bool = False) -> RunningApp:
        for earlier in started:
            assert earlier.is_closed, "only one app at a time"
        app = RunningApp(
            qapp,
            notes_file=notes_file or tmp_path / "notes" / "notes.carevault",
            settings_file=tmp_path / "settings.ini",
            theme=ThemeName.LIGHT,
            boundary=boundary,
        )
        started.append(app)
        return app

    yield start
    for app in started:
        app.close()


@pytest.fixture
def start(running: Callable[..., RunningApp]) -> Start:
    """Starts the app on a notes file (or on none) with somebody in front of it."""

    def begin(
        notes: Path | None = None, *, knows_the_app: bool = False, boundary: bool = False
    ) -> Driver:
        return Driver(running(notes, boundary=boundary), knows_the_app=knows_the_app)

    return begin


@pytest.fixture(scope="session")
def _small_notes(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("small") / "notes.carevault"
    write_small_notes(path)
    return path


@pytest.fixture
def small_notes(_small_notes: Path, tmp_path: Path) -> Path:
    """A notes file with one person and two headlines; `PASSPHRASE` opens it."""
    folder = tmp_path / "notes"
    folder.mkdir()
    return Path(shutil.copy(_small_notes, folder / "notes.carevault"))


@pytest.fixture
def empty(start: Start) -> Driver:
    """Somebody in front of the app who has never used it; no notes."""
    return start()


@pytest.fixture
def small(start: Start, small_notes: Path) -> Driver:
    """Somebody in front of their locked notes: one person, two headlines."""
    return start(small_notes, knows_the_app=True)
