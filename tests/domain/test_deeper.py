"""Which deeper questions are offered: few, the most specific first, none twice."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carecompanion.content.deeper_pack import load_deeper
from carecompanion.content.resources import resource_path
from carecompanion.domain.deeper import MOST_OFFERED, DeeperQuestion, offered
from carecompanion.domain.deeper_triggers import Trigger
from carecompanion.domain.questions import Group

BANK = load_deeper(resource_path("deeper.toml"))
RANK = {trigger: place for place, trigger in enumerate(BANK.triggers)}

groups = st.sampled_from(Group)
some_triggers = st.frozensets(st.sampled_from(Trigger)).map(lambda some: some | {Trigger.ALWAYS})
some_ids = st.frozensets(st.sampled_from(sorted(BANK.questions)), max_size=12)


def ids(group: Group, *triggers: Trigger, **more: frozenset[str]) -> list[str]:
    """The ids of what is offered; "always" is always there."""
    fired = frozenset((*triggers, Trigger.ALWAYS))
    return [question.id for question in offered(group, fired, BANK, **more)]


def most_specific(question: DeeperQuestion, fired: frozenset[Trigger]) -> int:
    return min(RANK[each] for each in question.triggers if each in fired)


@given(groups, some_triggers, some_ids, some_ids)
def test_at_most_five_are_offered_none_twice_and_none_that_is_settled(
    group: Group, fired: frozenset[Trigger], kept: frozenset[str], settled: frozenset[str]
) -> None:
    found = offered(group, fired, BANK, kept=kept, settled=settled)
    names = [question.id for question in found]
    new = [name for name in names if name not in kept]
    assert len(set(names)) == len(names)
    assert len(new) <= MOST_OFFERED
    assert settled.isdisjoint(new)
    assert {each for each in kept if BANK.questions[each].group is group} <= set(names)
    assert all(question.group is group for question in found)
    assert found == offered(group, fired, BANK, kept=kept, settled=settled)


@given(groups, some_triggers)
def test_the_most_specific_trigger_comes_first_and_what_speaks_against_it_counts(
    group: Group, fired: frozenset[Trigger]
) -> None:
    found = offered(group, fired, BANK)
    ranks = [most_specific(question, fired) for question in found]
    assert ranks == sorted(ranks)
    assert all(fired.isdisjoint(question.unless) for question in found)


@given(groups, some_triggers, st.data())
def test_what_is_put_on_the_list_stays_where_it_stands(
    group: Group, fired: frozenset[Trigger], data: st.DataObject
) -> None:
    before = [question.id for question in offered(group, fired, BANK)]
    kept = frozenset(data.draw(st.sets(st.sampled_from(before)))) if before else frozenset()
    after = [question.id for question in offered(group, fired, BANK, kept=kept)]
    assert after == before


@given(groups, some_triggers)
def test_one_that_is_always_offered_keeps_a_place(group: Group, fired: frozenset[Trigger]) -> None:
    found = offered(group, fired, BANK)
    general = [
        question
        for question in BANK.questions.values()
        if question.group is group
        and fired.isdisjoint(question.unless)
        and fired & set(question.triggers) == {Trigger.ALWAYS}
    ]
    assert not general or set(found) & set(general)


def test_one_that_is_skipped_gives_its_place_to_the_next() -> None:
    before = ids(Group.RISK, Trigger.AAV)
    after = ids(Group.RISK, Trigger.AAV, settled=frozenset(before[:1]))
    assert after[:3] == before[1:4]
    assert len(after) == MOST_OFFERED
    assert before[0] not in after


def test_before_a_study_the_three_questions_and_the_written_plan_are_offered() -> None:
    assert ids(Group.RISK, Trigger.TRIAL, Trigger.MECHANISM) == [
        "deep-K21",  # the carrier and harm to genes
        "deep-K23",  # immune reactions
        "deep-K22",  # which check-ups, for how long
        "deep-K24",  # in writing
        "deep-K17",  # beside usual care, and waiting
    ]


def test_a_study_of_something_else_than_gene_therapy_is_not_asked_about_a_carrier() -> None:
    assert ids(Group.RISK, Trigger.TRIAL)[:2] == ["deep-K22", "deep-K24"]
    assert not {"deep-K21", "deep-K23"} & set(ids(Group.RISK, Trigger.TRIAL))


@pytest.mark.parametrize("trigger", [*Trigger])
def test_usual_care_and_waiting_are_offered_whatever_the_news(trigger: Trigger) -> None:
    assert "deep-K17" in ids(Group.RISK, trigger)


@pytest.mark.parametrize(
    ("trigger", "group", "first"),
    [
        (Trigger.PRECLINICAL, Group.STAGE, "deep-S19"),  # what is needed before a study
        (Trigger.SILENCING, Group.RELEVANCE, "deep-R3"),  # does the mechanism fit the change
        (Trigger.PRESS_RELEASE, Group.STAGE, "deep-H6"),  # who says this, when, how known
        (Trigger.TRIAL, Group.ACCESS, "deep-A19"),  # has this centre done it before
        (Trigger.PAID, Group.ACCESS, "deep-A9"),
        (Trigger.HOLD, Group.STAGE, "deep-S13"),
        (Trigger.N_OF_1, Group.STAGE, "deep-S18"),
    ],
)
def test_each_kind_of_news_brings_its_own_question_first(
    trigger: Trigger, group: Group, first: str
) -> None:
    assert ids(group, trigger)[0] == first


RELEVANCE_BY_STATE = {
    (): ["deep-R2", "deep-R11", "deep-R4", "deep-R7", "deep-R12"],
    (Trigger.CONFIRMED,): ["deep-R11", "deep-R4", "deep-R7", "deep-R12"],
    (Trigger.LIKELY,): ["deep-R15", "deep-R2", "deep-R11", "deep-R4", "deep-R7"],
    (Trigger.UNCERTAIN_VARIANT,): ["deep-R17", "deep-R15", "deep-R11", "deep-R7", "deep-R12"],
    (Trigger.NO_GENE,): ["deep-R16", "deep-R15", "deep-R11", "deep-R7", "deep-R12"],
    (Trigger.UNDIAGNOSED, Trigger.NO_GENE): [
        *("deep-R18", "deep-R16", "deep-R15", "deep-R11", "deep-R7"),
    ],
}
"""How sure the diagnosis is, and what is offered then (requirements.md, feature 13)."""


@pytest.mark.parametrize("state", RELEVANCE_BY_STATE)
def test_how_sure_the_diagnosis_is_changes_what_is_offered(state: tuple[Trigger, ...]) -> None:
    assert ids(Group.RELEVANCE, *state) == RELEVANCE_BY_STATE[state]


@pytest.mark.parametrize("state", [Trigger.UNCERTAIN_VARIANT, Trigger.NO_GENE])
def test_an_unsettled_change_is_never_asked_about_as_our_gene_change(state: Trigger) -> None:
    fired = frozenset({*Trigger} - {Trigger.CONFIRMED, Trigger.LIKELY}) - {
        Trigger.UNCERTAIN_VARIANT,
        Trigger.NO_GENE,
    }
    shown = offered(Group.RELEVANCE, fired | {state}, BANK)
    every = [
        question
        for question in BANK.questions.values()
        if state not in question.unless and question.group is Group.RELEVANCE
    ]
    assert shown
    assert [question.id for question in every if "our gene change" in question.family] == []
