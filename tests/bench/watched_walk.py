"""Walks through the window in its own process and reports the longest stalls of its thread.

Prints one line of JSON: every stall over the floor, longest first, with the step that it fell
into. A watchdog timer ticks each millisecond; what is missing between two ticks is a stall. The
person here is a second timer that presses one key a turn, so that keys never add up, and looks at
each new screen for a moment.
"""

from __future__ import annotations

import gc
import json
import sys
import time
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer, Slot
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from carecompanion import host
from carecompanion.app import CareApp, settle
from carecompanion.plain_imports import import_plainly
from carecompanion.views.screen import ScreenName

FLOOR_MS = 10.0
A_LOOK = 0.3
"""Seconds that even the quickest person takes to see what a new screen is."""

PASSPHRASE = "kalmar birch lantern"
HEADLINE = "First children treated with one-time gene therapy for Sanfilippo syndrome type A"
NO_KEY = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier

Seen = Callable[[], object]


class Watchdog(QObject):
    """Notes each gap between two turns of the event loop, with what was going on."""

    def __init__(self) -> None:
        super().__init__()
        self.step = "right after the first paint"
        self.stalls: list[tuple[float, str]] = []
        self._last = time.monotonic()
        self._timer = QTimer(self, interval=1, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._on_tick)

    @Slot()
    def start(self) -> None:
        """Begin to watch."""
        self._last = time.monotonic()
        self._timer.start()

    @Slot()
    def _on_tick(self) -> None:
        now = time.monotonic()
        gap = (now - self._last) * 1000
        if gap > FLOOR_MS:
            self.stalls.append((gap, self.step))
        self._last = now


class Walker(QObject):
    """Takes one step of a script a turn; a script gives what has to be seen before it goes on."""

    def __init__(self, script: Iterator[Seen]) -> None:
        super().__init__()
        self._script = script
        self._seen: Seen = lambda: True
        self._timer = QTimer(self, interval=4)
        self._timer.timeout.connect(self._on_turn)

    @Slot()
    def start(self) -> None:
        """Begin to walk: the first screen can be seen."""
        self._timer.start()

    @Slot()
    def _on_turn(self) -> None:
        try:
            self._take_step()
        except Exception:  # noqa: BLE001 - the program would catch it, and go on for ever
            traceback.print_exc()
            self._timer.stop()
            QApplication.exit(1)

    def _take_step(self) -> None:
        if not self._seen():
            return
        step = next(self._script, None)
        if step is None:
            self._timer.stop()
        else:
            self._seen = step


class Walk:
    """The script: from the first run to a saved page, through every screen on the way."""

    def __init__(self, app: CareApp, watchdog: Watchdog, pdf: Path) -> None:
        self._app = app
        self._window = app.window
        self._watchdog = watchdog
        self._pdf = pdf

    def steps(self) -> Iterator[Seen]:
        """Everything, key by key."""
        yield self._is_at(ScreenName.WELCOME)
        # There is no window manager here to give the keyboard to the window.
        self._window.activateWindow()
        yield self._window.isActiveWindow
        yield from self._go_on(ScreenName.PASSWORD)
        yield from self._type("new_password", PASSPHRASE)
        yield from self._go_on(ScreenName.HOME)
        yield from self._press("new headline", Qt.Key.Key_N, CTRL, ScreenName.HEADLINE)
        yield from self._type("headline_text", HEADLINE)
        yield from self._go_on(ScreenName.RELEVANCE)
        yield from self._type("row_R1_says", "Sanfilippo syndrome")
        yield from self._type("row_R1_notes", "Sanfilippo syndrome")
        for name in (ScreenName.STAGE, ScreenName.RISK, ScreenName.ACCESS, ScreenName.QUESTIONS):
            yield from self._go_on(name)
        yield from self._go_on(ScreenName.PAGE)
        yield self._page_is_made
        yield from self._save()
        yield from self._leave_the_walk()
        yield from self._press("headlines", Qt.Key.Key_2, CTRL, ScreenName.HEADLINES)
        yield from self._press("lock", Qt.Key.Key_L, CTRL, ScreenName.UNLOCK)
        yield from self._type("password", PASSPHRASE)
        yield from self._go_on(ScreenName.HEADLINES)
        self._step("quit")
        QTest.keyClick(self._window, Qt.Key.Key_Q, CTRL)

    def _leave_the_walk(self) -> Iterator[Seen]:
        """Home, where the recovery sheet is shown first."""
        self._window.activateWindow()
        yield self._window.isActiveWindow
        self._step("home")
        QTest.keyClick(self._window, Qt.Key.Key_1, CTRL)
        yield lambda: self._is_one_of(ScreenName.HOME, ScreenName.RECOVERY_SHEET)
        yield from self._press("home after the sheet", Qt.Key.Key_1, CTRL, ScreenName.HOME)

    def _is_one_of(self, *names: ScreenName) -> bool:
        screen = self._window.current_screen
        return screen is not None and screen.NAME in names

    def _go_on(self, name: ScreenName) -> Iterator[Seen]:
        yield from self._press(f"on to {name.value}", Qt.Key.Key_Return, CTRL, name)

    def _press(
        self, step: str, key: Qt.Key, modifiers: Qt.KeyboardModifier, then: ScreenName
    ) -> Iterator[Seen]:
        self._step(step)
        QTest.keyClick(self._window, key, modifiers)
        yield self._is_at(then)

    def _type(self, name: str, text: str) -> Iterator[Seen]:
        field = self._window.findChild(QWidget, name)
        assert field is not None, name
        field.setFocus()
        target = field.focusProxy() or field
        yield target.hasFocus
        self._step(f"typing in {name}")
        for letter in text:
            QTest.keyClick(target, Qt.Key(ord(letter.upper())), _shift_for(letter))
            yield lambda: True

    def _save(self) -> Iterator[Seen]:
        self._step("the file dialog")
        # The dialog runs a loop of its own: the key has to come from outside of this turn.
        QTimer.singleShot(0, self._press_save)
        yield QApplication.activeModalWidget
        dialog = QApplication.activeModalWidget()
        assert dialog is not None
        field = dialog.findChild(QLineEdit, "fileNameEdit")
        assert field is not None
        field.setText(str(self._pdf))
        QTest.keyClick(field, Qt.Key.Key_Return)
        yield self._is_saved

    def _press_save(self) -> None:
        QTest.keyClick(self._window, Qt.Key.Key_S, CTRL | SHIFT)

    def _is_saved(self) -> bool:
        return self._pdf.exists() and QApplication.activeModalWidget() is None

    def _page_is_made(self) -> bool:
        return self._app.models.preview.preview is not None

    def _is_at(self, name: ScreenName) -> Seen:
        arrived: list[float] = []

        def seen() -> bool:
            screen = self._window.current_screen
            if screen is not None and screen.NAME is name:
                arrived.append(time.monotonic())
            return bool(arrived) and time.monotonic() - arrived[0] > A_LOOK

        return seen

    def _step(self, step: str) -> None:
        self._watchdog.step = step


def _shift_for(letter: str) -> Qt.KeyboardModifier:
    return SHIFT if letter.isupper() else NO_KEY


def main(folder: Path) -> int:
    """Walk with notes in `folder` and print the stalls."""
    gc.disable()  # as the program itself does
    import_plainly()  # as the program itself does
    host.prepare_environment()
    application = QApplication(sys.argv[:1])
    app = CareApp(
        application,
        usual_notes_file=folder / "notes.carevault",
        settings_file=folder / "settings.ini",
    )
    app.ready.connect(settle)
    watchdog = Watchdog()
    walker = Walker(Walk(app, watchdog, folder / "page.pdf").steps())
    for begins in (watchdog, walker):
        app.window.first_shown.connect(begins.start)
    app.start(None)
    status = application.exec()
    app.shut_down()
    walker.deleteLater()
    print(json.dumps(sorted(watchdog.stalls, reverse=True)))
    return status


if __name__ == "__main__":
    raise SystemExit(main(Path(sys.argv[1])))
