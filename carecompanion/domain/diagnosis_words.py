"""The questions in the words that fit how sure the diagnosis is (requirements.md, feature 13).

A change of uncertain meaning is never called our gene change, and where no gene is known the gene
rows ask what test would settle it. The words are content (resources/questions.toml).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from carecompanion.domain.facts import Fact, FactField
from carecompanion.domain.genetics import DiagnosisState
from carecompanion.domain.questions import Asker, QuestionTable
from carecompanion.domain.records import ChosenQuestion


def state_of(fact: Fact | None) -> DiagnosisState | None:
    """What the family chose as told by their team; None while they chose nothing."""
    said = fact.detail(FactField.STATE) if fact is not None else ""
    return DiagnosisState(said) if said else None


def state_on_pages(fact: Fact | None) -> DiagnosisState | None:
    """What pages may tell of it, in their wording too; None where it is kept off pages."""
    return state_of(fact) if fact is not None and fact.show_on_pages else None


def worded_for(table: QuestionTable, state: DiagnosisState | None) -> QuestionTable:
    """The table in the words for a state; most states need none of their own.

    A table that has the words of another state already loses them.
    """
    table = table.usual or table
    wording = table.states.get(state) if state is not None else None
    if wording is None:
        return table
    return replace(
        table,
        questions={**table.questions, **wording.questions},
        combined={**table.combined, **wording.combined},
        gene_change=wording.gene_change,
        usual=table,
    )


def in_usual_words(
    items: Iterable[ChosenQuestion], table: QuestionTable, asker: Asker
) -> tuple[ChosenQuestion, ...]:
    """Questions without the words of any state; what the family wrote or changed is left alone."""
    usual = _usual_texts(worded_for(table, None), asker)
    return tuple(
        item if item.edited else replace(item, text=usual.get(item.text, item.text))
        for item in items
    )


def _usual_texts(table: QuestionTable, asker: Asker) -> Mapping[str, str]:
    """Each text of a state, in either voice, and ours for the same question in one voice.

    Where a state asks a row and a joined question in the same words, the row is what it becomes.
    """
    found: dict[str, str] = {}
    for wording in table.states.values():
        for voice in Asker:
            for row, said in wording.questions.items():
                found.setdefault(said.full(voice), table.questions[row].full(asker))
            for key, joined in wording.combined.items():
                found.setdefault(joined.full(voice), table.combined[key].full(asker))
    return found
