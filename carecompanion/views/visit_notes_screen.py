"""What the screens during and after a visit share: a card for each question, and the next step."""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QApplication, QWidget

from carecompanion.viewmodels.visit import VisitModel
from carecompanion.views.screen import Screen
from carecompanion.views.visit_answer_card import VisitAnswerCard
from carecompanion.views.widgets.boxes import keep_tab_order
from carecompanion.views.widgets.form_row import FormRow
from carecompanion.views.widgets.gradual_column import GradualColumn
from carecompanion.views.widgets.labels import Body, Section
from carecompanion.views.widgets.text_fields import LineField, TextField


class VisitNotesScreen(Screen):
    """Saved as typed, box by box; there is no time limit, and typing keeps the notes open."""

    IS_AFTER: ClassVar[bool]

    before_asked = Signal()

    def __init__(self, visit: VisitModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._visit = visit
        self._shown: object = None

    def arrive(self) -> None:
        """Show what the models hold now."""
        if self._visit.is_loaded:
            self._show()

    def leave(self) -> None:
        """Another screen is about to be seen."""
        self._visit.leave_field()

    def first_field(self) -> QWidget | None:
        """What gets the focus on arrival."""
        cards = self.cards()
        return cards[0].box if cards else self._step

    def field_called(self, name: str) -> QWidget | None:
        """A field by its object name."""
        self._cards.fill_now()
        return super().field_called(name)

    def cards(self) -> list[VisitAnswerCard]:
        """The cards made so far, in order."""
        return [card for card in self._cards.rows() if isinstance(card, VisitAnswerCard)]

    def go_to_next_box(self) -> bool:
        """Move the keyboard to the box after the one it is in; False where there is none."""
        boxes = [*(card.box for card in self.cards()), self._step]
        here = self._card_with_keyboard()
        if here + 1 >= len(boxes):
            return False
        box = boxes[here + 1]
        box.setFocus()
        cards = self.cards()
        self.page.show_whole(cards[here + 1] if here + 1 < len(cards) else self._step_row)
        return True

    def _add_cards(self) -> None:
        self._empty = Body(self.tr("Nothing to ask yet. Add a question."))
        self._empty.setObjectName("nothing_to_ask")
        self.page.add(self._empty)
        self._cards = GradualColumn(self._make_card, at_once=1)
        self.page.add(self._cards)

    def _add_next_step(self) -> None:
        self.page.add(Section(self.tr("What comes next")))
        self._fields: dict[str, LineField | TextField] = {}
        self._step = TextField(min_lines=2, max_lines=6)
        self._step_row = self._add_field("next_step", self.tr("Next step"), self._step)
        self._add_field("next_who", self.tr("Who will do it"), LineField())
        self._add_field("next_by", self.tr("By when"), LineField())

    def _connect_model(self) -> None:
        self._visit.loaded.connect(self._on_changed)
        self._visit.changed.connect(self._on_changed)
        self._visit.written.connect(self._on_written)

    def _add_field(self, name: str, label: str, field: LineField | TextField) -> FormRow:
        field.setObjectName(f"visit_{name}")
        field.typed.connect(partial(self._visit.set_text, name))
        field.left.connect(self._visit.leave_field)
        self._fields[name] = field
        row = FormRow(label, field, optional=True)
        self.page.add(row)
        return row

    def _show(self) -> None:
        visit = self._visit.visit
        self._empty.setVisible(not visit.questions)
        self._cards.show_items(
            [(number, q.key, q.text) for number, q in enumerate(visit.questions, start=1)]
        )
        for name, field in self._fields.items():
            if not field.hasFocus():
                field.set_text_quietly(getattr(visit, name))
        self._show_answers()

    def _show_answers(self) -> None:
        for card in self.cards():
            question = self._visit.visit.question(card.key)
            if question is not None:
                card.show_question(question)

    def _make_card(self, item: tuple[int, str, str]) -> QWidget:
        number, key, _text = item
        question = self._visit.visit.question(key)
        if question is None:
            return QWidget()
        card = VisitAnswerCard(question, number, is_after=self.IS_AFTER)
        card.setObjectName(f"question_{number}")
        card.typed.connect(self._visit.set_answer)
        card.asked.connect(self._visit.tick_asked)
        card.outcome_chosen.connect(self._visit.set_outcome)
        card.field_left.connect(self._visit.leave_field)
        return card

    def _card_with_keyboard(self) -> int:
        """The place of the card that has the keyboard; -1 for none, past the last at the end."""
        focused = QApplication.focusWidget()
        cards = self.cards()
        if focused is None or focused is self.page:
            return -1
        if any(field is focused for field in self._fields.values()):
            return len(cards)
        return next((n for n, card in enumerate(cards) if card.isAncestorOf(focused)), -1)

    @Slot()
    def _on_changed(self) -> None:
        if self.isVisible() and self._visit.is_loaded:
            self._show()

    @Slot()
    def _on_written(self) -> None:
        if self.isVisible() and self._visit.is_loaded:
            self._show_answers()
            keep_tab_order(self._cards, self._cards.rows())
