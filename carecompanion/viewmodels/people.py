"""The people of a notes file as views see them: who they are, and whose notes are shown."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import NamedTuple
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from carecompanion.domain.changes import Action
from carecompanion.domain.ports.notes import NotesStore
from carecompanion.domain.records import (
    BornStyle,
    Fact,
    FactKind,
    NameStyle,
    Person,
    Relation,
    new_id,
)
from carecompanion.domain.whose import choose_person, current_person
from carecompanion.session.session import Session


class _Everybody(NamedTuple):
    people: tuple[Person, ...]
    current: Person


class PeopleModel(QObject):
    """Everybody in the notes, and the one whose notes are shown.

    `chosen` says that the notes of somebody else are shown from now on; `changed` that what is
    said about somebody is other than before, or that somebody came or went.
    """

    changed = Signal()
    chosen = Signal(object)
    person_changed = Signal(object)
    deleted = Signal(object)
    born_read = Signal(object, str)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._people: tuple[Person, ...] = ()
        self._current: Person | None = None
        session.records_reverted.connect(self._on_records_reverted)

    @property
    def people(self) -> tuple[Person, ...]:
        """Everybody, oldest first; empty while locked."""
        return self._people

    @property
    def current(self) -> Person | None:
        """Whose notes are shown; None while locked."""
        return self._current

    @property
    def are_several(self) -> bool:
        """Whether it has to be said whose notes these are."""
        return len(self._people) > 1

    @property
    def is_paused(self) -> bool:
        """Whether nothing about the person shown counts on, prompts or asks (ux.md 2.6)."""
        return self._current is not None and self._current.paused

    def person(self, person_id: UUID) -> Person | None:
        """Somebody by id; None when there is nobody, or nobody any more."""
        return next((each for each in self._people if each.id == person_id), None)

    def load(self) -> None:
        """Read who there is; `changed` follows."""
        self._session.flush()
        self._session.read(_read, self._on_read)

    def choose(self, person_id: UUID) -> None:
        """Save everything, and show the notes of this person; `chosen` follows.

        What was done before is no longer undone by a key: it would change what nobody sees.
        """
        self._session.forget_steps()
        self._session.read(partial(_choose, person_id), self._on_chosen)

    def add(self) -> None:
        """Write down one more person and show the notes about them, still empty."""
        person = Person(id=new_id())
        self._session.forget_steps()
        self._session.perform(Action.ADD_PERSON, puts=(person,))
        self._session.read(partial(_choose, person.id), self._on_chosen)

    def delete(self, person: Person) -> None:
        """Delete somebody and all that was written about them: one step. Ask first.

        The last one stays: notes are about somebody. `chosen` follows where it was the one shown.
        """
        if not self.are_several or self.person(person.id) is None:
            return
        if self._current is not None and self._current.id == person.id:
            other = next(each for each in self._people if each.id != person.id)
            self.choose(other.id)
        self._session.delete(Action.DELETE_PERSON, partial(_everything_of, person.id))
        self._session.read(_read, partial(self._on_deleted, person))

    def set_name(self, person_id: UUID, name: str) -> None:
        """How the person is called; saved when typing pauses."""
        self._type(person_id, "name", name)

    def set_needs(self, person_id: UUID, needs: str) -> None:
        """What helps in talking with the person; saved when typing pauses."""
        self._type(person_id, "needs", needs)

    def set_interpreter(self, person_id: UUID, language: str) -> None:
        """The language an interpreter is needed for; saved when typing pauses."""
        self._type(person_id, "interpreter", language)

    def set_relation(self, person_id: UUID, relation: Relation) -> None:
        """Who this is to whoever writes."""
        self._write(person_id, relation=relation)

    def set_name_style(self, person_id: UUID, style: NameStyle) -> None:
        """How pages print the name."""
        self._write(person_id, name_style=style)

    def set_born_style(self, person_id: UUID, style: BornStyle) -> None:
        """How much of the date of birth pages print."""
        self._write(person_id, born_style=style)

    def set_paused(self, person_id: UUID, paused: bool) -> None:
        """Let everything about this person rest, or go on."""
        self._write(person_id, paused=paused)

    def leave_field(self) -> None:
        """A field was left: save it."""
        self._session.leave_field()

    def read_born(self, person_id: UUID) -> None:
        """Read what is written as the date of birth; `born_read` follows."""
        self._session.flush()
        self._session.read(partial(_born, person_id), partial(self._on_born, person_id))

    def take(self, person: Person) -> None:
        """What is said about somebody was changed elsewhere, and is on its way to the disk."""
        self._people = tuple(person if each.id == person.id else each for each in self._people)
        if self._current is not None and self._current.id == person.id:
            self._current = person
        self.changed.emit()

    def clear(self) -> None:
        """Forget everybody, as when the notes are locked."""
        self._people, self._current = (), None

    def _type(self, person_id: UUID, field: str, text: str) -> None:
        person = self.person(person_id)
        if person is not None:
            person = replace(person, **{field: text})  # type: ignore[arg-type]
            self._session.type_into(Action.WRITE_PERSON, person, field)
            self._tell(person)

    def _write(self, person_id: UUID, **fields: object) -> None:
        self._session.flush()
        person = self.person(person_id)
        if person is not None:
            person = replace(person, **fields)  # type: ignore[arg-type]
            self._session.perform(Action.WRITE_PERSON, puts=(person,))
            self._tell(person)

    def _tell(self, person: Person) -> None:
        self.take(person)
        self.person_changed.emit(person)

    def _on_records_reverted(self, _ids: tuple[UUID, ...]) -> None:
        if self._current is not None:
            self._session.read(_read, self._on_read)

    def _on_read(self, found: _Everybody) -> None:
        before = self._current
        if before is not None and before.id != found.current.id:
            self.choose(found.current.id)  # the one shown is gone, after undo or redo
            return
        self._people, self._current = found
        self.changed.emit()
        if before is not None and before != found.current:
            self.person_changed.emit(found.current)

    def _on_deleted(self, person: Person, found: _Everybody) -> None:
        self._on_read(found)
        self.deleted.emit(person)

    def _on_chosen(self, found: _Everybody) -> None:
        self._people, self._current = found
        self.chosen.emit(found.current)
        self.changed.emit()

    def _on_born(self, person_id: UUID, born: str) -> None:
        self.born_read.emit(person_id, born)


def _read(store: NotesStore) -> _Everybody:
    return _Everybody(store.people(), current_person(store))


def _choose(person_id: UUID, store: NotesStore) -> _Everybody:
    current = choose_person(store, person_id)
    return _Everybody(store.people(), current)


def _everything_of(person_id: UUID, store: NotesStore) -> tuple[UUID, ...]:
    return store.everything_of(person_id)


def _born(person_id: UUID, store: NotesStore) -> str:
    facts: tuple[Fact, ...] = store.facts(person_id, (FactKind.BORN,), limit=1)
    return facts[0].text if facts else ""
