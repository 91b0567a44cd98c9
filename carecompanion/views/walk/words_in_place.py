"""Words on a page of the walk that have a meaning: marked once Learn is ready, opened in place."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QWidget

from carecompanion.viewmodels.learn import LearnModel
from carecompanion.views.learn.words import WordFinder, listed_words
from carecompanion.views.widgets.boxes import Column
from carecompanion.views.widgets.scroll_page import ScrollPage
from carecompanion.views.widgets.term_text import TermText

REST_MS = 700
"""How long typing rests before the words below a field are others."""
MOST_LISTED = 8
"""More words than these below one text are a list to work through, and no help."""


class WordsInPlace(QObject):
    """Marks the words of paragraphs, one paragraph a turn, each word where it stands first.

    `more_asked` names the term whose card is wanted.
    """

    more_asked = Signal(str)

    def __init__(self, learn: LearnModel, page: ScrollPage) -> None:
        super().__init__(page)
        self._learn = learn
        self._page = page
        self._finder = WordFinder(learn)
        self._connected: set[TermText] = set()
        self._texts: tuple[TermText, ...] = ()
        self._unmarked: deque[TermText] = deque()
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._mark_next)
        learn.ready.connect(self._begin)

    def show(self, texts: Iterable[TermText]) -> None:
        """Mark these paragraphs, in the order of reading."""
        self._texts = tuple(texts)
        for text in self._texts:
            if text not in self._connected:
                self._connected.add(text)
                text.more_asked.connect(self.more_asked)
                text.grew.connect(self._page.show_whole)
        self._begin()

    @Slot()
    def _begin(self) -> None:
        if self._learn.is_ready:
            self._finder = WordFinder(self._learn)
            self._unmarked = deque(self._texts)
            self._soon.start()

    @Slot()
    def _mark_next(self) -> None:
        if self._unmarked:
            text = self._unmarked.popleft()
            text.show_text(text.text(), self._finder.words_in(text.text()))
            self._soon.start()


class WordsBelow(QWidget):
    """One quiet line below a text that stays as it was written: its words that have a meaning.

    It takes no room while there are none. A text comes at once or, while somebody types, after a
    rest. `more_asked` names the term whose card is wanted.
    """

    more_asked = Signal(str)

    def __init__(
        self, learn: LearnModel, lead: str, page: ScrollPage, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._learn = learn
        self._lead = lead
        self._about = ""
        self._line = TermText("", (), role="quiet", spoken=self.tr("What {word} means"))
        self._line.setObjectName("words_below")
        self._line.more_asked.connect(self.more_asked)
        self._line.grew.connect(page.show_whole)
        Column(self).addWidget(self._line)
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self._show)
        self.hide()
        learn.ready.connect(self._show)

    def show_words_of(self, text: str) -> None:
        """List the words of this text; what somebody is typing has its rest first."""
        if text == self._about and self._rest.isActive():
            return
        self._about = text
        self._rest.stop()
        self._show()

    def follow(self, text: str) -> None:
        """The same after a rest: somebody is typing it."""
        if text != self._about:
            self._about = text
            self._rest.start()

    @Slot()
    def _show(self) -> None:
        if not self._learn.is_ready:
            return
        places = self._learn.library.finder.places(self._about)
        terms = tuple(place.term for place in places[:MOST_LISTED])
        text, words = listed_words(self._learn, terms, lead=self._lead)
        self._line.show_text(text if terms else "", words)
        self.setVisible(bool(terms))
