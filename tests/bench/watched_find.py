"""Types into Find over the notes that are named, in its own process; prints the longest stalls."""

from __future__ import annotations

import gc
import json
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from carecompanion import host
from carecompanion.app import CareApp
from carecompanion.views.screen import ScreenName
from tests.bench.full_vaults import PASSPHRASE, typed_words
from tests.bench.watched_walk import CTRL, Seen, Walker, Watchdog

BETWEEN_KEYS = 0.12
"""Seconds between two letters of somebody who types quickly."""

WORDS = 12


class Finding:
    """The script: open the notes, go to Find, type words, take them away again."""

    def __init__(self, app: CareApp, watchdog: Watchdog) -> None:
        self._app = app
        self._window = app.window
        self._watchdog = watchdog
        self._typed = typed_words(WORDS)  # made before anybody looks at a clock

    def steps(self) -> Iterator[Seen]:
        """Everything, key by key."""
        yield self._is_at(ScreenName.UNLOCK)
        self._window.activateWindow()
        yield self._window.isActiveWindow
        password = QApplication.focusWidget()
        assert password is not None
        QTest.keyClicks(password, PASSPHRASE)
        QTest.keyClick(self._window, Qt.Key.Key_Return, CTRL)
        yield self._is_at(ScreenName.HOME)
        self._watchdog.start()
        self._watchdog.step = "Find"
        QTest.keyClick(self._window, Qt.Key.Key_F, CTRL)
        yield self._is_at(ScreenName.FIND)
        for letters in self._typed:
            yield from self._type(letters)
        self._watchdog.step = "quit"
        QTest.keyClick(self._window, Qt.Key.Key_Q, CTRL)
        yield self._is_at(ScreenName.RECOVERY_SHEET)
        QTest.keyClick(self._window, Qt.Key.Key_Q, CTRL)

    def _type(self, letters: str) -> Iterator[Seen]:
        """One letter more; the first letter of a word takes the place of the word before."""
        field = self._window.findChild(QWidget, "find_text")
        assert field is not None
        self._watchdog.step = f"typing letter {len(letters)}"
        if len(letters) == 1:
            QTest.keyClick(field, Qt.Key.Key_A, CTRL)
        QTest.keyClicks(field, letters[-1])
        yield _after(BETWEEN_KEYS)
        if self._app.models.finding.text != letters:
            raise RuntimeError(f"{letters!r} was not typed")

    def _is_at(self, name: ScreenName) -> Seen:
        def seen() -> bool:
            screen = self._window.current_screen
            return screen is not None and screen.NAME is name

        return seen


def _after(seconds: float) -> Seen:
    end = time.monotonic() + seconds
    return lambda: time.monotonic() > end


def main(notes: Path) -> int:
    """Type with these notes open and print the stalls."""
    host.prepare_environment()
    application = QApplication(sys.argv[:1])
    app = CareApp(
        application, usual_notes_file=notes, settings_file=notes.with_name("settings.ini")
    )
    app.start(notes)
    app.finish_starting()
    gc.freeze()  # as the program itself does
    watchdog = Watchdog()
    walker = Walker(Finding(app, watchdog).steps())
    walker.start()
    status = application.exec()
    app.shut_down()
    walker.deleteLater()
    print(json.dumps(sorted(watchdog.stalls, reverse=True)))
    return status


if __name__ == "__main__":
    raise SystemExit(main(Path(sys.argv[1])))
