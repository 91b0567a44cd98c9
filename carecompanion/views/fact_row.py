"""One fact in its part: what it says, where it is from, how old it is, and what can be done."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from carecompanion.domain.memory import SAFETY_FACTS
from carecompanion.domain.memory_words import MemoryWords
from carecompanion.domain.records import Fact
from carecompanion.views.date_words import date_words
from carecompanion.views.fact_words import (
    age_words,
    fact_title,
    field_lines,
    from_words,
    still_right_words,
)
from carecompanion.views.widgets.boxes import Column
from carecompanion.views.widgets.buttons import PlainButton, QuietButton
from carecompanion.views.widgets.card import ListCardButton
from carecompanion.views.widgets.flow_layout import FlowRow
from carecompanion.views.widgets.labels import Quiet


class FactRow(QWidget):
    """S says that it is still right, Delete deletes it, Enter opens it.

    With `asks` off nothing is asked of the family; the age of the fact stands there alone.
    """

    open_asked = Signal(object)
    check_asked = Signal(object)
    history_asked = Signal(object)
    delete_asked = Signal(object)
    step_asked = Signal(object, int)

    def __init__(
        self,
        fact: Fact,
        words: MemoryWords,
        *,
        names_kind: bool,
        asks: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._fact = fact
        self._asks = asks
        title = fact_title(fact, words)
        self.opener = ListCardButton(
            title,
            status=words.facts[fact.fact] if names_kind else "",
            detail=self._quiet_lines(words),
        )
        self.opener.setObjectName("open_fact")
        kind = words.facts[fact.fact] if names_kind else ""
        self.opener.setAccessibleName(
            ", ".join(part for part in (self._spoken(title), kind) if part)
        )
        self.opener.clicked.connect(self._open)
        self.opener.step_asked.connect(self._step)
        column = Column(self, gap=1, margin=(0, 0, 0, 3))
        column.addWidget(self.opener)
        column.addWidget(Quiet(still_right_words(fact) if asks else age_words(fact)))
        column.addWidget(self._buttons(title))

    @property
    def fact_id(self) -> UUID:
        """Which fact this row is about."""
        return self._fact.id

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys for the row that has the keyboard."""
        plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain != Qt.KeyboardModifier.NoModifier:
            super().keyPressEvent(event)
        elif event.key() == Qt.Key.Key_Delete:
            self._delete()
        elif event.text().casefold() == "s" and self._asks:
            self._check()
        else:
            super().keyPressEvent(event)

    def _quiet_lines(self, words: MemoryWords) -> str:
        lines = [*field_lines(self._fact, words), from_words(self._fact, words)]
        if self._fact.none_known and self._fact.text.strip() and self._fact.fact in SAFETY_FACTS:
            lines.insert(0, self.tr("None known"))
        if not self._fact.show_on_pages:
            lines.append(self.tr("Not shown on pages"))
        if len(self._fact.papers) == 1:
            lines.append(self.tr("With 1 file"))
        elif self._fact.papers:
            lines.append(self.tr("With {count} files").format(count=len(self._fact.papers)))
        return "\n".join(lines)

    def _spoken(self, title: str) -> str:
        """What tells this fact from others with the same words, such as two weights."""
        day = date_words(self._fact.dated)
        return f"{title}, {day}" if day else title

    def _buttons(self, title: str) -> FlowRow:
        keep = PlainButton(self.tr("Yes, still right"))
        keep.clicked.connect(self._check)
        change = QuietButton(self.tr("Change"))
        change.clicked.connect(self._open)
        history = QuietButton(self.tr("Earlier versions"))
        history.clicked.connect(self._ask_history)
        delete = QuietButton(self.tr("Delete"))
        delete.clicked.connect(self._delete)
        for button in (keep, change, history, delete):
            button.setAccessibleName(f"{button.words}: {self._spoken(title)}")
        shown = (keep, change, history, delete) if self._asks else (change, history, delete)
        return FlowRow(*shown)

    @Slot(int)
    def _step(self, step: int) -> None:
        self.step_asked.emit(self, step)

    @Slot()
    def _open(self) -> None:
        self.open_asked.emit(self._fact)

    @Slot()
    def _check(self) -> None:
        self.check_asked.emit(self._fact)

    @Slot()
    def _ask_history(self) -> None:
        self.history_asked.emit(self._fact)

    @Slot()
    def _delete(self) -> None:
        self.delete_asked.emit(self._fact)
