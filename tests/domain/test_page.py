"""What goes on the page and on the sheet, before anything is drawn."""

from __future__ import annotations

from dataclasses import replace

import pytest

from carecompanion.domain.evidence import Rung
from carecompanion.domain.page import (
    LeftOut,
    LeftOutKind,
    MadePage,
    Shortened,
    build_empty_sheet,
    build_one_page,
    build_question_sheet,
)
from carecompanion.domain.questions import QuestionId
from carecompanion.domain.records import BornStyle, FactKind, Mark, NameStyle, Person, Provenance
from carecompanion.domain.stage import Stage
from tests.pages import samples
from tests.pages.samples import TABLE, WORDS, answer, fact


def test_the_four_relevance_rows_are_always_there_and_stay() -> None:
    page = build_one_page(samples.empty(), WORDS)
    assert [row.question for row in page.details] == list(QuestionId)[:4]
    assert all(row.stays and row.mark == "Not known yet: ask" for row in page.details)


def test_a_further_row_joins_when_the_family_found_what_the_headline_says() -> None:
    answers = (
        answer(QuestionId.K1, Mark.SAYS, "liver"),
        answer(QuestionId.T2, Mark.DOES_NOT_APPLY),
        answer(QuestionId.T3, Mark.NOT_KNOWN, "half a thought"),
    )
    page = build_one_page(replace(samples.empty(), answers=answers), WORDS)
    further = [row for row in page.details if not row.stays]
    assert [(row.question, row.in_headline, row.in_notes) for row in further] == [
        (QuestionId.K1, "liver", None)
    ]


def test_a_regulatory_step_is_never_called_approved() -> None:
    answers = (answer(QuestionId.T1, Mark.SAYS, stage=Stage.REGULATORY_STEP),)
    page = build_one_page(replace(samples.empty(), answers=answers), WORDS)
    assert page.headline.source.endswith("asked for or allowed, not approved")


def test_a_stage_without_a_mark_is_not_known_yet() -> None:
    answers = (answer(QuestionId.T1, Mark.NOT_KNOWN, stage=Stage.APPROVED),)
    page = build_one_page(replace(samples.empty(), answers=answers), WORDS)
    assert page.headline.source.endswith("not known yet")


@pytest.mark.parametrize(
    ("rung", "place", "end"),
    [
        (Rung.NOT_MARKED, "", "as we read it: study in people"),
        (Rung.FIRST_TRIAL, "", "study in people (our mark: first trial in people)"),
        (Rung.FIRST_TRIAL, "Italy", "study in people (our mark: first trial in people)"),
        (Rung.APPROVED, " Italy ", "study in people (our mark: approved in Italy)"),
        (Rung.APPROVED, " ", "study in people (our mark: approved)"),
    ],
)
def test_the_mark_on_the_ladder_stands_beside_the_stage(rung: Rung, place: str, end: str) -> None:
    stage = answer(QuestionId.T1, Mark.SAYS, stage=Stage.TRIAL)
    answers = (replace(stage, rung=rung, rung_place=place),)
    page = build_one_page(replace(samples.empty(), answers=answers), WORDS)
    assert page.headline.source.endswith(end)


def test_all_same_and_all_different_print_the_same_page_but_for_the_marks() -> None:
    def marked(mark: Mark) -> str:
        relevance = (QuestionId.R1, QuestionId.R2, QuestionId.R3, QuestionId.R4)
        answers = tuple(answer(question, mark, "as told") for question in relevance)
        page = build_one_page(replace(samples.empty(), answers=answers), WORDS)
        return repr(page).replace(f"mark={WORDS.details.marks[mark]!r}", "mark=")

    assert marked(Mark.SAME) == marked(Mark.DIFFERENT)


def test_every_fact_says_where_it_is_from_and_from_when() -> None:
    facts = (fact(FactKind.GENE, "SMN1", Provenance.REPORT, "2020-06-12"),)
    page = build_one_page(replace(samples.empty(), facts=facts), WORDS)
    assert page.who.gene.note == "report, 12 June 2020"
    assert page.who.condition.text == "not known yet"
    assert not page.who.condition.known


def test_two_facts_of_a_kind_keep_their_own_sources() -> None:
    facts = (
        fact(FactKind.CONDITION, "SMA", Provenance.CLINICIAN),
        fact(FactKind.CONDITION, "SMA type 2", Provenance.REPORT, "2021"),
    )
    page = build_one_page(replace(samples.empty(), facts=facts), WORDS)
    assert page.who.condition.text == "SMA (clinician); SMA type 2 (report, 2021)"


def test_a_hidden_fact_is_not_said_to_be_unknown() -> None:
    facts = (fact(FactKind.BORN, "2019", show=False),)
    page = build_one_page(replace(samples.empty(), facts=facts), WORDS)
    assert page.who.born.text == "not shown here"
    assert page.details[3].in_notes == "not shown here"


def test_everything_else_to_ask_is_named_as_left_out() -> None:
    source = samples.typical()
    page = build_one_page(source, WORDS)
    assert [item.text for item in page.others] == [item.text for item in source.others]
    assert {item.kind for item in page.others} == {LeftOutKind.QUESTION}


def test_the_safety_strip_has_all_three_lines_before_notes_have_any() -> None:
    page = build_one_page(samples.empty(), WORDS)
    assert [item.text for item in page.safety] == ["not known here: ask us"] * 3


def test_the_sheet_carries_what_the_page_could_not() -> None:
    made = MadePage(
        pdf=b"",
        page_count=1,
        shortened=(Shortened(label="Gene", text="a very long gene"),),
        left_out=(
            LeftOut(kind=LeftOutKind.DETAIL, label="Results", text="in a journal"),
            LeftOut(kind=LeftOutKind.QUESTION, label="Risk", text="any question"),
        ),
    )
    sheet = build_question_sheet(samples.typical(), WORDS, made)
    assert [(item.label, item.text) for item in sheet.in_full] == [
        ("Gene", "a very long gene"),
        ("Results", "in a journal"),
    ]


def test_the_empty_sheet_knows_nobody() -> None:
    sheet = build_empty_sheet(TABLE, WORDS)
    assert sheet.who is None
    assert sum(len(section.questions) for section in sheet.sections) == 17


@pytest.mark.parametrize(
    ("style", "printed"),
    [
        (BornStyle.AS_WRITTEN, "12 June 2019"),
        (BornStyle.YEAR, "2019"),
        (BornStyle.HIDDEN, "not shown here"),
    ],
)
def test_as_much_of_the_birth_is_printed_as_was_chosen_in_both_places(
    style: BornStyle, printed: str
) -> None:
    person = Person(
        id=samples.empty().person.id,
        name="Sam Doe",
        name_style=NameStyle.INITIALS,
        born_style=style,
    )
    facts = (fact(FactKind.BORN, "12 June 2019"),)
    page = build_one_page(replace(samples.empty(), person=person, facts=facts), WORDS)
    assert page.who.name == "S. D."
    assert page.who.born.text == printed
    assert page.details[3].in_notes == printed


def test_a_hidden_name_leaves_the_words_for_nobody() -> None:
    person = Person(id=samples.empty().person.id, name="Sam Doe", name_style=NameStyle.HIDDEN)
    page = build_one_page(replace(samples.empty(), person=person), WORDS)
    assert page.who.name == "(no name on this page)"
