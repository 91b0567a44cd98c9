"""The ways through Learn, and back to where somebody read last."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Slot

from carecompanion.domain.records import Person
from carecompanion.views.main_window import MainWindow
from carecompanion.views.models import Models
from carecompanion.views.navigator import Navigator
from carecompanion.views.screen import WALK_STEPS, ScreenName

WORDS_MS = 400
"""How long a page of the walk rests before the words are read that open their meaning there."""


class LearnFlow(QObject):
    """Moves between the list, themes, cards, words and tables. It holds no notes.

    In the walk it has Learn made ready, once the page that somebody came to is drawn.
    """

    def __init__(self, window: MainWindow, navigator: Navigator, models: Models) -> None:
        super().__init__(window)
        self._navigator = navigator
        self._learn = models.learn
        self._path = models.learn_path
        self._cards: dict[int, str] = {}
        self._soon = QTimer(self, singleShot=True, interval=WORDS_MS)
        self._soon.timeout.connect(self._learn.get_ready)
        navigator.arrived.connect(self._on_arrived)
        models.notes_file.opened.connect(self.use_person)
        models.notes_file.locked.connect(self._on_locked)

    @Slot(object)
    def use_person(self, person: Person) -> None:
        """Questions and ticks are those of this person from now on."""
        self._learn.load(person)
        self._path.load(person)

    @Slot(str, str)
    def open(self, what: str, which: str) -> None:
        """Show a part of Learn: what it is, and which one of many."""
        if what == "card":
            self.open_card(which)
        elif what == "term":
            self.open_term(which)
        elif what == "theme":
            self._learn.open_theme(which)
            self._navigator.go(ScreenName.LEARN_THEME)
        elif what == "table":
            self._learn.open_table(which)
            self._navigator.go(ScreenName.LEARN_TABLE)
        elif what == "words":
            self._navigator.go(ScreenName.LEARN_WORDS)
        elif what == "path":
            self._navigator.go(ScreenName.LEARN_PATH)

    @Slot(str)
    def open_card(self, card_id: str) -> None:
        """Show a card; Back leads to the card before it."""
        is_here = self._navigator.current is ScreenName.LEARN_CARD
        if is_here and self._learn.card is not None and self._learn.card.id == card_id:
            return
        self._cards[len(self._navigator.trail) + 1] = card_id
        self._learn.open_card(card_id)
        self._navigator.go_on(ScreenName.LEARN_CARD)

    @Slot(str)
    def open_term(self, term_id: str) -> None:
        """Show the card that tells more about a word."""
        self.open_card(self._learn.library.learn.terms[term_id].cards[0])

    @Slot(object)
    def _on_arrived(self, name: ScreenName) -> None:
        """Back at a card: it is the one that was read at this place."""
        card_id = self._cards.get(len(self._navigator.trail), "")
        if name is ScreenName.LEARN_CARD and card_id:
            self._learn.open_card(card_id)
        if name in WALK_STEPS and not self._learn.is_ready:
            self._soon.start()

    @Slot()
    def _on_locked(self) -> None:
        self._soon.stop()
        self._cards.clear()
        self._learn.clear()
        self._path.clear()
