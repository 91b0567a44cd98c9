"""What a search is limited to: one kind of notes, a span of time, and whose notes."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QWidget

from carecompanion.domain.memory import MemoryPart
from carecompanion.domain.partial_date import PartialDateError, parse_date
from carecompanion.domain.search import SCOPES, FindScope, Scope
from carecompanion.views.date_words import date_problem
from carecompanion.views.widgets.boxes import Column
from carecompanion.views.widgets.flow_layout import SideBySide
from carecompanion.views.widgets.form_row import FormRow
from carecompanion.views.widgets.line_field import LineField
from carecompanion.views.widgets.option_row import CheckRow

PartName = Callable[[MemoryPart], str]
"""What a part of the care memory is called."""

_LETTERS = 16
"""How wide a field is at least; with less room the three stand below each other."""


class FindFilters(QWidget):
    """Tells each choice as soon as it is made; a date counts once it is one."""

    scope_chosen = Signal(object)
    span_chosen = Signal(str, str)
    everybody_chosen = Signal(bool)

    def __init__(self, part_name: PartName, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind = QComboBox()
        self._kind.setObjectName("find_kind")
        for scope in SCOPES:
            self._kind.addItem(self._scope_words(scope, part_name), scope)
        self._kind.currentIndexChanged.connect(self._on_kind_chosen)
        self._since = self._date_row(self.tr("F&rom, a date or a year"), "find_since")
        self._until = self._date_row(self.tr("&Until, a date or a year"), "find_until")
        self._everybody = CheckRow(self.tr("Look in everybody’s notes"))
        self._everybody.setObjectName("find_everybody")
        self._everybody.ticked.connect(self.everybody_chosen)
        kind = FormRow(self.tr("&Kind"), self._kind)
        column = Column(self, gap=2)
        column.addWidget(SideBySide(kind, self._since, self._until, gap=3, letters=_LETTERS))
        column.addWidget(self._everybody)
        self.offer_everybody(offered=False)

    def fields(self) -> tuple[QWidget, ...]:
        """What has the keyboard, in the order of reading."""
        return (self._kind, self._since.field, self._until.field, self._everybody.mark)

    def offer_everybody(self, *, offered: bool) -> None:
        """Whether there is more than one person to look for."""
        self._everybody.setVisible(offered)

    def reset(self) -> None:
        """Nothing limits the search any more; nobody is told."""
        self._kind.blockSignals(True)
        self._kind.setCurrentIndex(0)
        self._kind.blockSignals(False)
        for row in (self._since, self._until):
            _field(row).set_text_quietly("")
            row.set_error("")
        self._everybody.set_ticked(False)

    def are_set(self) -> bool:
        """Whether anything limits the search."""
        dates = (_date(self._since)[0], _date(self._until)[0])
        return self._kind.currentIndex() > 0 or any(dates)

    def _date_row(self, label: str, name: str) -> FormRow:
        field = LineField()
        field.setObjectName(name)
        field.typed.connect(self._on_dates_typed)
        field.left.connect(self._on_dates_left)
        return FormRow(label, field)

    def _scope_words(self, scope: Scope, part_name: PartName) -> str:
        if isinstance(scope, MemoryPart):
            return part_name(scope)
        return {
            FindScope.EVERYTHING: self.tr("Everything"),
            FindScope.HEADLINES: self.tr("Headlines"),
            FindScope.ANSWERS: self.tr("Answers on a headline"),
            FindScope.FILES: self.tr("Files and their words"),
            FindScope.VISITS: self.tr("Appointments"),
        }[scope]

    @Slot(int)
    def _on_kind_chosen(self, index: int) -> None:
        self.scope_chosen.emit(SCOPES[index])

    @Slot()
    def _on_dates_typed(self) -> None:
        """While a date is being typed there is no error, and what is none yet is no limit."""
        for row in (self._since, self._until):
            row.set_error("")
        self.span_chosen.emit(_date(self._since)[0], _date(self._until)[0])

    @Slot()
    def _on_dates_left(self) -> None:
        for row in (self._since, self._until):
            row.set_error(_date(row)[1])


def _field(row: FormRow) -> LineField:
    field = row.field
    if not isinstance(field, LineField):
        raise TypeError("a date is typed in one line")
    return field


def _date(row: FormRow) -> tuple[str, str]:
    """The date of a row as it is kept, and what is the matter with it."""
    try:
        return parse_date(_field(row).text()), ""
    except PartialDateError as error:
        return "", date_problem(error.fault)
