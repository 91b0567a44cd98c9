"""All questions to ask on a sheet of paper: made off the GUI thread, shown, saved and printed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from carecompanion.domain.printouts import Paper
from carecompanion.domain.queue_reading import read_queue
from carecompanion.domain.walk import read_notes
from carecompanion.session.jobs import Jobs
from carecompanion.session.session import Session

if TYPE_CHECKING:
    from carecompanion.domain.after_visit import AfterVisit
    from carecompanion.domain.facts import Fact
    from carecompanion.domain.page import MadePage
    from carecompanion.domain.people import Person
    from carecompanion.domain.pictures import PagePicture
    from carecompanion.domain.ports.notes import NotesStore
    from carecompanion.domain.question_queue import QuestionQueue
    from carecompanion.domain.questions import QuestionTable
    from carecompanion.domain.queue_sheet import QueueSource
    from carecompanion.domain.records import Visit
    from carecompanion.domain.visit_on_page import VisitPart
    from carecompanion.viewmodels.question_queue import QuestionQueueModel


@dataclass(frozen=True, slots=True, kw_only=True)
class QueueSheetTools:
    """What making the sheet needs; the first three run on the worker."""

    make_sheet: Callable[[QueueSource, Paper], MadePage]
    make_record: Callable[[AfterVisit, Paper], MadePage]
    picture_pages: Callable[[bytes, int], tuple[PagePicture, ...]]
    write_file: Callable[[Path, bytes], None]


@dataclass(frozen=True, slots=True)
class MadeSheet:
    """The sheet as PDF, and the pictures of its pages."""

    paper: Paper
    made: MadePage
    pictures: tuple[PagePicture, ...]


@dataclass(frozen=True, slots=True)
class _Read:
    """What stands on the sheet, all of one moment."""

    person: Person
    facts: tuple[Fact, ...]
    queue: QuestionQueue


class QueueSheetModel(QObject):
    """Makes the sheet of the questions as they are kept now, and keeps the newest one."""

    made = Signal(object)
    saved = Signal(object)
    save_failed = Signal(object)

    def __init__(
        self,
        session: Session,
        queue: QuestionQueueModel,
        tools: QueueSheetTools,
        today: Callable[[], date],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._queue = queue
        self._tools = tools
        self._today = today
        self._jobs = Jobs(self)
        self._sheet: MadeSheet | None = None
        self._chosen: QuestionQueue | None = None
        self._visit: Visit | None = None
        self._out: set[VisitPart] = set()
        self._is_record = False
        self._request = 0

    @property
    def sheet(self) -> MadeSheet | None:
        """The newest sheet; None while it is being made."""
        return self._sheet

    @property
    def today(self) -> date:
        """The day printed on it."""
        return self._today()

    @property
    def visit(self) -> Visit | None:
        """The visit whose questions are printed; None for all that are to ask."""
        return self._visit

    @property
    def is_record(self) -> bool:
        """Whether the record of the visit is made, not the question sheet."""
        return self._is_record and self._visit is not None

    @property
    def can_be_left_out(self) -> tuple[VisitPart, ...]:
        """What the sheet says of the visit and can leave out; the record has no needs."""
        from carecompanion.domain.visit_on_page import VisitPart, on_page

        parts = on_page(self._visit).parts if self._visit is not None else ()
        return tuple(p for p in parts if p is not VisitPart.NEEDS or not self._is_record)

    def choose(self, questions: QuestionQueue | None, visit: Visit | None = None) -> None:
        """Print these questions, such as those of a visit; None for all that are to ask."""
        self._chosen, self._visit = questions, visit
        self._is_record = False
        self._out.clear()

    def choose_record(self, on: bool) -> None:
        """Make the record of the visit from now on, or the question sheet."""
        self._is_record = on

    def leave_out(self, part: VisitPart, on: bool) -> None:
        """Keep something about the visit off this printout; the notes stay as they are."""
        (self._out.add if on else self._out.discard)(part)

    def is_left_out(self, part: VisitPart) -> bool:
        """Whether it is kept off this printout."""
        return part in self._out

    def make(self, paper: Paper, width_px: int) -> None:
        """Make the sheet on this paper, its pictures so wide; `made` follows."""
        person_id = self._queue.person_id
        if person_id is None:
            return
        self._request += 1
        self._sheet = None
        self._session.flush()
        done = partial(self._on_notes, self._request, paper, width_px)
        self._session.read(self._query(person_id), done)

    def save(self, path: Path) -> None:
        """Write the PDF to `path`, replacing what is there."""
        if self._sheet is not None:
            work = partial(self._tools.write_file, path, self._sheet.made.pdf)
            self._jobs.submit(
                work, done=partial(self._on_saved, path), failed=self.save_failed.emit
            )

    def clear(self) -> None:
        """Forget the sheet, as when the notes are locked."""
        self._request += 1
        self._sheet = None
        self.choose(None)

    def shut_down(self) -> None:
        """End the thread."""
        self._jobs.stop()

    def _query(self, person_id: UUID) -> Callable[[NotesStore], _Read]:
        """What was chosen, else the questions as kept: no screen may have read them yet."""
        if self._chosen is not None:
            return partial(_read_beside, person_id, self._chosen)
        queue = self._queue
        return partial(_read_all, person_id, queue.table, self._today(), queue.windows)

    def _on_notes(self, request: int, paper: Paper, width_px: int, read: _Read) -> None:
        if request != self._request:
            return
        visit = self._visit if self._is_record else None
        make = self._record_of(visit, read) if visit is not None else self._sheet_of(read)
        work = partial(_make, make, self._tools.picture_pages, paper, width_px)
        self._jobs.submit(work, done=partial(self._on_made, request))

    def _sheet_of(self, read: _Read) -> Callable[[Paper], MadePage]:
        from carecompanion.domain.queue_sheet import QueueSource
        from carecompanion.domain.visit_on_page import NO_VISIT, on_page

        visit = on_page(self._visit) if self._visit is not None else NO_VISIT
        source = QueueSource(
            person=read.person,
            facts=read.facts,
            queue=read.queue,
            table=self._queue.table,
            today=self._today(),
            visit=visit.without(self._out),
        )
        return partial(self._tools.make_sheet, source)

    def _record_of(self, visit: Visit, read: _Read) -> Callable[[Paper], MadePage]:
        from carecompanion.domain.after_visit import after_visit_of
        from carecompanion.domain.visit_on_page import VisitPart

        on = "" if VisitPart.DAY in self._out else visit.on
        hope = "" if VisitPart.HOPE in self._out else visit.hope
        record = after_visit_of(replace(visit, on=on, hope=hope), read.person)
        return partial(self._tools.make_record, record)

    def _on_made(self, request: int, sheet: MadeSheet) -> None:
        if request == self._request:
            self._sheet = sheet
            self.made.emit(sheet)

    def _on_saved(self, path: Path, _nothing: None) -> None:
        self.saved.emit(path)


def _read_beside(person_id: UUID, queue: QuestionQueue, store: NotesStore) -> _Read:
    from carecompanion.domain.queue_sheet import with_news

    person, facts = read_notes(store, person_id)
    return _Read(person, tuple(facts.values()), with_news(queue, store.get))


def _read_all(
    person_id: UUID, table: QuestionTable, today: date, windows: int, store: NotesStore
) -> _Read:
    read = read_queue(store, person_id, table, today=today, windows=windows)
    person, facts = read_notes(store, person_id)
    return _Read(person, tuple(facts.values()), read.queue)


def _make(
    make: Callable[[Paper], MadePage],
    picture_pages: Callable[[bytes, int], tuple[PagePicture, ...]],
    paper: Paper,
    width_px: int,
) -> MadeSheet:
    made = make(paper)
    return MadeSheet(paper, made, picture_pages(made.pdf, width_px))
