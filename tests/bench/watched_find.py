"""Types into Find over the notes that are named, in its own process; prints the longest stalls."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from carecompanion.app import CareApp
from carecompanion.views.screen import ScreenName
from tests.bench.full_vaults import typed_words
from tests.bench.watched_app import Script, after, watch
from tests.bench.watched_walk import CTRL, Seen, Watchdog

BETWEEN_KEYS = 0.12
"""Seconds between two letters of somebody who types quickly."""

WORDS = 12


class Finding(Script):
    """Go to Find, type words, take them away again."""

    def __init__(self, app: CareApp, watchdog: Watchdog) -> None:
        super().__init__(app, watchdog)
        self._typed = typed_words(WORDS)  # made before anybody looks at a clock

    def doing(self) -> Iterator[Seen]:
        """Letter by letter."""
        self.watchdog.step = "Find"
        QTest.keyClick(self.window, Qt.Key.Key_F, CTRL)
        yield self.is_at(ScreenName.FIND)
        for letters in self._typed:
            yield from self._type(letters)

    def _type(self, letters: str) -> Iterator[Seen]:
        """One letter more; the first letter of a word takes the place of the word before."""
        field = self.widget("find_text")
        self.watchdog.step = f"typing letter {len(letters)}"
        if len(letters) == 1:
            QTest.keyClick(field, Qt.Key.Key_A, CTRL)
        QTest.keyClicks(field, letters[-1])
        yield after(BETWEEN_KEYS)
        if self.app.models.finding.text != letters:
            raise RuntimeError(f"{letters!r} was not typed")


if __name__ == "__main__":
    raise SystemExit(watch(Path(sys.argv[1]), Finding))
