"""One of the three questions: its words, the reason it is here, and what can be done with it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from carecompanion.domain.records import ChosenQuestion
from carecompanion.views.walk.words_in_place import WordsBelow
from carecompanion.views.widgets.buttons import QuietButton
from carecompanion.views.widgets.card import Card
from carecompanion.views.widgets.flow_layout import FlowRow
from carecompanion.views.widgets.form_row import FormRow
from carecompanion.views.widgets.labels import Quiet
from carecompanion.views.widgets.text_field import TextField


class QuestionCard(Card):
    """The words can be typed over; the buttons move the question or put another in its place."""

    edited = Signal(int, str)
    moved = Signal(int, int)
    swapped = Signal(int, object)
    field_left = Signal()

    def __init__(self, place: int, words: WordsBelow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._place = place
        self._text = TextField(min_lines=2, max_lines=4)
        self._text.setObjectName(f"question_{place + 1}_text")
        self._text.typed.connect(self._on_typed)
        self._text.left.connect(self.field_left)
        label = self.tr("Question {number}").format(number=place + 1)
        self.add(FormRow(label, self._text))
        self._words = words
        self.add(words)
        self._reason = Quiet("")
        self._reason.setObjectName(f"question_{place + 1}_reason")
        self.add(self._reason)
        self._add_buttons(label)

    def show_question(
        self,
        question: ChosenQuestion,
        *,
        reason: str,
        is_last: bool,
        others: Sequence[ChosenQuestion],
    ) -> None:
        """Show a question; `others` are what Swap offers."""
        if self._text.text() != question.text:
            self._text.set_text_quietly(question.text)
            self._text.set_caret(len(question.text))
        self._words.show_words_of(question.text)
        self._reason.setText(reason)
        self._reason.setVisible(bool(reason))
        self._up.setEnabled(self._place > 0)
        self._down.setEnabled(not is_last)
        self._swap.setEnabled(bool(others))
        self._offer(others)

    def forget_words(self) -> None:
        """There is no question any more."""
        self._words.show_words_of("")

    def _add_buttons(self, label: str) -> None:
        self._up = self._button("up", self.tr("Move up"), label)
        self._down = self._button("down", self.tr("Move down"), label)
        self._swap = self._button("swap", self.tr("Swap for another…"), label)
        self._up.clicked.connect(self._move_up)
        self._down.clicked.connect(self._move_down)
        self._menu = QMenu(self._swap)
        self._menu.triggered.connect(self._on_other_chosen)
        self._swap.clicked.connect(self._show_others)
        row = FlowRow()
        for button in (self._up, self._down, self._swap):
            row.add(button)
        self.add(row)

    def _button(self, part: str, words: str, label: str) -> QuietButton:
        button = QuietButton(words)
        button.setObjectName(f"question_{self._place + 1}_{part}")
        button.setAccessibleName(f"{words}: {label}")
        return button

    def _offer(self, others: Sequence[ChosenQuestion]) -> None:
        self._menu.clear()
        for other in others:
            action = self._menu.addAction(other.text.replace("&", "&&"))
            action.setData(other)

    @Slot(str)
    def _on_typed(self, text: str) -> None:
        self._words.follow(text)
        self.edited.emit(self._place, text)

    @Slot()
    def _move_up(self) -> None:
        self.moved.emit(self._place, -1)

    @Slot()
    def _move_down(self) -> None:
        self.moved.emit(self._place, 1)

    @Slot()
    def _show_others(self) -> None:
        self._menu.popup(self._swap.mapToGlobal(self._swap.rect().bottomLeft()))

    @Slot(QAction)
    def _on_other_chosen(self, action: QAction) -> None:
        self.swapped.emit(self._place, action.data())
