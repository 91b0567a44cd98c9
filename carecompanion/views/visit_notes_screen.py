"""What the screens during and after a visit share: a card for each question, and the next step."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from functools import partial
from typing import Any, ClassVar, Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QApplication, QWidget

from carecompanion.viewmodels.visit import VisitModel
from carecompanion.views.screen import Screen
from carecompanion.views.visit_answer_card import VisitAnswerCard
from carecompanion.views.visit_words import about_words, page_words
from carecompanion.views.widgets.boxes import Column
from carecompanion.views.widgets.form_row import FormRow
from carecompanion.views.widgets.gradual_column import GradualColumn
from carecompanion.views.widgets.labels import Body, Section
from carecompanion.views.widgets.line_field import LineField
from carecompanion.views.widgets.text_field import TextField

_STEP: Final = "next_step"


@dataclass(frozen=True, slots=True)
class _CardItem:
    """A question as its card shows it; the number counts from 1."""

    number: int
    key: str
    text: str


class VisitNotesScreen(Screen):
    """Saved as typed, box by box; there is no time limit, and typing keeps the notes open."""

    IS_AFTER: ClassVar[bool]

    before_asked = Signal()

    def __init__(self, visit: VisitModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._visit = visit
        self._shown: list[Hashable] = []
        self._fields: dict[str, LineField | TextField] = {}

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
        return cards[0].box if cards else self._fields.get(_STEP)

    def field_called(self, name: str) -> QWidget | None:
        """A field by its object name."""
        self._cards.fill_now()
        return super().field_called(name)

    def cards(self) -> list[VisitAnswerCard]:
        """The cards made so far, in order."""
        return [card for card in self._cards.rows() if isinstance(card, VisitAnswerCard)]

    def go_to_next_box(self) -> bool:
        """Move the keyboard to the box after the one it is in; False where there is none."""
        self._cards.fill_now()
        cards = self.cards()
        boxes = [*((card.box, card) for card in cards), (self._fields[_STEP], self._fields[_STEP])]
        here = self._card_with_keyboard()
        if here + 1 >= len(boxes):
            return False
        box, whole = boxes[here + 1]
        box.setFocus()
        self.page.show_whole(whole)
        return True

    def _add_cards(self) -> None:
        self._empty = Body(self.tr("Nothing to ask yet. Add a question."))
        self._empty.setObjectName("nothing_to_ask")
        self.page.add(self._empty)
        # All of it is made in the order of Tab: Qt does not move radios well.
        self._cards = GradualColumn(self._make_section, orders_tabs=False, at_once=1)
        self.page.add(self._cards)

    def _more_sections(self) -> list[Hashable]:
        """What comes after the next step."""
        return []

    def _make_more(self, item: Any) -> QWidget:
        """The section of an item of `_more_sections`."""
        raise NotImplementedError

    def _make_section(self, item: Any) -> QWidget:
        if not self._visit.is_loaded:
            return QWidget()  # locked while the sections were being made
        if isinstance(item, _CardItem):
            return self._make_card(item)
        return self._make_next_step() if item == _STEP else self._make_more(item)

    def _make_next_step(self) -> QWidget:
        section = QWidget()
        column = Column(section, gap=4)
        column.addWidget(Section(self.tr("What comes next")))
        for name, label, field in (
            (_STEP, self.tr("Next step"), TextField(min_lines=2, max_lines=6)),
            ("next_who", self.tr("Who will do it"), LineField()),
            ("next_by", self.tr("By when"), LineField()),
        ):
            column.addWidget(self._field_row(name, label, field))
        return section

    def _connect_model(self) -> None:
        self._visit.loaded.connect(self._on_loaded)
        self._visit.changed.connect(self._on_changed)
        self._visit.written.connect(self._on_written)

    def _field_row(self, name: str, label: str, field: LineField | TextField) -> FormRow:
        field.setObjectName(f"visit_{name}")
        field.typed.connect(partial(self._visit.set_text, name))
        field.left.connect(self._visit.leave_field)
        self._fields[name] = field
        field.set_text_quietly(getattr(self._visit.visit, name))
        return FormRow(label, field, optional=True)

    def _show(self, *, anew: bool = False) -> None:
        """Show what is kept; the field being typed in is left alone, unless `anew`."""
        visit = self._visit.visit
        self._empty.setVisible(not visit.questions)
        cards = [_CardItem(n, q.key, q.text) for n, q in enumerate(visit.questions, start=1)]
        items: list[Hashable] = [*cards, _STEP, *self._more_sections()]
        if items != self._shown:
            self._fields.clear()
            self._cards.show_items(())
        self._shown = items
        self._cards.show_items(items)
        for name, field in self._fields.items():
            if anew or not field.hasFocus():
                field.set_text_quietly(getattr(visit, name))
        self._show_answers(anew=anew)

    def _show_answers(self, *, anew: bool = False) -> None:
        for card in self.cards():
            question = self._visit.visit.question(card.key)
            if question is not None:
                news = self._visit.desk.asked_by
                about, page = about_words(question, news), page_words(question, news)
                card.show_question(question, about=about, page=page, anew=anew)

    def _make_card(self, item: _CardItem) -> QWidget:
        question = self._visit.visit.question(item.key)
        if question is None:
            return QWidget()
        news = self._visit.desk.asked_by
        card = VisitAnswerCard(
            question,
            item.number,
            is_after=self.IS_AFTER,
            about=about_words(question, news),
            page=page_words(question, news),
        )
        card.setObjectName(f"question_{item.number}")
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
    def _on_loaded(self) -> None:
        if self.isVisible() and self._visit.is_loaded:
            self._show(anew=True)

    @Slot()
    def _on_changed(self) -> None:
        if self.isVisible() and self._visit.is_loaded:
            self._show()

    @Slot()
    def _on_written(self) -> None:
        if self.isVisible() and self._visit.is_loaded:
            self._show_answers()
