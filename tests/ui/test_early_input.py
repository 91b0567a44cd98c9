"""Somebody is quicker than the start: the first screen is there, and not yet all behind it."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from carecompanion.views.screen import ScreenName
from tests.ui.apps import PASSPHRASE, RunningApp
from tests.ui.driver import Driver
from tests.ui.waiting import wait_for


class Early:
    """Somebody at a window whose start was not finished when it was shown."""

    def __init__(self, running: RunningApp) -> None:
        self.running = running
        self.care = running.care
        self.window = running.window
        self.finished = 0
        self.care.ready.connect(self._on_ready)

    def _on_ready(self) -> None:
        self.finished += 1

    def type(self, text: str) -> None:
        """Type letters; the event loop turns once or twice for each."""
        for letter in text:
            QTest.keyClick(self.window.windowHandle(), Qt.Key(ord(letter.upper())))

    def press(self, key: Qt.Key) -> None:
        """Press one key."""
        QTest.keyClick(self.window.windowHandle(), key)

    def click(self, words: str) -> None:
        """Click a button that can be seen."""
        (button,) = (b for b in self.window.findChildren(QPushButton) if b.text() == words)
        middle = button.mapTo(self.window, button.rect().center())
        left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        QTest.mouseClick(self.window.windowHandle(), left, none, middle)

    def entries(self, words: str) -> list[QAction]:
        """The entries of the menus that say this; none while the menus are empty."""
        return [action for action in self.window.findChildren(QAction) if action.text() == words]


@pytest.fixture
def early(qapp: QApplication, tmp_path: Path) -> Iterator[Callable[[Path | None], Early]]:
    """Shows the first screen on a notes file or on none; nothing behind it is there yet."""
    started: list[RunningApp] = []
    hook = sys.excepthook

    def show(notes: Path | None) -> Early:
        running = RunningApp(
            qapp,
            notes_file=notes or tmp_path / "none" / "notes.carevault",
            settings_file=tmp_path / "settings.ini",
            at_once=False,
        )
        started.append(running)
        return Early(running)

    yield show
    for running in started:
        running.care.finish_starting()
        sys.excepthook = hook
        running.close()


Show = Callable[[Path | None], Early]


def test_a_start_that_nobody_hurries_comes_to_its_end_once(early: Show) -> None:
    person = early(None)
    assert person.finished == 0

    wait_for(lambda: person.finished > 0, "the start is finished")
    person.care.finish_starting()

    assert person.finished == 1


@pytest.mark.parametrize("turns", [0, 1, 2, 4, 8])
def test_a_password_typed_and_entered_at_once_opens_the_notes(
    early: Show, small_notes: Path, turns: int
) -> None:
    person = early(small_notes)
    for _ in range(turns):
        QCoreApplication.processEvents()
    person.type(PASSPHRASE)
    person.press(Qt.Key.Key_Return)

    assert person.finished == 1
    Driver(person.running).wait_for_screen(ScreenName.HOME)


def test_letters_of_a_password_wait_for_nothing(early: Show, small_notes: Path) -> None:
    person = early(small_notes)
    person.type(PASSPHRASE[:2])
    assert person.finished == 0

    person.type(PASSPHRASE[2:])
    assert Driver(person.running).text_of("password") == PASSPHRASE


def test_start_clicked_at_once_leads_to_the_password(early: Show) -> None:
    person = early(None)
    person.click("Start")

    assert person.finished == 1
    assert Driver(person.running).screen is ScreenName.PASSWORD


def test_an_entry_of_the_menus_chosen_early_does_what_it_says(early: Show) -> None:
    person = early(None)
    while not (entries := person.entries("&Using this screen")):
        QCoreApplication.processEvents()
    assert person.finished == 0
    entries[0].trigger()

    assert person.finished == 1
    assert Driver(person.running).screen is ScreenName.HELP


def test_a_screen_asked_for_early_is_there(early: Show) -> None:
    person = early(None)

    assert person.window.screen_for(ScreenName.HELP).NAME is ScreenName.HELP
    assert person.finished == 1


def test_a_window_closed_at_once_is_gone(early: Show) -> None:
    person = early(None)
    person.window.windowHandle().close()

    assert person.finished == 1
    wait_for(lambda: not person.window.isVisible(), "the window is closed")
