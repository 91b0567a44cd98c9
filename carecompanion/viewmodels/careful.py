"""The careful words of the open headline, and the one note that stands beside it."""

from __future__ import annotations

import json
from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from carecompanion.domain.careful import CarefulMark, CarefulWord, CarefulWords, careful_marks
from carecompanion.domain.ports.notes import NotesStore
from carecompanion.session.session import Session, SessionState
from carecompanion.viewmodels.news import NewsModel
from carecompanion.viewmodels.walk import WalkModel

REST_MS = 1000
"""How long typing rests before a note shows (ux.md 4.1)."""

_HIDDEN_KEY = "careful_words_hidden"
"""In the vault, because it tells of what a family reads (docs/decisions/0098)."""


class CarefulModel(QObject):
    """One note at a time, each kind once. `changed` says that the note or the marks are others.

    A note that was put away stays away until another headline is opened; one that is not to be
    shown again, until the family wants the notes back.
    """

    changed = Signal()
    hidden_changed = Signal()

    def __init__(
        self,
        session: Session,
        walk: WalkModel,
        news: NewsModel,
        words: Callable[[], CarefulWords],
        parent: QObject | None = None,
        *,
        rest_ms: int = REST_MS,
    ) -> None:
        super().__init__(parent)
        self._session, self._walk, self._news, self._words = session, walk, news, words
        self._marks: tuple[CarefulMark, ...] = ()
        self._shown: CarefulMark | None = None
        self._put_away: set[CarefulWord] = set()
        self._hidden: frozenset[CarefulWord] | None = None
        self._headline_id: UUID | None = None
        self._headline = ""
        self._rest = QTimer(self, singleShot=True, interval=rest_ms)
        self._rest.timeout.connect(self._take_up)
        walk.loaded.connect(self._on_loaded)
        walk.changed.connect(self._on_changed)
        walk.cleared.connect(self._forget_headline)
        news.read.connect(self._on_read)
        session.state_changed.connect(self._on_state_changed)

    @property
    def marks(self) -> tuple[CarefulMark, ...]:
        """The words to underline: all but those whose note is not to be shown again."""
        hidden = self._hidden or frozenset()
        return tuple(mark for mark in self._marks if mark.word not in hidden)

    @property
    def headline(self) -> str:
        """The text that `marks` are about."""
        return self._news.news.headline

    @property
    def note(self) -> str:
        """The words of the note that stands beside the headline; empty while there is none."""
        return self._words().text(self._shown) if self._shown is not None else ""

    @property
    def is_past(self) -> bool:
        """Whether somebody was to look at the notes again before today."""
        return self._walk.today > self._words().review_by

    @property
    def has_next(self) -> bool:
        """Whether there is another note to go to."""
        return len(self._waiting()) > 1

    @property
    def hidden(self) -> frozenset[CarefulWord]:
        """The notes not to be shown again."""
        return self._hidden or frozenset()

    def show_next(self) -> None:
        """The note of the next careful word; after the last one, of the first."""
        waiting = self._waiting()
        if waiting:
            words = [mark.word for mark in waiting]
            at = words.index(self._shown.word) if self._shown is not None else -1
            self._show(waiting[(at + 1) % len(waiting)])

    def put_away(self) -> None:
        """Hide this note, as long as this headline is open."""
        if self._shown is not None:
            self._put_away.add(self._shown.word)
            self._show(None)

    def never_again(self) -> None:
        """Do not show notes of this kind any more; the next one that waits takes the place."""
        if self._shown is not None:
            self._hide(self.hidden | {self._shown.word})
            self._show(next(iter(self._waiting()), None))

    def show_all_again(self) -> None:
        """Show every kind of note again."""
        self._hide(frozenset())
        self._put_away.clear()
        self._take_up()

    def read_hidden(self) -> None:
        """Look up once what is hidden; `hidden_changed` tells."""
        if self._hidden is None and self._session.state is SessionState.UNLOCKED:
            self._session.read(_read_hidden, self._on_hidden_read)

    def _waiting(self) -> list[CarefulMark]:
        """The first word of each kind whose note may show."""
        first: dict[CarefulWord, CarefulMark] = {}
        for mark in self.marks:
            first.setdefault(mark.word, mark)
        return [mark for mark in first.values() if mark.word not in self._put_away]

    @Slot()
    def _take_up(self) -> None:
        """Show a note, or go on with the one that is there, unless typing goes on."""
        if self._rest.isActive() or self._hidden is None or not self._news.is_settled:
            return
        waiting = self._waiting()
        still = [m for m in waiting if self._shown is not None and m.word is self._shown.word]
        self._show(next(iter(still or waiting), None))

    def _show(self, mark: CarefulMark | None) -> None:
        self._shown = mark
        self.changed.emit()

    def _hide(self, words: frozenset[CarefulWord]) -> None:
        self._hidden = words
        self._session.remember(_HIDDEN_KEY, json.dumps(sorted(words)))
        self.hidden_changed.emit()

    @Slot()
    def _on_read(self) -> None:
        self._marks = careful_marks(self._news.news, self._news.findings)
        waiting = {mark.word for mark in self._waiting()}
        if self._shown is not None and self._shown.word not in waiting:
            self._shown = None  # its word is gone, and it does not wait for a pause
        self.changed.emit()
        self._take_up()

    @Slot()
    def _on_loaded(self) -> None:
        """Another headline, or the same one as it was before an undo."""
        headline = self._walk.walk.headline
        if headline.id != self._headline_id:
            self._forget_headline()
        self._rest.stop()
        self._headline_id, self._headline = headline.id, headline.text
        self.read_hidden()
        self._on_read()

    @Slot()
    def _on_changed(self) -> None:
        if self._walk.walk.headline.text != self._headline:
            self._headline = self._walk.walk.headline.text
            self._rest.start()

    @Slot()
    def _forget_headline(self) -> None:
        self._rest.stop()
        self._put_away.clear()
        self._marks, self._shown = (), None
        self._headline_id, self._headline = None, ""
        self.changed.emit()

    @Slot(object)
    def _on_state_changed(self, state: SessionState) -> None:
        if state is SessionState.LOCKED:
            self._hidden = None

    def _on_hidden_read(self, hidden: frozenset[CarefulWord]) -> None:
        if self._hidden is None:
            self._hidden = hidden
            self.hidden_changed.emit()
            self.changed.emit()
            self._take_up()


def _read_hidden(store: NotesStore) -> frozenset[CarefulWord]:
    kept = json.loads(store.read_state(_HIDDEN_KEY) or "[]")
    return frozenset(CarefulWord(each) for each in kept if each in set(CarefulWord))
