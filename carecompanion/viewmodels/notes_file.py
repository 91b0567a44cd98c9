"""The notes file as a view sees it: make it, open it, lock it, and who it is about."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass, fields
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from carecompanion.domain.errors import CareError
from carecompanion.domain.ports.notes import NotesStore
from carecompanion.domain.records import Person
from carecompanion.domain.vault_secrets import Secret
from carecompanion.domain.whose import current_person
from carecompanion.session.idle import LOCK_CHOICES_MINUTES
from carecompanion.session.session import Session, SessionState

PASSPHRASE_MIN = 12
"""Characters a passphrase of one's own needs; suggested words are longer (ux.md 2.2)."""

_PLACE_KEY = "place"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where the person was: screen, headline, field, caret, and how far it was scrolled.

    `about` says what a screen of the care memory shows: a part, or the kind and id of a fact.
    """

    screen: str = ""
    headline_id: str = ""
    about: str = ""
    field: str = ""
    caret: int = 0
    scroll: int = 0


class NotesFileModel(QObject):
    """Opens and locks one notes file and remembers the place inside it."""

    opened = Signal(object)
    open_failed = Signal(object)
    locked = Signal()
    about_to_lock = Signal()
    busy_changed = Signal(bool)
    lock_put_off = Signal()
    moved = Signal(object)
    lock_warning_due = Signal()
    lock_warning_cancelled = Signal()
    lock_minutes_changed = Signal(object)

    def __init__(
        self, session: Session, suggest_words: Callable[[], str], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._suggest_words = suggest_words
        self._person: Person | None = None
        session.state_changed.connect(self._on_state_changed)
        session.unlock_failed.connect(self._on_open_failed)
        session.about_to_lock.connect(self.about_to_lock)
        session.lock_put_off.connect(self.lock_put_off)
        session.moved.connect(self.moved)
        session.lock_warning_due.connect(self.lock_warning_due)
        session.lock_warning_cancelled.connect(self.lock_warning_cancelled)

    @property
    def person(self) -> Person | None:
        """Who the open notes are about; None while locked."""
        return self._person

    def use_person(self, person: Person) -> None:
        """The notes of this person are shown from now on."""
        self._person = person

    @property
    def is_open(self) -> bool:
        """True while the notes can be used."""
        return self._session.state is SessionState.UNLOCKED

    @property
    def path(self) -> Path | None:
        """The notes file in use or used last."""
        return self._session.path

    @property
    def lock_minutes(self) -> int | None:
        """After how many minutes without input the notes lock; None for never."""
        return self._session.lock_minutes

    @property
    def lock_choices(self) -> tuple[int | None, ...]:
        """The minutes to choose from."""
        return LOCK_CHOICES_MINUTES

    def set_lock_minutes(self, minutes: int | None) -> None:
        """Choose one of `lock_choices`; it holds at once. Anything else changes nothing."""
        if minutes in LOCK_CHOICES_MINUTES:
            self._session.set_lock_minutes(minutes)
            self.lock_minutes_changed.emit(minutes)

    def input_seen(self) -> None:
        """Somebody is there: do not lock yet."""
        self._session.input_seen()

    def suggested_words(self) -> str:
        """A fresh passphrase of four words."""
        return self._suggest_words()

    def create(self, path: Path, passphrase: str) -> None:
        """Make new notes."""
        self._session.create(path, passphrase)

    def unlock(self, path: Path, secret: Secret) -> None:
        """Open notes with their password or the code of their recovery sheet."""
        self._session.unlock(path, secret)

    def take_over(self, path: Path, secret: Secret) -> None:
        """Open notes that another computer seems to have open: the person knows better."""
        self._session.unlock(path, secret, take_over=True)

    def keep_both(self) -> None:
        """Go on in a file of another name, after another program changed the one in use."""
        self._session.keep_both()

    def lock(self) -> None:
        """Save everything and lock."""
        self._session.lock()

    def remember_place(self, place: Place) -> None:
        """Keep the place for the next unlocking; it lives inside the vault."""
        self._session.remember(_PLACE_KEY, json.dumps(asdict(place)))

    def find_place(self, done: Callable[[Place], None]) -> None:
        """Give `done` the place kept last, an empty one when there is none."""
        self._session.read(_read_place, done)

    def _on_state_changed(self, state: SessionState) -> None:
        self.busy_changed.emit(state in (SessionState.UNLOCKING, SessionState.LOCKING))
        if state is SessionState.UNLOCKED and self._person is None:
            self._session.read(_first_person, self._on_person_read)
        elif state is SessionState.LOCKED:
            was_open, self._person = self._person is not None, None
            if was_open:
                self.locked.emit()

    def _on_person_read(self, person: Person) -> None:
        self._person = person
        self.opened.emit(person)

    def _on_open_failed(self, error: CareError) -> None:
        self.open_failed.emit(error)


def _first_person(store: NotesStore) -> Person:
    return current_person(store)


def _read_place(store: NotesStore) -> Place:
    kept = store.read_state(_PLACE_KEY)
    if kept is None:
        return Place()
    values = json.loads(kept)
    known = {field.name for field in fields(Place)}
    return Place(**{name: value for name, value in values.items() if name in known})
