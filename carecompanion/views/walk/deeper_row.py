"""One question that goes deeper: its words, why to ask it, and what can be done with it."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from carecompanion.viewmodels.deeper import DeeperModel, Offer
from carecompanion.views.learn.reading import Reading
from carecompanion.views.widgets.boxes import Column, put_before_in_tab_order
from carecompanion.views.widgets.buttons import PlainButton, QuietButton
from carecompanion.views.widgets.flow_layout import FlowRow
from carecompanion.views.widgets.form_row import FormRow
from carecompanion.views.widgets.labels import Quiet, Strong
from carecompanion.views.widgets.notice import announce
from carecompanion.views.widgets.text_field import TextField


class DeeperRow(QWidget):
    """Offered, or on the list; then the words can be changed."""

    def __init__(
        self, deeper: DeeperModel, offer: Offer, reading: Reading, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._deeper = deeper
        self._offer = offer
        self._field: TextField | None = None
        self._column = Column(self, gap=1, margin=(0, 2, 0, 1))
        self._text = reading.text(offer.text, role="quiet" if deeper.is_past else "body")
        self._column.addWidget(self._text)
        self._column.addWidget(Quiet(offer.question.why))
        self._on_list = Strong(self.tr("On your list"))
        self._column.addWidget(self._on_list)
        self._add_buttons()
        self.show_offer(offer)

    @property
    def question_id(self) -> str:
        """Which question of the bank it shows."""
        return self._offer.question.id

    def show_offer(self, offer: Offer) -> None:
        """Show the question as it is now."""
        self._offer = offer
        is_kept = offer.kept is not None
        if offer.text != self._text.text():
            self._text.show_text(offer.text)
        self._on_list.setVisible(is_kept)
        self._name(self._toggle, self._take_off_words() if is_kept else self._put_words())
        self._skip.setVisible(not is_kept)
        self._change.setVisible(is_kept and self._field is None)
        if self._field is not None:
            self._field.set_text_quietly(offer.text)
            self._field_row.setVisible(is_kept)
        self._text.setVisible(self._field is None or not is_kept)

    def _add_buttons(self) -> None:
        question = self._offer.question.id
        self._toggle = PlainButton(self._put_words())
        self._toggle.setObjectName(f"{question}_list")
        self._toggle.clicked.connect(self._put_or_take)
        self._skip = QuietButton(self.tr("Skip"))
        self._name(self._skip, self.tr("Skip"))
        self._skip.setObjectName(f"{question}_skip")
        self._skip.clicked.connect(self._pass_over)
        self._change = QuietButton(self.tr("Change the words"))
        self._name(self._change, self.tr("Change the words"))
        self._change.setObjectName(f"{question}_change")
        self._change.clicked.connect(self._open_field)
        self._column.addWidget(FlowRow(self._toggle, self._skip, self._change))

    def _put_words(self) -> str:
        return self.tr("Put on my list")

    def _take_off_words(self) -> str:
        return self.tr("Take off my list")

    def _name(self, button: PlainButton | QuietButton, words: str) -> None:
        """A screen reader says which question; eyes see it above."""
        button.setText(words)
        button.setAccessibleName(f"{words}: {self._offer.question.short}")

    @Slot()
    def _put_or_take(self) -> None:
        if self._offer.kept is None:
            self._deeper.put_on_list(self._offer.question)
            announce(self, self._on_list.text())
        else:
            self._deeper.take_off_list(self._offer.question)

    @Slot()
    def _pass_over(self) -> None:
        self._deeper.skip(self._offer.question)

    @Slot()
    def _open_field(self) -> None:
        self._field = TextField(min_lines=2, max_lines=4)
        self._field.setObjectName(f"{self._offer.question.id}_text")
        self._field.set_text_quietly(self._offer.text)
        self._field.typed.connect(self._on_typed)
        self._field.left.connect(self._deeper.leave_field)
        label = self.tr("In your words")
        self._field_row = FormRow(label, self._field, about=self._offer.question.short)
        self._column.insertWidget(0, self._field_row)
        self._field_row.lower()  # the first of the children, as it is the first in sight
        put_before_in_tab_order(self._field, self._toggle)
        self.show_offer(self._offer)
        self._field.setFocus()
        self._field.set_caret(len(self._offer.text))

    @Slot(str)
    def _on_typed(self, text: str) -> None:
        self._deeper.reword(self._offer.question, text)
