"""An answer on paper finds its question by the printed code, and no other one."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from carecompanion.domain.changes import Action
from carecompanion.domain.facts import Fact, FactField, FactKind, Provenance
from carecompanion.domain.page import build_one_page, build_question_sheet
from carecompanion.domain.paper_answers import (
    PaperAnswer,
    PaperQuestion,
    questions_of_code,
    records_of_paper,
)
from carecompanion.domain.ports.notes import NotesStore
from carecompanion.domain.printed_code import question_code
from carecompanion.domain.questions import Group
from carecompanion.domain.records import (
    Headline,
    KeptQuestion,
    Outcome,
    Person,
    QuestionChoice,
    Relation,
    Visit,
    VisitQuestion,
    choice_id,
    new_id,
)
from carecompanion.domain.return_page import TeamTick
from carecompanion.domain.same_words import same_words
from carecompanion.domain.walk import read_walk
from tests.fakes.memory_store import MemoryVaults
from tests.pages.samples import TABLE, TODAY, WORDS

HEADLINE = UUID(int=2)
WHO = UUID(int=7)
"""Codes depend on the person, and now and then two questions share one: not those of this one."""
OWN = "Would having had nusinersen rule this out for Sam?"


@pytest.fixture
def store() -> NotesStore:
    return notes()


def notes() -> NotesStore:
    """A family with a headline, a question of their own, and one that goes deeper."""
    store = MemoryVaults().create(Path("family.carevault"), "four words by chance")
    person = Person(id=WHO, name="Sam")
    store.apply(Action.ADD_PERSON, puts=(person,))
    headline = Headline(id=HEADLINE, person_id=person.id, text="News")
    deeper = KeptQuestion(id="deep-1", group=Group.RISK, text="Which virus is it?")
    choice = QuestionChoice(
        id=choice_id(HEADLINE),
        person_id=person.id,
        headline_id=HEADLINE,
        own=(OWN,),
        deeper=(deeper,),
    )
    store.apply(Action.WRITE_HEADLINE, puts=(headline, choice))
    return store


def person(store: NotesStore) -> Person:
    return next(each for each in store.people() if each.id == WHO)


def look(store: NotesStore, text: str) -> tuple[PaperQuestion, ...]:
    code = question_code(person(store).id, text)
    return questions_of_code(store, person(store).id, code, TABLE)


def keep(store: NotesStore, answer: PaperAnswer) -> Fact:
    records = records_of_paper(store, answer, WORDS, today=TODAY)
    store.apply(Action.KEEP_ANSWERS, puts=records)
    note = records[0]
    assert isinstance(note, Fact)
    return note


def visit_with(store: NotesStore, text: str, **more: object) -> Visit:
    question = VisitQuestion(key=same_words(text), text=text, headline_id=HEADLINE)
    visit = Visit(id=new_id(), person_id=person(store).id, on="2026-11-03", questions=(question,))
    visit = replace(visit, **more)  # type: ignore[arg-type]
    store.apply(Action.PLAN_VISIT, puts=(visit,))
    return visit


@pytest.mark.parametrize("relation", [Relation.MY_CHILD, Relation.ME])
def test_every_question_of_every_sheet_is_found_by_its_code(
    store: NotesStore, relation: Relation
) -> None:
    store.apply(Action.WRITE_PERSON, puts=(replace(person(store), relation=relation),))
    walk = read_walk(store, HEADLINE)
    assert walk is not None
    source = walk.page_source(TABLE, today=TODAY)
    page = build_one_page(source, WORDS)
    sheet = build_question_sheet(source, WORDS, None)
    asked = [*page.questions, *(q for section in sheet.sections for q in section.questions)]
    assert len(asked) > 10
    for each in asked:
        found = questions_of_code(store, person(store).id, each.code, TABLE)
        assert each.text in [question.text for question in found]


def test_a_question_that_was_changed_since_is_found_in_the_words_on_paper(
    store: NotesStore,
) -> None:
    choice = store.of_headline(QuestionChoice, HEADLINE)[0]
    store.apply(Action.CHOOSE_QUESTIONS, puts=(replace(choice, own=("Something else?",)),))
    (found,) = look(store, OWN)
    assert (found.text, found.headline_id, found.on) == (OWN, HEADLINE, "")


def test_a_question_that_was_taken_off_its_visit_is_found_with_the_day(store: NotesStore) -> None:
    visit = visit_with(store, "Who can we call at night?")
    store.apply(Action.VISIT_QUESTIONS, puts=(replace(visit, questions=()),))
    (found,) = look(store, "Who can we call at night?")
    assert found.on == "2026-11-03"


def test_the_code_of_somebody_elses_sheet_finds_nothing_here(store: NotesStore) -> None:
    other = Person(id=new_id(), name="Noor")
    store.apply(Action.ADD_PERSON, puts=(other,))
    code = question_code(person(store).id, OWN)
    assert all(each.text != OWN for each in questions_of_code(store, other.id, code, TABLE))


def test_two_questions_with_one_code_are_both_found(store: NotesStore) -> None:
    mine = person(store).id
    code = question_code(mine, OWN)
    numbers = (f"What about number {number}?" for number in range(100_000))
    twin = next(text for text in numbers if question_code(mine, text) == code)
    visit_with(store, twin)
    found = look(store, OWN)
    assert [each.text for each in found] == [twin, OWN]


def test_what_the_family_wrote_down_is_a_note_with_its_day_and_whose_answer_it_is(
    store: NotesStore,
) -> None:
    (asked,) = look(store, OWN)
    answer = PaperAnswer(asked=asked, text=" No. ", who="Dr Okafor", on="2024-05")
    note = keep(store, answer)
    assert (note.fact, note.text, note.provenance) == (FactKind.QUESTION, OWN, Provenance.CLINICIAN)
    assert note.detail(FactField.ANSWER) == "No."
    assert note.detail(FactField.WHO) == "Dr Okafor"
    assert (note.dated, note.known_on) == ("2024-05", "2024-05")
    assert keep(store, answer).id == note.id
    by_team = keep(store, replace(answer, by_team=True, text="No, it would not."))
    assert by_team.provenance is Provenance.RETURNED_PAGE
    assert by_team.id != note.id


def test_what_the_team_will_look_up_stays_open(store: NotesStore) -> None:
    visit = visit_with(store, OWN)
    (asked,) = look(store, OWN)
    note = keep(store, PaperAnswer(asked=asked, text="Soon", ticks=(TeamTick.WILL_CHECK,)))
    assert note.fact is FactKind.TALK
    kept = store.get(visit.id)
    assert isinstance(kept, Visit)
    assert kept.questions[0].answer.outcome is Outcome.WILL_CHECK
    assert kept.questions[0].is_waiting


def test_an_answer_stands_at_the_question_of_its_visit_and_replaces_nothing(
    store: NotesStore,
) -> None:
    visit = visit_with(store, OWN)
    (asked,) = look(store, OWN)
    assert (asked.headline_id, asked.on) == (HEADLINE, "2026-11-03")
    note = keep(store, PaperAnswer(asked=asked, text="No.", on="2026-11-03"))
    kept = store.get(visit.id)
    assert isinstance(kept, Visit)
    first = kept.questions[0].answer
    assert (first.said, first.outcome, first.kept_as) == ("No.", Outcome.ANSWERED, note.id)
    keep(store, PaperAnswer(asked=asked, text="Yes.", on="2026-11-03"))
    again = store.get(visit.id)
    assert isinstance(again, Visit)
    assert again.questions[0].answer == first


@settings(max_examples=50, deadline=None)
@given(st.text(max_size=60))
def test_any_words_of_a_family_are_found_again(text: str) -> None:
    store = notes()
    visit_with(store, text)
    assert text in [each.text for each in look(store, text)]
