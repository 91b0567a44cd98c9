"""One result: what it is, its day, the words around what was found, and what it belongs to."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from carecompanion.domain.records import QueueOrder
from carecompanion.domain.search import Found
from carecompanion.domain.topics import Topic
from carecompanion.views.date_words import date_words
from carecompanion.views.record_words import TopicNames, topic_words
from carecompanion.views.widgets.card import CardButton
from carecompanion.views.widgets.labels import Marked

_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_ABOUT_LETTERS = 90


class FindRow(CardButton):
    """Opens its record; Up and Down go to its neighbours."""

    chosen = Signal(object)
    moved = Signal(object, int)

    def __init__(self, topic_name: TopicNames, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self._topic_name = topic_name
        self._shown: tuple[Found, str] | None = None
        self._excerpt = Marked()
        self._excerpt.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.add_line(self._excerpt)
        self.clicked.connect(self._choose)

    def show_found(self, found: Found, *, whose: str = "") -> bool:
        """Show a result, with the name of whose note it is; whether it was another one before."""
        if self._shown == (found, whose):
            return False
        self._shown = (found, whose)
        excerpt = found.excerpt
        words = excerpt.text if excerpt is not None else self.tr("Reading a long text…")
        self._excerpt.set_marked(words, excerpt.marks if excerpt is not None else ())
        self._excerpt.setVisible(bool(words))
        title = self._kind_words(found)
        self.set_words(title, status=date_words(found.dated), detail=self._about(found, whose))
        self.setAccessibleName(", ".join(each for each in (self.accessibleName(), words) if each))
        return True

    @property
    def excerpt(self) -> Marked:
        """The words around what was found."""
        return self._excerpt

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and Down go to the neighbours; the rest as ever."""
        step = _STEPS.get(Qt.Key(event.key()))
        if step is not None:
            self.moved.emit(self, step)
        else:
            super().keyPressEvent(event)

    def _kind_words(self, found: Found) -> str:
        if found.kind == QueueOrder.KIND:
            return self.tr("A question taken off a visit")
        topic = found.topic or Topic(found.kind)
        is_fact = topic.fact is not None
        return self._topic_name(topic) if is_fact else topic_words(topic, self._topic_name)

    def _about(self, found: Found, whose: str) -> str:
        if found.kind == QueueOrder.KIND:
            waits = self.tr("It waits for the next visit, among Questions to ask")
            return ", ".join(words for words in (whose, waits) if words)
        about = " ".join(found.about.split())
        if len(about) > _ABOUT_LETTERS:
            about = about[: _ABOUT_LETTERS - 1] + "…"
        said = self.tr("In: {about}").format(about=about) if about else ""
        return ", ".join(words for words in (whose, said) if words)

    @Slot()
    def _choose(self) -> None:
        if self._shown is not None:
            self.chosen.emit(self._shown[0])
