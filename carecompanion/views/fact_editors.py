"""The field for the text of a fact: one place to say which kind of fact gets which field."""

from __future__ import annotations

from typing import Final

from carecompanion.domain.records import FactKind
from carecompanion.views.widgets.text_fields import LineField, TextField

_ONE_LINE: Final = frozenset(
    {
        *(FactKind.CONDITION, FactKind.GENE, FactKind.BORN, FactKind.WEIGHT, FactKind.COUNTRY),
        *(FactKind.CENTRE, FactKind.STUDY_CONTACT, FactKind.TREATMENT, FactKind.RECEIVED),
        *(FactKind.TRIAL, FactKind.PAPER, FactKind.ALLERGY, FactKind.EMERGENCY_CONTACT),
        *(FactKind.CHANGE, FactKind.MEASURE, FactKind.TRIAL_PLACE),
    }
)
"""Facts that are a name or one line; all others have room for more."""

FactEditor = LineField | TextField
"""It has `text()`, `set_text_quietly()`, and the signals `typed` and `left`."""


def editor_for(kind: FactKind) -> FactEditor:
    """The field that the text of such a fact is typed into."""
    if kind in _ONE_LINE:
        return LineField()
    if kind is FactKind.GENE_CHANGE:
        return TextField(min_lines=2, max_lines=6)
    return TextField(min_lines=3, max_lines=10)
