"""One visit behind its screens: each step undone by itself, and nothing left after a lock."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from carecompanion.composition import Parts
from carecompanion.domain.changes import Action
from carecompanion.domain.facts import FactField, FactKind, Provenance
from carecompanion.domain.partial_date import DateFault
from carecompanion.domain.people import Person
from carecompanion.domain.questions import QuestionId
from carecompanion.domain.records import Fact, Headline, Outcome, Visit, new_id
from carecompanion.domain.return_page import TeamText, TeamTick
from carecompanion.domain.returned import (
    Returned,
    ReturnedAnswer,
    ReturnedPage,
    ReturnedRemark,
    Unmatched,
)
from carecompanion.domain.visit_loop import question_key
from carecompanion.domain.visit_returned import about_one_person, kept_records
from carecompanion.domain.visit_saving import outcome_words
from carecompanion.session.session import Session
from carecompanion.viewmodels.drafts import DraftsModel
from carecompanion.viewmodels.visit import VisitModel
from carecompanion.viewmodels.visits import VisitsModel
from tests.domain.test_top_three import TABLE
from tests.ui.waiting import wait_for

TODAY = date(2026, 11, 21)
WORDS = Parts().page_words


@pytest.fixture
def visit(session: Session, person: Person) -> VisitModel:
    """A new visit with the questions of one headline."""
    headline = Headline(id=new_id(), person_id=person.id, text="A headline")
    session.perform(Action.WRITE_HEADLINE, puts=(headline,))
    model = VisitModel(
        session,
        lambda: TABLE,
        lambda: outcome_words(WORDS),
        lambda: TODAY,
        DraftsModel(session),
    )
    planned: list[Visit] = []
    model.planned.connect(planned.append)
    model.plan(person.id)
    wait_for(lambda: bool(planned), "the visit is there")
    after(model, lambda: model.open(planned[0].id))
    return model


def after(model: VisitModel, act: Callable[[], object]) -> None:
    loaded: list[bool] = []
    model.loaded.connect(lambda: loaded.append(True))
    act()
    wait_for(lambda: bool(loaded), "the visit is read")


def stored(session: Session, visit_id: object) -> Visit | None:
    found: list[object] = []
    session.flush()
    session.read(lambda store: store.get(visit_id), found.append)  # type: ignore[arg-type]
    wait_for(lambda: bool(found), "the visit was read")
    kept = found[0]
    return kept if isinstance(kept, Visit) else None


def test_a_new_visit_has_three_questions_and_planning_it_is_one_undo(
    session: Session, visit: VisitModel
) -> None:
    assert len(visit.visit.questions) == 3
    visit_id = visit.visit.id
    gone: list[bool] = []
    visit.gone.connect(lambda: gone.append(True))
    session.undo()
    wait_for(lambda: bool(gone), "it is gone")
    assert stored(session, visit_id) is None


def test_a_day_that_is_none_is_not_kept_and_says_why(visit: VisitModel, session: Session) -> None:
    assert visit.set_day("2 December 2026") is None
    assert visit.set_day("1/2/2027") is DateFault.TWO_WAYS
    assert visit.typed_day == "1/2/2027"
    kept = stored(session, visit.visit.id)
    assert kept is not None
    assert kept.on == "2026-12-02"


def test_an_outcome_counts_as_asked_and_still_open_takes_nothing_back(visit: VisitModel) -> None:
    key = visit.visit.questions[0].key
    visit.set_outcome(key, Outcome.WILL_CHECK)
    visit.set_answer(key, "who", "The nurse")
    visit.set_outcome(key, Outcome.STILL_OPEN)
    question = visit.visit.question(key)
    assert question is not None
    assert (question.answer.asked, question.answer.who) == (True, "The nurse")


def test_what_is_typed_while_the_list_is_read_again_is_kept(
    visit: VisitModel, session: Session
) -> None:
    def bring_and_type() -> None:
        visit.bring(visit.offers[0])
        visit.set_text("who", "Dr Green")

    after(visit, bring_and_type)
    assert visit.visit.who == "Dr Green"
    assert len(visit.visit.questions) == 4
    visit.set_text("where", "Leeds")
    kept = stored(session, visit.visit.id)
    assert kept is not None
    assert (kept.who, kept.where, len(kept.questions)) == ("Dr Green", "Leeds", 4)


def test_an_own_question_taken_off_waits_for_another_visit_and_is_not_on_this_one(
    visit: VisitModel, session: Session, person: Person
) -> None:
    after(visit, lambda: visit.add_own("May she swim?"))
    after(visit, lambda: visit.add_own("Who pays?"))
    assert {"may she swim?", "who pays?"} & set(map(question_key, visit.offers)) == set()

    def take_both_off() -> None:  # the second before the first is read again
        visit.take_off("may she swim?")
        visit.take_off("who pays?")

    after(visit, take_both_off)
    assert len(visit.visit.questions) == 3
    assert [question_key(each) for each in visit.offers[:2]] == ["may she swim?", "who pays?"]
    after(visit, lambda: visit.add_own("May  she SWIM?"))
    assert "may she swim?" not in map(question_key, visit.offers)
    visit.delete()
    planned = plan_next(visit, person)
    assert {"may she swim?", "who pays?"} <= {each.key for each in planned.questions}
    after(visit, lambda: visit.open(planned.id))
    assert {"may she swim?", "who pays?"} & set(map(question_key, visit.offers)) == set()


def test_an_own_question_of_a_deleted_visit_waits_and_undo_puts_it_back(
    visit: VisitModel, session: Session, person: Person
) -> None:
    after(visit, lambda: visit.add_own("May she swim?"))
    visit_id = visit.visit.id
    visit.delete()
    session.undo()
    kept = stored(session, visit_id)
    assert kept is not None
    assert kept.question("may she swim?") is not None
    after(visit, lambda: visit.open(visit_id))
    assert "may she swim?" not in map(question_key, visit.offers)
    visit.delete()
    assert plan_next(visit, person).question("may she swim?") is not None


def test_two_visits_that_lie_ahead_do_not_bring_the_same_questions(
    visit: VisitModel, person: Person
) -> None:
    first = {question.key for question in visit.visit.questions}
    second = plan_next(visit, person)
    assert len(second.questions) == 3
    assert first & {question.key for question in second.questions} == set()
    after(visit, lambda: visit.open(second.id))
    assert first & set(map(question_key, visit.offers)) == set()
    key = second.questions[0].key
    after(visit, lambda: visit.take_off(key))
    assert key in map(question_key, visit.offers)


def plan_next(model: VisitModel, person: Person) -> Visit:
    planned: list[Visit] = []
    model.planned.connect(planned.append)
    model.plan(person.id)
    wait_for(lambda: bool(planned), "the visit is there")
    return planned[0]


def test_planning_twice_in_a_row_makes_one_visit_and_later_another(
    visit: VisitModel, person: Person
) -> None:
    planned: list[Visit] = []
    visit.planned.connect(planned.append)
    visit.plan(person.id)
    visit.plan(person.id)
    wait_for(lambda: bool(planned), "the visit is there")
    after(visit, lambda: visit.open(planned[0].id))
    assert len(planned) == 1
    visit.plan(person.id)
    wait_for(lambda: len(planned) == 2, "the next one is there")


def test_a_visit_that_is_planned_when_the_notes_are_let_go_of_is_not_made(
    session: Session, visit: VisitModel, person: Person
) -> None:
    planned: list[Visit] = []
    visit.planned.connect(planned.append)
    visit.plan(person.id)
    visit.clear()
    read: list[object] = []
    session.read(lambda store: store.get(person.id), read.append)
    wait_for(lambda: bool(read), "all that was asked before is read")
    assert planned == []
    visit.plan(person.id)
    wait_for(lambda: len(planned) == 1, "planning goes on")


def test_three_headlines_are_brought_and_a_fourth_is_not(visit: VisitModel) -> None:
    for _ in range(4):
        visit.bring_headline(new_id(), True)
    assert len(visit.visit.headline_ids) == 3
    visit.bring_headline(visit.visit.headline_ids[0], False)
    assert len(visit.visit.headline_ids) == 2


def test_what_was_put_right_is_put_right_once_and_undo_brings_it_back(
    session: Session, person: Person, visit: VisitModel
) -> None:
    fact = Fact(id=new_id(), person_id=person.id, fact=FactKind.GENE, text="SMN1")
    session.perform(Action.ADD_FACT, puts=(fact,))
    visit.set_correction(fact.id, "SMN2")
    after(visit, visit.save)
    assert visit.visit.correction(fact.id) == ""
    (now,) = visit.desk.facts
    assert now.text == "SMN2"
    session.perform(Action.WRITE_FACT, puts=(replace(now, text="SMN2, two copies"),))
    after(visit, visit.save)
    (newer,) = visit.desk.facts
    assert newer.text == "SMN2, two copies"
    for _ in range(3):
        session.undo()
    wait_for(lambda: visit.visit.correction(fact.id) == "SMN2", "it waits again")
    assert visit.desk.facts == (fact,)


def test_what_is_put_right_while_it_is_saved_waits_for_the_next_time(
    session: Session, person: Person, visit: VisitModel
) -> None:
    fact = Fact(id=new_id(), person_id=person.id, fact=FactKind.GENE, text="SMN1")
    session.perform(Action.ADD_FACT, puts=(fact,))
    visit.set_correction(fact.id, "SMN2")

    def save_and_type() -> None:
        visit.save()
        visit.set_correction(fact.id, "SMN2, two copies")

    after(visit, save_and_type)
    assert visit.desk.facts[0].text == "SMN2"
    assert visit.visit.correction(fact.id) == "SMN2, two copies"


def test_nothing_of_a_visit_is_left_after_clearing(visit: VisitModel) -> None:
    visit.clear()
    assert not visit.is_loaded
    with pytest.raises(RuntimeError):
        _ = visit.visit


def test_the_list_names_the_next_visit_only_with_its_day(
    session: Session, person: Person, visit: VisitModel
) -> None:
    model = VisitsModel(session, lambda: TODAY)
    loaded: list[bool] = []
    model.loaded.connect(lambda: loaded.append(True))
    model.load(person.id)
    model.reload()
    wait_for(lambda: bool(loaded), "the list is read")
    assert len(model.visits.planned) == 1
    assert model.next is None
    visit.set_day("December 2026")
    model.reload()
    wait_for(lambda: model.next is not None, "the next visit is known")


def test_what_comes_back_stands_beside_its_question_and_replaces_nothing(
    visit: VisitModel,
) -> None:
    first, second, third = visit.visit.questions
    visit.set_answer(second.key, "said", "What we heard")
    wanted: list[Returned] = [
        returned(visit, first.text, answer="Yes.", ticks=(TeamTick.ANSWERED,)),
        returned(visit, second.text, answer="Other words"),
        returned(visit, third.text, ticks=(TeamTick.WILL_CHECK,), beside="Dr Green"),
        remark(visit, "Ask the centre"),
    ]
    *notes, changed = kept_records(wanted, (visit.visit,), WORDS, today=TODAY)
    assert isinstance(changed, Visit)
    answers = [question.answer for question in changed.questions]
    assert [answer.said for answer in answers] == ["Yes.", "What we heard", ""]
    assert [answer.outcome for answer in answers] == [
        *(Outcome.ANSWERED, Outcome.STILL_OPEN, Outcome.WILL_CHECK)
    ]
    assert answers[2].who == "Dr Green"
    facts = [note for note in notes if isinstance(note, Fact)]
    assert [fact.fact for fact in facts] == [
        *(FactKind.QUESTION, FactKind.QUESTION, FactKind.TALK, FactKind.QUESTION)
    ]
    assert {fact.provenance for fact in facts} == {Provenance.RETURNED_PAGE}
    assert "Dr Green" in facts[2].detail(FactField.AGREED)


def test_an_answer_about_another_headline_is_a_note_and_leaves_the_question_open(
    visit: VisitModel,
) -> None:
    first = visit.visit.questions[0]
    answer = returned(visit, first.text, answer="Yes.", headline_id=new_id())
    (note,) = kept_records((answer,), (visit.visit,), WORDS, today=TODAY)
    assert isinstance(note, Fact)
    assert (note.fact, note.detail(FactField.ANSWER)) == (FactKind.QUESTION, "Yes.")


@pytest.fixture
def merged(visit: VisitModel) -> tuple[Visit, UUID, UUID]:
    """A visit whose first question two headlines ask in the same words."""
    question = visit.visit.questions[0]
    other = new_id()
    first = question.headline_id
    assert first is not None
    return visit.visit.with_question(question.asked_by([other])), first, other


def test_a_question_that_two_headlines_ask_keeps_both(
    session: Session, person: Person, visit: VisitModel
) -> None:
    other = Headline(id=new_id(), person_id=person.id, text="Another headline")
    session.perform(Action.WRITE_HEADLINE, puts=(other,))
    planned = plan_next(visit, person)
    before = visit.visit.questions[0].headline_id
    assert {each.headline_ids for each in planned.questions} == {(other.id, before)}


def test_the_page_of_each_headline_answers_a_question_that_both_ask(
    visit: VisitModel, merged: tuple[Visit, UUID, UUID]
) -> None:
    planned, first, other = merged
    asked = planned.questions[0].text
    page = returned(visit, asked, answer="Yes.", headline_id=other)
    note, now = kept_records((page,), (planned,), WORDS, today=TODAY)
    assert isinstance(now, Visit)
    answer = now.questions[0].answer
    assert (answer.said, answer.pages, answer.kept_as) == ("Yes.", (other,), note.id)
    second = returned(
        visit, asked, answer="Not yet.", ticks=(TeamTick.WILL_CHECK,), headline_id=first
    )
    _note, later = kept_records((second,), (now,), WORDS, today=TODAY)
    assert isinstance(later, Visit)
    answer = later.questions[0].answer
    assert (answer.said, answer.pages) == ("Yes.\nNot yet.", (other, first))
    assert answer.outcome is Outcome.WILL_CHECK  # one of the two is still open
    (alone,) = kept_records((second,), (later,), WORDS, today=TODAY)
    assert isinstance(alone, Fact)  # the same page again changes nothing at the visit


def test_what_the_family_writes_there_is_not_joined_with_a_page(
    session: Session, visit: VisitModel, merged: tuple[Visit, UUID, UUID]
) -> None:
    planned, first, other = merged
    session.perform(Action.VISIT_QUESTIONS, puts=(planned,))
    after(visit, visit.reload)
    key, asked = planned.questions[0].key, planned.questions[0].text
    page = returned(visit, asked, answer="Yes.", headline_id=other)
    _note, now = kept_records((page,), (visit.visit,), WORDS, today=TODAY)
    session.perform(Action.KEEP_ANSWERS, puts=(now,))
    after(visit, visit.reload)
    visit.set_answer(key, "said", "Yes, we think.")
    second = returned(visit, asked, answer="No.", headline_id=first)
    (alone,) = kept_records((second,), (visit.visit,), WORDS, today=TODAY)
    assert isinstance(alone, Fact)


def test_an_answer_ends_the_familys_own_question_in_the_same_words(visit: VisitModel) -> None:
    visit.take_off(visit.visit.questions[0].key)
    visit.add_own("Who can we call?")
    answer = returned(visit, "Who can we call?", answer="The nurse.", headline_id=new_id())
    _note, changed = kept_records((answer,), (visit.visit,), WORDS, today=TODAY)
    assert isinstance(changed, Visit)
    assert changed.questions[-1].answer.said == "The nurse."


def test_what_is_about_somebody_else_is_named_and_not_kept(visit: VisitModel) -> None:
    first = visit.visit.questions[0]
    answer = returned(visit, first.text, answer="Yes.")
    page = ReturnedPage(proposals=(answer,), is_ours=True)
    assert about_one_person(page, visit.visit.person_id) == page
    other = about_one_person(page, new_id())
    assert other.proposals == ()
    assert [(each.text, each.why) for each in other.unmatched] == [("Yes.", Unmatched.OTHER_NOTES)]


def returned(
    visit: VisitModel,
    asked: str,
    *,
    answer: str = "",
    ticks: tuple[TeamTick, ...] = (),
    beside: str = "",
    headline_id: UUID | None = None,
) -> ReturnedAnswer:
    """An answer on the page of the headline that the visit asks about, or of another one."""
    return ReturnedAnswer(
        id=new_id(),
        person_id=visit.visit.person_id,
        headline_id=headline_id or visit.visit.questions[0].headline_id or new_id(),
        number=1,
        question=QuestionId.R1,
        asked=asked,
        answer=answer,
        beside=beside,
        ticks=ticks,
    )


def remark(visit: VisitModel, text: str) -> ReturnedRemark:
    return ReturnedRemark(
        id=new_id(),
        person_id=visit.visit.person_id,
        headline_id=new_id(),
        part=TeamText.NEXT_STEP,
        text=text,
    )
