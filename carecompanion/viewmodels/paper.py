"""One file of the notes on the screen: read into memory, shown page by page, saved as a copy."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from carecompanion.domain.errors import CareError
from carecompanion.domain.papers import TEXT_SHOWN, PaperDocument, PaperPage
from carecompanion.domain.records import Attachment, MediaType
from carecompanion.session.jobs import Jobs
from carecompanion.session.papers import Papers
from carecompanion.session.session import Session
from carecompanion.session.slices import SlicedWork
from carecompanion.viewmodels.paper_viewer import PaperViewer

if TYPE_CHECKING:
    from carecompanion.domain.ports.papers import AttachmentReader

READY_WIDTH_PX = 1400


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperTools:
    """What showing and saving need.

    `open_paper` runs on the viewer's thread, `save_copy` on the writer thread.
    """

    open_paper: Callable[[bytes, MediaType], PaperDocument]
    save_copy: Callable[[AttachmentReader, Path], Iterator[int]]


class PaperModel(QObject):
    """Holds the content from `open` to `close` and on one thread of its own, never on the disk."""

    opening = Signal(int, int)
    page_shown = Signal(object)
    cannot_show = Signal()
    failed = Signal(object)
    copy_progressed = Signal(int, int)
    copied = Signal(object)
    copy_failed = Signal(object)
    copy_cancelled = Signal()

    def __init__(self, session: Session, tools: PaperTools, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._papers = Papers(session)
        self._tools = tools
        self._jobs = Jobs(self)
        self._viewer = PaperViewer()
        self._paper: Attachment | None = None
        self._reading: SlicedWork | None = None
        self._copying: SlicedWork | None = None
        self._has_content = False
        self._bookmark = 1
        self._number = self._count = 0
        self._width_px = READY_WIDTH_PX

    @property
    def paper(self) -> Attachment | None:
        """The file in question; None while locked."""
        return self._paper

    @property
    def number(self) -> int:
        """The page on the screen, counted from 1; 0 while there is none."""
        return self._number

    @property
    def count(self) -> int:
        """How many pages there are to show; 0 until that is known."""
        return self._count

    @property
    def is_cut(self) -> bool:
        """Whether a text is longer than what is shown of it."""
        paper = self._paper
        is_text = paper is not None and paper.media_type is MediaType.TEXT
        return is_text and paper is not None and paper.size > TEXT_SHOWN

    @property
    def is_copying(self) -> bool:
        """True while a copy is being written."""
        return self._copying is not None

    def choose(self, paper: Attachment) -> None:
        """This is the file that `open` is about, from its first page on."""
        self.close()
        self._paper, self._bookmark = paper, 1

    def open(self, *, width_px: int) -> None:
        """Read the file and show the page that was seen last, pictures about so wide."""
        self.close()
        if self._paper is None:
            return
        self._width_px = width_px
        if self._paper.media_type is MediaType.OTHER:
            self.cannot_show.emit()
            return
        limit = TEXT_SHOWN if self._paper.media_type is MediaType.TEXT else None
        self._reading = self._papers.read(self._paper.id, limit=limit)
        self._reading.progressed.connect(self.opening)
        self._reading.finished.connect(partial(self._on_read, self._paper.media_type))
        self._reading.failed.connect(self._on_failed)

    def go_to(self, number: int) -> None:
        """Show another page, if there is one of that number."""
        if 1 <= number <= self._count:
            self._draw(number)

    def set_width(self, width_px: int) -> None:
        """The screen shows pictures at another size: draw the page again."""
        if width_px != self._width_px:
            self._width_px = width_px
            self.go_to(self._number)

    def save_copy(self, path: Path) -> None:
        """Write a copy that anybody can open to `path`, replacing what is there."""
        if self._paper is None or self._copying is not None:
            return
        self._copying = self._papers.copy(self._paper.id, path, self._tools.save_copy)
        self._copying.progressed.connect(self.copy_progressed)
        self._copying.finished.connect(partial(self._on_copied, path))
        self._copying.failed.connect(self._on_copy_failed)
        self._copying.stopped.connect(self._on_copy_stopped)

    def cancel_copy(self) -> None:
        """Stop writing the copy; nothing of it stays."""
        if self._copying is not None:
            self._copying.cancel()

    def close(self) -> None:
        """Let go of the content, as when another screen is shown. A copy goes on."""
        if self._reading is not None:
            self._reading.give_up()
            self._reading = None
        self._number = self._count = 0
        self._jobs.forget_pending()
        if self._has_content:
            self._has_content = False
            self._jobs.submit(self._viewer.close)

    def clear(self) -> None:
        """The notes are locked: know nothing."""
        self.close()
        self._paper, self._copying, self._bookmark = None, None, 1

    def shut_down(self) -> None:
        """End the thread."""
        self._jobs.stop()

    def _draw(self, number: int) -> None:
        work = partial(self._viewer.page, number, self._width_px)
        self._jobs.submit(work, done=partial(self._on_drawn, number), failed=self._on_failed)

    def _on_read(self, media_type: MediaType, content: bytes) -> None:
        self._reading = None
        self._has_content = True
        open_paper = partial(self._tools.open_paper, content, media_type)
        work = partial(self._viewer.open, open_paper)
        self._jobs.submit(work, done=self._on_opened, failed=self._on_failed)

    def _on_opened(self, count: int) -> None:
        self._count = count
        self._draw(min(self._bookmark, count))

    def _on_drawn(self, number: int, page: PaperPage) -> None:
        self._number = self._bookmark = number
        self.page_shown.emit(page)

    def _on_failed(self, error: CareError) -> None:
        self._reading = None
        self.failed.emit(error)

    def _on_copied(self, path: Path, is_whole: bool) -> None:
        self._copying = None
        if is_whole:
            self.copied.emit(path)
        else:
            self.copy_cancelled.emit()

    def _on_copy_failed(self, error: CareError) -> None:
        self._copying = None
        self.copy_failed.emit(error)

    def _on_copy_stopped(self) -> None:
        self._copying = None
