"""Sheets to write on: the record of a visit, the plan for checks, the emergency sheet."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from carecompanion.content.learn_path import load_path
from carecompanion.content.sheet_words import load_sheet_words
from carecompanion.domain.after_visit import (
    EMPTY_VISIT,
    AfterVisit,
    AgreedStep,
    AskedThere,
    after_visit_of,
    build_after_visit,
)
from carecompanion.domain.emergency_sheet import (
    NOT_COPIED_YET,
    TeamSays,
    build_emergency_sheet,
)
from carecompanion.domain.facts import FactDetail, FactField
from carecompanion.domain.monitoring_sheet import build_monitoring_sheet
from carecompanion.domain.page import (
    MadePage,
    build_one_page,
    build_question_sheet,
    can_be_left_out,
    leaving_out,
)
from carecompanion.domain.people import Person
from carecompanion.domain.printed_code import question_code
from carecompanion.domain.printouts import Paper
from carecompanion.domain.records import Fact, FactKind, Visit, VisitQuestion, new_id
from carecompanion.domain.visit_on_page import NO_VISIT, brings, visit_ahead, with_visit
from carecompanion.domain.visits import Outcome, VisitAnswer
from carecompanion.domain.written_sheet import WrittenSheet
from carecompanion.pages import ReportLabPages
from carecompanion.pages.clusters import Clusters
from carecompanion.pages.fonts import FontBook
from carecompanion.pages.lines import Typesetter
from carecompanion.pages.measures import SHEETS, SMALLEST
from carecompanion.pages.written_sheet import lay_out_written
from tests.pages import samples
from tests.pages.reading_back import faults_of, sizes_of, squeezed, text_of
from tests.pages.samples import FONTS, HEADLINE, PERSON, RESOURCES, TODAY, WORDS, fact

SHEET_WORDS = load_sheet_words(RESOURCES / "pages" / "sheets.toml")
PLAN = load_path(RESOURCES / "learn" / "path.toml").plan
MAKER = ReportLabPages(fonts=FONTS)
CLUSTERS = Clusters(FontBook(FONTS))
PERSON_OF_IT = Person(id=PERSON, name="Sam")
VISIT = Visit(
    id=new_id(),
    person_id=PERSON,
    on="2026-12-02",
    who="Dr Okafor",
    needs="a ramp",
    hope="A name to write to",
    questions=tuple(
        VisitQuestion(key=str(number), text=f"What about point {number}?", headline_id=HEADLINE)
        for number in range(4)
    ),
)
both_papers = pytest.mark.parametrize("paper", Paper)


def record(visit: AfterVisit, paper: Paper = Paper.A4) -> MadePage:
    return MAKER.written_sheet(build_after_visit(visit, SHEET_WORDS, WORDS, paper), paper)


def empty_sheets(paper: Paper) -> list[WrittenSheet]:
    return [
        build_after_visit(EMPTY_VISIT, SHEET_WORDS, WORDS, paper),
        build_monitoring_sheet(PLAN, SHEET_WORDS, WORDS, paper, today=TODAY),
        build_emergency_sheet(None, NOT_COPIED_YET, SHEET_WORDS, WORDS),
    ]


@both_papers
@pytest.mark.parametrize("place", range(3))
def test_an_empty_sheet_is_one_side_with_type_to_read(place: int, paper: Paper) -> None:
    made = MAKER.written_sheet(empty_sheets(paper)[place], paper)
    assert made.page_count == 1
    assert min(sizes_of(made.pdf)) >= SMALLEST
    assert "Page 1 of 1" in text_of(made.pdf)


@both_papers
def test_what_is_known_of_a_visit_is_printed_in_full_and_the_rest_has_lines(paper: Paper) -> None:
    made = record(
        AfterVisit(
            name="Sam Rivera",
            on="2026-11-25",
            with_whom="Dr Lee",
            asked=(
                AskedThere(
                    question="Would nusinersen rule this out?",
                    said="Not by itself.\nShe will look.",
                    said_by="Dr Lee",
                ),
                AskedThere(question="What is known about the risks?"),
            ),
            steps=(AgreedStep(what="Antibody test", who="Clinic", by_when="10 December"),),
            still_open=("Who pays for travel?",),
        ),
        paper,
    )
    for line in (
        "Name: Sam Rivera",
        "Visit on: 25 November 2026",
        "1. Would nusinersen rule this out?",
        "Said by: Dr Lee",
        "2. What is known about the risks?",
        "3. ____",
        "Antibody test · Clinic · 10 December",
        "Words to look up: ____",
    ):
        assert line in made.lines
    text = text_of(made.pdf)
    assert "Not by itself. She will look." in text
    assert "Who pays for travel?" in text


def test_no_word_for_an_emergency_is_ours() -> None:
    made = MAKER.written_sheet(
        build_emergency_sheet(None, NOT_COPIED_YET, SHEET_WORDS, WORDS), Paper.A4
    )
    blank = made.lines[made.lines.index("In the words of our care team") + 1 :]
    assert [line for line in blank if not line.endswith(": ____")] == [SHEET_WORDS.not_advice]


def test_the_emergency_sheet_has_the_safety_facts_and_whom_to_call() -> None:
    contact = replace(
        fact(FactKind.EMERGENCY_CONTACT, "Hospital, day and night"),
        details=(FactDetail(FactField.CONTACT, "020 555 0100"),),
    )
    source = replace(
        samples.talking(samples.typical()),
        safety_facts=(fact(FactKind.ALLERGY, "Penicillin"), contact),
    )
    team = TeamSays(do="Call the ward first.", given_by="Dr Lee", given_on="2026-11-02")
    sheet = build_emergency_sheet(source, team, SHEET_WORDS, WORDS)
    text = text_of(MAKER.written_sheet(sheet, Paper.A4).pdf)
    for part in (
        "Sam Rivera",
        "Penicillin",
        "Hospital, day and night, 020 555 0100",
        "Call the ward first.",
        "2 November 2026",
    ):
        assert part in text


def test_what_is_kept_off_pages_is_kept_off_the_emergency_sheet() -> None:
    source = replace(
        samples.typical(),
        safety_facts=(
            fact(FactKind.ALLERGY, "CANARY", show=False),
            fact(FactKind.EMERGENCY_CONTACT, "CANARY", show=False),
        ),
    )
    sheet = build_emergency_sheet(source, NOT_COPIED_YET, SHEET_WORDS, WORDS)
    made = MAKER.written_sheet(sheet, Paper.A4)
    assert "CANARY" not in text_of(made.pdf)
    assert "CANARY" not in "".join(made.lines)


TEXT = st.text(max_size=900)


@given(
    visit=st.builds(
        AfterVisit,
        name=TEXT,
        on=TEXT,
        with_whom=TEXT,
        asked=st.lists(
            st.builds(AskedThere, question=TEXT, said=TEXT, said_by=TEXT), max_size=8
        ).map(tuple),
        steps=st.lists(st.builds(AgreedStep, what=TEXT, who=TEXT, by_when=TEXT), max_size=4).map(
            tuple
        ),
        still_open=st.lists(TEXT, max_size=4).map(tuple),
        look_up=TEXT,
        understood=TEXT,
    ),
    paper=st.sampled_from(Paper),
)
@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
def test_any_visit_fits_its_sides_and_nothing_is_cut(visit: AfterVisit, paper: Paper) -> None:
    sheet = build_after_visit(visit, SHEET_WORDS, WORDS, paper)
    setter = Typesetter(CLUSTERS, WORDS.left_out.shortened)
    for side in lay_out_written(setter, sheet, paper):
        assert sum(block.height for block in side) <= SHEETS[paper].room + 0.001
        assert faults_of(side) == []


def test_the_text_of_a_sheet_and_its_pdf_say_the_same() -> None:
    made = record(AfterVisit(name="Sam", asked=(AskedThere(question="What now?", said="Wait."),)))
    text = squeezed(text_of(made.pdf))
    for line in made.lines:
        for part in line.split():
            assert part.rstrip(":.") in text or part == "____"


@both_papers
def test_a_record_with_its_questions_has_their_codes_until_they_are_answered(paper: Paper) -> None:
    asked = tuple(
        AskedThere(question=f"{number}. What about the days after? " * 3, code=code)
        for number, code in enumerate(("K7M", "W2K", "4T5"))
    )
    made = record(AfterVisit(name="Sam", on="2026-12-02", asked=asked), paper)
    assert made.page_count == 1
    assert [line for line in made.lines if line in ("K7M", "W2K", "4T5")] == ["K7M", "W2K", "4T5"]
    assert WORDS.codes in made.lines
    said = tuple(replace(each, said="Nothing is known.", said_by="Dr Okafor") for each in asked)
    done = record(AfterVisit(name="Sam", on="2026-12-02", asked=said), paper)
    assert not {"K7M", WORDS.codes} & set(done.lines)


@both_papers
def test_the_record_of_a_planned_visit_has_its_questions_and_lines_for_the_answers(
    paper: Paper,
) -> None:
    made = record(after_visit_of(VISIT, PERSON_OF_IT), paper)
    assert made.page_count == 1
    assert "What we hoped to leave with" in made.lines
    assert VISIT.hope in made.lines
    assert "Name: Sam" in made.lines
    assert "Visit on: 2 December 2026" in made.lines
    for number, question in enumerate(VISIT.top, start=1):
        place = made.lines.index(f"{number}. {question.text}")
        assert made.lines[place + 1] == question_code(VISIT.person_id, question.text)
    assert "Still open: ____" in made.lines


def test_the_record_of_a_visit_has_what_was_said_the_steps_and_what_is_open() -> None:
    answers = (
        VisitAnswer(outcome=Outcome.ANSWERED, said="Not before 4.", said_by="Dr Obi"),
        VisitAnswer(outcome=Outcome.WILL_CHECK, who="The nurse", by_when="Friday"),
        VisitAnswer(),
        VisitAnswer(outcome=Outcome.DOES_NOT_APPLY, said="No."),
    )
    questions = tuple(
        replace(question, answer=answer)
        for question, answer in zip(VISIT.questions, answers, strict=True)
    )
    visit = replace(
        VISIT, questions=questions, next_step="Write to the centre", next_who="We", next_by="May"
    )
    made = record(after_visit_of(visit, PERSON_OF_IT))
    lines = made.lines
    assert lines[lines.index(f"1. {questions[0].text}") + 1 :][:2] == (
        "Not before 4.",
        "Said by: Dr Obi",
    )
    assert "Said by: Dr Okafor" in lines[lines.index(f"4. {questions[3].text}") :]
    assert "Write to the centre · We · May" in lines
    assert f"{questions[1].text} · The nurse · Friday" in lines
    assert lines[lines.index("Still open") + 1] == f"{questions[1].text}\n{questions[2].text}"


def test_a_visit_is_the_next_of_those_that_bring_the_headline() -> None:
    other = replace(VISIT, id=new_id(), on="2026-11-30", questions=(), hope="Sooner")
    undated = replace(other, id=new_id(), on="", hope="Some day")
    held = replace(other, id=new_id(), on="2026-11-01", hope="Before")
    visits = (VISIT, other, undated, held)
    assert visit_ahead(visits, TODAY).hope == "Sooner"
    assert visit_ahead((undated, VISIT), TODAY).hope == VISIT.hope
    assert visit_ahead((undated,), TODAY).hope == "Some day"
    assert visit_ahead((held,), TODAY) == NO_VISIT
    assert brings(VISIT, HEADLINE)
    assert not brings(other, HEADLINE)
    assert with_visit((VISIT,), replace(VISIT, questions=()), HEADLINE) == ()


@both_papers
def test_a_name_beside_an_empty_answer_is_printed_in_full(paper: Paper) -> None:
    name = "Dr. Anna-Maria Wintersteller-Hohenfels of the clinic for rare illnesses of muscles"
    made = record(AfterVisit(asked=(AskedThere(question="Is it safe?", said_by=name),)), paper)
    assert squeezed(name) in squeezed(text_of(made.pdf))


@both_papers
def test_texts_too_long_for_their_columns_go_on_below_and_overleaf(paper: Paper) -> None:
    long = "Every word of this is on paper. " * 120
    visit = AfterVisit(
        name=long,
        with_whom=long,
        asked=(AskedThere(question=long, said=long, said_by=long),),
        steps=(AgreedStep(what=long, who=long, by_when=long),),
    )
    sheet = build_after_visit(visit, SHEET_WORDS, WORDS, paper)
    for side in lay_out_written(Typesetter(CLUSTERS, WORDS.left_out.shortened), sheet, paper):
        assert sum(block.height for block in side) <= SHEETS[paper].room + 0.001
        assert faults_of(side) == []
    text = text_of(MAKER.written_sheet(sheet, paper).pdf)
    assert text.count("Every word of this is on paper.") > 7 * 100


def emergency(**says: str) -> Fact:
    """Words of a team as the family copied them."""
    words = fact(FactKind.EMERGENCY_WORDS, says.pop("do", ""))
    for name, text in says.items():
        words = words.with_detail(FactField(name), text)
    return words


@both_papers
def test_the_words_of_the_team_stand_on_the_emergency_sheet_and_on_no_other(paper: Paper) -> None:
    words = emergency(
        do="Call the ward before anything else.",
        not_to_give="No live vaccine.",
        who="Dr Lee",
        on="2026-11-02",
    )
    source = replace(samples.typical(), safety_facts=(words,))
    made = MAKER.written_sheet(
        build_emergency_sheet(source, NOT_COPIED_YET, SHEET_WORDS, WORDS), paper
    )
    lines = made.lines
    assert lines[lines.index("What to do first") + 1] == words.text
    assert lines[lines.index("What not to give or do") + 1] == "No live vaccine."
    assert "What can happen, and what helps then: ____" in lines
    assert {"Who gave these words: Dr Lee", "On which day: 2 November 2026"} <= set(lines)
    page = build_one_page(source, WORDS)
    one = MAKER.one_page(page, paper)
    others = (
        one,
        MAKER.large_print(page, paper),
        MAKER.question_sheet(build_question_sheet(source, WORDS, one), paper),
    )
    for other in others:
        text = squeezed(text_of(other.pdf))
        assert squeezed(words.text) not in text
        assert squeezed("No live vaccine.") not in text


def test_words_of_two_teams_stand_one_after_the_other() -> None:
    told = (emergency(do="Call the ward."), emergency(do="Call the centre.", who="Dr Obi"))
    source = replace(samples.typical(), safety_facts=told)
    made = MAKER.written_sheet(
        build_emergency_sheet(source, NOT_COPIED_YET, SHEET_WORDS, WORDS), Paper.A4
    )
    assert made.lines.count("In the words of our care team") == 2
    assert made.lines.index("Call the ward.") < made.lines.index("Call the centre.")


def test_words_of_the_team_that_are_left_out_leave_lines_to_write_on() -> None:
    source = replace(samples.typical(), safety_facts=(emergency(do="Call the ward."),))
    assert FactKind.EMERGENCY_WORDS in can_be_left_out(source)
    out = leaving_out(source, {FactKind.EMERGENCY_WORDS})
    sheet = build_emergency_sheet(out, NOT_COPIED_YET, SHEET_WORDS, WORDS)
    lines = MAKER.written_sheet(sheet, Paper.A4).lines
    assert "Call the ward." not in lines
    assert "What to do first: ____" in lines
