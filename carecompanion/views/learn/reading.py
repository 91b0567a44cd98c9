"""Makes the paragraphs of one screen of Learn, each word with a meaning marked once."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from carecompanion.viewmodels.learn import LearnModel
from carecompanion.views.learn.words import WordFinder, listed_words
from carecompanion.views.widgets.term_text import TermText


class Reading(QObject):
    """Says for all of its paragraphs which word is to be told more of, and what opened."""

    term_asked = Signal(str)
    grew = Signal(object)

    def __init__(self, learn: LearnModel, parent: QObject) -> None:
        super().__init__(parent)
        self._learn = learn
        self._words = WordFinder(learn)

    def begin(self) -> None:
        """Something else is read from here on: mark each word again."""
        self._words = WordFinder(self._learn)

    def text(self, line: str, *, role: str = "body") -> TermText:
        """A paragraph with its words."""
        return self._connected(TermText(line, self._words.words_in(line), role=role))

    def list_of(self, terms: tuple[str, ...], *, role: str = "body") -> TermText:
        """Words as one line, each with its meaning."""
        line, words = listed_words(self._learn, terms)
        spoken = self.tr("A word to know: {word}")
        return self._connected(TermText(line, words, role=role, spoken=spoken))

    def _connected(self, text: TermText) -> TermText:
        text.more_asked.connect(self.term_asked)
        text.grew.connect(self.grew)
        return text
