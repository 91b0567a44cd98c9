"""Where a question waits: put aside, on a visit ahead, left over, or resting with its headline."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from carecompanion.domain.changes import Action
from carecompanion.domain.facts import Fact, FactDetail, FactField, FactKind
from carecompanion.domain.headline_life import ClosedReason, Closing
from carecompanion.domain.question_queue import QueueEntry
from carecompanion.domain.questions import QuestionId
from carecompanion.domain.queue_moves import left_for_later
from carecompanion.domain.records import (
    Answer,
    Headline,
    HeadlineStatus,
    Mark,
    Outcome,
    QuestionChoice,
    Visit,
    answer_id,
    choice_id,
    new_id,
)
from carecompanion.domain.visit_desk import bring, let_go, plan_visit
from carecompanion.domain.visit_loop import own_question, question_key
from carecompanion.domain.waiting import WaitsAt
from tests.domain.test_top_three import TABLE
from tests.domain.test_visit_loop import FIRST_DAY, Family, memory_vaults, said, standing_in
from tests.vault.workbench import PASSPHRASE

WEEK = timedelta(days=7)


@pytest.fixture
def family(tmp_path: Path) -> Iterator[Family]:
    store = memory_vaults().create(tmp_path / "notes.carevault", PASSPHRASE)
    yield Family(store)
    store.close()


def news(family: Family, text: str = "News", *own: str) -> Headline:
    """A headline that asks no more than these questions of the family's own."""
    headline = Headline(id=new_id(), person_id=family.person.id, text=text)
    choice = QuestionChoice(
        id=choice_id(headline.id), person_id=family.person.id, headline_id=headline.id, own=own
    )
    answers = [
        Answer(
            id=answer_id(headline.id, row),
            person_id=family.person.id,
            headline_id=headline.id,
            question=row,
            mark=Mark.SAYS,
            says="x",
        )
        for row in QuestionId
    ]
    family.store.apply(Action.WRITE_HEADLINE, puts=(headline, choice, *answers))
    return headline


def close(family: Family, headline: Headline, *, until: str = "") -> Headline:
    closing = Closing(reason=ClosedReason.NOT_RIGHT_NOW, look_again_on=until)
    closed = replace(headline, closing=closing)
    family.store.apply(Action.CLOSE_HEADLINE, puts=(closed,))
    return closed


def plan(family: Family, day: date, on: date | None = None) -> Visit:
    """A visit as the window plans it, on a day of its own."""
    visit, *beside = plan_visit(family.store, family.person.id, TABLE, today=day)
    assert isinstance(visit, Visit)
    visit = replace(visit, on=on.isoformat() if on is not None else "")
    family.store.apply(Action.PLAN_VISIT, puts=(visit, *beside))
    return visit


def write_on(family: Family, visit: Visit, text: str) -> Visit:
    visit = visit.with_question(own_question(text))
    family.store.apply(Action.VISIT_QUESTIONS, puts=(visit,))
    return visit


def take_off(family: Family, visit: Visit, key: str, day: date) -> None:
    desk = family.desk(visit, day)
    puts = (desk.visit.without_question(key), *let_go(desk, (key,)))
    family.store.apply(Action.VISIT_QUESTIONS, puts=puts)


def bring_one(family: Family, visit: Visit, key: str, day: date) -> None:
    """Bring what is offered, moved from elsewhere, or resting."""
    desk = family.desk(visit, day)
    (offer,) = [e for e in (*desk.offers, *desk.ahead, *desk.resting) if question_key(e) == key]
    family.store.apply(Action.VISIT_QUESTIONS, puts=bring(desk, offer, today=day.isoformat()))


def entry(family: Family, key: str, day: date) -> QueueEntry:
    found = [e for e in family.read(day).queue.entries if e.text.casefold() == key]
    assert len(found) == 1
    return found[0]


def waits(family: Family, key: str, day: date) -> tuple[WaitsAt, object]:
    waiting = entry(family, key, day).waits
    assert waiting is not None
    return waiting.at, waiting.visit and waiting.visit.id


def brought(visit: Visit) -> list[str]:
    return [question.key for question in visit.questions]


def test_a_question_of_ones_own_is_in_the_queue_wherever_it_waits(family: Family) -> None:
    day = FIRST_DAY
    first = write_on(family, plan(family, day, day + WEEK), "Where?")
    assert waits(family, "where?", day) == (WaitsAt.AHEAD, first.id)
    take_off(family, first, "where?", day)
    assert waits(family, "where?", day) == (WaitsAt.ASIDE, None)
    assert [e.text for e in family.read(day).queue.top] == ["Where?"]
    second = plan(family, day, day + 2 * WEEK)
    assert brought(second) == ["where?"]
    assert waits(family, "where?", day) == (WaitsAt.AHEAD, second.id)
    assert waits(family, "where?", day + 3 * WEEK) == (WaitsAt.LEFT_OVER, second.id)
    family.hold(family.visit(second.id), {"where?": said(Outcome.ANSWERED, "In Leeds.")})
    assert family.read(day + 3 * WEEK).queue.entries == ()


def test_what_is_put_aside_rests_after_its_answer_and_is_open_when_that_is_older(
    family: Family,
) -> None:
    day = FIRST_DAY
    answer = Fact(
        id=new_id(),
        person_id=family.person.id,
        fact=FactKind.QUESTION,
        text="Where?",
        details=(
            FactDetail(FactField.ON, (day - WEEK).isoformat()),
            FactDetail(FactField.ANSWER, "In Leeds."),
        ),
    )
    family.store.apply(Action.ADD_FACT, puts=(answer,))
    visit = plan(family, day)
    visit = visit.with_question(replace(own_question("Where?"), brought_on=day.isoformat()))
    family.store.apply(Action.VISIT_QUESTIONS, puts=(visit,))
    take_off(family, visit, "where?", day)
    assert [e.text for e in family.read(day).queue.waiting] == ["Where?"]
    newer = answer.with_detail(FactField.ON, (day + WEEK).isoformat())
    family.store.apply(Action.ADD_FACT, puts=(newer,))
    queue = family.read(day + WEEK).queue
    assert ([e.text for e in queue.waiting], [e.text for e in queue.answered]) == ([], ["Where?"])
    assert plan(family, day + WEEK).questions == ()


@pytest.mark.parametrize("way", ["closed", "set aside"])
def test_what_is_left_over_from_a_quiet_headline_rests_and_wakes_with_it(
    family: Family, way: str
) -> None:
    day, until = FIRST_DAY, FIRST_DAY + 9 * WEEK
    headline = news(family, "A trial opens", "May she join?")
    first = family.hold(plan(family, day, day), {})
    assert brought(first) == ["may she join?"]
    if way == "closed":
        close(family, headline, until=until.isoformat())
    else:
        aside = replace(headline, status=HeadlineStatus.SET_ASIDE, look_again_on=until.isoformat())
        family.store.apply(Action.CLOSE_HEADLINE, puts=(aside,))
    queue = family.read(day + WEEK).queue
    assert (queue.waiting, [e.text for e in queue.resting]) == ((), ["May she join?"])
    assert list(queue.resting[0].headlines.values()) == ["A trial opens"]
    second = plan(family, day + WEEK, day + 2 * WEEK)
    assert second.questions == ()
    desk = family.desk(second, day + WEEK)
    assert desk.offers == ()
    assert [question_key(each) for each in desk.resting] == ["may she join?"]
    assert family.read(until).queue.resting == ()
    third = plan(family, until, until + WEEK)
    assert brought(third) == ["may she join?"]


def test_a_question_that_another_headline_asks_now_does_not_rest(family: Family) -> None:
    day = FIRST_DAY
    close(family, news(family, "Older", "May she join?"))
    assert family.read(day).queue.entries == ()
    headline = news(family, "Old", "May she join?")
    family.hold(plan(family, day, day), {})
    newer = news(family, "New", "may she JOIN?")
    close(family, headline)
    queue = family.read(day + WEEK).queue
    assert queue.resting == ()
    assert [list(e.headlines.values()) for e in queue.waiting] == [["New"]]
    second = plan(family, day + WEEK)
    (question,) = second.questions
    assert question.carried_from is not None
    assert set(question.headline_ids) == {headline.id, newer.id}


def test_a_resting_question_is_brought_when_the_family_wants_it_and_stands_once(
    family: Family,
) -> None:
    day, key = FIRST_DAY, "may she join?"
    headline = news(family, "A trial opens", "May she join?")
    family.hold(plan(family, day, day), {})
    close(family, headline)
    second = plan(family, day + WEEK)
    bring_one(family, second, key, day + WEEK)
    assert waits(family, key, day + WEEK) == (WaitsAt.AHEAD, second.id)
    assert standing_in(family.store.of_person(Visit, family.person.id)) == [key]
    take_off(family, second, key, day + WEEK)
    assert [e.text for e in family.read(day + WEEK).queue.resting] == ["May she join?"]
    assert family.aside() == []
    assert standing_in(family.store.of_person(Visit, family.person.id)) == [key]


def test_a_question_taken_off_after_its_headline_was_closed_is_not_lost_and_rests(
    family: Family,
) -> None:
    day, key = FIRST_DAY, "may she join?"
    headline = news(family, "A trial opens", "May she join?")
    first = plan(family, day)
    close(family, headline)
    take_off(family, first, key, day)
    assert family.aside() == [key]
    assert [e.text for e in family.read(day).queue.resting] == ["May she join?"]
    assert plan(family, day).questions == ()
    family.store.apply(Action.CLOSE_HEADLINE, puts=(headline,))
    again = plan(family, day)
    assert brought(again) == [key]
    assert family.aside() == []


def test_a_question_whose_headline_is_deleted_does_not_rest(family: Family) -> None:
    headline = news(family, "A trial opens", "May she join?")
    family.hold(plan(family, FIRST_DAY, FIRST_DAY), {})
    close(family, headline)
    family.store.apply(Action.DELETE_HEADLINE, deletes=(headline.id,))
    assert brought(plan(family, FIRST_DAY + WEEK)) == ["may she join?"]


def test_a_visit_without_a_day_gives_a_question_to_another_and_no_link_breaks(
    family: Family,
) -> None:
    day = FIRST_DAY
    first = family.hold(write_on(family, plan(family, day, day), "Where?"), {})
    no_day = write_on(family, plan(family, day + WEEK), "When?")
    assert brought(no_day) == ["where?", "when?"]
    other = plan(family, day + WEEK, day + 2 * WEEK)
    assert other.questions == ()
    assert family.desk(other, day + WEEK).offers == ()
    for key in ("where?", "when?"):
        bring_one(family, other, key, day + WEEK)
    assert brought(family.visit(other.id)) == ["where?", "when?"]
    assert family.visit(no_day.id).questions == ()
    moved = family.visit(first.id).question("where?")
    assert moved is not None
    assert moved.moved_to == other.id
    take_off(family, family.visit(other.id), "where?", day + WEEK)
    take_off(family, family.visit(other.id), "when?", day + WEEK)
    assert family.aside() == ["when?"]
    assert waits(family, "where?", day + WEEK) == (WaitsAt.LEFT_OVER, first.id)
    assert standing_in(family.store.of_person(Visit, family.person.id)) == ["where?"]


def test_what_is_left_for_later_is_offered_and_begins_no_visit(family: Family) -> None:
    day = FIRST_DAY
    first = write_on(family, plan(family, day), "Where?")
    take_off(family, first, "where?", day)
    read = family.read(day)
    order = left_for_later(read.order, entry(family, "where?", day), yes=True)
    family.store.apply(Action.ORDER_QUESTIONS, puts=(order,))
    second = plan(family, day)
    assert second.questions == ()
    assert [question_key(each) for each in family.desk(second, day).offers] == ["where?"]
