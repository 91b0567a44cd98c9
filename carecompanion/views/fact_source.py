"""Where a fact is from, and from which day: who said it, the letter, or the report."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from carecompanion.domain.memory_words import MemoryWords
from carecompanion.domain.records import Provenance
from carecompanion.viewmodels.fact_form import KNOWN_ON, SOURCE_ON, FactFormModel
from carecompanion.views.fact_fields import DateRow
from carecompanion.views.fact_words import source_date_label, source_label
from carecompanion.views.widgets.boxes import Column
from carecompanion.views.widgets.form_row import FormRow
from carecompanion.views.widgets.line_field import LineField
from carecompanion.views.widgets.notice import Notice, announce
from carecompanion.views.widgets.option_row import OptionGroup


class FactSource(QWidget):
    """The labels follow the choice. A report says kindly that it needs its date."""

    def __init__(
        self, form: FactFormModel, words: MemoryWords, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._form = form
        self._group = OptionGroup(self.tr("Where is this from?"))
        self._group.setObjectName("fact_provenance")
        for provenance in Provenance:
            self._group.add_option(provenance, words.provenances[provenance])
        self._group.chosen.connect(self._on_chosen)
        self._source = LineField()
        self._source.setObjectName("fact_source")
        self._source.typed.connect(form.set_source)
        self._source.left.connect(form.leave_field)
        self._source_row = FormRow(source_label(Provenance.FAMILY), self._source, optional=True)
        self._source_on = DateRow(form, SOURCE_ON, source_date_label(Provenance.FAMILY))
        self._no_date = Notice(
            self.tr("A report needs its date. Until it has one, this is kept as your own note."),
            plain=True,
        )
        self._no_date.setObjectName("report_needs_date")
        self._known_on = DateRow(form, KNOWN_ON, self.tr("As known on"))
        column = Column(self, gap=5)
        column.addWidget(FormRow(self.tr("Where is this from?"), self._group))
        for row in (self._source_row, self._source_on, self._no_date, self._known_on):
            column.addWidget(row)
        form.written.connect(self._show_labels)

    def show_fact(self) -> None:
        """Show what the form holds now."""
        self._group.set_value(self._form.provenance)
        self._source.set_text_quietly(self._form.fact.source)
        self._source_on.show_fact()
        self._known_on.show_fact()
        self._show_labels()

    @Slot()
    def _show_labels(self) -> None:
        provenance = self._form.provenance
        is_own = provenance is Provenance.FAMILY
        self._source_row.set_label(source_label(provenance))
        self._source_on.set_label(source_date_label(provenance))
        has_source = bool(self._form.fact.source or self._form.fact.source_on)
        self._source_row.setVisible(not is_own or has_source)
        self._source_on.setVisible(not is_own or has_source)
        self._no_date.setVisible(self._form.lacks_report_date)

    @Slot(object)
    def _on_chosen(self, provenance: Provenance) -> None:
        self._form.set_provenance(provenance)
        if self._form.lacks_report_date:
            announce(self, self._no_date.text())
