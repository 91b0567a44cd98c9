"""Learn as a view sees it: made ready on a worker, searched, and its questions put on the list."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Final
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from carecompanion.domain.asking_notes import newest_asking
from carecompanion.domain.changes import Action
from carecompanion.domain.new_facts import new_fact
from carecompanion.domain.questions import Asker, asker_of
from carecompanion.domain.records import Fact, FactKind, Person
from carecompanion.domain.same_words import same_words
from carecompanion.session.jobs import Jobs
from carecompanion.session.session import Session

if TYPE_CHECKING:
    from carecompanion.domain.learn import Card, HasStamp, Term, Theme
    from carecompanion.domain.learn_library import LearnLibrary
    from carecompanion.domain.learn_stamp import LearnQuestion
    from carecompanion.domain.learn_tables import DatedTable
    from carecompanion.domain.ports.notes import NotesStore

_MOST_QUESTIONS: Final = 1000
"""So many of the newest open questions are looked through for one that is on the list already."""


class LearnModel(QObject):
    """What there is to read, which part of it is open, and the person who asks.

    Until it is `ready` there is nothing to read. `listed` says that the list of questions is
    another, or was read; `opened` that another card, theme or table is to be shown.
    """

    ready = Signal()
    opened = Signal()
    listed = Signal()

    def __init__(
        self,
        load: Callable[[], LearnLibrary],
        session: Session,
        today: Callable[[], date],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._load = load
        self._session = session
        self._today = today
        self._is_asked_for = False
        self._library: LearnLibrary | None = None
        self._person: Person | None = None
        self._questions: frozenset[str] = frozenset()
        self._card_id = self._theme_id = self._table_id = ""
        self._jobs = Jobs(self)
        session.records_reverted.connect(self._on_reverted)

    @property
    def is_idle(self) -> bool:
        """True when nothing is on its way."""
        return self._jobs.is_idle

    @property
    def is_ready(self) -> bool:
        """Whether there is something to read by now."""
        return self._library is not None

    @property
    def library(self) -> LearnLibrary:
        """All there is to read."""
        if self._library is None:
            raise RuntimeError("Learn is not ready")
        return self._library

    @property
    def card(self) -> Card | None:
        """The card that is open."""
        cards = self.library.learn.cards if self._library else ()
        return next((card for card in cards if card.id == self._card_id), None)

    @property
    def theme(self) -> Theme | None:
        """The theme that is open."""
        themes = self.library.learn.themes if self._library else ()
        return next((theme for theme in themes if theme.id == self._theme_id), None)

    @property
    def table(self) -> DatedTable | None:
        """The table that is open."""
        tables = self.library.learn.tables if self._library else ()
        return next((table for table in tables if table.id == self._table_id), None)

    def get_ready(self) -> None:
        """Read everything, once."""
        if not self._is_asked_for:
            self._is_asked_for = True
            self._jobs.submit(self._load, done=self._on_loaded)

    def load(self, person: Person) -> None:
        """Go on with the list of this person."""
        self._person, self._questions = person, frozenset()

    def clear(self) -> None:
        """Forget who asks and what was read, as when the notes are locked."""
        self._person, self._questions = None, frozenset()
        self._card_id = self._theme_id = self._table_id = ""

    def open_card(self, card_id: str) -> None:
        """Choose a card to read."""
        self._card_id = card_id
        self.opened.emit()

    def open_theme(self, theme_id: str) -> None:
        """Choose a theme, whose cards are to be shown."""
        self._theme_id = theme_id
        self.opened.emit()

    def open_table(self, table_id: str) -> None:
        """Choose a table."""
        self._table_id = table_id
        self.opened.emit()

    def find(self, typed: str) -> tuple[Card | Term, ...]:
        """Cards and words for what is typed, the best first."""
        return self.library.search.find(typed) if self._library else ()

    def is_past(self, item: HasStamp) -> bool:
        """Whether somebody was to look at it again before today."""
        return self._today() > item.stamp.review_by

    # --- the list of questions --------------------------------------------------------------

    def wording(self, question: LearnQuestion) -> str:
        """A question as whoever writes these notes asks it."""
        person = self._person
        return question.asked_by(asker_of(person) if person is not None else Asker.FAMILY)

    def is_listed(self, words: str) -> bool:
        """Whether a question with these words waits on the list, as read last."""
        return same_words(words) in self._questions

    def read_list(self) -> None:
        """Read which questions there are; `listed` follows."""
        if self._person is not None:
            person_id = self._person.id
            self._session.read(partial(_questions, person_id), partial(self._on_read, person_id))

    def ask(self, words: str) -> bool:
        """Put a question on the list of the person; False when it is there or says nothing."""
        words = words.strip()
        if self._person is None or not words or self.is_listed(words):
            return False
        begun = new_fact(FactKind.QUESTION, self._person.id, today=self._today())
        self._session.perform(Action.ADD_FACT, puts=(replace(begun, text=words),))
        self._questions |= {same_words(words)}
        self.listed.emit()
        return True

    def shut_down(self) -> None:
        """End the thread."""
        self._jobs.stop()

    def _on_loaded(self, library: LearnLibrary) -> None:
        self._library = library
        self.ready.emit()

    def _on_read(self, person_id: UUID, facts: tuple[Fact, ...]) -> None:
        if self._person is not None and self._person.id == person_id:
            self._questions = frozenset(same_words(fact.text) for fact in facts)
            self.listed.emit()

    def _on_reverted(self, _ids: object) -> None:
        self.read_list()


def _questions(person_id: UUID, store: NotesStore) -> tuple[Fact, ...]:
    return newest_asking(store, person_id, limit=_MOST_QUESTIONS)
