"""An answer returns to the question it was given to, and to no other one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from carecompanion.domain.changes import Action
from carecompanion.domain.facts import FactField, FactKind, Provenance
from carecompanion.domain.page import build_one_page
from carecompanion.domain.ports.notes import NotesStore
from carecompanion.domain.questions import QuestionId
from carecompanion.domain.records import (
    ChosenQuestion,
    Headline,
    QuestionChoice,
    Relation,
    choice_id,
)
from carecompanion.domain.return_matching import match_returned
from carecompanion.domain.return_page import (
    PrintedQuestion,
    ReturnField,
    TeamPart,
    TeamText,
    TeamTick,
    field_name,
)
from carecompanion.domain.returned import (
    FilledField,
    FilledForm,
    ReturnedAnswer,
    ReturnedPage,
    ReturnedRemark,
    Unmatched,
    answer_of,
    fact_of,
)
from carecompanion.domain.walk import read_walk
from tests.fakes.memory_store import MemoryVaults
from tests.pages.samples import TABLE, TODAY, WORDS

HEADLINE = UUID(int=2)
OWN = ("Would having had nusinersen rule this out for Sam?", "治療 ΩЖ علاج?")


@pytest.fixture
def store() -> NotesStore:
    return notes()


def notes() -> NotesStore:
    """A family with a headline and two questions of their own."""
    store = MemoryVaults().create(Path("family.carevault"), "four words by chance")
    person = store.people()[0]
    headline = Headline(id=HEADLINE, person_id=person.id, text="News")
    store.apply(Action.WRITE_HEADLINE, puts=(headline, choice(store, own=OWN)))
    return store


def choice(
    store: NotesStore, chosen: tuple[ChosenQuestion, ...] | None = None, own: Iterable[str] = ()
) -> QuestionChoice:
    return QuestionChoice(
        id=choice_id(HEADLINE),
        person_id=store.people()[0].id,
        headline_id=HEADLINE,
        chosen=chosen,
        own=tuple(own),
    )


def printed(store: NotesStore) -> dict[str, PrintedQuestion]:
    """The questions on the page as it is made now, by their words."""
    walk = read_walk(store, HEADLINE)
    assert walk is not None
    page = build_one_page(walk.page_source(TABLE, today=TODAY), WORDS)
    return {asked.text: asked.printed for asked in page.questions if asked.printed is not None}


def field(
    question: PrintedQuestion | None,
    part: TeamPart,
    text: str = "",
    *,
    ticked: bool | None = None,
    headline: UUID = HEADLINE,
) -> FilledField:
    name = field_name(ReturnField(headline, question, part))
    return FilledField(name=name, text=text, ticked=ticked)


def answered(page: ReturnedPage) -> dict[str, str]:
    return {each.asked: each.answer for each in page.proposals if isinstance(each, ReturnedAnswer)}


def match(store: NotesStore, *fields: FilledField) -> ReturnedPage:
    return match_returned(FilledForm(fields=fields), store, TABLE)


@pytest.mark.parametrize("relation", Relation)
def test_each_answer_is_at_the_words_that_were_printed(
    store: NotesStore, relation: Relation
) -> None:
    store.apply(Action.WRITE_PERSON, puts=(replace(store.people()[0], relation=relation),))
    questions = printed(store)
    fields = (field(q, TeamText.ANSWER, f"said of: {text}") for text, q in questions.items())
    page = match(store, *fields)
    assert answered(page) == {text: f"said of: {text}" for text in questions}
    assert page.unmatched == ()


def test_an_answer_finds_its_question_after_everything_was_chosen_anew(store: NotesStore) -> None:
    before = printed(store)
    edited = ChosenQuestion(text="Changed by hand?", question=QuestionId.A1, edited=True)
    store.apply(Action.CHOOSE_QUESTIONS, puts=(choice(store, (edited,), ("Another?",)),))
    in_between = printed(store)
    store.apply(Action.CHOOSE_QUESTIONS, puts=(choice(store, ()),))
    for questions in (before, in_between):
        fields = (field(q, TeamText.ANSWER, f"said of: {text}") for text, q in questions.items())
        assert answered(match(store, *fields)) == {t: f"said of: {t}" for t in questions}


@settings(max_examples=100)
@given(data=st.data())
def test_whatever_is_forged_in_a_name_no_answer_goes_to_a_wrong_question(
    data: st.DataObject,
) -> None:
    store = notes()
    questions = printed(store)
    text, true = data.draw(st.sampled_from(sorted(questions.items())))
    forged = PrintedQuestion(
        number=data.draw(st.integers(1, 9)),
        question=data.draw(st.sampled_from((None, *QuestionId))),
        check=data.draw(st.sampled_from((true.check, "0123456789abcdef"))),
    )
    page = match(store, field(forged, TeamText.ANSWER, "an answer"))
    if (forged.question, forged.check) == (true.question, true.check):
        assert answered(page) == {text: "an answer"}
    else:
        assert page.proposals == ()
        assert [(each.text, each.why) for each in page.unmatched] == [
            ("an answer", Unmatched.WORDS_GONE)
        ]


def test_ticks_and_the_name_beside_them_are_in_the_words_of_the_boxes(store: NotesStore) -> None:
    question = next(iter(printed(store).values()))
    fields = [
        field(question, tick, ticked=True) for tick in (TeamTick.WILL_CHECK, TeamTick.REFER_TO)
    ]
    fields += [field(question, TeamTick.ANSWERED, ticked=False)]
    [returned] = match(store, *fields, field(question, TeamText.BESIDE, "Dr. Weber")).proposals
    assert isinstance(returned, ReturnedAnswer)
    assert returned.ticks == (TeamTick.WILL_CHECK, TeamTick.REFER_TO)
    assert answer_of(returned, WORDS) == "Will check\nRefer to: Dr. Weber"


def test_a_name_without_its_tick_is_kept_all_the_same(store: NotesStore) -> None:
    question = next(iter(printed(store).values()))
    fields = (
        field(question, TeamTick.ANSWERED, ticked=True),
        field(question, TeamText.BESIDE, "x"),
    )
    [returned] = match(store, *fields).proposals
    assert answer_of(returned, WORDS) == "Answered\nx"


def test_the_next_step_and_corrections_are_proposals_of_their_own(store: NotesStore) -> None:
    said = {
        TeamText.NEXT_STEP: "Send the report",
        TeamText.WHO: "Dr. Weber",
        TeamText.BY_WHEN: "March",
        TeamText.CORRECTIONS: "Born in 2020",
    }
    page = match(store, *(field(None, part, text) for part, text in said.items()))
    step, corrections = page.proposals
    assert isinstance(step, ReturnedRemark)
    assert (step.text, step.who, step.by_when) == ("Send the report", "Dr. Weber", "March")
    fact = fact_of(step, WORDS, today=TODAY)
    assert fact.text == "Next step we agreed"
    assert fact.detail(FactField.ANSWER) == "Send the report\nBy when: March"
    assert fact.detail(FactField.WHO) == "Dr. Weber"
    assert fact_of(corrections, WORDS, today=TODAY).detail(FactField.ANSWER) == "Born in 2020"


def test_a_yes_would_keep_a_question_and_its_answer_from_the_clinic(store: NotesStore) -> None:
    questions = printed(store)
    text = OWN[0]
    [returned] = match(store, field(questions[text], TeamText.ANSWER, " No.\n")).proposals
    fact = fact_of(returned, WORDS, today=date(2026, 12, 1))
    assert (fact.fact, fact.text) == (FactKind.QUESTION, text)
    assert fact.detail(FactField.ANSWER) == "No."
    assert fact.provenance is Provenance.RETURNED_PAGE
    assert fact.known_on == "2026-12-01"
    assert fact.person_id == store.people()[0].id


def test_the_same_page_read_again_proposes_the_same_notes_and_another_answer_a_new_one(
    store: NotesStore,
) -> None:
    question = next(iter(printed(store).values()))
    ids = [
        match(store, field(question, TeamText.ANSWER, said)).proposals[0].id
        for said in ("yes", " yes", "no")
    ]
    assert ids[0] == ids[1] != ids[2]


def test_what_belongs_to_no_question_here_is_named_with_the_reason(store: NotesStore) -> None:
    question = next(iter(printed(store).values()))
    page = match(
        store,
        FilledField(name="Insurance", text="number 7"),
        FilledField(name="Empty", text="  "),
        field(question, TeamText.ANSWER, "elsewhere", headline=UUID(int=77)),
        field(question, TeamText.BESIDE, "one thing"),
        field(question, TeamText.BESIDE, "another thing"),
    )
    assert page.proposals == ()
    assert [(each.text, each.why) for each in page.unmatched] == [
        ("number 7", Unmatched.NOT_OURS),
        ("one thing", Unmatched.TWICE),
        ("another thing", Unmatched.TWICE),
        ("elsewhere", Unmatched.OTHER_NOTES),
    ]


def test_an_empty_page_of_ours_is_known_as_one(store: NotesStore) -> None:
    page = match(store, *(field(q, TeamText.ANSWER) for q in printed(store).values()))
    assert (page.proposals, page.unmatched, page.is_ours) == ((), (), True)
    assert not match(store, FilledField(name="Insurance")).is_ours


def test_of_a_deleted_headline_the_answers_are_named_and_not_kept(store: NotesStore) -> None:
    question = next(iter(printed(store).values()))
    store.apply(Action.DELETE_HEADLINE, deletes=(HEADLINE, choice_id(HEADLINE)))
    page = match(store, field(question, TeamText.ANSWER, "late"))
    assert [each.why for each in page.unmatched] == [Unmatched.OTHER_NOTES]


def test_nothing_is_written_by_looking(store: NotesStore) -> None:
    before = store.everything_of(store.people()[0].id)
    match(store, *(field(q, TeamText.ANSWER, "x") for q in printed(store).values()))
    assert store.everything_of(store.people()[0].id) == before
