"""What the scripts share that use a full notes file under the eyes of a watchdog."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from carecompanion import host
from carecompanion.app import CareApp, settle
from carecompanion.plain_imports import import_plainly
from carecompanion.views.screen import ScreenName
from tests.bench.full_vaults import PASSPHRASE
from tests.bench.program import fresh_home
from tests.bench.screen import own_screen
from tests.bench.watched_walk import A_LOOK, CTRL, NO_KEY, Seen, Walker, Watchdog

LONGEST_S = 300


class Script:
    """Somebody who opens the notes and does what `doing` says; the watchdog looks from Home on."""

    def __init__(self, app: CareApp, watchdog: Watchdog) -> None:
        self.app = app
        self.window = app.window
        self.watchdog = watchdog

    def doing(self) -> Iterator[Seen]:
        """What is done between unlocking and leaving."""
        raise NotImplementedError

    def steps(self) -> Iterator[Seen]:
        """Everything, key by key."""
        yield self.is_at(ScreenName.UNLOCK)
        self.window.activateWindow()
        yield self.window.isActiveWindow
        password = QApplication.focusWidget()
        assert password is not None
        QTest.keyClicks(password, PASSPHRASE)
        QTest.keyClick(self.window, Qt.Key.Key_Return, CTRL)
        yield self.is_at(ScreenName.HOME)
        self.watchdog.start()
        yield from self.doing()
        self.watchdog.step = "quit"
        QTest.keyClick(self.window, Qt.Key.Key_Q, CTRL)
        yield self.is_at(ScreenName.RECOVERY_SHEET)
        QTest.keyClick(self.window, Qt.Key.Key_Q, CTRL)

    def press(
        self, step: str, key: Qt.Key, modifiers: Qt.KeyboardModifier = NO_KEY
    ) -> Iterator[Seen]:
        """One key, and a moment to see what it did."""
        self.watchdog.step = step
        QTest.keyClick(QApplication.focusWidget() or self.window, key, modifiers)
        yield after(A_LOOK)

    def widget(self, name: str) -> QWidget:
        """The part of the window that has this name."""
        found = self.window.findChild(QWidget, name)
        assert found is not None, name
        return found

    def is_at(self, name: ScreenName) -> Seen:
        """That this screen is there, and was looked at for a moment."""
        arrived: list[float] = []

        def seen() -> bool:
            screen = self.window.current_screen
            if screen is not None and screen.NAME is name:
                arrived.append(time.monotonic())
            return bool(arrived) and time.monotonic() - arrived[0] > A_LOOK

        return seen


def after(seconds: float) -> Seen:
    """That so much time has gone by."""
    end = time.monotonic() + seconds
    return lambda: time.monotonic() > end


def watch(notes: Path, make_script: Callable[[CareApp, Watchdog], Script]) -> int:
    """Run a script with these notes in this process and print the stalls as one line of JSON."""
    status, script = live(notes, make_script)
    print(json.dumps(sorted(script.watchdog.stalls, reverse=True)))
    return status


ScriptT = TypeVar("ScriptT", bound=Script)


def live(notes: Path, make_script: Callable[[CareApp, Watchdog], ScriptT]) -> tuple[int, ScriptT]:
    """Run a script with these notes in this process; the status it ended with, and the script."""
    import_plainly()  # as the program itself does
    host.prepare_environment()
    application = QApplication(sys.argv[:1])
    settings = notes.with_name("settings.ini")
    app = CareApp(application, usual_notes_file=notes, settings_file=settings)
    app.start(notes)
    app.finish_starting()
    settle()  # as the program itself does
    script = make_script(app, Watchdog())
    walker = Walker(script.steps())
    walker.start()
    status = application.exec()
    app.shut_down()
    walker.deleteLater()
    return status, script


def stalls_of(module: str, folder: Path, notes: Path) -> list[tuple[float, str]]:
    """Run a script in a process and on a screen of its own; its stalls in ms, longest first."""
    return [(ms, step) for ms, step in said_by(module, folder, notes)]


def said_by(module: str, folder: Path, notes: Path) -> Any:
    """Run a script in a process and on a screen of its own; what it prints, out of JSON."""
    with own_screen() as stopwatch:
        env = fresh_home(folder / "home") | {"DISPLAY": f":{stopwatch.display}"}
        done = subprocess.run(
            (sys.executable, "-m", module, str(notes)),
            env=env,
            check=True,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            timeout=LONGEST_S,
        )
    return json.loads(done.stdout.decode().splitlines()[-1])
