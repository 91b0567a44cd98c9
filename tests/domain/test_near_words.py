"""Words that somebody may have meant."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carecompanion.domain.near_words import (
    NEAR_LIMIT,
    edits,
    known_words,
    nearest,
    one_edit_away,
    sound_of,
    with_sounds,
)

WORDS = st.text("abcdef", min_size=1, max_size=8)


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ("pain", "pain", 0),
        ("pain", "pian", 1),
        ("pain", "pin", 1),
        ("pain", "paint", 1),
        ("pain", "gain", 1),
        ("seizure", "siezure", 1),
        ("ab", "cd", 2),
        ("pain", "therapy", 3),
    ],
)
def test_edits_are_wrong_missing_further_and_swapped_letters(
    one: str, other: str, apart: int
) -> None:
    assert edits(one, other, 2) == apart


@given(one=WORDS, other=WORDS)
def test_edits_are_the_same_both_ways_and_none_means_equal(one: str, other: str) -> None:
    assert edits(one, other, 3) == edits(other, one, 3)
    assert (edits(one, other, 3) == 0) == (one == other)


@given(word=st.text("abcdef", min_size=2, max_size=7))
def test_what_one_edit_makes_is_one_edit_away(word: str) -> None:
    assert {edits(word, each, 2) for each in one_edit_away(word)} == {1}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("haemophilia", "hemofilia"),
        ("physio", "fisio"),
        ("pneumonia", "neumonia"),
        ("scoliosis", "skoliosis"),
        ("rhythm", "rithm"),
        ("wheelchair", "wheelchaire"),
    ],
)
def test_spellings_that_sound_the_same_have_one_sound(one: str, other: str) -> None:
    assert sound_of(one) == sound_of(other)


def test_short_words_and_figures_are_never_mistaken_for_others() -> None:
    assert known_words("to 50 mg c1521 pain therapy2 café") == {"pain", "café"}


def test_the_nearest_come_first_and_few_of_them() -> None:
    near = nearest(
        "seizure",
        with_sounds(["seizures", "leisure", "seizure", "treasure", "siezure", "table"]),
    )
    assert near[:2] == ("siezure", "seizures")
    assert "table" not in near
    assert "seizure" not in near
    assert len(near) <= NEAR_LIMIT


def test_a_word_that_is_being_typed_is_near_when_its_beginning_is() -> None:
    assert nearest("nuropa", with_sounds(["neuropathy"])) == ()
    assert nearest("nuropa", with_sounds(["neuropathy"]), may_go_on=True) == ("neuropathy",)
