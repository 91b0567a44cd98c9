"""Whose notes are shown: choosing somebody else lets go of everything about the one before."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import QObject, Slot

from carecompanion.domain.records import Person
from carecompanion.viewmodels.editing import SaveState
from carecompanion.viewmodels.notes_file import Place
from carecompanion.views.main_window import MainWindow
from carecompanion.views.models import Models
from carecompanion.views.navigator import Navigator
from carecompanion.views.people_words import SHORT_LETTERS, notes_about, people_words
from carecompanion.views.person_screen import PersonScreen
from carecompanion.views.screen import ScreenName


class PeopleFlow(QObject):
    """Moves between people. It holds no notes.

    `Flow` and its like let go of what they show in `use_person`, which comes before this.
    """

    def __init__(self, window: MainWindow, navigator: Navigator, models: Models) -> None:
        super().__init__(window)
        self._window = window
        self._navigator = navigator
        self._models = models
        self._people = models.people
        self._is_adding = False
        models.notes_file.opened.connect(self._on_opened)
        models.notes_file.locked.connect(self._on_locked)
        models.people.chosen.connect(self._on_chosen)
        models.people.changed.connect(self._show_whose)
        models.people.deleted.connect(self._on_deleted)
        models.people.person_changed.connect(models.walk.take_person)
        models.walk.person_changed.connect(models.people.take)
        window.people_asked.connect(self.show_people)
        window.menus.people_chosen.connect(self.show_people)

    @Slot()
    def show_people(self) -> None:
        """Who the notes are about."""
        self._navigator.go(ScreenName.PEOPLE)

    @Slot(object)
    def show_person(self, person: Person) -> None:
        """What is said about one person."""
        screen = self._window.screen_for(ScreenName.PERSON)
        if isinstance(screen, PersonScreen):
            screen.set_person(person.id)
        self._navigator.go(ScreenName.PERSON)

    @Slot()
    def leave_person(self) -> None:
        """Nothing more is said about this person: go back."""
        if self._navigator.current is ScreenName.PERSON:
            self._navigator.back()

    @Slot(object)
    def choose(self, person: Person) -> None:
        """Show the notes of this person; of the one shown already, Home."""
        current = self._people.current
        if current is not None and current.id == person.id:
            self._navigator.start_at(ScreenName.HOME)
        elif self._may_leave():
            self._people.choose(person.id)

    @Slot(object)
    def choose_by_id(self, person_id: UUID) -> None:
        """Show the notes of the person with this id, if they are in this file."""
        for person in self._people.people:
            if person.id == person_id:
                self.choose(person)

    @Slot()
    def add(self) -> None:
        """One more person: the notes about them begin with who it is."""
        if self._may_leave():
            self._is_adding = True
            self._people.add()

    @Slot(object)
    def delete(self, person: Person) -> None:
        """Delete somebody with all notes; it was asked before."""
        if self._may_leave():
            self._people.delete(person)

    def _may_leave(self) -> bool:
        """Not while something of this person is on its way: it would be cut off, or show later."""
        if self._models.editing.save_state is SaveState.NOT_SAVED:
            words = self.tr("The last change is not saved yet. Free some space first.")
        elif self._models.adding.is_adding or self._models.paper.is_copying:
            words = self.tr("A file is still on its way. Try again in a moment.")
        else:
            return True
        self._window.status.say(words)
        return False

    @Slot(object)
    def _on_opened(self, _person: Person) -> None:
        self._people.load()

    @Slot()
    def _on_locked(self) -> None:
        self._is_adding = False
        self._people.clear()
        self._window.show_whose("")

    @Slot(object)
    def _on_chosen(self, person: Person) -> None:
        """As if the notes had been locked and opened again, with somebody else in them."""
        self._models.notes_file.use_person(person)
        self._models.notes_file.remember_place(Place())
        self._window.forget_screens()
        self._show_whose()
        was_adding, self._is_adding = self._is_adding, False
        self._navigator.start_at(ScreenName.HOME)
        if was_adding:
            self.show_person(person)

    @Slot(object)
    def _on_deleted(self, _person: Person) -> None:
        self._window.status.say(
            self.tr("The person and all notes about them are deleted. Undo brings them back.")
        )

    @Slot()
    def _show_whose(self) -> None:
        current = self._people.current
        words = ""
        if current is not None and self._people.are_several:
            called = people_words(self._people.people, letters=SHORT_LETTERS)
            words = notes_about(called[current.id])
        self._window.show_whose(words)
