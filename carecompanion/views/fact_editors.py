"""The field for the text of a fact: one place to say which kind of fact gets which field."""

from __future__ import annotations

from typing import Final

from carecompanion.domain.records import FactKind
from carecompanion.viewmodels.reference import ReferenceModel
from carecompanion.views.reference_editors import (
    VariantEditor,
    condition_editor,
    gene_editor,
    variant_editor,
)
from carecompanion.views.widgets.line_field import LineField
from carecompanion.views.widgets.text_field import TextField

_ONE_LINE: Final = frozenset(
    {
        *(FactKind.BORN, FactKind.WEIGHT, FactKind.COUNTRY),
        *(FactKind.CENTRE, FactKind.STUDY_CONTACT, FactKind.TREATMENT, FactKind.RECEIVED),
        *(FactKind.TRIAL, FactKind.PAPER, FactKind.ALLERGY, FactKind.EMERGENCY_CONTACT),
        *(FactKind.CHANGE, FactKind.MEASURE, FactKind.TRIAL_PLACE),
        *(FactKind.PATH_STEP, FactKind.PLANNED_CHECK),
    }
)
"""Facts that are a name or one line; all others have room for more."""

FactEditor = LineField | TextField | VariantEditor
"""It has `text()`, `set_text_quietly()`, and the signals `typed` and `left`."""


def editor_for(kind: FactKind, reference: ReferenceModel) -> FactEditor:
    """The field that the text of such a fact is typed into."""
    if kind is FactKind.CONDITION:
        return condition_editor(reference)
    if kind is FactKind.GENE:
        return gene_editor(reference)
    if kind is FactKind.GENE_CHANGE:
        return variant_editor()
    if kind in _ONE_LINE:
        return LineField()
    return TextField(min_lines=3, max_lines=10)


def field_of(editor: FactEditor) -> LineField | TextField:
    """The field itself, which has the caret and is called by a name."""
    return editor.field if isinstance(editor, VariantEditor) else editor
