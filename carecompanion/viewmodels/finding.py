"""Finding in the notes as a view sees it: results follow the typing, read a few at a time."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from carecompanion.domain.errors import CareError
from carecompanion.domain.ports.notes import NotesStore
from carecompanion.domain.records import PaperText, Person, Record
from carecompanion.domain.search import (
    FOUND_AT_ONCE,
    FindingPlace,
    Findings,
    FindScope,
    Found,
    Scope,
    Search,
)
from carecompanion.session.session import Session

PAUSE_MS = 40
"""How long the typing rests before it is looked for; letters typed faster are one search."""


class FindModel(QObject):
    """Looks for what is typed. What comes back for earlier letters is dropped.

    One search is under way at a time, so that fast typing never queues up. Nothing typed here is
    kept anywhere.
    """

    changed = Signal()
    cleared = Signal()
    people_changed = Signal()
    opened = Signal(object)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._person: Person | None = None
        self._people: dict[UUID, Person] = {}
        self._wanted = Search(text="")
        self._scope: Scope = FindScope.EVERYTHING
        self._is_for_everybody = False
        self._items: tuple[Found, ...] = ()
        self._also: tuple[str, ...] = ()
        self._go_on: FindingPlace | None = None
        self._answered: Search | None = None
        self._is_busy = False
        self._room = FOUND_AT_ONCE
        self._soon = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._soon.timeout.connect(self._look)

    @property
    def text(self) -> str:
        """What was typed."""
        return self._wanted.text

    @property
    def items(self) -> tuple[Found, ...]:
        """The results read so far, exact ones first, each part newest first."""
        return self._items

    @property
    def also(self) -> tuple[str, ...]:
        """Words that were looked for too, because few notes hold those typed."""
        return self._also

    @property
    def is_settled(self) -> bool:
        """True when the results are those of what is typed now."""
        return self._answered == self._limited() and not self._is_busy

    @property
    def may_have_more(self) -> bool:
        """True while further results may be there."""
        return self._go_on is not None

    @property
    def people(self) -> tuple[Person, ...]:
        """Everybody the notes are about; the filter by person is for two and more."""
        return tuple(self._people.values())

    def name_of(self, found: Found) -> str:
        """Whose note it is; empty unless the notes of everybody are looked through."""
        person = self._people.get(found.person_id) if self._is_for_everybody else None
        return person.name if person is not None else ""

    def load(self, person: Person) -> None:
        """Go on with the notes of this person."""
        self.clear()
        self._person = person
        self._session.read(_people, self._on_people)

    def refresh(self) -> None:
        """Look again: notes, or the people, may have changed since."""
        self._session.flush()
        self._session.read(_people, self._on_people)
        self._answered = None
        self._look()

    def set_text(self, text: str) -> None:
        """Look for other words."""
        self._wanted = replace(self._wanted, text=text)
        self._soon.start()

    def set_scope(self, scope: Scope) -> None:
        """Look through one kind of notes, or everything."""
        self._scope = scope
        self._look()

    def set_span(self, *, since: str, until: str) -> None:
        """Look between two dates as they are kept; an empty one is no limit."""
        self._wanted = replace(self._wanted, since=since, until=until)
        self._look()

    def set_for_everybody(self, is_for_everybody: bool) -> None:
        """Look through the notes of everybody, or of the person at hand alone."""
        self._is_for_everybody = is_for_everybody
        self._look()

    def fetch_more(self) -> None:
        """Read further results."""
        if self._go_on is not None and not self._is_busy:
            self._room = len(self._items) + FOUND_AT_ONCE
            self._ask(self._go_on)

    def open(self, found: Found) -> None:
        """Read the record of a result; `opened` follows, with the file for the words of a file."""
        self._session.read(partial(_target, found.record_id), self._on_target)

    def clear(self) -> None:
        """Forget everything, as when the notes are locked."""
        self._soon.stop()
        self._person, self._people = None, {}
        self._wanted, self._scope = Search(text=""), FindScope.EVERYTHING
        self._is_for_everybody = self._is_busy = False
        self._answered = None
        self.cleared.emit()
        self._show((), (), None)

    def _limited(self) -> Search:
        """What was typed, within the filters."""
        is_one = self._person is not None and not self._is_for_everybody
        person_id = self._person.id if is_one and self._person is not None else None
        return replace(self._wanted, person_id=person_id).within(self._scope)

    @Slot()
    def _look(self) -> None:
        self._soon.stop()
        if self._person is None or self._is_busy or self._answered == self._limited():
            return
        self._room = FOUND_AT_ONCE
        self._ask(None)

    def _ask(self, after: FindingPlace | None) -> None:
        self._is_busy = True
        wanted = self._limited()
        query = partial(_search, wanted, after)
        done = partial(self._on_findings, wanted, after)
        self._session.read(query, done, failed=self._on_failed)

    def _on_findings(self, wanted: Search, after: FindingPlace | None, findings: Findings) -> None:
        self._is_busy = False
        if wanted != self._limited():
            if not self._soon.isActive():
                self._look()
            return
        self._answered = wanted
        before = self._items if after is not None else ()
        also = tuple(dict.fromkeys(self._also + findings.also)) if after else findings.also
        self._show(before + findings.items, also, findings.go_on)
        if self._go_on is not None and len(self._items) < self._room:
            self._ask(self._go_on)  # some were looked through, and fewer than wanted found
        else:
            self._look_into_next()

    def _on_failed(self, error: CareError) -> None:
        """The notes cannot be read now; whatever is typed next tries again."""
        self._is_busy = False
        self._session.save_failed.emit(error)

    def _look_into_next(self) -> None:
        """Read the next long text, one at a time."""
        bare = next((item for item in self._items if item.excerpt is None), None)
        if bare is not None and self._answered is not None:
            query = partial(_look_into, self._answered, bare.record_id)
            self._session.read(query, partial(self._on_looked_into, self._answered, bare))

    def _on_looked_into(self, wanted: Search, bare: Found, found: Found | None) -> None:
        if wanted != self._answered or bare not in self._items:
            return
        items = (found if item is bare else item for item in self._items)
        self._show(tuple(item for item in items if item is not None), self._also, self._go_on)
        self._look_into_next()

    def _show(
        self, items: tuple[Found, ...], also: tuple[str, ...], go_on: FindingPlace | None
    ) -> None:
        self._items, self._also, self._go_on = items, also, go_on
        self.changed.emit()

    def _on_people(self, people: tuple[Person, ...]) -> None:
        self._people = {person.id: person for person in people}
        self.people_changed.emit()

    def _on_target(self, record: Record | None) -> None:
        if record is not None:
            self.opened.emit(record)
        else:
            self.refresh()


def _search(wanted: Search, after: FindingPlace | None, store: NotesStore) -> Findings:
    return store.search(wanted, after=after, limit=FOUND_AT_ONCE)


def _look_into(wanted: Search, record_id: UUID, store: NotesStore) -> Found | None:
    return store.look_into(wanted, record_id)


def _people(store: NotesStore) -> tuple[Person, ...]:
    return store.people()


def _target(record_id: UUID, store: NotesStore) -> Record | None:
    record = store.get(record_id)
    return store.get(record.attachment_id) if isinstance(record, PaperText) else record
