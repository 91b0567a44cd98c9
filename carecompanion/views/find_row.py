"""One result: what it is, its day, the words around what was found, and what it belongs to."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from carecompanion.domain.records import Fact
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

    def __init__(
        self,
        found: Found,
        topic_name: TopicNames,
        *,
        whose: str = "",
        parent: QWidget | None = None,
    ) -> None:
        self._found = found
        self._whose = whose
        topic = found.topic or Topic(found.kind)
        kind = topic_name(topic) if found.kind == Fact.KIND else topic_words(topic, topic_name)
        super().__init__(kind, status=date_words(found.dated), detail=self._about(), parent=parent)
        self._excerpt = Marked()
        self._excerpt.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.add_line(self._excerpt)
        self._show_excerpt()
        self.clicked.connect(self._choose)

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

    def _about(self) -> str:
        about = " ".join(self._found.about.split())
        if len(about) > _ABOUT_LETTERS:
            about = about[: _ABOUT_LETTERS - 1] + "…"
        said = self.tr("In: {about}").format(about=about) if about else ""
        return ", ".join(words for words in (self._whose, said) if words)

    def _show_excerpt(self) -> None:
        excerpt = self._found.excerpt
        words = excerpt.text if excerpt is not None else ""
        if not words:
            words = self.tr("Reading a long text…") if excerpt is None else ""
        self._excerpt.set_marked(words, excerpt.marks if excerpt is not None else ())
        self._excerpt.setVisible(bool(words))
        self.setAccessibleName(", ".join(each for each in (self.accessibleName(), words) if each))

    @Slot()
    def _choose(self) -> None:
        self.chosen.emit(self._found)
