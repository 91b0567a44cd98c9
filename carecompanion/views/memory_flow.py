"""The ways through the care memory, from anywhere in the app."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot

from carecompanion.domain.memory import MemoryPart
from carecompanion.domain.records import Fact, FactKind, Person
from carecompanion.views.main_window import MainWindow
from carecompanion.views.models import Models
from carecompanion.views.navigator import Navigator
from carecompanion.views.screen import ScreenName


class MemoryFlow(QObject):
    """Moves between the overview, a part, a fact, the details and a new note. It holds no notes."""

    def __init__(self, window: MainWindow, navigator: Navigator, models: Models) -> None:
        super().__init__(window)
        self._window = window
        self._navigator = navigator
        self._overview = models.memory
        self._facts = models.facts
        self._form = models.fact_form
        self._details = models.details
        self._note = models.note
        self._walk = models.walk
        self._person: Person | None = None
        models.notes_file.opened.connect(self.use_person)
        models.notes_file.about_to_lock.connect(models.fact_form.leave)
        models.notes_file.locked.connect(self._on_locked)
        models.editing.records_reverted.connect(self._on_reverted)
        models.facts.fact_deleted.connect(self._on_deleted)
        models.fact_form.deleted.connect(self._on_deleted)
        navigator.left.connect(self._on_left)
        models.note.kept.connect(self._on_kept)
        window.menus.new_note_chosen.connect(self.show_note)

    @Slot(object)
    def use_person(self, person: Person) -> None:
        """Go on with the notes of this person, and let go of what is open about another."""
        self._person = person
        self._form.leave()
        self._form.clear()
        for model in (self._overview, self._facts, self._details, self._note):
            model.load(person.id)

    @Slot()
    def show_papers(self) -> None:
        """The files of the notes."""
        self._navigator.go(ScreenName.PAPERS)

    @Slot()
    def show_details(self) -> None:
        """The 14 details."""
        self._navigator.go(ScreenName.DETAILS)

    @Slot()
    def show_note(self) -> None:
        """A new note about today; Back leads to where the person is now."""
        self._navigator.go(ScreenName.NOTE)

    @Slot(object)
    def open_part(self, part: MemoryPart) -> None:
        """The facts of one part."""
        self._facts.show(part)
        self._navigator.go(ScreenName.MEMORY_PART)

    @Slot(object)
    def open_fact(self, fact: Fact) -> None:
        """The form of a fact that is in the notes."""
        self._form.open(fact)
        self._navigator.go(ScreenName.FACT)

    @Slot(object)
    def add(self, kind: FactKind) -> None:
        """The form of a fact that nobody has written yet."""
        if self._person is not None:
            self._form.begin(kind, self._person.id)
            self._navigator.go(ScreenName.FACT)

    @Slot()
    def write_team_words(self) -> None:
        """What the care team said to do in an emergency: the newest words, else a new note."""
        kept = self._walk.walk.safety if self._walk.is_loaded else ()
        words = [fact for fact in kept if fact.fact is FactKind.EMERGENCY_WORDS]
        if words:
            self.open_fact(words[0])
        else:
            self.add(FactKind.EMERGENCY_WORDS)

    @Slot()
    def _on_locked(self) -> None:
        self._person = None
        for model in (self._overview, self._facts, self._form, self._details, self._note):
            model.clear()

    @Slot(object)
    def _on_reverted(self, _ids: object) -> None:
        for model in (self._overview, self._facts, self._details, self._note):
            model.reload()

    @Slot(object)
    def _on_left(self, name: ScreenName) -> None:
        if name in (ScreenName.FACT, ScreenName.MEMORY_PART):
            self._walk.read_facts_again()

    def _leave(self, name: ScreenName) -> None:
        """Go back before anything is said: what is said goes when another screen comes."""
        if self._navigator.current is name:
            self._navigator.back()

    @Slot(object)
    def _on_deleted(self, _fact: Fact) -> None:
        self._leave(ScreenName.FACT)
        self._window.status.say(self.tr("Note deleted. Undo brings it back."))

    @Slot(object)
    def _on_kept(self, _fact: Fact) -> None:
        for model in (self._overview, self._facts, self._note):
            model.reload()
        self._leave(ScreenName.NOTE)
        self._window.status.say(self.tr("Your note is kept, under Daily changes."))
