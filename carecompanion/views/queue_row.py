"""One question to ask: its words, its group and headlines, and what can be done with it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from carecompanion.domain.question_queue import QueueEntry
from carecompanion.views.date_words import date_words
from carecompanion.views.headline_words import cut_words
from carecompanion.views.visit_words import waiting_words
from carecompanion.views.widgets.boxes import Column
from carecompanion.views.widgets.buttons import PlainButton, QuietButton
from carecompanion.views.widgets.card import Card
from carecompanion.views.widgets.flow_layout import FlowRow
from carecompanion.views.widgets.labels import Quiet, Strong

_HEADLINES_NAMED = 3


class QueuePart(Enum):
    """Where in the queue a question stands."""

    TOP = auto()
    REST = auto()
    LATER = auto()
    RESTING = auto()
    ANSWERED = auto()


@dataclass(frozen=True, slots=True)
class QueueLine:
    """A question as one row shows it; `number` counts from 1 in its part."""

    entry: QueueEntry
    part: QueuePart
    number: int
    is_last: bool
    group: str


class QueueRow(QWidget):
    """A question with its buttons, each of which says which question it is about."""

    moved = Signal(str, int)
    pinned = Signal(object, bool)
    put_off = Signal(object, bool)
    asked_again = Signal(object)
    answer_asked = Signal(object)
    visit_asked = Signal(object)

    def __init__(self, line: QueueLine, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = line
        self._entry = line.entry
        card = Card(gap=1)
        numbered = self.tr("{number}. {question}").format(
            number=line.number, question=line.entry.text
        )
        card.add(Strong(numbered if line.part is QueuePart.TOP else line.entry.text))
        card.add(Quiet("\n".join(self._quiet_lines())))
        card.add(self._buttons())
        column = Column(self, gap=0)
        column.addWidget(card)

    @property
    def key(self) -> str:
        """The key of the question."""
        return self._entry.key

    def _quiet_lines(self) -> list[str]:
        lines = [self.line.group] if self.line.group else []
        lines += [self._headlines()]
        if self._entry.waits is not None:
            lines.append(waiting_words(self._entry.waits))
        if self._entry.place.is_pinned:
            lines.append(self.tr("Pinned: it comes first"))
        if self._entry.is_kept_off_pages:
            lines.append(self.tr("Not shown on pages"))
        if self._entry.answered_on:
            day = date_words(self._entry.answered_on)
            lines.append(self.tr("Answered on {day}").format(day=day))
        return [line for line in lines if line]

    def _headlines(self) -> str:
        """The headlines that ask it; never how many there are, beyond the first few."""
        words = [" ".join(each.split()) for each in self._entry.headlines.values()]
        named = [cut_words(each) for each in words if each][:_HEADLINES_NAMED]
        if not named:
            return ""
        listed = "; ".join(f"“{each}”" for each in named)
        if len(words) > _HEADLINES_NAMED:
            return self.tr("From: {headlines}, and other headlines").format(headlines=listed)
        return self.tr("From: {headlines}").format(headlines=listed)

    def _buttons(self) -> FlowRow:
        row = FlowRow()
        for name, button in self._offered():
            button.setObjectName(name)
            button.setAccessibleName(f"{button.words}: {self._entry.text}")
            row.add(button)
        return row

    def _offered(self) -> list[tuple[str, PlainButton | QuietButton]]:
        if self.line.part is QueuePart.ANSWERED:
            return [("ask_again", self._button(self.tr("Ask again"), self._ask_again))]
        answer = ("write_answer", self._button(self.tr("Write the answer"), self._answer))
        ends: list[tuple[str, PlainButton | QuietButton]] = [answer, *self._way_to_visit()]
        if self.line.part is QueuePart.RESTING:
            return ends
        if self.line.part is QueuePart.LATER:
            return [
                ("take_up", self._button(self.tr("Put back on the list"), self._take_up)),
                *ends,
            ]
        up = self._button(self.tr("Move up"), self._move_up)
        up.setEnabled(not (self.line.part is QueuePart.TOP and self.line.number == 1))
        down = self._button(self.tr("Move down"), self._move_down)
        down.setEnabled(not self.line.is_last)
        is_pinned = self._entry.place.is_pinned
        pin = self._button(self.tr("Unpin") if is_pinned else self.tr("Pin"), self._pin)
        later = self._button(self.tr("Leave for later"), self._put_off)
        return [("move_up", up), ("move_down", down), ("pin", pin), ("later", later), *ends]

    def _way_to_visit(self) -> list[tuple[str, QuietButton]]:
        """A question on the list of a visit can be taken off there, or was left over from it."""
        waits = self._entry.waits
        if waits is None or waits.visit is None:
            return []
        return [("open_visit", self._button(self.tr("Open the visit"), self._open_visit))]

    def _button(self, words: str, slot: object) -> QuietButton:
        button = QuietButton(words)
        button.clicked.connect(slot)
        return button

    @Slot()
    def _move_up(self) -> None:
        self.moved.emit(self.key, -1)

    @Slot()
    def _move_down(self) -> None:
        self.moved.emit(self.key, 1)

    @Slot()
    def _pin(self) -> None:
        self.pinned.emit(self._entry, not self._entry.place.is_pinned)

    @Slot()
    def _put_off(self) -> None:
        self.put_off.emit(self._entry, True)

    @Slot()
    def _take_up(self) -> None:
        self.put_off.emit(self._entry, False)

    @Slot()
    def _ask_again(self) -> None:
        self.asked_again.emit(self._entry)

    @Slot()
    def _open_visit(self) -> None:
        waits = self._entry.waits
        if waits is not None and waits.visit is not None:
            self.visit_asked.emit(waits.visit)

    @Slot()
    def _answer(self) -> None:
        self.answer_asked.emit(self._entry)
