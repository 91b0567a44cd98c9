"""The five states of a diagnosis: what the gene rows ask, and what a page calls the change."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from carecompanion.composition import Parts
from carecompanion.domain.diagnosis_words import state_of, worded_for
from carecompanion.domain.facts import Fact, FactField, FactKind
from carecompanion.domain.genetics import DiagnosisState
from carecompanion.domain.page import (
    PageSource,
    build_one_page,
    build_question_sheet,
    leaving_out,
)
from carecompanion.domain.people import Person
from carecompanion.domain.questions import Asker, QuestionId
from carecompanion.domain.records import ChosenQuestion, new_id
from carecompanion.domain.walk import Walk, new_walk
from tests.pages.samples import WORDS

TABLE = Parts().question_table
SETTLES = "Which test could make this clear? Has the result been looked at again?"
USUAL = (DiagnosisState.CONFIRMED, DiagnosisState.LIKELY)
UNSETTLED = tuple(state for state in DiagnosisState if state not in USUAL)
LONGEST_LABEL = len("Uncertain change")
"""The label of the gene change stands in a narrow column on the page."""


def walk_in(state: DiagnosisState | None) -> Walk:
    person = Person(id=new_id())
    fact = Fact(id=new_id(), person_id=person.id, fact=FactKind.DIAGNOSIS, text="")
    if state is not None:
        fact = fact.with_detail(FactField.STATE, state.value)
    return new_walk(person, {FactKind.DIAGNOSIS: fact}, today=date(2026, 11, 21))


@pytest.mark.parametrize("state", [None, *USUAL])
def test_settled_states_use_the_usual_words(state: DiagnosisState | None) -> None:
    assert worded_for(TABLE, state) == TABLE


@pytest.mark.parametrize("state", UNSETTLED)
@pytest.mark.parametrize("asker", Asker)
def test_unsettled_states_ask_what_would_settle_it_in_the_queue(
    state: DiagnosisState, asker: Asker
) -> None:
    words = worded_for(TABLE, state)
    assert SETTLES in words.questions[QuestionId.R3].full(asker)
    assert words.questions[QuestionId.R1] == TABLE.questions[QuestionId.R1]

    walk = walk_in(state)
    asked = [item.text for item in (*walk.three(words), *walk.others(words))]
    assert any(SETTLES in text for text in asked)


@pytest.mark.parametrize("asker", Asker)
def test_an_uncertain_change_is_never_called_our_gene_change(asker: Asker) -> None:
    words = worded_for(TABLE, DiagnosisState.UNCERTAIN_VARIANT)
    said = [words.gene_change]
    for row in (QuestionId.R2, QuestionId.R3):
        wording = words.questions[row]
        said += [wording.row, wording.page, wording.short, wording.full(asker)]
        said.append(words.combined[f"different_{row.value}"].full(asker))
    for text in said:
        lowered = text.casefold()
        assert "variant" not in lowered, text
        assert "our gene change" not in lowered, text
        assert "gene change as ours" not in lowered, text


@pytest.mark.parametrize("state", DiagnosisState)
def test_the_page_of_a_walk_is_worded_by_its_state(state: DiagnosisState) -> None:
    source = walk_in(state).page_source(TABLE, today=date(2026, 11, 21))
    assert source.table == worded_for(TABLE, state)
    assert len(source.table.gene_change) <= LONGEST_LABEL


def printed(source: PageSource) -> str:
    """The page and the sheet, without the tables that they are made from."""
    page = build_one_page(source, WORDS)
    sheet = build_question_sheet(source, WORDS, None)
    return repr((page.who, page.questions, page.details, page.others, sheet.sections))


@pytest.mark.parametrize("state", DiagnosisState)
@pytest.mark.parametrize("is_chosen", [False, True])
def test_a_state_kept_off_pages_words_no_page(state: DiagnosisState, *, is_chosen: bool) -> None:
    shown = walk_in(state)
    words = worded_for(TABLE, state)
    if is_chosen:
        shown = shown.with_record(replace(shown.choice, chosen=shown.three(words)))
    fact = shown.fact(FactKind.DIAGNOSIS)
    hidden = shown.with_record(replace(fact, show_on_pages=False))
    nobody_said = replace(shown, facts={}, choice=walk_in(None).choice)
    for table in (TABLE, words):  # the screen has the words already
        source = hidden.page_source(table, today=date(2026, 11, 21))
        assert printed(source) == printed(nobody_said.page_source(TABLE, today=source.today))
    assert hidden.diagnosis is state


@pytest.mark.parametrize("state", UNSETTLED)
@pytest.mark.parametrize("kind", [FactKind.GENE, FactKind.GENE_CHANGE])
def test_a_gene_left_out_of_a_page_is_not_told_by_the_words_around_it(
    kind: FactKind, state: DiagnosisState
) -> None:
    walk = walk_in(state)
    gene = Fact(id=new_id(), person_id=walk.person.id, fact=kind, text="SGSH")
    source = walk.with_record(gene).page_source(TABLE, today=date(2026, 11, 21))
    words = worded_for(TABLE, state)
    said = [words.questions[row] for row in (QuestionId.R2, QuestionId.R3)]
    told = [text for row in said for text in (row.page, row.family)]
    assert all(text in printed(source) for text in told)
    left_out = printed(leaving_out(source, {kind}))
    assert not [text for text in (*told, "Uncertain change") if text in left_out]
    assert leaving_out(source, {FactKind.CONDITION}).table == source.table


def test_a_question_in_the_family_s_own_words_is_never_put_in_ours() -> None:
    walk = walk_in(DiagnosisState.UNDIAGNOSED)
    text = worded_for(TABLE, DiagnosisState.UNDIAGNOSED).questions[QuestionId.R3].family
    own = ChosenQuestion(text=text, question=QuestionId.R3, edited=True)
    walk = walk.with_record(replace(walk.choice, chosen=(own,)))
    hidden = walk.with_record(replace(walk.fact(FactKind.DIAGNOSIS), show_on_pages=False))
    assert hidden.page_source(TABLE, today=date(2026, 11, 21)).chosen == (own,)


def test_no_choice_is_no_state() -> None:
    walk = walk_in(None)
    assert walk.diagnosis is None
    assert state_of(None) is None
    assert replace(walk, facts={}).diagnosis is None
