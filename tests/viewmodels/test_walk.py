"""The walk model: typing is kept, marks are the family's own, questions follow or stay as left."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from carecompanion.composition import Parts
from carecompanion.domain.changes import Action
from carecompanion.domain.details import EligibilityDetail
from carecompanion.domain.evidence import Rung
from carecompanion.domain.facts import Fact, FactField
from carecompanion.domain.genetics import DiagnosisState
from carecompanion.domain.questions import Asker, QuestionId
from carecompanion.domain.records import (
    HEADLINE_LIMIT,
    FactKind,
    Headline,
    HeadlineStatus,
    Mark,
    Relation,
)
from carecompanion.domain.stage import Stage
from carecompanion.domain.walk import Walk, read_walk
from carecompanion.session.session import Session
from carecompanion.viewmodels.walk import WalkModel
from tests.ui.waiting import wait_for

TODAY = date(2026, 11, 21)


@pytest.fixture
def model(session: Session) -> WalkModel:
    """A walk just begun."""
    parts = Parts()
    made = WalkModel(session, lambda: parts.question_table, lambda: TODAY)
    made.begin()
    wait_for(lambda: made.is_loaded, "the walk began")
    return made


def stored(session: Session, model: WalkModel) -> Walk | None:
    """The walk as it is on the disk, everything typed included."""
    session.flush()
    answers: list[Walk | None] = []
    headline_id = model.walk.headline.id
    session.read(lambda store: read_walk(store, headline_id), answers.append)
    wait_for(lambda: bool(answers), "the notes answered")
    return answers[0]


def test_nothing_is_stored_until_something_is_typed(session: Session, model: WalkModel) -> None:
    assert stored(session, model) is None


def test_everything_typed_in_a_walk_is_there_when_it_is_opened_again(
    session: Session, model: WalkModel
) -> None:
    model.set_headline_text("A headline")
    model.set_link("NCT00000000")
    model.set_seen_where("a newspaper")
    model.set_seen_when("June 2026")
    model.set_why_stopped("It names our condition.")
    model.set_story("The whole story.")
    model.set_note(FactKind.CONDITION, "MPS IIIA")
    model.set_says(QuestionId.R1, "Sanfilippo")
    model.set_mark(QuestionId.R1, Mark.DIFFERENT)
    model.set_stage(Stage.TRIAL)
    model.set_name("Sam")
    assert stored(session, model) == model.walk
    assert model.walk.fact(FactKind.CONDITION).known_on == "2026-11-21"


def test_what_does_not_fit_into_a_headline_goes_to_the_story(model: WalkModel) -> None:
    told: list[bool] = []
    model.headline_shortened.connect(lambda: told.append(True))
    long = "x" * (HEADLINE_LIMIT + 20)
    model.set_headline_text(long)
    assert model.walk.headline.text == long[:HEADLINE_LIMIT]
    assert model.walk.story.text == long
    model.set_headline_text(model.walk.headline.text + "y")
    assert model.walk.story.text == long + "y"
    assert told == [True, True]


@pytest.mark.parametrize(
    ("says", "notes", "same"),
    [
        ("SGSH", " sgsh ", True),
        ("Sanfilippo  type A", "sanfilippo type a", True),
        ("SGSH", "SGSH gene", False),
        ("", "", False),
    ],
)
def test_words_count_as_the_same_only_letter_for_letter(
    model: WalkModel, says: str, notes: str, same: bool
) -> None:
    model.set_says(QuestionId.R2, says)
    model.set_note(FactKind.GENE, notes)
    assert model.walk.same_words(QuestionId.R2) is same
    assert model.walk.answer(QuestionId.R2).mark is Mark.NOT_KNOWN


def test_age_is_never_compared_even_when_the_words_are_equal(model: WalkModel) -> None:
    model.set_says(QuestionId.R4, "5 years")
    model.set_note(FactKind.BORN, "5 years")
    assert not model.walk.same_words(QuestionId.R4)


def test_leaving_trial_for_not_known_forgets_the_stage(model: WalkModel) -> None:
    model.set_stage(Stage.TRIAL)
    model.set_stage(Stage.UNKNOWN)
    answer = model.walk.answer(QuestionId.T1)
    assert (answer.mark, answer.stage) == (Mark.NOT_KNOWN, Stage.UNKNOWN)


def test_the_questions_follow_the_marks_until_the_family_changes_them(model: WalkModel) -> None:
    model.set_mark(QuestionId.R1, Mark.SAME)
    assert model.three()[0].question is QuestionId.R2
    model.move_question(0, 1)
    left = model.three()
    model.set_mark(QuestionId.R2, Mark.SAME)
    assert model.three() == left
    model.use_suggested_questions()
    assert model.three()[0].question is QuestionId.R3


def test_a_swapped_question_goes_to_the_sheet_and_no_question_is_lost(model: WalkModel) -> None:
    def asked() -> set[QuestionId]:
        items = (*model.three(), *model.others())
        return {row for item in items if item.question for row in (item.question, *item.covers)}

    before, other = asked(), model.others()[-1]
    model.swap_question(1, other)
    assert model.three()[1].text == other.text
    assert asked() == before


def test_own_questions_come_first_once_each_and_keep_their_edited_words(model: WalkModel) -> None:
    model.add_own_question("  Can she still have her other medicines?  ")
    model.add_own_question("Can she still have her other medicines?")
    assert model.three()[0].text == "Can she still have her other medicines?"
    model.edit_question(0, "Which medicines stay?")
    texts = [item.text for item in (*model.three(), *model.others())]
    assert texts.count("Which medicines stay?") == 1
    assert "Can she still have her other medicines?" not in texts


def test_why_we_stopped_becomes_a_question_only_when_asked_for(model: WalkModel) -> None:
    model.set_why_stopped("Is this the one from the clinic?")
    assert model.three()[0].text != "Is this the one from the clinic?"
    model.set_ask_why_stopped(True)
    assert model.three()[0].text == "Is this the one from the clinic?"
    model.edit_question(0, "Is this the trial at our clinic?")
    texts = [item.text for item in (*model.three(), *model.others())]
    assert "Is this the one from the clinic?" not in texts


def test_an_adult_patient_is_asked_in_their_own_voice(model: WalkModel) -> None:
    model.set_relation(Relation.ME)
    assert model.walk.asker is Asker.ADULT
    wording = model.table.questions[QuestionId.R1]
    assert model.three()[0].text == wording.adult != wording.family


def test_a_printed_page_makes_the_headline_ready_but_not_less_than_asked(
    session: Session, model: WalkModel
) -> None:
    model.set_headline_text("A headline")
    model.page_was_made()
    assert model.walk.headline.status is HeadlineStatus.PAGE_READY
    found = stored(session, model)
    assert found is not None
    assert found.headline.status is HeadlineStatus.PAGE_READY


def test_undo_brings_the_walk_back_step_by_step_to_an_empty_one(
    session: Session, model: WalkModel
) -> None:
    model.set_headline_text("A headline")
    model.leave_field()
    model.set_mark(QuestionId.R1, Mark.SAME)
    session.undo()
    wait_for(lambda: model.walk.answer(QuestionId.R1).mark is Mark.NOT_KNOWN, "the mark is back")
    assert model.walk.headline.text == "A headline"
    headline_id = model.walk.headline.id
    session.undo()
    wait_for(lambda: model.walk.headline.text == "", "the headline is empty again")
    assert model.walk.headline.id == headline_id
    session.redo()
    wait_for(lambda: model.walk.headline.text == "A headline", "the headline is back")


def test_opening_a_headline_that_is_gone_says_so(session: Session, model: WalkModel) -> None:
    gone: list[bool] = []
    model.gone.connect(lambda: gone.append(True))
    model.open(Headline(id=model.walk.headline.id, person_id=model.walk.person.id).id)
    wait_for(lambda: bool(gone), "the model said that it is gone")


def test_a_mark_on_the_ladder_is_kept_and_takes_an_open_stage_along(
    session: Session, model: WalkModel
) -> None:
    model.set_headline_text("A headline")
    model.set_rung(Rung.APPROVED)
    model.set_rung_place("Italy")
    found = stored(session, model)
    assert found is not None
    answer = found.answer(QuestionId.T1)
    assert (answer.rung, answer.rung_place) == (Rung.APPROVED, "Italy")
    assert (answer.stage, answer.mark) == (Stage.APPROVED, Mark.SAYS)


def test_a_chosen_stage_marks_no_rung(model: WalkModel) -> None:
    model.set_headline_text("A headline")
    model.set_stage(Stage.TRIAL)
    assert model.walk.answer(QuestionId.T1).rung is Rung.NOT_MARKED


def test_words_of_the_text_are_taken_in_one_step_and_undo_gives_them_back(
    session: Session, model: WalkModel
) -> None:
    model.set_headline_text("A headline")
    model.use_words(QuestionId.T2, "Phase\n1/2")
    taken = model.walk.answer(QuestionId.T2)
    assert (taken.mark, taken.says) == (Mark.SAYS, "Phase 1/2")
    found = stored(session, model)
    assert found is not None
    assert found.answer(QuestionId.T2) == taken
    session.undo()
    wait_for(lambda: model.walk.answer(QuestionId.T2).says == "", "the words are gone again")
    assert model.walk.answer(QuestionId.T2).mark is Mark.NOT_KNOWN


def test_words_that_are_taken_join_what_was_typed_and_never_twice(model: WalkModel) -> None:
    model.set_says(QuestionId.T4, "Near us, it seems")
    for words in ("Lyon", "Madrid", "lyon"):
        model.use_words(QuestionId.T4, words)
    assert model.walk.answer(QuestionId.T4).says == "Near us, it seems; Lyon; Madrid"


def test_words_taken_beside_the_notes_leave_the_mark_to_the_family(model: WalkModel) -> None:
    model.mark_detail(EligibilityDetail.WEIGHT, Mark.DIFFERENT)
    model.use_words(QuestionId.R1, "MPS IIIA")
    model.use_detail_words(EligibilityDetail.WEIGHT, "5 kg or more")
    model.use_detail_words(EligibilityDetail.AGE, "6 months")
    assert model.walk.answer(QuestionId.R1).mark is Mark.NOT_KNOWN
    assert model.walk.detail(EligibilityDetail.WEIGHT).mark is Mark.DIFFERENT
    assert model.walk.detail(EligibilityDetail.AGE).mark is None


def test_a_marked_detail_is_stored_asked_and_undone(session: Session, model: WalkModel) -> None:
    model.set_headline_text("A headline")
    model.set_detail_says(EligibilityDetail.TRAVEL, "Twice a year")
    model.mark_detail(EligibilityDetail.TRAVEL, Mark.NOT_KNOWN)
    assert [each.detail for each in model.others() if each.detail] == [EligibilityDetail.TRAVEL]
    found = stored(session, model)
    assert found is not None
    assert found.details == model.walk.details
    session.undo()
    wait_for(lambda: model.walk.detail(EligibilityDetail.TRAVEL).mark is None, "the mark is undone")
    assert model.walk.detail(EligibilityDetail.TRAVEL).says == "Twice a year"


def test_what_page_1_found_names_marked_details_too(model: WalkModel) -> None:
    for question in (QuestionId.R1, QuestionId.R2, QuestionId.R3, QuestionId.R4):
        model.set_mark(question, Mark.SAME)
    assert not model.walk.relevance().different
    model.mark_detail(EligibilityDetail.WEIGHT, Mark.DIFFERENT)
    assert model.walk.relevance().different == (EligibilityDetail.WEIGHT,)


def test_an_edited_question_about_a_detail_stays_one_about_it(model: WalkModel) -> None:
    model.mark_detail(EligibilityDetail.TRAVEL, Mark.DIFFERENT)
    (travel,) = (each for each in model.others() if each.detail)
    model.swap_question(0, travel)
    model.edit_question(0, "How far would we go?")
    assert model.three()[0].detail is EligibilityDetail.TRAVEL
    assert model.walk.choice.own == ()
    assert all(each.detail is None for each in model.others())


def test_what_is_typed_while_undo_is_read_back_is_kept(session: Session, model: WalkModel) -> None:
    model.set_headline_text("One")
    session.leave_field()
    model.set_headline_text("Two")
    session.leave_field()
    loaded: list[str] = []
    model.loaded.connect(lambda: loaded.append(model.walk.headline.text))
    reverted: list[bool] = []

    def type_at_once(_ids: object) -> None:
        if not reverted:
            reverted.append(True)
            model.set_story("A story")

    session.records_reverted.connect(type_at_once)
    session.undo()
    wait_for(lambda: bool(loaded), "it is taken back")
    assert (loaded[-1], model.walk.story.text) == ("One", "A story")


def test_what_is_chosen_for_the_page_is_seen_and_changed_in_the_words_it_prints(
    session: Session, model: WalkModel
) -> None:
    model.set_headline_text("A headline")
    model.set_mark(QuestionId.R1, Mark.SAME)
    model.set_mark(QuestionId.R2, Mark.SAME)
    state = DiagnosisState.UNCERTAIN_VARIANT
    told = model.walk.fact(FactKind.DIAGNOSIS).with_detail(FactField.STATE, state.value)
    take_fact(session, model, told)
    worded = model.three()[0].text
    row = model.table.questions[QuestionId.R3].full(Asker.FAMILY)
    assert worded == row
    take_fact(session, model, replace(told, show_on_pages=False))
    hidden = model.three()[0].text
    assert hidden != worded
    assert model.table.questions[QuestionId.R3].full(Asker.FAMILY) == row
    printed = model.walk.page_source(model.table, today=TODAY)
    assert (printed.chosen, printed.others) == (model.three(), model.others())
    model.edit_question(0, f"{hidden} Please?")
    assert model.walk.page_source(model.table, today=TODAY).chosen[0].text == f"{hidden} Please?"


def take_fact(session: Session, model: WalkModel, fact: Fact) -> None:
    """The note as it is kept elsewhere, and read again by the walk."""
    session.perform(Action.WRITE_FACT, puts=(fact,))
    headline_id = model.walk.headline.id
    loaded: list[bool] = []
    model.loaded.connect(lambda: loaded.append(True))
    model.open(headline_id)
    wait_for(lambda: bool(loaded), "the walk was read")
