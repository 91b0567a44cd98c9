"""The fields that say when and where a visit is, and what it is for. All may stay empty."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from carecompanion.domain.partial_date import PartialDateError, parse_date
from carecompanion.domain.visits import VisitStanding
from carecompanion.viewmodels.visit import VisitModel
from carecompanion.views.date_words import date_problem, date_words, says_day
from carecompanion.views.widgets.boxes import Column
from carecompanion.views.widgets.buttons import PlainButton
from carecompanion.views.widgets.flow_layout import FlowRow
from carecompanion.views.widgets.form_row import FormRow
from carecompanion.views.widgets.line_field import LineField
from carecompanion.views.widgets.notice import Notice
from carecompanion.views.widgets.text_field import TextField


class VisitFields(QWidget):
    """Saved as typed. A day that has passed is a choice, and no mistake.

    `more` has the fields that can wait: what the visit is for, needs and hopes.
    """

    record_chosen = Signal()

    def __init__(self, visit: VisitModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._visit = visit
        self._column = Column(self, gap=4)
        self._fields: dict[str, LineField | TextField] = {}
        self.day = LineField()
        self.day.setObjectName("visit_day")
        self.day.typed.connect(self._on_day_typed)
        self.day.left.connect(self._on_day_left)
        self._day_row = FormRow(
            self.tr("Date"),
            self.day,
            hint=self.tr("For example 2 December 2026. A month or a year is enough."),
            optional=True,
        )
        self._column.addWidget(self._day_row)
        self._add_passed()
        self._add("time", self.tr("Time"))
        self._add("who", self.tr("Who you meet"))
        self._add("where", self.tr("Where"))
        self.more = QWidget()
        self._column = Column(self.more, gap=4)
        self._add("purpose", self.tr("What it is for"))
        hint = self.tr("For example: an interpreter, a ramp, breaks.")
        self._add("needs", self.tr("What you need there"), hint=hint)
        hint = self.tr("One thing, such as a name to write to, or a date for a test.")
        self._add("hope", self.tr("What you hope to leave with"), hint=hint)
        visit.written.connect(self._show_passed)

    def show_visit(self) -> None:
        """Show what is kept, or what was typed and is no date yet."""
        visit = self._visit.visit
        for name, field in self._fields.items():
            field.set_text_quietly(getattr(visit, name))
        if not (self.day.hasFocus() and says_day(self.day.text(), visit.on)):
            typed = self._visit.typed_day
            self.day.set_text_quietly(date_words(visit.on) if typed is None else typed)
        self._day_row.set_error("")
        self._show_passed()

    def _add(self, name: str, label: str, *, hint: str = "") -> None:
        field = LineField()
        field.setObjectName(f"visit_{name}")
        field.typed.connect(partial(self._visit.set_text, name))
        field.left.connect(self._visit.leave_field)
        self._fields[name] = field
        self._column.addWidget(FormRow(label, field, hint=hint, optional=True))

    def _add_passed(self) -> None:
        self._passed = Notice(
            self.tr("This date has passed. Is this a record of a visit?"), plain=True
        )
        self._passed.setObjectName("visit_passed")
        yes = PlainButton(self.tr("Yes, write it down"))
        yes.setObjectName("is_record")
        yes.clicked.connect(self._be_record)
        no = PlainButton(self.tr("No, change the date"))
        no.setObjectName("change_date")
        no.clicked.connect(self._change_day)
        self._passed.column.addWidget(FlowRow(yes, no))
        self._passed.hide()
        self._column.addWidget(self._passed)

    @Slot()
    def _show_passed(self) -> None:
        if not self._visit.is_loaded:
            return
        visit = self._visit.visit
        is_held = visit.standing(self._visit.today) is VisitStanding.HELD
        self._passed.setVisible(is_held and not visit.is_record and not visit.saved_on)

    @Slot()
    def _be_record(self) -> None:
        self.day.setFocus()  # before the button that has the keyboard goes
        self._visit.be_record()
        self._show_passed()
        self.record_chosen.emit()

    @Slot()
    def _change_day(self) -> None:
        self.day.setFocus()
        self.day.selectAll()

    @Slot(str)
    def _on_day_typed(self, text: str) -> None:
        self._day_row.set_error("")
        self._visit.set_day(text)

    @Slot()
    def _on_day_left(self) -> None:
        if self._visit.is_loaded:
            self._day_row.set_error(_problem(self.day.text()))
            self._visit.leave_field()


def _problem(text: str) -> str:
    """What to do about a day that is none; empty for one that can be kept."""
    try:
        parse_date(text)
    except PartialDateError as error:
        return date_problem(error.fault)
    return ""
