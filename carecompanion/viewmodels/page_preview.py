"""The page on its way to paper: made again when the walk changes, off the GUI thread."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from carecompanion.domain.errors import CareError
from carecompanion.domain.printouts import NEEDS_A_HEADLINE, Paper, Printout
from carecompanion.session.jobs import Jobs

if TYPE_CHECKING:
    from carecompanion.domain.page import MadePage, PageSource
    from carecompanion.domain.pictures import PagePicture

REMAKE_MS = 80
"""How long changes are collected before the preview is made again: the page is to follow the last
letter within 200 ms (docs/decisions/0125)."""

READY_MS = 200
"""How long after the notes are open the page parts load; before, both threads would be slower."""


@dataclass(frozen=True, slots=True)
class Preview:
    """A made printout and the pictures of its pages for the screen."""

    printout: Printout
    paper: Paper
    made: MadePage
    pictures: tuple[PagePicture, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PageTools:
    """What making a page needs; each runs on the worker and loads what it needs there.

    `load` does that ahead of time and makes nothing.
    """

    load: Callable[[], None]
    make_printout: Callable[[PageSource | None, Printout, Paper], MadePage]
    picture_pages: Callable[[bytes, int], tuple[PagePicture, ...]]
    write_file: Callable[[Path, bytes], None]


class PagePreviewModel(QObject):
    """Makes the chosen printout on the chosen paper and keeps the newest one."""

    making = Signal()
    made = Signal(object)
    saved = Signal(object)
    save_failed = Signal(object)
    paper_changed = Signal(object)

    def __init__(
        self, tools: PageTools, parent: QObject | None = None, *, paper: Paper = Paper.A4
    ) -> None:
        super().__init__(parent)
        self._tools = tools
        self._jobs = Jobs(self)
        self._source: PageSource | None = None
        self._chosen = Printout.ONE_PAGE
        self._paper = paper
        self._width_px = 800
        self._preview: Preview | None = None
        self._request = 0
        self._soon = QTimer(self, singleShot=True, interval=REMAKE_MS)
        self._soon.timeout.connect(self.make_now)
        self._ready = QTimer(self, singleShot=True, interval=READY_MS)
        self._ready.timeout.connect(self._load)

    @property
    def printout(self) -> Printout:
        """What is being made; without a headline one of the empty sheets."""
        if self._source is None and self._chosen in NEEDS_A_HEADLINE:
            return Printout.EMPTY_SHEET
        return self._chosen

    @property
    def paper(self) -> Paper:
        """The paper it is made for."""
        return self._paper

    @property
    def preview(self) -> Preview | None:
        """The newest printout, or None while the first one is being made."""
        return self._preview

    def get_ready(self) -> None:
        """Load what pages are made with, once the screen of the moment is drawn."""
        self._ready.start()

    def show(
        self,
        source: PageSource | None,
        *,
        printout: Printout | None = None,
        paper: Paper | None = None,
        width_px: int | None = None,
    ) -> None:
        """Ask for a printout; choices that are None stay as they were.

        Without a source only the empty sheets can be made.
        """
        self._source = source
        self._chosen = printout or self._chosen
        if paper is not None and paper is not self._paper:
            self._paper = paper
            self.paper_changed.emit(paper)
        self._width_px = width_px or self._width_px
        self._preview = None
        self.making.emit()
        self._soon.start()

    def make_now(self) -> None:
        """Make the printout without waiting for more changes."""
        self._soon.stop()
        self._request += 1
        work = partial(_make, self._tools, self._source, self.printout, self._paper, self._width_px)
        self._jobs.submit(work, done=partial(self._on_made, self._request))

    def save(self, path: Path) -> None:
        """Write the PDF of the newest printout to `path`, replacing what is there."""
        if self._preview is not None:
            work = partial(self._tools.write_file, path, self._preview.made.pdf)
            self._jobs.submit(work, done=partial(self._on_saved, path), failed=self._on_save_failed)

    def clear(self) -> None:
        """Forget the page, as when another headline is taken up or the notes are locked."""
        self._soon.stop()
        self._request += 1
        self._source, self._preview = None, None
        self._chosen = Printout.ONE_PAGE

    def shut_down(self) -> None:
        """End the thread."""
        self._ready.stop()
        self._jobs.stop()

    @Slot()
    def _load(self) -> None:
        self._jobs.submit(self._tools.load)

    def _on_made(self, request: int, preview: Preview) -> None:
        if request != self._request:
            return
        self._preview = preview
        self.made.emit(preview)

    def _on_saved(self, path: Path, _nothing: None) -> None:
        self.saved.emit(path)

    def _on_save_failed(self, error: CareError) -> None:
        self.save_failed.emit(error)


def _make(
    tools: PageTools, source: PageSource | None, printout: Printout, paper: Paper, width_px: int
) -> Preview:
    made = tools.make_printout(source, printout, paper)
    return Preview(printout, paper, made, tools.picture_pages(made.pdf, width_px))
