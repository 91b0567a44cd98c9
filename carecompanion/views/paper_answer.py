"""An answer that came back on paper: the code beside its question is typed, then the answer."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from carecompanion.domain.partial_date import PartialDateError, parse_date
from carecompanion.domain.records import Outcome
from carecompanion.domain.return_page import TeamTick
from carecompanion.viewmodels.paper_answer import CODE, PaperAnswerModel
from carecompanion.views.date_words import date_problem, date_words
from carecompanion.views.visit_words import outcome_hint, outcome_labels
from carecompanion.views.widgets.boxes import Column, clear_column, keep_tab_order
from carecompanion.views.widgets.card import Card
from carecompanion.views.widgets.form_row import FormRow
from carecompanion.views.widgets.labels import Body, Section
from carecompanion.views.widgets.line_field import LineField
from carecompanion.views.widgets.option_row import OptionGroup
from carecompanion.views.widgets.text_field import TextField

if TYPE_CHECKING:
    from carecompanion.domain.paper_answers import PaperQuestion

_TICKS: Final = {
    Outcome.ANSWERED: (),
    Outcome.WILL_CHECK: (TeamTick.WILL_CHECK,),
    Outcome.REFER_TO: (TeamTick.REFER_TO,),
    Outcome.DOES_NOT_APPLY: (TeamTick.DOES_NOT_APPLY,),
}
"""Words without a tick are an answer."""

_SAID: Final = "paper_said"
_WHO: Final = "paper_who"
_DAY: Final = "paper_day"


class PaperAnswer(QWidget):
    """Nothing is looked up anywhere but in these notes, and nothing kept before `keep`.

    `changed` says that the button of the screen is another one now.
    """

    changed = Signal()

    def __init__(self, model: PaperAnswerModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._fields: dict[str, LineField | TextField] = {}
        self._chosen: PaperQuestion | None = None
        column = Column(self, gap=4)
        column.addWidget(Section(self.tr("I have it on paper")))
        column.addWidget(
            Body(
                self.tr(
                    "A printed question has a small code beside it. "
                    "Type it, and the question opens here with a box for its answer."
                )
            )
        )
        self.code = LineField()
        self.code.setObjectName(CODE)
        self.code.typed.connect(self._on_code_typed)
        self.code.returnPressed.connect(self.find_question)
        hint = self.tr("Three letters and digits, for example 4T5.")
        self._code_row = FormRow(self.tr("Code beside the question"), self.code, hint=hint)
        column.addWidget(self._code_row)
        self._card = Card(gap=4)
        self._card.setObjectName("paper_answer")
        self._add_answer()
        column.addWidget(self._card)
        self._card.hide()
        model.looked.connect(self._on_looked)

    @property
    def has_question(self) -> bool:
        """Whether a question is open for its answer."""
        return bool(self._model.found)

    def show_kept(self) -> None:
        """Show what is half-typed, and look for its question again."""
        self.code.set_text_quietly(self._model.typed(CODE))
        self._code_row.set_error("")
        self._card.setVisible(self.has_question)
        if self.code.text() and not self.has_question:
            self._model.look_for(self.code.text())

    @Slot()
    def find_question(self) -> None:
        """Look for the question of the code typed."""
        self._code_row.set_error("")
        if not self._model.look_for(self.code.text()):
            self._fail(self.tr("A code has 3 letters and digits. Look beside the question again."))

    def keep(self) -> None:
        """Keep the answer, or say what is not there yet."""
        from carecompanion.domain.paper_answers import PaperAnswer as Answer

        outcome, day, asked = self._outcome.value(), self._day(), self._chosen
        said = self._fields[_SAID].text()
        if day is None or asked is None:
            return
        if outcome is Outcome.ANSWERED and not said.strip():
            self._said_row.set_error(self.tr("Write what stands on the paper."))
            self._fields[_SAID].setFocus()
            return
        self._model.keep(
            Answer(
                asked=asked,
                text=said,
                by_team=self._by.value() is True,
                who=self._fields[_WHO].text(),
                on=day,
                ticks=_TICKS[outcome] if isinstance(outcome, Outcome) else (),
            )
        )
        self._start_anew()

    def _start_anew(self) -> None:
        """Nothing half-typed is left; the next code can be typed."""
        self._model.forget_question()
        self._chosen = None
        for name in (CODE, *self._fields):
            self._model.type(name, "")
        self.code.set_text_quietly("")
        self._card.hide()
        self.code.setFocus()
        self.changed.emit()

    def _add_answer(self) -> None:
        head = QWidget()
        self._head = Column(head, gap=2)
        self._card.add(head)
        self._said_row = self._add(
            _SAID, self.tr("What stands on the paper"), TextField(min_lines=3, max_lines=10)
        )
        self._by = OptionGroup(self.tr("Who wrote it there"))
        self._by.setObjectName("paper_by")
        self._by.add_options({False: self.tr("We did"), True: self.tr("The care team")})
        self._card.add(FormRow(self.tr("Who wrote it there"), self._by))
        self._add(_WHO, self.tr("Whose answer it is"), LineField(), optional=True)
        hint = self.tr("A month or a year is enough.")
        self._day_row = self._add(
            _DAY, self.tr("Day of the answer"), LineField(), hint=hint, optional=True
        )
        label = self.tr("How it stands now")
        self._outcome = OptionGroup(label, flows=True)
        self._outcome.setObjectName("paper_outcome")
        labels = outcome_labels()
        for outcome in _TICKS:
            self._outcome.add_option(outcome, labels[outcome])
        self._card.add(FormRow(label, self._outcome, hint=outcome_hint()))

    def _add(self, name: str, label: str, field: LineField | TextField, **more: Any) -> FormRow:
        field.setObjectName(name)
        field.typed.connect(partial(self._model.type, name))
        self._fields[name] = field
        row = FormRow(label, field, **more)
        self._card.add(row)
        return row

    def _day(self) -> str | None:
        """The day as it is kept; None for what is no day, which is said."""
        try:
            return parse_date(self._fields[_DAY].text())
        except PartialDateError as error:
            self._day_row.set_error(date_problem(error.fault))
            self._fields[_DAY].setFocus()
            return None

    def _fail(self, words: str) -> None:
        self._card.hide()
        self._code_row.set_error(words)
        self.code.setFocus()
        self.code.selectAll()
        self.changed.emit()

    @Slot()
    def _on_looked(self) -> None:
        if not self.isVisible():
            return
        found = self._model.found or ()
        if not found:
            self._fail(
                self.tr(
                    "No question about this person has this code. Look at the code again, "
                    "and whose page it is."
                )
            )
            return
        self._show_questions(found)
        self._card.show()
        self._fields[_SAID].setFocus()
        self.changed.emit()

    def _show_questions(self, found: tuple[PaperQuestion, ...]) -> None:
        clear_column(self._head)
        self._chosen = found[0]
        self._head.addWidget(self._choice(found) if found[1:] else self._one(found[0]))
        keep_tab_order(self._card)
        day = found[0].on
        for name, field in self._fields.items():
            field.set_text_quietly(self._model.typed(name))
        if not self._fields[_DAY].text():
            usual = day if day and day <= self._model.today else self._model.today
            self._fields[_DAY].set_text_quietly(date_words(usual))
        self._by.set_value(False)
        self._outcome.set_value(Outcome.ANSWERED)
        for row in (self._said_row, self._day_row):
            row.set_error("")

    def _one(self, asked: PaperQuestion) -> QWidget:
        words = Section(asked.text)
        words.setObjectName("paper_question")
        return words

    def _choice(self, found: tuple[PaperQuestion, ...]) -> QWidget:
        """Two questions can have one code: their words tell which it is."""
        name = self.tr("Which question is it?")
        which = OptionGroup(name, upright=True)
        which.setObjectName("paper_which")
        which.add_options({asked: asked.text for asked in found})
        which.set_value(found[0])
        which.chosen.connect(self._on_which)
        return FormRow(name, which)

    @Slot(object)
    def _on_which(self, asked: PaperQuestion) -> None:
        self._chosen = asked

    @Slot(str)
    def _on_code_typed(self, text: str) -> None:
        self._model.type(CODE, text)
        self._code_row.set_error("")
        if self.has_question:
            self._model.forget_question()
            self._card.hide()
            self.changed.emit()
