"""Printing everything, as a view sees it: the notes are read, made into a PDF, shown by pages."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Signal

from carecompanion.domain.booklet_values import (
    BookletChoice,
    BookletKind,
    BookletSource,
    Chooseable,
)
from carecompanion.domain.papers import PaperDocument, PaperPage
from carecompanion.domain.printouts import Paper
from carecompanion.domain.progress import Progress
from carecompanion.session.booklet import WholeMemory
from carecompanion.session.jobs import Jobs
from carecompanion.session.slices import SlicedWork
from carecompanion.viewmodels.paper_viewer import PaperViewer

if TYPE_CHECKING:
    from carecompanion.domain.page import MadePage

REMAKE_MS: Final = 250
"""How long changes are collected before the booklet is made again."""

_TOLD_EVERY = 250


@dataclass(frozen=True, slots=True, kw_only=True)
class BookletTools:
    """What making a booklet needs; each runs on the worker and loads what it needs there."""

    make_booklet: Callable[[BookletSource, BookletChoice, Paper, Progress], MadePage]
    open_pdf: Callable[[bytes], PaperDocument]
    write_file: Callable[[Path, bytes], None]


class BookletModel(QObject):
    """Holds the notes and the made PDF from `open` to `close`, and what was chosen until a lock."""

    was_read = Signal()
    making = Signal()
    progressed = Signal(int, int)
    made = Signal()
    page_shown = Signal(object)
    saved = Signal(object)
    save_failed = Signal(object)

    def __init__(
        self, memory: WholeMemory, tools: BookletTools, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._memory = memory
        self._tools = tools
        self._jobs = Jobs(self)
        self._viewer = PaperViewer()
        self._person_id: UUID | None = None
        self._choice = BookletChoice()
        self._paper = Paper.A4
        self._width_px = 1400
        self._source: BookletSource | None = None
        self._made: MadePage | None = None
        self._reading: SlicedWork | None = None
        self._request = self._number = 0
        self._has_worked = False
        self._soon = QTimer(self, singleShot=True, interval=REMAKE_MS)
        self._soon.timeout.connect(self.make_now)

    @property
    def source(self) -> BookletSource | None:
        """All notes of the person; None until they are read."""
        return self._source

    @property
    def choice(self) -> BookletChoice:
        """What is printed, and what stays out."""
        return self._choice

    @property
    def paper(self) -> Paper:
        """The paper it is made for."""
        return self._paper

    @property
    def printout(self) -> MadePage | None:
        """The booklet as it will be printed; None while it is being made."""
        return self._made

    @property
    def number(self) -> int:
        """The page in sight, counted from 1; 0 while there is none."""
        return self._number

    @property
    def is_idle(self) -> bool:
        """True when nothing is being made or waits for it."""
        return self._jobs.is_idle and not self._soon.isActive() and self._reading is None

    def load(self, person_id: UUID) -> None:
        """This is the person that `open` is about."""
        if person_id != self._person_id:
            self.clear()
            self._person_id = person_id

    def choose_kind(self, kind: BookletKind) -> None:
        """Print the whole booklet, or the timeline alone."""
        self._choose(replace(self._choice, kind=kind))

    def choose_paper(self, paper: Paper) -> None:
        """Print on another paper."""
        self._paper = paper
        self._remake()

    def leave_out_part(self, part: Chooseable, *, out: bool) -> None:
        """Leave a whole part out, or take it in again."""
        parts = self._choice.parts_out | {part} if out else self._choice.parts_out - {part}
        self._choose(replace(self._choice, parts_out=parts))

    def leave_out_fact(self, fact_id: UUID, *, out: bool) -> None:
        """Leave one note out, or take it in again."""
        facts = self._choice.facts_out | {fact_id} if out else self._choice.facts_out - {fact_id}
        self._choose(replace(self._choice, facts_out=facts))

    def open(self, *, paper: Paper, width_px: int) -> None:
        """Read the notes; `was_read` follows, then the booklet is made."""
        self.close()
        self._paper, self._width_px = paper, width_px
        if self._person_id is not None:
            self._reading = self._memory.read(self._person_id)
            self._reading.finished.connect(self._on_was_read)

    def make_now(self) -> None:
        """Make it without waiting for more changes."""
        self._soon.stop()
        if self._source is None:
            return
        self._request += 1
        self._has_worked = True
        make = partial(self._tools.make_booklet, self._source, self._choice, self._paper)
        work = partial(self._make, self._request, make)
        self._jobs.submit(work, done=partial(self._on_made, self._request))

    def go_to(self, number: int) -> None:
        """Show another page, if there is one of that number."""
        if self._made is not None and 1 <= number <= self._made.page_count:
            work = partial(self._viewer.page, number, self._width_px)
            self._jobs.submit(work, done=partial(self._on_drawn, self._request, number))

    def set_width(self, width_px: int) -> None:
        """The screen shows pictures at another size: draw the page again."""
        if width_px != self._width_px:
            self._width_px = width_px
            self.go_to(self._number)

    def save(self, path: Path) -> None:
        """Write the PDF to `path`, replacing what is there."""
        if self._made is not None:
            work = partial(self._tools.write_file, path, self._made.pdf)
            done = partial(self.saved.emit, path)
            self._jobs.submit(work, done=lambda _nothing: done(), failed=self.save_failed.emit)

    def close(self) -> None:
        """Let go of the notes and of the booklet, as when another screen is shown."""
        self._soon.stop()
        self._request += 1
        if self._reading is not None:
            self._reading.give_up()
            self._reading = None
        if self._has_worked:  # whatever is being made is closed after it
            self._has_worked = False
            self._jobs.submit(self._viewer.close)
        self._source, self._made, self._number = None, None, 0

    def clear(self) -> None:
        """The notes are locked, or those of another person are taken up: know nothing."""
        self.close()
        self._person_id, self._choice = None, BookletChoice()

    def shut_down(self) -> None:
        """End the thread."""
        self._soon.stop()
        self._request += 1
        self._jobs.stop()

    def _choose(self, choice: BookletChoice) -> None:
        if choice != self._choice:
            self._choice = choice
            self._remake()

    def _remake(self) -> None:
        """Make it again soon; what is being made meanwhile is given up."""
        self._request += 1
        self._made = None
        self.making.emit()
        self._soon.start()

    def _on_was_read(self, source: BookletSource | None) -> None:
        self._reading = None
        self._source = source
        self.was_read.emit()
        self.making.emit()
        self.make_now()

    def _make(self, request: int, make: Callable[[Progress], MadePage]) -> MadePage | None:
        """Runs on the worker; None when nobody wants it any more."""

        def tell(done: int, total: int) -> None:
            if request != self._request:
                raise _NotWantedError
            if done % _TOLD_EVERY == 0:
                self.progressed.emit(done, total)

        try:
            made = make(tell)
        except _NotWantedError:
            return None
        self._viewer.open(partial(self._tools.open_pdf, made.pdf))
        return made

    def _on_made(self, request: int, made: MadePage | None) -> None:
        if request != self._request or made is None:
            return
        self._made = made
        self.made.emit()
        self.go_to(min(max(self._number, 1), made.page_count))

    def _on_drawn(self, request: int, number: int, page: PaperPage) -> None:
        if request == self._request:
            self._number = number
            self.page_shown.emit(page)


class _NotWantedError(Exception):
    """Something else is to be made instead."""
