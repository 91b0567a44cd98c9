"""Questions over many visits: none is lost or asked twice, what was not asked comes first."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from uuid import UUID

import pytest

from carecompanion.domain.asking_notes import asking_note
from carecompanion.domain.changes import Action
from carecompanion.domain.facts import Fact, FactField, FactKind
from carecompanion.domain.ports.notes import NotesStore
from carecompanion.domain.ports.vaults import Vaults
from carecompanion.domain.question_queue import QuestionQueue, build_queue
from carecompanion.domain.queue_items import walk_items
from carecompanion.domain.queue_order import QueueOrder, empty_order, queue_order_id
from carecompanion.domain.queue_reading import QueueRead, read_queue
from carecompanion.domain.records import Person, Visit, new_id
from carecompanion.domain.visit_desk import VisitDesk, let_go, plan_visit, read_desk
from carecompanion.domain.visit_loop import (
    CarriedQuestion,
    carried_over,
    first_questions,
    given_back,
    offered,
    own_question,
    question_key,
    taken_on,
)
from carecompanion.domain.visit_reading import read_visits
from carecompanion.domain.visit_saving import OutcomeWords, answer_fact_id, saving_of
from carecompanion.domain.visits import DONE, VISIT_QUESTIONS, Ending, Outcome, VisitAnswer
from tests.domain.test_question_queue import walk
from tests.domain.test_top_three import TABLE
from tests.fakes.memory_store import MemoryVaults
from tests.vault.workbench import PASSPHRASE, cheap_vaults, ticking_clock

WORDS = OutcomeWords(
    answered="Answered",
    will_check="Will check",
    does_not_apply="Does not apply",
    refer_to="Refer to",
    by_when="By when",
)
FIRST_DAY = date(2024, 1, 10)


def memory_vaults() -> Vaults:
    return MemoryVaults(clock=ticking_clock())


@pytest.fixture(params=[memory_vaults, cheap_vaults], ids=["memory", "vault"])
def family(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Family]:
    vaults: Vaults = request.param()
    store = vaults.create(tmp_path / "notes.carevault", PASSPHRASE)
    yield Family(store)
    store.close()


class Family:
    """A family that plans visits, asks some questions, and saves what was said."""

    def __init__(self, store: NotesStore) -> None:
        self.store = store
        self.person: Person = store.people()[0]

    def read(self, today: date) -> QueueRead:
        return read_queue(self.store, self.person.id, TABLE, today=today)

    def answered(self, today: date) -> dict[str, str]:
        return self.read(today).answered

    def carried(self, today: date) -> tuple[CarriedQuestion, ...]:
        return carried_over(self.read(today).waiting)

    def queue(self, today: date) -> QuestionQueue:
        items = walk_items(walk(), TABLE)
        order = empty_order(self.person.id)
        return build_queue(items, order, answered=self.answered(today))

    def plan(self, day: date, *own: str, queue: QuestionQueue | None = None) -> Visit:
        visit = Visit(id=new_id(), person_id=self.person.id, on=day.isoformat(), who="Dr Green")
        begun = first_questions(self.carried(day), queue or QuestionQueue(), visit)
        visit, *earlier = taken_on(visit, begun, today=day.isoformat())
        for text in own[: VISIT_QUESTIONS - len(visit.questions)]:
            visit = visit.with_question(own_question(text))
        self.store.apply(Action.PLAN_VISIT, puts=(visit, *earlier))
        return visit

    def hold(self, visit: Visit, answers: Mapping[str, VisitAnswer]) -> Visit:
        for key, answer in answers.items():
            question = visit.question(key)
            assert question is not None
            visit = visit.with_question(replace(question, answer=answer))
        asking = partial(asking_note, self.store, self.person.id)
        saving = saving_of(visit, WORDS, self.store.get, asking=asking, today=visit.on)
        self.store.apply(Action.SAVE_VISIT, puts=saving.puts, deletes=saving.deletes)
        kept = self.store.get(visit.id)
        assert isinstance(kept, Visit)
        return kept

    def visit(self, visit_id: UUID) -> Visit:
        kept = self.store.get(visit_id)
        assert isinstance(kept, Visit)
        return kept

    def desk(self, visit: Visit, day: date) -> VisitDesk:
        desk = read_desk(self.store, visit.id, TABLE, today=day)
        assert desk is not None
        return desk

    def delete(self, visit: Visit, day: date = FIRST_DAY) -> None:
        keys = [question.key for question in visit.questions]
        beside = let_go(self.desk(visit, day), keys)
        self.store.apply(Action.DELETE_VISIT, puts=beside, deletes=(visit.id,))

    def aside(self) -> list[str]:
        order = self.store.get(queue_order_id(self.person.id))
        return [q.key for q in order.put_aside] if isinstance(order, QueueOrder) else []

    def notes(self, *kinds: FactKind) -> list[Fact]:
        return list(self.store.facts(self.person.id, kinds, limit=1000))


def said(outcome: Outcome, words: str = "") -> VisitAnswer:
    return VisitAnswer(asked=True, outcome=outcome, said=words, said_by="Dr Green")


def test_over_three_visits_each_question_ends_in_one_state_and_what_was_not_asked_is_first(
    family: Family,
) -> None:
    day = FIRST_DAY
    first = family.plan(day, "A: which change?", "B: what risks?", "C: where?", "D: when?")
    family.hold(
        first,
        {
            "a: which change?": said(Outcome.ANSWERED, "A small change."),
            "b: what risks?": replace(said(Outcome.WILL_CHECK), who="Dr Green", by_when="May"),
            "c: where?": said(Outcome.REFER_TO),
        },
    )
    day += timedelta(days=90)
    assert [each.key for each in family.carried(day)] == ["d: when?", "c: where?", "b: what risks?"]
    second = family.plan(day, "E: who pays?")
    assert [question.key for question in second.questions] == [
        *("d: when?", "c: where?", "e: who pays?")
    ]
    family.hold(second, {"d: when?": said(Outcome.DOES_NOT_APPLY)})
    day += timedelta(days=90)
    third = family.plan(day)
    assert [question.key for question in third.questions] == ["c: where?", "e: who pays?"]
    looked_up = family.carried(day)
    assert [each.key for each in looked_up if each.visit.id == first.id] == ["b: what risks?"]
    third, *earlier = taken_on(third, looked_up, today=day.isoformat())
    family.store.apply(Action.VISIT_QUESTIONS, puts=(third, *earlier))
    answers = {q.key: said(Outcome.ANSWERED, "Yes.") for q in third.questions}
    third = family.hold(third, answers)
    assert len(third.questions) == 3
    assert family.carried(day + timedelta(days=1)) == ()
    words = {fact.text: fact.detail(FactField.ANSWER) for fact in family.notes(FactKind.QUESTION)}
    assert words == {
        "A: which change?": "A small change.",
        "B: what risks?": "Yes.",
        "C: where?": "Yes.",
        "D: when?": "Does not apply",
        "E: who pays?": "Yes.",
    }


def test_a_hundred_visits_at_random_lose_no_question(family: Family) -> None:
    luck, day = random.Random(7), FIRST_DAY
    written: set[str] = set()
    for number in range(100):
        day += timedelta(days=luck.randint(1, 12))
        waiting = family.carried(day)
        not_asked = [each.key for each in waiting if not each.question.answer.was_asked]
        new = [f"Question {number}.{each}?" for each in range(luck.randint(0, 3))]
        visit = family.plan(day, *new)
        brought = [question.key for question in visit.questions]
        assert brought[: len(not_asked)] == not_asked[:VISIT_QUESTIONS]
        written.update(brought)
        visit = family.hold(
            visit,
            {key: said(luck.choice(list(Outcome))) for key in brought if luck.random() < 0.7},
        )
        if luck.random() < 0.2:  # taken off the list of a visit again: it waits as before
            key = luck.choice(brought) if brought else ""
            earlier = given_back(visit, (key,), family.store.get)
            question = visit.question(key)
            if question is not None and question.carried_from and question.is_waiting:
                puts = (visit.without_question(key), *earlier)
                family.store.apply(Action.VISIT_QUESTIONS, puts=puts)
    visits = family.store.of_person(Visit, family.person.id, limit=1000)
    assert len(visits) == 100
    standing: dict[str, list[Ending]] = {}
    for visit in visits:
        for question in visit.questions:
            if question.moved_to is None:
                standing.setdefault(question.key, []).append(question.ending)
    assert set(standing) == written
    assert [key for key, endings in standing.items() if len(endings) != 1] == []
    open_now = {key for key, (end,) in standing.items() if Outcome(end.value) not in DONE}
    assert {each.key for each in family.carried(day + timedelta(days=400))} == open_now


def test_visits_planned_emptied_and_deleted_at_random_leave_each_question_once(
    family: Family,
) -> None:
    luck, day, store = random.Random(3), FIRST_DAY, family.store
    written: set[str] = set()
    for number in range(60):
        day += timedelta(days=luck.randint(1, 12))
        visit, *beside = plan_visit(store, family.person.id, TABLE, today=day)
        assert isinstance(visit, Visit)
        visit = replace(visit, on=day.isoformat())
        own = [f"Question {number}.{each}?" for each in range(luck.randint(0, 2))]
        for text in own[: VISIT_QUESTIONS - len(visit.questions)]:
            visit = visit.with_question(own_question(text))
        store.apply(Action.PLAN_VISIT, puts=(visit, *beside))
        written.update(question.key for question in visit.questions)
        key = luck.choice([question.key for question in visit.questions] or [""])
        if luck.random() < 0.4:
            desk = family.desk(visit, day)
            puts = (visit.without_question(key), *let_go(desk, (key,)))
            store.apply(Action.VISIT_QUESTIONS, puts=puts)
        if luck.random() < 0.3:
            visits = store.of_person(Visit, family.person.id, limit=1000)
            family.delete(luck.choice(visits), day)
        visits = store.of_person(Visit, family.person.id, limit=1000)
        assert sorted([*standing_in(visits), *family.aside()]) == sorted(written)


def standing_in(visits: Iterable[Visit]) -> list[str]:
    return [q.key for visit in visits for q in visit.questions if q.moved_to is None]


def planned_ahead(family: Family, on: date, today: date) -> Visit:
    visit = Visit(id=new_id(), person_id=family.person.id, on=on.isoformat(), who="Dr Green")
    (visit,) = taken_on(visit, (own_question("Where?"),), today=today.isoformat())
    family.store.apply(Action.PLAN_VISIT, puts=(visit,))
    return visit


def test_what_is_answered_at_one_of_two_planned_visits_is_not_open_because_of_the_other(
    family: Family,
) -> None:
    day, week = FIRST_DAY, timedelta(days=7)
    first, second = (planned_ahead(family, day + n * week, day) for n in (1, 2))
    family.hold(first, {"where?": said(Outcome.ANSWERED, "In Leeds.")})
    assert set(family.answered(day + week)) == {"where?"}
    assert family.carried(day + 3 * week) == ()  # nobody asked it at the second
    family.hold(family.visit(second.id), {"where?": said(Outcome.STILL_OPEN)})
    assert family.answered(day + 3 * week) == {}
    assert [each.visit.id for each in family.carried(day + 3 * week)] == [second.id]


def test_what_is_put_on_a_list_again_after_its_answer_is_open_until_it_is_asked(
    family: Family,
) -> None:
    day, week = FIRST_DAY, timedelta(days=7)
    first = planned_ahead(family, day, day)
    family.hold(first, {"where?": said(Outcome.ANSWERED, "In Leeds.")})
    second = planned_ahead(family, day + 2 * week, day + week)
    assert family.answered(day + week) == {}
    assert [each.visit.id for each in family.carried(day + 3 * week)] == [second.id]


def test_what_was_answered_is_not_offered_for_a_year_and_then_it_is(family: Family) -> None:
    visit = family.plan(FIRST_DAY, queue=family.queue(FIRST_DAY))
    assert len(visit.questions) == 3
    key = visit.questions[0].key
    family.hold(visit, {key: said(Outcome.ANSWERED)})
    blank = Visit(id=new_id(), person_id=family.person.id)
    for days, is_offered in ((30, False), (365, False), (367, True)):
        day = FIRST_DAY + timedelta(days=days)
        offers = offered(family.carried(day), family.queue(day), blank)
        assert (key in map(question_key, offers)) is is_offered
        assert len(set(map(question_key, offers))) == len(offers)


def test_what_is_still_looked_up_stays_on_the_list_of_questions(family: Family) -> None:
    visit = family.plan(FIRST_DAY, queue=family.queue(FIRST_DAY))
    key = visit.questions[0].key
    family.hold(visit, {key: said(Outcome.WILL_CHECK, "We ask the laboratory.")})
    day = FIRST_DAY + timedelta(days=5)
    assert key in {each.text.casefold() for each in family.queue(day).waiting}
    following = family.plan(day, queue=family.queue(day))
    assert following.question(key) is None  # it is offered, and brought when the family wants it
    offers = offered(family.carried(day), family.queue(day), following)
    assert [question_key(each) for each in offers].count(key) == 1
    (talk,) = family.notes(FactKind.TALK)
    assert "We ask the laboratory." in talk.text
    assert talk.detail(FactField.AGREED) == "Will check"


def test_a_question_taken_off_the_list_goes_back_to_the_visit_it_was_left_over_from(
    family: Family,
) -> None:
    first = family.hold(family.plan(FIRST_DAY, "Where?"), {})
    day = FIRST_DAY + timedelta(days=30)
    second = family.plan(day)
    assert family.carried(day) == ()
    (earlier,) = given_back(second, ("where?",), family.store.get)
    family.store.apply(Action.VISIT_QUESTIONS, puts=(second.without_question("where?"), earlier))
    (again,) = family.carried(day)
    assert again.visit.id == first.id


def links(visit: Visit, key: str) -> tuple[UUID | None, UUID | None]:
    question = visit.question(key)
    assert question is not None
    return question.carried_from, question.moved_to


def test_a_deleted_visit_between_two_others_leaves_the_question_with_the_later_one(
    family: Family,
) -> None:
    month = timedelta(days=30)
    first = family.hold(family.plan(FIRST_DAY, "Where?"), {})
    second = family.hold(family.plan(FIRST_DAY + month), {})
    third = family.plan(FIRST_DAY + 2 * month)
    family.delete(family.visit(second.id))
    first, third = family.visit(first.id), family.visit(third.id)
    assert links(first, "where?") == (None, third.id)
    assert links(third, "where?") == (first.id, None)
    assert family.carried(FIRST_DAY + 2 * month) == ()
    family.delete(third)
    (again,) = family.carried(FIRST_DAY + 3 * month)
    assert again.visit.id == first.id


def test_a_question_that_began_at_a_deleted_visit_stays_with_the_one_that_took_it_on(
    family: Family,
) -> None:
    day = FIRST_DAY + timedelta(days=30)
    first = family.hold(family.plan(FIRST_DAY, "Where?"), {})
    second = family.plan(day)
    family.delete(family.visit(first.id))
    second = family.hold(family.visit(second.id), {})
    assert links(second, "where?") == (None, None)
    (again,) = family.carried(day + timedelta(days=1))
    assert again.visit.id == second.id


def test_five_notes_put_right_are_five_versions_with_the_old_ones_kept(family: Family) -> None:
    kinds = list(FactKind)[:5]
    facts = [
        Fact(id=new_id(), person_id=family.person.id, fact=kind, text=f"before {kind}")
        for kind in kinds
    ]
    family.store.apply(Action.ADD_FACT, puts=facts)
    visit = family.plan(FIRST_DAY)
    for fact in facts:
        visit = visit.with_correction(fact.id, f"after {fact.fact}")
    family.hold(visit, {})
    for fact in facts:
        now, before = family.store.history(fact.id)
        assert isinstance(now.record, Fact)
        assert (now.record.text, now.record.source) == (f"after {fact.fact}", "Dr Green")
        assert before.record == fact
    asking = partial(asking_note, family.store, family.person.id)
    saving = saving_of(visit, WORDS, family.store.get, asking=asking, today="2024-01-10")
    again = family.store.apply(Action.SAVE_VISIT, puts=saving.puts)
    assert again.changes == ()


def test_saving_again_leaves_a_note_that_was_put_right_and_changed_since(family: Family) -> None:
    fact = Fact(id=new_id(), person_id=family.person.id, fact=FactKind.GENE, text="SMN1")
    family.store.apply(Action.ADD_FACT, puts=(fact,))
    visit = family.hold(family.plan(FIRST_DAY).with_correction(fact.id, "SMN2"), {})
    newer = replace(fact, text="SMN2, two copies")
    family.store.apply(Action.WRITE_FACT, puts=(newer,))
    family.hold(replace(visit, next_step="Send the report"), {})
    assert family.store.get(fact.id) == newer


def test_saving_again_changes_the_same_notes_and_takes_back_what_no_longer_stands(
    family: Family,
) -> None:
    visit = family.plan(FIRST_DAY, "Where?")
    visit = replace(visit, next_step="Send the report", next_who="Dr Green", next_by="May")
    visit = family.hold(visit, {"where?": said(Outcome.ANSWERED, "In Leeds.")})
    (answer,) = family.notes(FactKind.QUESTION)
    assert answer.id == answer_fact_id(visit.id, "where?")
    assert answer.detail(FactField.WHO) == "Dr Green"
    (step,) = family.notes(FactKind.DECISION)
    assert step.text == "Send the report\nBy when: May"
    family.hold(replace(visit, next_step=""), {"where?": VisitAnswer()})
    assert family.notes(FactKind.QUESTION, FactKind.DECISION, FactKind.TALK) == []


def test_the_list_has_the_soonest_visit_first_and_past_ones_after_it(family: Family) -> None:
    days = ("2024-03-02", "2024-02", "2024-02-11", "2023", "2024-01-09", "")
    visits = [Visit(id=new_id(), person_id=family.person.id, on=day) for day in days]
    family.store.apply(Action.PLAN_VISIT, puts=visits)
    found = read_visits(family.store, family.person.id, "2024-01-10")
    assert [visit.on for visit in found.planned] == ["2024-02-11", "2024-02", "2024-03-02", ""]
    assert [visit.on for visit in found.held] == ["2024-01-09", "2023"]
    assert found.next == visits[2]
    assert read_visits(family.store, family.person.id, "2024-01-10", limit=1).has_more
