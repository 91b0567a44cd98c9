"""One question at a visit: large, with one box, a tick and what became of it (ux.md 2.7)."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from carecompanion.domain.records import Outcome, VisitQuestion
from carecompanion.views.visit_words import outcome_hint, outcome_labels
from carecompanion.views.widgets.boxes import Column
from carecompanion.views.widgets.card import Card
from carecompanion.views.widgets.form_row import FormRow
from carecompanion.views.widgets.labels import Quiet, Section, WrappingLabel
from carecompanion.views.widgets.line_field import LineField
from carecompanion.views.widgets.option_row import CheckRow, OptionGroup
from carecompanion.views.widgets.text_field import TextField

_COMES_NEXT = (Outcome.WILL_CHECK, Outcome.REFER_TO)


class VisitAnswerCard(Card):
    """What is typed is saved as it is typed. Nothing ticked means still open, and is no mistake."""

    typed = Signal(str, str, str)
    asked = Signal(str, bool)
    outcome_chosen = Signal(str, object)
    field_left = Signal()

    def __init__(
        self,
        question: VisitQuestion,
        number: int,
        *,
        is_after: bool,
        about: str = "",
        page: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.key = question.key
        self._about = question.text
        self._number = number
        self._texts: dict[str, LineField | TextField] = {}
        words = self.tr("{number}. {question}")
        title = words.format(number=number, question=question.text)
        self.add(Section(title) if is_after else WrappingLabel(title, role="h1"))
        box = TextField(min_lines=2, max_lines=10)
        # Right under the question: with large text both are in sight while the answer is written.
        self._add("said", self.tr("What was said"), box)
        self._news = Quiet()
        self._news.setObjectName(f"about_{number}")
        self.add(self._news)
        self._asked = CheckRow(self.tr("Asked"))
        self._asked.mark.setObjectName(f"asked_{number}")
        self._asked.mark.setAccessibleName(
            self.tr("Asked: {question}").format(question=question.text)
        )
        self._asked.ticked.connect(partial(self.asked.emit, self.key))
        self.add(self._asked)
        if is_after:
            self._add("said_by", self.tr("Said by"), LineField())
        self._add_outcomes()
        self._open = Quiet(self.tr("Still open. It stays on your list."))
        self.add(self._open)
        self._pages = Quiet()
        self._pages.setObjectName(f"pages_{number}")
        self.add(self._pages)
        self.show_question(question, about=about, page=page)

    @property
    def box(self) -> QWidget:
        """Where the answer is written."""
        return self._texts["said"]

    def show_question(
        self, question: VisitQuestion, *, about: str = "", page: str = "", anew: bool = False
    ) -> None:
        """Show the answer as it is kept; what is being typed is left alone, unless `anew`.

        `about` says which news the question is about, `page` on which page it came back, where
        that is not plain.
        """
        answer = question.answer
        for name, field in self._texts.items():
            if anew or not field.hasFocus():
                field.set_text_quietly(getattr(answer, name))
        self._asked.set_ticked(answer.asked)
        self._outcomes.set_value(answer.outcome)
        self._next.setVisible(answer.outcome in _COMES_NEXT)
        who = self.tr("Who will check") if answer.outcome is Outcome.WILL_CHECK else self.tr("Who")
        self._who.set_label(who)
        self._open.setVisible(answer.outcome is Outcome.STILL_OPEN)
        self._news.setText(about)
        self._news.setVisible(bool(about))
        self._pages.setText(page)
        self._pages.setVisible(bool(page))

    def _add(self, name: str, label: str, field: LineField | TextField) -> FormRow:
        row = self._row(name, label, field)
        self.add(row)
        return row

    def _row(self, name: str, label: str, field: LineField | TextField) -> FormRow:
        field.setObjectName(f"{name}_{self._number}")
        field.typed.connect(partial(self.typed.emit, self.key, name))
        field.left.connect(self.field_left)
        self._texts[name] = field
        return FormRow(label, field, about=self._about)

    def _add_outcomes(self) -> None:
        label = self.tr("How it stands now")
        self._outcomes = OptionGroup(label, flows=True)
        self._outcomes.setObjectName(f"outcome_{self._number}")
        for outcome, words in outcome_labels().items():
            self._outcomes.add_option(outcome, words)
        self._outcomes.chosen.connect(self._on_outcome)
        self.add(FormRow(label, self._outcomes, about=self._about, hint=outcome_hint()))
        self._next = QWidget()
        column = Column(self._next, gap=3)
        self._who = self._row("who", self.tr("Who"), LineField())
        column.addWidget(self._who)
        column.addWidget(self._row("by_when", self.tr("By when"), LineField()))
        self.add(self._next)

    @Slot(object)
    def _on_outcome(self, outcome: Outcome) -> None:
        self.outcome_chosen.emit(self.key, outcome)
