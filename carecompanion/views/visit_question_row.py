"""One question on the list of a visit, and one that can be put on it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from carecompanion.domain.visit_loop import CarriedQuestion, Offered, question_key
from carecompanion.domain.visits import VISIT_TOP
from carecompanion.views.visit_words import ahead_words, left_over_words
from carecompanion.views.widgets.boxes import Column
from carecompanion.views.widgets.buttons import QuietButton
from carecompanion.views.widgets.card import Card
from carecompanion.views.widgets.flow_layout import FlowRow
from carecompanion.views.widgets.labels import Body, Quiet, Strong


@dataclass(frozen=True, slots=True)
class BroughtLine:
    """A question on the list as its row shows it; `number` counts from 1."""

    key: str
    text: str
    note: str
    number: int
    is_last: bool


@dataclass(frozen=True, slots=True)
class OfferLine:
    """A question that can be brought."""

    offer: Offered
    has_room: bool


class BroughtRow(Card):
    """The words, and buttons that say which question they are about."""

    moved = Signal(str, int)
    taken_off = Signal(str)

    def __init__(self, line: BroughtLine, parent: QWidget | None = None) -> None:
        super().__init__(parent, gap=1)
        self.key = line.key
        words = self.tr("{number}. {question}").format(number=line.number, question=line.text)
        self.add(Strong(words) if line.number <= VISIT_TOP else Body(words))
        if line.note:
            self.add(Quiet(line.note))
        row = FlowRow()
        up = self._button("move_up", self.tr("Move up"), line, self._up)
        up.setEnabled(line.number > 1)
        down = self._button("move_down", self.tr("Move down"), line, self._down)
        down.setEnabled(not line.is_last)
        for button in (up, down, self._button("take_off", self.tr("Take off"), line, self._off)):
            row.add(button)
        self.add(row)

    def _button(self, name: str, words: str, line: BroughtLine, slot: object) -> QuietButton:
        button = QuietButton(words)
        button.setObjectName(name)
        button.setAccessibleName(f"{words}: {line.text}")
        button.clicked.connect(slot)
        return button

    @Slot()
    def _up(self) -> None:
        self.moved.emit(self.key, -1)

    @Slot()
    def _down(self) -> None:
        self.moved.emit(self.key, 1)

    @Slot()
    def _off(self) -> None:
        self.taken_off.emit(self.key)


class OfferRow(QWidget):
    """A question and the button that brings it along."""

    brought = Signal(object)

    def __init__(self, line: OfferLine, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._offer = line.offer
        text = offered_text(line.offer)
        bring = QuietButton(self.tr("Bring this one"))
        bring.setObjectName("bring")
        bring.setAccessibleName(f"{bring.words}: {text}")
        bring.setEnabled(line.has_room)
        bring.clicked.connect(self._bring)
        column = Column(self, gap=1)
        column.addWidget(Body(text))
        if isinstance(line.offer, CarriedQuestion):
            column.addWidget(Quiet(_where_from(line.offer)))
        column.addWidget(FlowRow(bring))

    @property
    def key(self) -> str:
        """What names the question."""
        return question_key(self._offer)

    @Slot()
    def _bring(self) -> None:
        self.brought.emit(self._offer)


def offered_text(offer: Offered) -> str:
    """The words of a question that can be brought."""
    return offer.question.text if isinstance(offer, CarriedQuestion) else offer.text


def _where_from(offer: CarriedQuestion) -> str:
    on = offer.visit.on
    return ahead_words(on) if offer.is_ahead else left_over_words(offer.question, on)
