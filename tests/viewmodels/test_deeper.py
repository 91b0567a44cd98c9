"""Questions that go deeper, over notes in memory: offered, kept, undone, and forgotten."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial

import pytest

from carecompanion.composition import Parts
from carecompanion.domain.changes import Action
from carecompanion.domain.deeper import MOST_OFFERED, DeeperQuestion
from carecompanion.domain.genetics import AccessState
from carecompanion.domain.questions import Group, QuestionId
from carecompanion.domain.records import (
    Fact,
    FactField,
    FactKind,
    Mark,
    Paid,
    QuestionChoice,
    Relation,
    new_id,
)
from carecompanion.domain.stage import Stage
from carecompanion.domain.walk import read_walk
from carecompanion.session.session import Session
from carecompanion.viewmodels.deeper import DeeperModel, Offer
from carecompanion.viewmodels.news import NewsModel
from carecompanion.viewmodels.walk import WalkModel
from tests.ui.waiting import wait_for

TODAY = date(2026, 11, 21)
VIRUS = "A modified virus carries the SGSH gene into the brain"


@pytest.fixture
def walk(session: Session) -> WalkModel:
    parts = Parts()
    made = WalkModel(session, lambda: parts.question_table, lambda: TODAY)
    made.begin()
    wait_for(lambda: made.is_loaded, "the walk began")
    return made


@pytest.fixture
def model(session: Session, walk: WalkModel) -> Iterator[DeeperModel]:
    parts = Parts()
    news = NewsModel(walk, lambda: parts.read_news)
    yield DeeperModel(session, walk, news, lambda: parts.deeper_bank)
    news.shut_down()


def ids(model: DeeperModel, group: Group) -> list[str]:
    return [offer.question.id for offer in model.offers(group)]


def offer(model: DeeperModel, question_id: str) -> Offer:
    found = (each for group in Group for each in model.offers(group))
    return next(each for each in found if each.question.id == question_id)


def question(model: DeeperModel, question_id: str) -> DeeperQuestion:
    return offer(model, question_id).question


def stored(session: Session, walk: WalkModel) -> QuestionChoice:
    """The choice as it is on the disk, everything typed included."""
    session.flush()
    answers: list[QuestionChoice] = []
    headline_id = walk.walk.headline.id

    def read(store: object) -> QuestionChoice:
        found = read_walk(store, headline_id)  # type: ignore[arg-type]
        assert found is not None
        return found.choice

    session.read(read, answers.append)
    wait_for(lambda: bool(answers), "the notes answered")
    return answers[0]


def test_what_is_offered_follows_the_text_and_the_marks(
    walk: WalkModel, model: DeeperModel
) -> None:
    walk.set_headline_text("A pill")
    assert "deep-K15" not in ids(model, Group.RISK)
    walk.set_headline_text(VIRUS)
    assert ids(model, Group.RISK)[0] == "deep-K15"
    walk.set_headline_text("A pill")
    walk.set_story(VIRUS)
    assert ids(model, Group.RISK)[0] == "deep-K15"
    assert "deep-S19" not in ids(model, Group.STAGE)
    walk.set_stage(Stage.PRECLINICAL)
    assert ids(model, Group.STAGE)[0] == "deep-S19"
    assert "deep-R13" not in ids(model, Group.RELEVANCE)
    walk.set_mark(QuestionId.R2, Mark.DIFFERENT)
    assert ids(model, Group.RELEVANCE)[0] == "deep-R13"


def test_old_news_and_news_without_a_day_are_told_apart(
    walk: WalkModel, model: DeeperModel
) -> None:
    walk.set_headline_text("A pill")
    walk.set_seen_when("some time ago")
    assert "deep-S11" not in ids(model, Group.STAGE)
    walk.set_seen_when("June 2024")
    assert ids(model, Group.STAGE)[0] == "deep-S11"


def test_a_question_put_on_the_list_is_kept_and_stays_where_it_stood(
    session: Session, walk: WalkModel, model: DeeperModel
) -> None:
    walk.set_headline_text(VIRUS)
    before = ids(model, Group.RISK)
    model.put_on_list(question(model, before[1]))
    assert ids(model, Group.RISK) == before
    kept = offer(model, before[1]).kept
    assert kept is not None
    assert stored(session, walk).deeper == (kept,)
    assert kept.text in [item.text for item in walk.others()]


def standing(model: DeeperModel) -> tuple[Paid, int, int]:
    """Whether they pay, and how many questions are kept and skipped."""
    choice = model.choice
    return choice.paid, len(choice.deeper), len(choice.skipped)


def stands(model: DeeperModel, wanted: tuple[Paid, int, int]) -> bool:
    return standing(model) == wanted


def test_each_step_is_undone_by_itself(
    session: Session, walk: WalkModel, model: DeeperModel
) -> None:
    walk.set_headline_text(VIRUS)
    model.put_on_list(question(model, "deep-K15"))
    model.skip(question(model, "deep-K17"))
    model.mark_access(AccessState.TRIAL, True)
    model.say_paid(Paid.YES)
    assert standing(model) == (Paid.YES, 3, 1)
    for after in ((2, 1), (1, 1), (1, 0), (0, 0)):
        session.undo()
        wait_for(partial(stands, model, (Paid.NOT_KNOWN, *after)), "one step was undone")
    assert walk.walk.headline.text == VIRUS


def test_the_words_are_the_family_s_and_stay_so_on_the_page(
    session: Session, walk: WalkModel, model: DeeperModel
) -> None:
    walk.set_headline_text(VIRUS)
    model.put_on_list(question(model, "deep-K15"))
    model.reword(question(model, "deep-K15"), "Can we do this again?")
    assert offer(model, "deep-K15").text == "Can we do this again?"
    (other,) = [item for item in walk.others() if item.deeper]
    walk.swap_question(0, other)
    walk.edit_question(0, "Can we ever do this again?")
    assert offer(model, "deep-K15").text == "Can we ever do this again?"
    choice = stored(session, walk)
    assert choice.chosen is not None
    assert choice.chosen[0].text == choice.deeper[0].text == "Can we ever do this again?"
    assert choice.own == ()
    assert not [item for item in walk.others() if item.deeper]


def test_taking_it_off_the_list_takes_it_off_the_page_too(
    walk: WalkModel, model: DeeperModel
) -> None:
    walk.set_headline_text(VIRUS)
    suggested = walk.three()
    model.put_on_list(question(model, "deep-K15"))
    (other,) = [item for item in walk.others() if item.deeper]
    walk.swap_question(0, other)
    model.take_off_list(question(model, "deep-K15"))
    assert {item.text for item in walk.three()} == {item.text for item in suggested}
    assert offer(model, "deep-K15").kept is None


def test_skipping_brings_the_next_until_there_are_no_more(
    walk: WalkModel, model: DeeperModel
) -> None:
    walk.set_headline_text(VIRUS)
    seen: list[str] = []
    while offers := model.offers(Group.RISK):
        assert len(offers) <= MOST_OFFERED
        seen.append(offers[0].question.id)
        model.skip(offers[0].question)
    assert len(set(seen)) == len(seen) > MOST_OFFERED


def test_a_question_that_the_family_asks_in_these_words_is_not_offered(
    walk: WalkModel, model: DeeperModel
) -> None:
    walk.set_headline_text(VIRUS)
    walk.add_own_question(question(model, "deep-K17").family.upper())
    assert "deep-K17" not in ids(model, Group.RISK)


def test_a_question_asked_within_a_year_is_not_offered_again(
    session: Session, walk: WalkModel, model: DeeperModel
) -> None:
    walk.set_headline_text("A pill")
    asked = {"deep-K17": "2026-02-01", "deep-K1": "2024-02", "deep-K16": ""}
    facts = tuple(
        Fact(
            id=new_id(),
            person_id=walk.walk.person.id,
            fact=FactKind.QUESTION,
            text=f" {question(model, name).family.upper()} ",
        ).with_detail(FactField.ON, day)
        for name, day in asked.items()
    )
    session.perform(Action.ADD_FACT, puts=facts)
    walk.open(walk.walk.headline.id)
    wait_for(lambda: "deep-K17" not in ids(model, Group.RISK), "what was asked was read")
    assert {"deep-K1", "deep-K16"} <= set(ids(model, Group.RISK))


def test_an_adult_is_offered_words_of_their_own(walk: WalkModel, model: DeeperModel) -> None:
    walk.set_headline_text("A gene")
    ours = offer(model, "deep-R4").text
    walk.set_relation(Relation.ME)
    mine = offer(model, "deep-R4").text
    assert ("our" in ours, "my" in mine) == (True, True)
    assert "my care team" in model.closing.eight[-1]


def test_what_available_means_and_a_yes_to_paying_put_their_questions_on_the_list(
    session: Session, walk: WalkModel, model: DeeperModel
) -> None:
    walk.set_headline_text("A pill")
    for state in (AccessState.PRIVATE, AccessState.OTHER_COUNTRY):
        model.mark_access(state, True)
    model.say_paid(Paid.YES)
    choice = stored(session, walk)
    assert choice.access == (AccessState.OTHER_COUNTRY, AccessState.PRIVATE)
    assert choice.paid is Paid.YES
    asked = [item.text for item in walk.others() if item.group is Group.ACCESS]
    for wanted in (model.of_access(AccessState.PRIVATE), model.of_paying()):
        assert wanted.kept is not None
        assert wanted.text in asked
    assert "deep-A9" in ids(model, Group.ACCESS)  # what is left to pay
    model.say_paid(Paid.NO)
    model.mark_access(AccessState.PRIVATE, False)
    assert [kept.id for kept in stored(session, walk).deeper] == ["access-other_country"]


def test_another_headline_begins_without_the_choices_of_the_one_before(
    walk: WalkModel, model: DeeperModel
) -> None:
    walk.set_headline_text(VIRUS)
    model.put_on_list(question(model, "deep-K15"))
    walk.begin()
    assert model.choice.deeper == ()
    assert "deep-K15" not in ids(model, Group.RISK)


def test_nothing_is_read_from_the_bank_before_something_is_offered(
    session: Session, walk: WalkModel
) -> None:
    parts = Parts()
    news = NewsModel(walk, lambda: parts.read_news)
    DeeperModel(session, walk, news, lambda: parts.deeper_bank)
    walk.set_headline_text(VIRUS)
    walk.set_stage(Stage.TRIAL)
    news.shut_down()
    assert "deeper_bank" not in vars(parts)
