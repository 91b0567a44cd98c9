"""Words are looked for whatever their case, accents, marks and spelling."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carecompanion.domain.plain_words import plain_words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Haemophilia A", "hemophilia a"),
        ("Tay–Sachs disease", "tay sachs  DISEASE"),
        ("Behçet", "behcet"),
        ("SJÖGREN", "sjo\u0308gren"),
        ("Huntington’s disease", "Huntington disease"),
        ("Leucodystrophy", "leukodystrophy"),
        ("Oedema", "edema"),
        ("iduronate-2-sulphatase", "Iduronate 2 sulfatase"),
        ("Rett\u00a0syndrome", "rett syndrome"),
        ("ﬁbrosis", "fibrosis"),
        ("Motor neurone", "motor neuron"),
    ],
)
def test_two_ways_to_write_the_same_come_out_alike(one: str, other: str) -> None:
    assert plain_words(one) == plain_words(other) != ""


def test_each_word_has_a_space_before_it_and_lines_stay_lines() -> None:
    assert plain_words("X-linked (severe)\n\nRett") == " x linked severe\n\n rett"


@given(st.text())
def test_any_text_comes_out_as_one_line_for_each_of_its_lines(text: str) -> None:
    plain = plain_words(text)
    assert plain.count("\n") == text.count("\n")
    assert "  " not in plain


@given(st.text(), st.text())
def test_a_line_comes_out_the_same_alone_and_among_others(one: str, other: str) -> None:
    one, other = one.replace("\n", " "), other.replace("\n", " ")
    assert plain_words(f"{one}\n{other}") == f"{plain_words(one)}\n{plain_words(other)}"
