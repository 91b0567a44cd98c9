"""The fields of a fact beside its text: lines, texts, dates and choices, as its table says."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Final

from PySide6.QtCore import QCoreApplication, Slot
from PySide6.QtWidgets import QWidget

from carecompanion.domain.memory import FieldShape, FieldSpec
from carecompanion.domain.memory_words import MemoryWords
from carecompanion.domain.records import FactField, FactKind
from carecompanion.viewmodels.fact_form import FactFormModel
from carecompanion.views.date_words import date_problem, date_words
from carecompanion.views.widgets.form_row import FormRow
from carecompanion.views.widgets.line_field import LineField
from carecompanion.views.widgets.option_row import OptionGroup
from carecompanion.views.widgets.text_field import TextField

_NOT_KNOWN: Final = "not_known"
"""A choice of this value and no choice at all are shown as the same row, and neither is changed."""


class DateRow(FormRow):
    """A date of any precision. What is no date stays as typed, and says so once it is left."""

    def __init__(
        self, form: FactFormModel, name: str, label: str, parent: QWidget | None = None
    ) -> None:
        self._form = form
        self._name = name
        self._line = LineField()
        super().__init__(label, self._line, optional=True, parent=parent)
        self._line.setObjectName(f"fact_{name}")
        self._line.typed.connect(self._on_typed)
        self._line.left.connect(self._on_left)

    def show_fact(self) -> None:
        """Show what is kept, or what was typed and is no date yet."""
        typed = self._form.typed_date(self._name)
        if not self._line.hasFocus():
            self._line.set_text_quietly(typed or date_words(self._form.date_of(self._name)))
        self.set_error(self.problem())

    def problem(self) -> str:
        """What to do about what was typed; empty when there is nothing."""
        fault = self._form.date_fault(self._name)
        return date_problem(fault) if fault is not None else ""

    @Slot(str)
    def _on_typed(self, text: str) -> None:
        self.set_error("")
        self._form.set_date(self._name, text)

    @Slot()
    def _on_left(self) -> None:
        self.set_error(self.problem() if self._form.is_loaded else "")
        self._form.leave_field()


class TextRow(FormRow):
    """A line or some lines of text."""

    def __init__(
        self, form: FactFormModel, spec: FieldSpec, label: str, parent: QWidget | None = None
    ) -> None:
        self._form = form
        self._kept_in = spec.field
        is_text = spec.shape is FieldShape.TEXT
        self._text = TextField(min_lines=2, max_lines=8) if is_text else LineField()
        super().__init__(label, self._text, optional=True, parent=parent)
        self._text.setObjectName(f"fact_{spec.field.value}")
        self._text.typed.connect(partial(form.set_detail, spec.field))
        self._text.left.connect(form.leave_field)

    def show_fact(self) -> None:
        """Show what is kept."""
        self._text.set_text_quietly(self._form.fact.detail(self._kept_in))


def _hint(field: FactField) -> str:
    """What stands under the label of a choice; empty for most."""
    if field is not FactField.ACCESS:
        return ""
    return QCoreApplication.translate(
        "Facts",
        "That something exists somewhere does not say whether it is safe, funded or right here. "
        "Your team can help with that.",
    )


class ChosenRow(FormRow):
    """One of several answers, at first "not known yet"."""

    def __init__(
        self,
        form: FactFormModel,
        field: FactField,
        labels: Mapping[str, str],
        label: str,
        parent: QWidget | None = None,
    ) -> None:
        self._form = form
        self._kept_in = field
        self._group = OptionGroup(label)
        super().__init__(label, self._group, hint=_hint(field), parent=parent)
        self._group.setObjectName(f"fact_{field.value}")
        self._group.add_option("", self._no_choice())
        for value, words in labels.items():
            if value != _NOT_KNOWN:
                self._group.add_option(value, words)
        self._group.chosen.connect(partial(form.set_detail, field))

    def show_fact(self) -> None:
        """Show what is kept."""
        kept = self._form.fact.detail(self._kept_in)
        self._group.set_value("" if kept == _NOT_KNOWN else kept)

    def _no_choice(self) -> str:
        if self._kept_in is FactField.GROUP:
            return self.tr("Something else")
        return self.tr("Not known yet: ask")


def field_row(
    spec: FieldSpec, kind: FactKind, form: FactFormModel, words: MemoryWords
) -> DateRow | TextRow | ChosenRow:
    """The row of one field of a fact; `show_fact` shows what the form holds."""
    label = words.field(spec.field, kind)
    if spec.shape is FieldShape.DATE:
        return DateRow(form, spec.field.value, label)
    if spec.choices is None:
        return TextRow(form, spec, label)
    labels = {choice.value: words.value(spec.field, choice.value) for choice in spec.choices}
    return ChosenRow(form, spec.field, labels, label)
