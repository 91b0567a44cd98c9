"""The way to Find and back, and from a result to where it lives."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final
from uuid import UUID

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from carecompanion.domain.questions import Group
from carecompanion.domain.records import (
    Answer,
    Attachment,
    DetailMark,
    Headline,
    HeadlineSource,
    Person,
    QuestionChoice,
    QueueOrder,
    Record,
    Story,
    Visit,
)
from carecompanion.views.main_window import MainWindow
from carecompanion.views.models import Models
from carecompanion.views.navigator import Navigator
from carecompanion.views.screen import ScreenName

_STEP_OF_GROUP: Final[Mapping[Group, ScreenName]] = MappingProxyType(
    {
        Group.RELEVANCE: ScreenName.RELEVANCE,
        Group.STAGE: ScreenName.STAGE,
        Group.RISK: ScreenName.RISK,
        Group.ACCESS: ScreenName.ACCESS,
    }
)


class FindFlow(QObject):
    """Opens Find from anywhere, and puts the person back where they were. It holds no notes.

    Facts and people are opened by others: `fact_asked` and `person_asked`.
    """

    paper_asked = Signal(object)
    fact_asked = Signal(object)
    person_asked = Signal(object)
    visit_asked = Signal(object)
    other_person_asked = Signal(object)

    def __init__(self, window: MainWindow, navigator: Navigator, models: Models) -> None:
        super().__init__(window)
        self._window = window
        self._navigator = navigator
        self._finding = models.finding
        self._notes_file = models.notes_file
        self._walk = models.walk
        self._preview = models.preview
        self._came_from: tuple[ScreenName, QWidget | None, tuple[str, int, int]] | None = None
        self._step: tuple[ScreenName, str] | None = None
        self._people = models.people
        self._of_other: Record | None = None
        models.notes_file.opened.connect(self.use_person)
        models.notes_file.locked.connect(self._on_locked)
        models.walk.loaded.connect(self._on_walk_loaded)
        models.walk.gone.connect(self._on_walk_gone)
        navigator.arrived.connect(self._on_arrived)
        window.menus.find_chosen.connect(self.show_find)

    @Slot(object)
    def use_person(self, person: Person) -> None:
        """Go on with the notes of this person."""
        self._finding.load(person)

    @Slot()
    def show_find(self) -> None:
        """Find, with the caret in its field; Back leads to where the person is now."""
        here = self._navigator.current
        if here is None or here is ScreenName.COVER or not self._notes_file.is_open:
            return
        if here is ScreenName.FIND:
            self._navigator.go(here)  # the caret is in the field again
            return
        focused = self._window.screen_for(here).focusWidget()
        self._came_from = (here, focused, self._window.caret(here))
        self._navigator.go(ScreenName.FIND)

    @Slot(object)
    def open_record(self, record: Record) -> None:  # noqa: C901 - one for each kind
        """Show a record where it lives; Back leads to the results again.

        For one of somebody else, the notes of that person come first.
        """
        self._of_other = None
        if not isinstance(record, Person) and not self._is_about_current(record):
            self._of_other = record
            self.other_person_asked.emit(record.person_id)
            return
        match record:
            case Headline():
                self._open_walk(record.id, ScreenName.HEADLINE, "headline_text")
            case Story():
                self._open_walk(record.headline_id, ScreenName.HEADLINE, "headline_story")
            case Answer():
                step = _STEP_OF_GROUP[record.question.group]
                says = f"row_{record.question.value}_says"
                self._open_walk(record.headline_id, step, says)
            case DetailMark():
                says = f"detail_{record.detail.value}_says"
                self._open_walk(record.headline_id, ScreenName.RELEVANCE, says)
            case QuestionChoice():
                self._open_walk(record.headline_id, ScreenName.QUESTIONS, "")
            case HeadlineSource():
                self._open_walk(record.headline_id, ScreenName.HEADLINE, "headline_text")
            case Visit():
                self.visit_asked.emit(record)
            case QueueOrder():
                self._navigator.go(ScreenName.QUEUE)
            case Attachment():
                self.paper_asked.emit(record)
            case Person():
                self.person_asked.emit(record)
            case _:
                self.fact_asked.emit(record)

    @Slot(object)
    def open_page(self, headline: Headline) -> None:
        """The one page of a headline, as it will be printed."""
        self._open_walk(headline.id, ScreenName.PAGE, "")

    @Slot(object)
    def go_on(self, _person: Person) -> None:
        """The notes of somebody else are shown: open what was asked for, if it is about them."""
        record, self._of_other = self._of_other, None
        if record is not None and self._is_about_current(record):
            self.open_record(record)

    def _is_about_current(self, record: Record) -> bool:
        current = self._people.current
        return current is None or record.person_id == current.id

    def _open_walk(self, headline_id: UUID, step: ScreenName, field: str) -> None:
        self._preview.clear()
        self._step = (step, field)  # the screen follows once the walk is there
        self._walk.open(headline_id)

    @Slot()
    def _on_walk_loaded(self) -> None:
        step, self._step = self._step, None
        if step is not None:
            name, field = step
            self._navigator.go(name)
            if field:
                self._window.put_caret(field, 0, 0)
                self._show_field(field)

    def _show_field(self, name: str) -> None:
        screen = self._window.current_screen
        field = screen.findChild(QWidget, name) if screen is not None else None
        if screen is not None and field is not None:
            screen.page.show_whole(field)

    @Slot()
    def _on_walk_gone(self) -> None:
        self._step = None

    @Slot(object)
    def _on_arrived(self, name: ScreenName) -> None:
        """Back from Find: the keyboard, the caret and the scrolling are as they were."""
        if self._came_from is None or name is not self._came_from[0]:
            return
        _, widget, (field, caret, scroll) = self._came_from
        self._came_from = None
        if field:
            self._window.put_caret(field, caret, scroll)
            return
        screen = self._window.screen_for(name)
        if widget is not None and widget in screen.findChildren(QWidget):  # still there
            widget.setFocus()
            screen.page.verticalScrollBar().setValue(scroll)

    @Slot()
    def _on_locked(self) -> None:
        self._came_from, self._step, self._of_other = None, None, None
        self._finding.clear()
