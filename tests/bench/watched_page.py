"""Types a name beside the page, again and again, in its own process; the page is made each time.

Prints one line of JSON: seconds of each page on its thread, of each preview after the last letter,
of the same page drawn plainly, and the stalls.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pypdfium2
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase.pdfmetrics import getRegisteredFontNames
from reportlab.pdfgen.canvas import Canvas

from carecompanion.app import CareApp
from carecompanion.domain.page import MadePage, PageSource
from carecompanion.domain.printouts import Paper, Printout
from carecompanion.views.screen import ScreenName
from tests.bench.watched_app import Script, after, live
from tests.bench.watched_find import BETWEEN_KEYS
from tests.bench.watched_walk import CTRL, Seen, Watchdog

ROUNDS = 20
LETTERS = "Robin"


class Typing(Script):
    """Open the newest headline, go to its page, and type a name there."""

    def __init__(self, app: CareApp, watchdog: Watchdog) -> None:
        super().__init__(app, watchdog)
        self.making: list[float] = []
        self.refreshing: list[float] = []
        self.plain: list[float] = []
        self.stalls: list[tuple[float, str]] = []
        self.is_timing = False
        self._seen_at = 0.0

    def doing(self) -> Iterator[Seen]:
        """The first page does not count: with it, everything that pages need is loaded."""
        preview = self.app.models.preview
        preview.made.connect(self._on_made)
        yield from self.press("headlines", Qt.Key.Key_2, CTRL)
        yield self.is_at(ScreenName.HEADLINES)
        yield lambda: self.window.findChild(QWidget, "open_headline")
        QTest.mouseClick(self.widget("open_headline"), Qt.MouseButton.LeftButton)
        yield self.is_at(ScreenName.HEADLINE)
        while not self.is_on_the_page:
            # There is no window manager here to give the keyboard to the window.
            self.window.activateWindow()
            yield from self.press("the page", Qt.Key.Key_P, CTRL)
        yield lambda: self._seen_at
        self._time_the_work()
        self.is_timing = True
        self.watchdog.stalls.clear()
        for _ in range(ROUNDS):
            yield from self._type_and_see()
        self.stalls = sorted(self.watchdog.stalls, reverse=True)
        self._draw_plainly()

    @property
    def is_on_the_page(self) -> bool:
        """Whether the page is there to be typed beside."""
        screen = self.window.current_screen
        return screen is not None and screen.NAME is ScreenName.PAGE

    def _type_and_see(self) -> Iterator[Seen]:
        """Another name, letter by letter, and the page with it."""
        field = self.widget("person_name")
        self.watchdog.step = "typing"
        QTest.keyClick(field, Qt.Key.Key_A, CTRL)
        for letter in LETTERS:
            QTest.keyClicks(field, letter)
            typed_at = time.monotonic()
            self._seen_at = 0.0
            yield after(BETWEEN_KEYS)
        self.watchdog.step = "the page anew"
        yield lambda: self._seen_at
        self.refreshing.append(self._seen_at - typed_at)

    def _on_made(self) -> None:
        """The picture is handed over; it is on the screen when the loop comes round again."""
        QTimer.singleShot(0, self._on_shown)

    def _on_shown(self) -> None:
        """A page of fewer letters, asked for before the last one, is not the one waited for."""
        preview = self.app.models.preview.preview
        is_whole = preview is not None and LETTERS in preview.made.lines
        if is_whole or not self.is_timing:
            self._seen_at = time.monotonic()

    def _time_the_work(self) -> None:
        """Take the time of each page from here on, on the thread that makes it."""
        preview = self.app.models.preview
        tools = preview._tools

        def make(source: PageSource | None, printout: Printout, paper: Paper) -> MadePage:
            began = time.perf_counter()
            made = tools.make_printout(source, printout, paper)
            self.making.append(time.perf_counter() - began)
            return made

        preview._tools = replace(tools, make_printout=make)

    def _draw_plainly(self) -> None:
        """The same words in the same fonts with nothing but ReportLab, after one that is free."""
        preview = self.app.models.preview.preview
        assert preview is not None
        document = pypdfium2.PdfDocument(preview.made.pdf)
        lines = document[0].get_textpage().get_text_range().splitlines()
        document.close()
        for _ in range(ROUNDS + 1):
            began = time.perf_counter()
            _plain_page(lines)
            self.plain.append(time.perf_counter() - began)
        del self.plain[0]


def _plain_page(lines: list[str]) -> bytes:
    fonts = [name for name in getRegisteredFontNames() if name.startswith("Atkinson")]
    file = BytesIO()
    canvas = Canvas(file, pagesize=A4, invariant=True)
    for number, line in enumerate(lines):
        canvas.setFont(fonts[number % len(fonts)], 9)
        canvas.drawString(40, A4[1] - 40 - 11 * number, line)
    canvas.showPage()
    canvas.save()
    return file.getvalue()


def main(notes: Path) -> int:
    """Do it with these notes and print what was seen."""
    status, script = live(notes, Typing)
    said = {
        "making": script.making,
        "refreshing": script.refreshing,
        "plain": script.plain,
        "stalls": script.stalls,
    }
    print(json.dumps(said))
    return status


if __name__ == "__main__":
    raise SystemExit(main(Path(sys.argv[1])))
