"""What somebody does in another process that is about to be killed; it says where it is."""

from __future__ import annotations

import os
import sys
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import TypeVar

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from carecompanion import app
from carecompanion.app import CareApp
from carecompanion.domain.ports.notes import NotesStore
from carecompanion.vault.store import SqlcipherStore
from carecompanion.viewmodels.editing import SaveState
from carecompanion.views.screen import ScreenName
from tests.ui.apps import RunningApp, is_quiet, use_own_dialogs, write_small_notes
from tests.ui.driver import Driver
from tests.ui.screens import go_home, show_paper, show_papers
from tests.ui.waiting import wait_for

KindT = TypeVar("KindT", bound=QWidget)

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
    driver.type("Half a headline about a gen")
    driver.type_one("e")
    for _ in range(5):  # before the pause after which it is saved
        driver.press_without_waiting("Left")
    driver.wait_until_saved()
    wait_for(driver.running.is_quiet, "the place is kept", at_least=5)
    say("saved")
    sys.stdin.read()


def type_a_question_and_pause(notes_file: str) -> None:
    """Type half a question of one's own, and wait until it is kept."""
    driver = begin(notes_file)
    driver.type("A headline")
    for _ in range(5):
        driver.press("Ctrl+Return")
    driver.wait_until_saved()
    kept: list[bool] = []
    driver.running.care.models.drafts.kept.connect(lambda: kept.append(True))
    driver.click("Your question")
    driver.type("Half a question")
    wait_for(lambda: bool(kept), "the question is kept")
    wait_for(driver.running.is_quiet, "it is on the disk", at_least=5)
    say("kept")
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


def add_and_read_papers(notes_file: str, folder: str) -> None:
    """Add every file of a folder by the dialog and look at each; say how many could be read."""
    use_own_dialogs()
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    path = Path(notes_file)
    write_small_notes(path)
    d = Driver(RunningApp(application, path, path.with_name("settings.ini")))
    go_home(d)
    files = sorted(Path(folder).iterdir())
    read = 0
    for file in files:
        show_papers(d)
        d.meet_dialog(
            partial(d.press, "Ctrl+A"), partial(d.type, str(file)), partial(d.press, "Return")
        )
        d.click("Add a file…")
        show_paper(d, file.name)
        d.wait_until(lambda: "Opening…" not in d.texts(), "it is open")
        d.pause("the page")
        read += any(file.stem in text for text in d.texts() if text != file.name)
    say(f"{read} of {len(files)} read")
    sys.stdin.read()


class RealRun:
    """The app as `carecompanion` itself started it."""

    def __init__(self, care: CareApp) -> None:
        self.care = care
        self.window = care.window

    def is_quiet(self) -> bool:
        """True when it has answered to everything."""
        return is_quiet(self.care)

    def close(self) -> None:
        """Quit as a person does."""
        self.window.close()


def fill_every_field(pdf: str) -> None:
    """Run the real program; type each line of the input into a field of its own.

    In the end a change is left half-written on the disk, as a power cut would.
    """
    words = [line.strip() for line in sys.stdin]
    use_own_dialogs()

    class Driven(app.CareApp):
        """The app, with somebody in front of it as soon as it is there."""

        def start(self, notes_file: Path | None) -> None:
            self.ready.connect(lambda: QTimer.singleShot(0, self._use))
            super().start(notes_file)

        def _use(self) -> None:
            sys.excepthook = _end  # the boundary of the app would keep it running
            left = Filling(Driver(RealRun(self)), words).fill_all(Path(pdf))
            self._assembled()._session.read(
                _begin_a_change, lambda _nothing: say(f"{left} words left")
            )

    app.CareApp = Driven  # type: ignore[misc]
    app.run(None)


class Filling:
    """Types the next word into every field there is, screen after screen."""

    def __init__(self, driver: Driver, words: list[str]) -> None:
        self._driver = driver
        self._words = words

    def fill_all(self, pdf: Path) -> int:
        """From the first start to a saved page, and on to another headline; the words left over."""
        d = self._driver
        d.press("Return")
        self._fill_fields()
        d.press("Ctrl+Return")
        d.wait_for_screen(ScreenName.HOME)
        self._walk()
        d.meet_dialog(
            lambda: d.press("Ctrl+A"), lambda: d.type(str(pdf)), lambda: d.press("Return")
        )
        d.press("Ctrl+Shift+S")
        d.wait_until(pdf.exists, "the PDF")
        while self._words:
            self._walk()
        d.press("Ctrl+1")
        d.wait_until_saved()
        return len(self._words)

    def _walk(self) -> None:
        d = self._driver
        d.press("Ctrl+N")
        if "Add more about it, if you want" in d.texts():
            d.click("Add more about it, if you want")
        while self._words:
            self._answer_everything()
            self._fill_fields()
            if d.screen is ScreenName.PAGE:
                return
            d.press("Ctrl+Return")

    def _answer_everything(self) -> None:
        for mark in self._here(QAbstractButton):
            if mark.accessibleName() == "It says…":
                self._driver.click_on(mark, "It says…")

    def _fill_fields(self) -> None:
        d = self._driver
        for field in (*self._here(QLineEdit), *self._here(QPlainTextEdit)):
            if self._words:
                d.click_on(field, field.objectName())
                d.press("Ctrl+A")
                d.type(self._words.pop(0))
                if field.objectName() == "own_question":
                    d.press("Return")

    def _here(self, kind: type[KindT]) -> list[KindT]:
        screen = self._driver.window.current_screen
        assert screen is not None
        return [widget for widget in screen.findChildren(kind) if widget.isVisible()]


def _end(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    sys.__excepthook__(kind, error, trace)
    os._exit(1)


def _begin_a_change(store: NotesStore) -> None:
    """Leave a change half-written, on the thread that writes."""
    assert isinstance(store, SqlcipherStore)
    connection = store._file._connection
    assert connection is not None
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("UPDATE revision SET body = body || ' '")
