"""Opens every card of Learn; prints how long each takes to its first paint.

Prints one line of JSON: for each card the milliseconds on the clock and of the processor.
"""

from __future__ import annotations

import gc
import json
import sys
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from carecompanion import host
from carecompanion.app import CareApp, settle
from carecompanion.views.learn.card_body import CardBody
from carecompanion.views.screen import ScreenName
from tests.bench.full_vaults import PASSPHRASE

PATIENCE_S = 30
CTRL = Qt.KeyboardModifier.ControlModifier


class _Paints(QObject):
    """Says when a card was painted."""

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self.seen = False
        application.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look at what is painted."""
        if event.type() is QEvent.Type.Paint and isinstance(watched, CardBody):
            self.seen = True
        return False


class _Cards:
    """Somebody who opens one card after the other."""

    def __init__(self, application: QApplication, app: CareApp) -> None:
        self._application, self._app = application, app
        self._paints = _Paints(application)

    def go_to_learn(self) -> None:
        """Unlock the notes and open Learn."""
        self._wait(lambda: self._is_at(ScreenName.UNLOCK))
        self._app.window.activateWindow()
        self._wait(self._app.window.isActiveWindow)
        field = QApplication.focusWidget()
        assert field is not None
        QTest.keyClicks(field, PASSPHRASE)
        QTest.keyClick(self._app.window, Qt.Key.Key_Return, CTRL)
        self._wait(lambda: self._is_at(ScreenName.HOME))
        QTest.keyClick(self._app.window, Qt.Key.Key_6, CTRL)
        self._wait(lambda: self._is_at(ScreenName.LEARN) and self._app.models.learn.is_ready)

    def times(self) -> dict[str, tuple[float, float]]:
        """Each card, by its id; the first one is opened before, as the screen is made for it."""
        cards = self._app.models.learn.library.learn.cards
        self._open(cards[1].id)
        return {card.id: self._open(card.id) for card in cards if not card.heavy}

    def _open(self, card_id: str) -> tuple[float, float]:
        self._rest()
        self._paints.seen = False
        began, busy = time.perf_counter(), time.thread_time()
        self._app._assembled()._flows.learn.open_card(card_id)
        self._wait(lambda: self._paints.seen)
        return (time.perf_counter() - began) * 1000, (time.thread_time() - busy) * 1000

    def _rest(self) -> None:
        """A look at what is there: what comes later is there too."""
        until = time.monotonic() + 0.12
        while time.monotonic() < until:
            self._application.processEvents()
            time.sleep(0.002)

    def _wait(self, condition: Callable[[], bool]) -> None:
        until = time.monotonic() + PATIENCE_S
        while not condition():
            assert time.monotonic() < until
            self._application.processEvents()

    def _is_at(self, name: ScreenName) -> bool:
        screen = self._app.window.current_screen
        return screen is not None and screen.NAME is name


def main(folder: Path, notes: Path) -> int:
    """Open all cards with these notes and print the times."""
    gc.disable()  # as the program itself does
    host.prepare_environment()
    application = QApplication(sys.argv[:1])
    app = CareApp(application, usual_notes_file=notes, settings_file=folder / "settings.ini")
    app.start(notes)
    app.finish_starting()
    settle()
    cards = _Cards(application, app)
    cards.go_to_learn()
    print(json.dumps(cards.times()))
    app.shut_down()
    return 0


if __name__ == "__main__":
    raise SystemExit(main(Path(sys.argv[1]), Path(sys.argv[2])))
