"""One person: name, what pages print of it, who this is for, what helps in talking, and pause."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from carecompanion.domain.records import BornStyle, NameStyle, Person, Relation
from carecompanion.viewmodels.people import PeopleModel
from carecompanion.views.people_words import SHORT_LETTERS, people_words, show_notes_words
from carecompanion.views.screen import Screen, ScreenActions, ScreenName
from carecompanion.views.walk.mark_words import relation_labels
from carecompanion.views.widgets.card import Card
from carecompanion.views.widgets.form_row import FormRow
from carecompanion.views.widgets.labels import Body, Quiet, Section
from carecompanion.views.widgets.line_field import LineField
from carecompanion.views.widgets.option_row import CheckRow, OptionGroup


class PersonScreen(Screen):
    """Each change takes effect at once and is kept. Every field may stay empty."""

    NAME = ScreenName.PERSON

    finished = Signal()
    notes_asked = Signal(object)

    def __init__(self, people: PeopleModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._people = people
        self._person_id: UUID | None = None
        self._born = ""
        self.add_heading("", self.tr("About this person"))
        self._add_name()
        self._add_born()
        self._add_talking()
        self._add_pause()
        people.changed.connect(self._show_person)
        people.born_read.connect(self._on_born)

    @property
    def person_id(self) -> UUID | None:
        """Who this screen is about; None before anybody was chosen."""
        return self._person_id

    def set_person(self, person_id: UUID) -> None:
        """Who this screen is about from now on."""
        if person_id != self._person_id:
            self._person_id, self._born = person_id, ""

    def bar_words(self) -> ScreenActions:
        """The words of the action bar as they are now."""
        person, shown = self._person(), self._people.current
        if person is None:
            return ScreenActions(back=True)
        second = ""
        if shown is not None and person.id != shown.id:
            called = people_words(self._people.people, letters=SHORT_LETTERS)[person.id]
            second = show_notes_words(called).replace("&", "&&")
        return ScreenActions(primary=self.tr("Done"), second=second, back=True)

    def choose_primary(self) -> None:
        """Nothing is left to do: every change is kept as it is made."""
        self.finished.emit()

    def choose_second(self) -> None:
        """Show the notes of this person."""
        person = self._person()
        if person is not None:
            self.notes_asked.emit(person)

    def arrive(self) -> None:
        """Show what the models hold now."""
        self._show_person()
        if self._person_id is not None:
            self._people.read_born(self._person_id)

    def leave(self) -> None:
        """Another screen is about to be seen."""
        self._people.leave_field()

    def first_field(self) -> QWidget | None:
        """What gets the focus on arrival."""
        return self._name

    def _person(self) -> Person | None:
        return self._people.person(self._person_id) if self._person_id is not None else None

    def _add_name(self) -> None:
        card = Card()
        self._name = self._line("person_name", self._on_name)
        card.add(FormRow(self.tr("Name"), self._name, optional=True))
        self._relation = OptionGroup(self.tr("Who is this for?"))
        self._relation.setObjectName("person_relation")
        self._relation.add_options(relation_labels())
        self._relation.chosen.connect(self._on_relation)
        hint = self.tr("It chooses words such as “ours” or “mine” in your questions.")
        card.add(FormRow(self.tr("Who is this for?"), self._relation, hint=hint))
        self._name_style = OptionGroup(self.tr("Name on pages"))
        self._name_style.setObjectName("name_style")
        self._name_style.add_options(
            {
                NameStyle.AS_WRITTEN: self.tr("As written"),
                NameStyle.INITIALS: self.tr("Initials"),
                NameStyle.HIDDEN: self.tr("Not at all"),
            }
        )
        self._name_style.chosen.connect(self._on_name_style)
        card.add(FormRow(self.tr("Name on pages"), self._name_style))
        self._name_example = self._example("name_example")
        card.add(self._name_example)
        self.page.add(card)

    def _add_born(self) -> None:
        card = Card()
        self._born_style = OptionGroup(self.tr("Date of birth on pages"))
        self._born_style.setObjectName("born_style")
        self._born_style.add_options(
            {
                BornStyle.AS_WRITTEN: self.tr("As written"),
                BornStyle.YEAR: self.tr("The year"),
                BornStyle.HIDDEN: self.tr("Not at all"),
            }
        )
        self._born_style.chosen.connect(self._on_born_style)
        card.add(FormRow(self.tr("Date of birth on pages"), self._born_style))
        self._born_example = self._example("born_example")
        card.add(self._born_example)
        self.page.add(card)

    def _add_talking(self) -> None:
        card = Card()
        self._needs = self._line("person_needs", self._on_needs)
        hint = self.tr("Such as: uses pictures, hears better on the left. Not on pages yet.")
        card.add(FormRow(self.tr("What helps when talking"), self._needs, hint=hint, optional=True))
        self._interpreter = self._line("person_interpreter", self._on_interpreter)
        hint = self.tr("The language. Empty means that nobody interprets. Not on pages yet.")
        label = self.tr("Interpreter for")
        card.add(FormRow(label, self._interpreter, hint=hint, optional=True))
        self.page.add(card)

    def _add_pause(self) -> None:
        card = Card()
        card.add(Section(self.tr("Pause")))
        card.add(
            Body(
                self.tr(
                    "When life changes, these notes can rest. Ages, dates and questions to you "
                    "stop. Every note stays. You can go on at any time, or never."
                )
            )
        )
        self._pause = CheckRow(self.tr("Pause everything for this person"))
        self._pause.setObjectName("pause_person")
        self._pause.ticked.connect(self._on_paused)
        card.add(self._pause)
        self.page.add(card)

    def _line(self, name: str, typed: object) -> LineField:
        field = LineField()
        field.setObjectName(name)
        field.typed.connect(typed)
        field.left.connect(self._people.leave_field)
        return field

    def _example(self, name: str) -> Quiet:
        example = Quiet()
        example.setObjectName(name)
        return example

    @Slot()
    def _show_person(self) -> None:
        person = self._person()
        if person is None:
            return
        if self._people.are_several:
            called = people_words(self._people.people)[person.id]
            self.set_heading("", self.tr("About {name}").format(name=called))
        else:
            self.set_heading("", self.tr("About this person"))
        self._name.set_text_quietly(person.name)
        self._needs.set_text_quietly(person.needs)
        self._interpreter.set_text_quietly(person.interpreter)
        self._relation.set_value(person.relation)
        self._name_style.set_value(person.name_style)
        self._born_style.set_value(person.born_style)
        self._pause.set_ticked(person.paused)
        self._show_examples(person)
        self.actions_changed.emit()

    def _show_examples(self, person: Person) -> None:
        shown = person.name_on_pages.strip() or self.tr("(no name on this page)")
        self._name_example.setText(self.tr("Pages say: {words}").format(words=shown))
        if not self._born.strip():
            words = self.tr("No date of birth is written down yet.")
        else:
            born = person.born_on_pages(self._born).strip() or self.tr("not shown here")
            words = self.tr("Pages say: {words}").format(words=born)
        self._born_example.setText(words)

    @Slot(object, str)
    def _on_born(self, person_id: UUID, born: str) -> None:
        person = self._person()
        if person is not None and person_id == self._person_id:
            self._born = born
            self._show_examples(person)

    @Slot(str)
    def _on_name(self, text: str) -> None:
        if self._person_id is not None:
            self._people.set_name(self._person_id, text)

    @Slot(str)
    def _on_needs(self, text: str) -> None:
        if self._person_id is not None:
            self._people.set_needs(self._person_id, text)

    @Slot(str)
    def _on_interpreter(self, text: str) -> None:
        if self._person_id is not None:
            self._people.set_interpreter(self._person_id, text)

    @Slot(object)
    def _on_relation(self, relation: Relation) -> None:
        if self._person_id is not None:
            self._people.set_relation(self._person_id, relation)

    @Slot(object)
    def _on_name_style(self, style: NameStyle) -> None:
        if self._person_id is not None:
            self._people.set_name_style(self._person_id, style)

    @Slot(object)
    def _on_born_style(self, style: BornStyle) -> None:
        if self._person_id is not None:
            self._people.set_born_style(self._person_id, style)

    @Slot(bool)
    def _on_paused(self, paused: bool) -> None:
        if self._person_id is not None:
            self._people.set_paused(self._person_id, paused)
