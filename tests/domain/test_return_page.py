"""What the fields of a page are called, and what that tells when they come back."""

from __future__ import annotations

import re
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carecompanion.domain.questions import QuestionId
from carecompanion.domain.return_page import (
    OF_A_QUESTION,
    OF_THE_PAGE,
    PrintedQuestion,
    ReturnField,
    TeamText,
    field_name,
    question_check,
    read_field_name,
)

HEADLINE = UUID(int=2)
NAME = field_name(
    ReturnField(HEADLINE, PrintedQuestion(1, QuestionId.R2, "0123456789abcdef"), TeamText.ANSWER)
)


@given(
    headline=st.uuids(),
    number=st.integers(1, 9),
    question=st.sampled_from((None, *QuestionId)),
    text=st.text(),
    part=st.sampled_from(OF_A_QUESTION),
)
def test_the_name_of_a_field_tells_its_question_again(
    headline: UUID,
    number: int,
    question: QuestionId | None,
    text: str,
    part: TeamText,
) -> None:
    printed = PrintedQuestion(number, question, question_check(headline, text))
    field = ReturnField(headline, printed, part)
    assert read_field_name(field_name(field)) == field
    assert re.fullmatch(r"[A-Za-z0-9-]{1,100}", field_name(field))


@pytest.mark.parametrize("part", OF_THE_PAGE)
def test_a_field_of_the_page_belongs_to_no_question(part: TeamText) -> None:
    field = ReturnField(HEADLINE, None, part)
    assert read_field_name(field_name(field)) == field


@pytest.mark.parametrize(
    "name",
    [
        "",
        "Name",
        NAME.upper(),
        NAME + "\n",
        "x" + NAME,
        NAME.replace("answer", "next-step"),
        NAME.replace("R2", "R9"),
        NAME.replace("-q1-", "-q0-"),
        NAME.replace("cc1", "cc2"),
        f"cc1-{HEADLINE.hex}-page-answer",
        f"cc1-{HEADLINE.hex}-page-",
    ],
)
def test_any_other_name_is_none_of_ours(name: str) -> None:
    assert read_field_name(name) is None


@given(text=st.text(), other=st.text())
def test_other_words_have_another_check_and_so_have_the_same_words_elsewhere(
    text: str, other: str
) -> None:
    same = question_check(HEADLINE, text)
    assert (same == question_check(HEADLINE, other)) == (text == other)
    assert same != question_check(UUID(int=3), text)
