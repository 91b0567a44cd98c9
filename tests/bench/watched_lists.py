"""Goes through a part and the timeline of the notes that are named; prints the longest stalls."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from carecompanion.views.screen import ScreenName
from tests.bench.watched_app import Script, watch
from tests.bench.watched_walk import CTRL, Seen

WINDOWS = 8
"""How many windows of a list are gone through."""

PAGES = 4
"""How many times Page Down is pressed in each, which is to its end."""


class Lists(Script):
    """Open a long part and scroll through it, window by window; then the timeline likewise."""

    def doing(self) -> Iterator[Seen]:
        """Key by key."""
        yield from self._open("opening a part", "part_health", ScreenName.MEMORY_PART)
        yield from self._go_through("a part", "fact_1", "older_facts")
        yield from self._open("opening the timeline", "timeline_row", ScreenName.TIMELINE)
        yield from self._go_through("the timeline", "entry_1", "older_entries")

    def _open(self, step: str, row: str, name: ScreenName) -> Iterator[Seen]:
        yield from self.press("care memory", Qt.Key.Key_3, CTRL)
        yield self.is_at(ScreenName.MEMORY)
        yield self._is_offered(row)
        self.widget(row).setFocus()
        yield from self.press(step, Qt.Key.Key_Return)
        yield self.is_at(name)

    def _go_through(self, what: str, first: str, older: str) -> Iterator[Seen]:
        for _ in range(WINDOWS):
            yield self._is_offered(older)
            self.widget(first).setFocus()  # above it, Page Down would change a choice
            for _ in range(PAGES):
                yield from self.press(f"scrolling {what}", Qt.Key.Key_PageDown)
            self.widget(older).setFocus()
            yield from self.press(f"the next window of {what}", Qt.Key.Key_Space)

    def _is_offered(self, name: str) -> Seen:
        return lambda: (
            self.window.findChild(QWidget, name) is not None and (self.widget(name).isVisible())
        )


if __name__ == "__main__":
    raise SystemExit(watch(Path(sys.argv[1]), Lists))
