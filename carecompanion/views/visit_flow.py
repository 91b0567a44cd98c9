"""The ways to appointments: before, during and after, and to a page that came back."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from carecompanion.domain.question_queue import QuestionQueue, QueueEntry
from carecompanion.domain.queue_items import QueueItem
from carecompanion.domain.queue_order import QueuePlace
from carecompanion.domain.records import Person, Visit
from carecompanion.domain.visits import VisitQuestion, VisitStanding
from carecompanion.views.main_window import MainWindow
from carecompanion.views.models import Models
from carecompanion.views.navigator import Navigator
from carecompanion.views.screen import ScreenName

_OF_A_VISIT = (ScreenName.VISIT_BEFORE, ScreenName.VISIT_DURING, ScreenName.VISIT_AFTER)


class VisitFlow(QObject):
    """Moves to the screens and lets their models forget when locked. It holds no notes."""

    headline_asked = Signal(object)

    def __init__(self, window: MainWindow, navigator: Navigator, models: Models) -> None:
        super().__init__(window)
        self._window = window
        self._navigator = navigator
        self._models = models
        self._visits = models.visits
        self._visit = models.visit
        self._next: ScreenName | None = None
        models.notes_file.opened.connect(self.use_person)
        models.notes_file.locked.connect(self._on_locked)
        models.visit.loaded.connect(self._on_loaded)
        models.visit.gone.connect(self._on_gone)
        models.visit.planned.connect(self._on_planned)
        models.visit.deleted.connect(self._on_deleted)
        models.visit.edited.connect(models.walk.take_visit)
        models.answers.kept.connect(self._on_answers_kept)
        models.paper_answer.kept.connect(self._on_paper_kept)

    @Slot(object)
    def use_person(self, person: Person) -> None:
        """Let go of what is here about anybody, and go on with the visits of this person."""
        self._forget()
        self._visits.load(person.id)
        self._models.answers.use_person(person.id)
        self._models.paper_answer.use_person(person.id)

    @Slot()
    def show_visits(self) -> None:
        """The list."""
        self._navigator.go(ScreenName.VISITS)

    @Slot()
    def plan(self) -> None:
        """One more visit; its screen follows once it is there."""
        if self._visits.person_id is not None:
            self._visit.plan(self._visits.person_id)

    @Slot(object)
    def show_visit(self, visit: Visit) -> None:
        """A visit as it stands: planned, or one that was. The screen follows once it is read."""
        held = visit.standing(self._visits.today) is VisitStanding.HELD
        self._open(visit, ScreenName.VISIT_AFTER if held else ScreenName.VISIT_BEFORE)

    @Slot(object)
    def print_visit(self, visit: Visit) -> None:
        """The questions of a visit on paper."""
        self._print(visit)

    @Slot()
    def print_open_visit(self) -> None:
        """The questions of the visit whose screen is open, on paper."""
        if self._visit.is_loaded:
            self._print(self._visit.visit)

    @Slot()
    def print_record(self) -> None:
        """What was asked at the open visit and what was said, on paper."""
        if self._visit.is_loaded:
            visit = self._visit.visit
            self._models.queue_sheet.choose(queue_of(visit), visit)
            self._models.queue_sheet.choose_record(True)
            self._navigator.go(ScreenName.QUEUE_SHEET)

    @Slot()
    def show_before(self) -> None:
        """When, where and what to bring."""
        self._turn_to(ScreenName.VISIT_BEFORE)

    @Slot()
    def show_during(self) -> None:
        """The questions, large."""
        self._turn_to(ScreenName.VISIT_DURING)

    @Slot()
    def show_after(self) -> None:
        """What was said."""
        self._turn_to(ScreenName.VISIT_AFTER)

    @Slot(object)
    def show_answers(self, path: Path) -> None:
        """What a page that came back says, to look through."""
        self._navigator.go(ScreenName.VISIT_ANSWERS)
        self._models.answers.bring(path)

    @Slot()
    def show_paper_answers(self) -> None:
        """A code beside a printed question, to type its answer in."""
        self._models.answers.close_page()
        self._navigator.go(ScreenName.VISIT_ANSWERS)

    def _open(self, visit: Visit, screen: ScreenName) -> None:
        self._next = screen
        self._visit.open(visit.id)

    def _turn_to(self, screen: ScreenName) -> None:
        self._visit.leave_field()
        self._navigator.start_at(ScreenName.HOME, ScreenName.VISITS, screen)

    def _print(self, visit: Visit) -> None:
        self._models.queue_sheet.choose(queue_of(visit), visit)
        self._navigator.go(ScreenName.QUEUE_SHEET)

    def _forget(self) -> None:
        self._next = None
        self._visit.clear()
        self._visits.clear()
        self._models.answers.clear()
        self._models.paper_answer.clear()

    @Slot()
    def _on_loaded(self) -> None:
        screen, self._next = self._next, None
        if screen is not None:
            self._navigator.go(screen)

    @Slot(object)
    def _on_planned(self, visit: Visit) -> None:
        self._open(visit, ScreenName.VISIT_BEFORE)

    @Slot()
    def _on_gone(self) -> None:
        self._next = None
        if self._navigator.current in _OF_A_VISIT:
            self._navigator.start_at(ScreenName.HOME, ScreenName.VISITS)

    @Slot(int)
    def _on_answers_kept(self, _count: int) -> None:
        """They may be in the visit that is open behind: it is read again."""
        self._visit.reload()

    @Slot()
    def _on_paper_kept(self) -> None:
        """It may be in the visit that is open behind: it is read again."""
        self._visit.reload()

    @Slot()
    def _on_deleted(self) -> None:
        self._navigator.start_at(ScreenName.HOME, ScreenName.VISITS)
        self._window.status.say(self.tr("Appointment deleted. Undo brings it back."))

    @Slot()
    def _on_locked(self) -> None:
        self._forget()


def queue_of(visit: Visit) -> QuestionQueue:
    """The questions of a visit as a list to print: those that lead, then the others."""
    return QuestionQueue(
        top=tuple(_entry(each) for each in visit.top),
        rest=tuple(_entry(each) for each in visit.more),
    )


def _entry(question: VisitQuestion) -> QueueEntry:
    items = tuple(
        QueueItem(
            key=question.key,
            text=question.text,
            headline_id=headline_id,
            headline="",
            group=question.group,
            question=question.question,
        )
        for headline_id in question.headline_ids or (None,)
    )
    return QueueEntry(
        key=question.key, text=question.text, items=items, place=QueuePlace(key=question.key)
    )
