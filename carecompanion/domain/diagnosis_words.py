"""The questions in the words that fit how sure the diagnosis is (requirements.md, feature 13).

A change of uncertain meaning is never called our gene change, and where no gene is known the gene
rows ask what test would settle it. The words are content (resources/questions.toml).
"""

from __future__ import annotations

from dataclasses import replace

from carecompanion.domain.facts import Fact, FactField
from carecompanion.domain.genetics import DiagnosisState
from carecompanion.domain.questions import QuestionTable


def state_of(fact: Fact | None) -> DiagnosisState | None:
    """What the family chose as told by their team; None while they chose nothing."""
    said = fact.detail(FactField.STATE) if fact is not None else ""
    return DiagnosisState(said) if said else None


def worded_for(table: QuestionTable, state: DiagnosisState | None) -> QuestionTable:
    """The table in the words for a state; most states need none of their own."""
    wording = table.states.get(state) if state is not None else None
    if wording is None:
        return table
    return replace(
        table,
        questions={**table.questions, **wording.questions},
        combined={**table.combined, **wording.combined},
        gene_change=wording.gene_change,
    )
