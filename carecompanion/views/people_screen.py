"""People: who these notes are about, whose notes are shown, one more, one less."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from carecompanion.domain.records import Person, Relation
from carecompanion.viewmodels.people import PeopleModel
from carecompanion.views.people_words import SHORT_LETTERS, people_words, show_notes_words
from carecompanion.views.screen import Screen, ScreenActions, ScreenName
from carecompanion.views.walk.mark_words import relation_labels
from carecompanion.views.widgets.boxes import Column, clear_column, keep_tab_order
from carecompanion.views.widgets.buttons import PlainButton
from carecompanion.views.widgets.card import Card
from carecompanion.views.widgets.flow_layout import FlowRow
from carecompanion.views.widgets.labels import Body, Quiet, Section, Strong
from carecompanion.views.widgets.notice import announce


class PersonRow(Card):
    """One person: who it is, and what can be done."""

    show_asked = Signal(object)
    change_asked = Signal(object)
    delete_asked = Signal(object)

    def __init__(
        self,
        person: Person,
        called: str,
        *,
        short: str,
        is_shown: bool,
        may_delete: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent, gap=2)
        self._person = person
        self._called = called
        self.add(Strong(called))
        for words in self._state_words(is_shown=is_shown):
            self.add(Quiet(words))
        self.change_button = self._button(self.tr("Change"), self._on_change)
        show = PlainButton(show_notes_words(short).replace("&", "&&"))
        show.setAccessibleName(show_notes_words(called))
        show.clicked.connect(self._on_show)
        delete = self._button(self.tr("Delete…"), self._on_delete)
        buttons = (show,) if not is_shown else ()
        self.add(FlowRow(*buttons, self.change_button, *((delete,) if may_delete else ())))

    def _state_words(self, *, is_shown: bool) -> list[str]:
        said = self._person.relation is not Relation.NOT_SAID
        return [
            *([relation_labels()[self._person.relation]] if said else []),
            *([self.tr("You see these notes now.")] if is_shown else []),
            *([self.tr("Paused: nothing asks or counts here.")] if self._person.paused else []),
        ]

    def _button(self, words: str, clicked: object) -> PlainButton:
        button = PlainButton(words)
        button.setAccessibleName(f"{words.rstrip('…')}: {self._called}")
        button.clicked.connect(clicked)
        return button

    @Slot()
    def _on_show(self) -> None:
        self.show_asked.emit(self._person)

    @Slot()
    def _on_change(self) -> None:
        self.change_asked.emit(self._person)

    @Slot()
    def _on_delete(self) -> None:
        self.delete_asked.emit(self._person)


class PeopleScreen(Screen):
    """Each person has notes of their own. Deleting one asks first, here in the page (ux.md 2.1)."""

    NAME = ScreenName.PEOPLE

    show_asked = Signal(object)
    change_asked = Signal(object)
    add_asked = Signal()
    delete_confirmed = Signal(object)

    def __init__(self, people: PeopleModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._people = people
        self._shown: tuple[tuple[Person, ...], Person | None] | None = None
        self._to_delete: Person | None = None
        self.add_heading("", self.tr("Who these notes are about"))
        self.page.add(
            Body(
                self.tr(
                    "Each person has notes, headlines and files of their own. "
                    "You see those of one person at a time."
                )
            )
        )
        self._add_question()
        self._rows = QWidget()
        self._column = Column(self._rows, gap=3)
        self.page.add(self._rows)
        people.changed.connect(self._show_people)

    def bar_words(self) -> ScreenActions:
        """The words of the action bar as they are now."""
        return ScreenActions(primary=self.tr("Add a person"), back=True)

    def choose_primary(self) -> None:
        """What the primary button does."""
        self.add_asked.emit()

    def arrive(self) -> None:
        """Show what the models hold now."""
        self._question.hide()
        self._show_people()
        self._people.load()

    def first_field(self) -> QWidget | None:
        """What gets the focus on arrival."""
        rows = self._person_rows()
        return rows[0].change_button if rows else None

    def _person_rows(self) -> list[PersonRow]:
        items = (self._column.itemAt(place) for place in range(self._column.count()))
        widgets = (item.widget() for item in items if item is not None)
        return [widget for widget in widgets if isinstance(widget, PersonRow)]

    @Slot()
    def _show_people(self) -> None:
        people, current = self._people.people, self._people.current
        if (people, current) == self._shown:
            return  # rows made anew would lose a click that is half done
        self._shown = people, current
        clear_column(self._column)
        called, short = people_words(people), people_words(people, letters=SHORT_LETTERS)
        for place, person in enumerate(people, start=1):
            row = PersonRow(
                person,
                called[person.id],
                short=short[person.id],
                is_shown=current is not None and person.id == current.id,
                may_delete=len(people) > 1,
            )
            row.setObjectName(f"person_{place}")
            row.show_asked.connect(self.show_asked)
            row.change_asked.connect(self.change_asked)
            row.delete_asked.connect(self._ask)
            self._column.addWidget(row)
        keep_tab_order(self._rows)

    def _add_question(self) -> None:
        self._question = Card()
        self._question.setObjectName("delete_person_question")
        self._asked = Section("")
        self._question.add(self._asked)
        self._question.add(
            Body(
                self.tr(
                    "All notes, headlines and files about this person go too. "
                    "They stay in Recently deleted for 30 days and can be brought back from there."
                )
            )
        )
        self._keep_button = PlainButton(self.tr("Keep everything"))
        self._keep_button.setObjectName("keep_person")
        self._keep_button.clicked.connect(self._keep)
        delete = PlainButton(self.tr("Delete this person"))
        delete.setObjectName("delete_person")
        delete.clicked.connect(self._delete)
        self._question.add(FlowRow(self._keep_button, delete))
        self._question.hide()
        self.page.add(self._question)
        escape = QShortcut(QKeySequence("Esc"), self._question)
        escape.activated.connect(self._keep)

    @Slot(object)
    def _ask(self, person: Person) -> None:
        self._to_delete = person
        called = people_words(self._people.people)[person.id]
        words = self.tr("Delete {name} and all notes about {name}?")
        self._asked.setText(words.format(name=called))
        self._question.show()
        self.page.scroll_to_top()
        self._keep_button.setFocus()
        announce(self, self._asked.text(), polite=False)

    @Slot()
    def _keep(self) -> None:
        self._to_delete = None
        self._focus_first_row()
        self._question.hide()

    @Slot()
    def _delete(self) -> None:
        person, self._to_delete = self._to_delete, None
        self._focus_first_row()
        self._question.hide()
        if person is not None:
            self.delete_confirmed.emit(person)

    def _focus_first_row(self) -> None:
        first = self.first_field()
        if first is not None:
            first.setFocus()
