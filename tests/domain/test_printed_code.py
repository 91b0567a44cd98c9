"""The short code beside a printed question."""

from __future__ import annotations

from uuid import UUID, uuid4

from hypothesis import given
from hypothesis import strategies as st

from carecompanion.domain.printed_code import question_code, read_question_code

PERSON = UUID(int=1)
QUESTION = "Would having had nusinersen rule this out for Sam?"


def test_the_code_of_a_question_is_the_same_for_ever() -> None:
    # Sheets that were printed long ago have these: a change here loses their answers.
    assert question_code(PERSON, QUESTION) == "4T5"


def test_case_and_spaces_do_not_change_a_code_and_other_words_or_notes_do() -> None:
    code = question_code(PERSON, QUESTION)
    assert question_code(PERSON, f"  {QUESTION.upper()} ") == code
    assert question_code(PERSON, "Is there a study near us?") != code
    others = {question_code(uuid4(), QUESTION) for _ in range(40)}
    assert len(others) > 30


@given(st.text(), st.uuids())
def test_a_code_is_three_signs_that_nobody_mixes_up_and_no_word(text: str, person: UUID) -> None:
    code = question_code(person, text)
    assert len(code) == 3
    assert not set(code) & set("01ABEFGILOQSUZ")
    assert not code.isalpha()
    assert not code.isdigit()
    assert read_question_code(code) == code


def test_a_code_is_read_however_it_is_typed() -> None:
    assert read_question_code(" 4t5 ") == "4T5"
    assert read_question_code("4-T 5.") == "4T5"
    assert read_question_code("w2k") == "W2K"
    assert read_question_code("BTS") == "8T5"
    for none in ("", "4T", "4T55", "ABC", "TTT", "444", "é", "４Ｔ５０"):
        assert read_question_code(none) == ""


def test_codes_are_spread_over_what_a_family_asks() -> None:
    codes = [question_code(PERSON, f"Question {number}?") for number in range(60)]
    assert len(set(codes)) >= 57
