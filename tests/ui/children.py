"""What somebody does in another process that is about to be killed; it says where it is."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from carecompanion.viewmodels.editing import SaveState
from tests.ui.apps import RunningApp, use_own_dialogs
from tests.ui.driver import Driver
from tests.ui.screens import go_home
from tests.ui.waiting import wait_for

LETTERS = "the quick brown fox jumps over the lazy dog and goes on and on "
LETTER_MS = 20
MOST_LETTERS = 400


def begin(notes_file: str) -> Driver:
    """Somebody in front of a new headline."""
    use_own_dialogs()
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    path = Path(notes_file)
    driver = Driver(RunningApp(application, path, path.with_name("settings.ini")))
    go_home(driver)
    driver.press("Ctrl+N")
    return driver


def say(words: str) -> None:
    """Tell the process that started this one."""
    print(words, flush=True)


def type_and_pause(notes_file: str) -> None:
    """Type half a headline, move the caret, and wait until it is saved."""
    driver = begin(notes_file)
    driver.type("Half a headline about a gene")
    driver.press(*("Left",) * 5)
    driver.wait_until_saved()
    wait_for(driver.running.is_quiet, "the place is kept", at_least=5)
    say("saved")
    sys.stdin.read()


def type_on_and_on(notes_file: str) -> None:
    """Type without a pause; say how much was there when a save began that is over now."""
    driver = begin(notes_file)
    state = {"typed": 0, "before": 0}

    def letter() -> None:
        driver.type_one(LETTERS[state["typed"] % len(LETTERS)])
        state["typed"] += 1
        say(f"typed {state['typed']}")
        if state["typed"] == MOST_LETTERS:
            say("never saved")
            timer.stop()

    def saved(now: SaveState) -> None:
        if now is SaveState.SAVED:
            say(f"saved {state['before']}")
            state["before"] = state["typed"]

    driver.running.care.models.editing.save_state_changed.connect(saved)
    timer = QTimer(interval=LETTER_MS)
    timer.timeout.connect(letter)
    timer.start()
    QApplication.exec()
