"""Three visits of 200 families at random: each question ends in one state, none is lost."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from carecompanion.domain.changes import Action
from carecompanion.domain.facts import Fact
from carecompanion.domain.records import FactKind, Visit, new_id
from carecompanion.domain.versions import Part, differences
from carecompanion.domain.visits import DONE, VISIT_QUESTIONS, Outcome
from tests.domain.test_visit_loop import FIRST_DAY, Family, memory_vaults, said
from tests.vault.workbench import PASSPHRASE

FAMILIES = 200
CORRECTED = 5


def test_three_visits_of_200_families_lose_no_question_and_correct_exactly(tmp_path: Path) -> None:
    luck = random.Random(11)
    for number in range(FAMILIES):
        store = memory_vaults().create(tmp_path / f"{number}.carevault", PASSPHRASE)
        _three_visits(Family(store), luck)
        store.close()


def _three_visits(family: Family, luck: random.Random) -> None:
    day, written = FIRST_DAY, set[str]()
    for visit_number in range(3):
        day += timedelta(days=luck.randint(1, 200))
        first = [e.key for e in family.carried(day) if not e.question.answer.was_asked]
        queue = family.queue(day) if visit_number == 0 else None
        own = (f"Own {visit_number}.{each}?" for each in range(luck.randint(0, 4)))
        visit = family.plan(day, *own, queue=queue)
        brought = [question.key for question in visit.questions]
        assert brought[: len(first)] == first[:VISIT_QUESTIONS]
        written.update(brought)
        answers = {key: said(luck.choice(list(Outcome))) for key in brought if luck.random() < 0.6}
        family.hold(visit, answers)
    _correct(family, luck)
    visits = family.store.of_person(Visit, family.person.id)
    last = [q for visit in visits for q in visit.questions if q.moved_to is None]
    assert sorted(question.key for question in last) == sorted(written)
    waiting = {question.key for question in last if question.answer.outcome not in DONE}
    assert {each.key for each in family.carried(day + timedelta(days=1))} == waiting


def _correct(family: Family, luck: random.Random) -> None:
    kinds = luck.sample([FactKind.CONDITION, *list(FactKind)[2:12]], CORRECTED)
    facts = [
        Fact(id=new_id(), person_id=family.person.id, fact=kind, text=f"before {kind}")
        for kind in kinds
    ]
    family.store.apply(Action.ADD_FACT, puts=facts)
    visit = family.plan(FIRST_DAY + timedelta(days=999))
    for fact in facts:
        visit = visit.with_correction(fact.id, f"after {fact.fact}")
    family.hold(replace(visit, who="Dr Green"), {})
    for fact in facts:
        newest, before = family.store.history(fact.id)
        assert before.record == fact
        assert newest.record is not None
        changed = {d.part: (d.then, d.now) for d in differences(fact, newest.record)}
        assert changed[Part.NOTE] == (f"before {fact.fact}", f"after {fact.fact}")
        assert set(changed) == {
            *(Part.NOTE, Part.PROVENANCE, Part.SOURCE, Part.SOURCE_ON, Part.KNOWN_ON)
        }
