"""The three questions of ux.md 3.2: fixed rules, in the order they are written there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import chain
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carecompanion.domain.questions import (
    TRIAL_ONLY,
    Asker,
    CombinedWording,
    Group,
    QuestionId,
    QuestionTable,
    QuestionWording,
    questions_of,
)
from carecompanion.domain.records import Answer, ChosenQuestion, Mark
from carecompanion.domain.stage import Stage
from carecompanion.domain.top_three import PAGE_QUESTIONS, WalkAnswers, others, suggest_three

Q = QuestionId

_COVERS: Mapping[str, tuple[QuestionId, ...]] = {
    "stage_and_results": (Q.T1, Q.T5),
    "risks_known_and_not": (Q.K1, Q.K4),
    "check_ups": (Q.K3,),
    "advice": (Q.A4, Q.A3),
    "different_R1": (Q.R1,),
    "different_R2": (Q.R2,),
    "different_R3": (Q.R3,),
    "different_R4": (Q.R4,),
}

TABLE = QuestionTable(
    questions={
        q: QuestionWording(
            id=q,
            row=f"row {q}",
            help=f"help {q}",
            family=f"our {q}?",
            adult=f"my {q}?",
            short=f"short {q}?",
            page=f"page {q}",
        )
        for q in QuestionId
    },
    groups={},
    combined={
        key: CombinedWording(
            key=key, question=rows[0], covers=rows[1:], family=f"our {key}?", adult=f"my {key}?"
        )
        for key, rows in _COVERS.items()
    },
    reasons={},
)
REASONS = frozenset({"own", "not_known", "different", *_COVERS})


def _walk(
    marks: Mapping[QuestionId, Mark] | None = None,
    *,
    stage: Stage = Stage.UNKNOWN,
    own: tuple[str, ...] = (),
    lately: Iterable[QuestionId] = (),
) -> WalkAnswers:
    said = dict(marks or {})
    if stage is not Stage.UNKNOWN:
        said[Q.T1] = Mark.SAYS
    answers = {
        q: Answer(
            id=UUID(int=1),
            person_id=UUID(int=2),
            headline_id=UUID(int=3),
            question=q,
            mark=mark,
            says="words from the text" if mark is Mark.SAYS else "",
            stage=stage if q is Q.T1 else Stage.UNKNOWN,
        )
        for q, mark in said.items()
    }
    return WalkAnswers(answers=answers, own=own, answered_lately=frozenset(lately))


def _three(walk: WalkAnswers, asker: Asker = Asker.FAMILY) -> tuple[ChosenQuestion, ...]:
    return suggest_three(walk, TABLE, asker)


def _reasons(walk: WalkAnswers) -> list[str]:
    return [item.reason for item in _three(walk)]


def _rows(item: ChosenQuestion) -> tuple[QuestionId, ...]:
    return (item.question, *item.covers) if item.question else ()


def _all(group: Group, mark: Mark) -> dict[QuestionId, Mark]:
    return dict.fromkeys(questions_of(group), mark)


# --- the rules, one by one ---


def test_a_family_that_knows_nothing_gets_relevance_stage_and_advice() -> None:
    assert [item.text for item in _three(_walk())] == [
        "our R1?",
        "our stage_and_results?",
        "our advice?",
    ]


def test_an_adult_asks_in_their_own_voice() -> None:
    assert [item.text for item in _three(_walk(), Asker.ADULT)] == [
        "my R1?",
        "my stage_and_results?",
        "my advice?",
    ]


def test_own_questions_come_first_and_in_the_familys_order() -> None:
    chosen = _three(_walk(own=("b?", "a?")))
    assert [item.text for item in chosen] == ["b?", "a?", "our R1?"]
    assert [item.reason for item in chosen[:2]] == ["own", "own"]


def test_three_own_questions_leave_no_room_for_ours() -> None:
    walk = _walk(own=("a?", "b?", "c?", "d?"))
    assert [item.text for item in _three(walk)] == ["a?", "b?", "c?"]
    assert others(walk, _three(walk), TABLE, Asker.FAMILY)[0].text == "d?"


def test_an_own_question_is_asked_once_and_an_empty_line_is_none() -> None:
    walk = _walk(own=("a?", "  ", "a?"))
    chosen = _three(walk)
    rest = others(walk, chosen, TABLE, Asker.FAMILY)
    assert [item.text for item in (*chosen, *rest)].count("a?") == 1
    assert all(item.text.strip() for item in (*chosen, *rest))


@pytest.mark.parametrize(
    ("same", "first"),
    [((), Q.R1), ((Q.R1,), Q.R2), ((Q.R1, Q.R2), Q.R3), ((Q.R1, Q.R2, Q.R3), Q.R4)],
)
def test_the_first_slot_takes_the_first_relevance_row_that_is_not_the_same(
    same: tuple[QuestionId, ...], first: QuestionId
) -> None:
    assert _three(_walk(dict.fromkeys(same, Mark.SAME)))[0].question is first


def test_different_does_not_overtake_a_row_before_it_that_is_not_known() -> None:
    assert _three(_walk({Q.R2: Mark.DIFFERENT}))[0].question is Q.R1


def test_a_different_row_asks_why_and_what_is_studied() -> None:
    first = _three(_walk({Q.R1: Mark.SAME, Q.R2: Mark.DIFFERENT}))[0]
    assert (first.text, first.question, first.reason) == ("our different_R2?", Q.R2, "different")


@pytest.mark.parametrize(
    ("stage", "key"),
    [
        (Stage.UNKNOWN, "stage_and_results"),
        (Stage.OTHER, "stage_and_results"),
        (Stage.REGULATORY_STEP, "stage_and_results"),
        (Stage.PRECLINICAL, "risks_known_and_not"),
        (Stage.TRIAL, "risks_known_and_not"),
        (Stage.APPROVED, "check_ups"),
    ],
)
def test_the_second_slot_goes_by_stage(stage: Stage, key: str) -> None:
    assert _reasons(_walk(stage=stage))[1] == key


def test_a_stage_left_as_not_known_is_unknown_whatever_was_chosen_before() -> None:
    walk = _walk(stage=Stage.APPROVED)
    answer = walk.answers[Q.T1]
    changed = Answer(
        id=answer.id,
        person_id=answer.person_id,
        headline_id=answer.headline_id,
        question=Q.T1,
        mark=Mark.NOT_KNOWN,
        stage=Stage.APPROVED,
    )
    assert _reasons(WalkAnswers(answers={Q.T1: changed}))[1] == "stage_and_results"


def test_the_third_slot_asks_who_can_advise_until_that_is_known() -> None:
    assert _reasons(_walk())[2] == "advice"


def test_once_it_is_known_who_advises_the_first_open_access_row_follows() -> None:
    marks = {Q.A4: Mark.SAYS, Q.A1: Mark.SAYS}
    assert _three(_walk(marks))[2].question is Q.A2


def test_it_says_without_any_words_is_still_a_question_to_ask() -> None:
    empty = Answer(
        id=UUID(int=1),
        person_id=UUID(int=2),
        headline_id=UUID(int=3),
        question=Q.A1,
        mark=Mark.SAYS,
        says="  ",
    )
    assert Q.A1 in {
        row for item in _everything(WalkAnswers(answers={Q.A1: empty})) for row in _rows(item)
    }


def test_a_group_with_nothing_open_is_replaced_by_another_group() -> None:
    chosen = _three(_walk(_all(Group.RELEVANCE, Mark.SAME)))
    assert [item.reason for item in chosen] == ["stage_and_results", "advice", "not_known"]
    assert chosen[2].question is Q.K1


def test_a_row_that_does_not_apply_is_not_asked() -> None:
    walk = _walk(dict.fromkeys(TRIAL_ONLY, Mark.DOES_NOT_APPLY))
    asked = {row for item in _everything(walk) for row in _rows(item)}
    assert asked.isdisjoint(TRIAL_ONLY)


@pytest.mark.parametrize(
    ("lately", "asked"), [(Q.T1, Q.T5), (Q.T5, Q.T1), (Q.A4, Q.A1), (Q.A3, Q.A4)]
)
def test_a_joined_question_gives_way_when_a_part_was_answered_lately(
    lately: QuestionId, asked: QuestionId
) -> None:
    chosen = _three(_walk(lately=[lately]))
    assert lately not in set(chain.from_iterable(map(_rows, chosen)))
    assert asked in {item.question for item in chosen}


def test_nothing_open_means_nothing_to_ask() -> None:
    walk = _walk(dict.fromkeys(QuestionId, Mark.SAYS))
    assert _everything(walk) == ()


# --- what holds for every answer a family can give ---

_MARKS = {
    Group.RELEVANCE: (Mark.NOT_KNOWN, Mark.SAME, Mark.DIFFERENT),
    Group.STAGE: (Mark.NOT_KNOWN, Mark.SAYS),
    Group.RISK: (Mark.NOT_KNOWN, Mark.SAYS),
    Group.ACCESS: (Mark.NOT_KNOWN, Mark.SAYS),
}


def _marks_of(question: QuestionId) -> st.SearchStrategy[Mark]:
    extra = (Mark.DOES_NOT_APPLY,) if question in TRIAL_ONLY else ()
    return st.sampled_from(_MARKS[question.group] + extra)


WALKS = st.builds(
    _walk,
    st.fixed_dictionaries({}, optional={q: _marks_of(q) for q in QuestionId}),
    stage=st.sampled_from(Stage),
    own=st.lists(st.text(max_size=6), max_size=5).map(tuple),
    lately=st.frozensets(st.sampled_from(QuestionId)),
)


def _everything(walk: WalkAnswers) -> tuple[ChosenQuestion, ...]:
    chosen = _three(walk)
    return chosen + others(walk, chosen, TABLE, Asker.FAMILY)


@given(WALKS)
def test_never_two_of_ours_from_one_group(walk: WalkAnswers) -> None:
    groups = [item.question.group for item in _three(walk) if item.question]
    assert len(groups) == len(set(groups))


@given(WALKS)
def test_always_three_while_enough_groups_have_something_open(walk: WalkAnswers) -> None:
    own = {text for text in walk.own if text.strip()}
    groups = {q.group for q in QuestionId if walk.is_open(q)}
    assert len(_three(walk)) == min(PAGE_QUESTIONS, len(own) + len(groups))


@given(WALKS)
def test_own_questions_always_come_before_ours(walk: WalkAnswers) -> None:
    is_ours = [item.question is not None for item in _three(walk)]
    assert is_ours == sorted(is_ours)


@given(WALKS)
def test_every_open_question_is_asked_exactly_once(walk: WalkAnswers) -> None:
    asked = Counter(chain.from_iterable(map(_rows, _everything(walk))))
    assert {q for q in QuestionId if walk.is_open(q)} <= set(asked)
    assert not asked or max(asked.values()) == 1


@given(WALKS)
def test_every_own_question_is_asked_exactly_once(walk: WalkAnswers) -> None:
    asked = Counter(item.text for item in _everything(walk) if item.question is None)
    assert asked == Counter({text for text in walk.own if text.strip()})


@given(WALKS)
def test_nothing_answered_lately_is_asked(walk: WalkAnswers) -> None:
    asked = set(chain.from_iterable(map(_rows, _everything(walk))))
    assert asked.isdisjoint(walk.answered_lately)


@given(WALKS)
def test_every_chosen_question_has_a_reason_we_have_words_for(walk: WalkAnswers) -> None:
    assert {item.reason for item in _everything(walk)} <= REASONS


@given(WALKS)
def test_the_same_answers_always_give_the_same_questions(walk: WalkAnswers) -> None:
    assert _everything(walk) == _everything(walk)
