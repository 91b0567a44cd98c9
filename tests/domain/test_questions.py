"""The ids of the 17 questions and how their words are picked."""

from __future__ import annotations

from carecompanion.domain.questions import (
    TRIAL_ONLY,
    Asker,
    Group,
    GroupWording,
    QuestionId,
    QuestionWording,
    questions_of,
)


def test_there_are_seventeen_questions_in_four_groups() -> None:
    assert [len(questions_of(group)) for group in Group] == [4, 5, 4, 4]
    assert tuple(q for group in Group for q in questions_of(group)) == tuple(QuestionId)


def test_only_rows_that_presuppose_a_study_may_not_apply() -> None:
    assert sorted(TRIAL_ONLY) == ["T2", "T3", "T4"]


def test_a_question_speaks_in_the_voice_of_whoever_asks() -> None:
    wording = QuestionWording(
        id=QuestionId.R1, row="", help="", family="ours?", adult="mine?", short="", page=""
    )
    assert (wording.full(Asker.FAMILY), wording.full(Asker.ADULT)) == ("ours?", "mine?")


def test_a_group_heading_changes_its_voice_where_it_has_two() -> None:
    both = GroupWording(
        group=Group.RELEVANCE, heading="about us?", adult_heading="about me?", short="", lead=""
    )
    one = GroupWording(group=Group.STAGE, heading="how far?", short="", lead="")
    assert (both.title(Asker.FAMILY), both.title(Asker.ADULT)) == ("about us?", "about me?")
    assert one.title(Asker.ADULT) == "how far?"
