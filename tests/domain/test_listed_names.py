"""Names are found in a running text however they are spelt."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carecompanion.domain.listed_names import NameIndex, folded, words_in

NAMES = NameIndex(
    [
        ("Beta-thalassemia", "thalassemia"),
        ("Beta-thalassemia major", "major"),
        ("Mucopolysaccharidosis type 2", "mps"),
        ("Hunter syndrome", "hunter"),
        ("Sjögren-Larsson syndrome", "sjogren"),
    ]
)


def found_in(text: str) -> list[tuple[str, str]]:
    words = words_in(text, 0, len(text))
    return [
        (text[words[first].start : words[after - 1].end], value)
        for first, after, value in NAMES.find(words)
    ]


@pytest.mark.parametrize(
    ("text", "name", "value"),
    [
        ("with beta thalassaemia.", "beta thalassaemia", "thalassemia"),
        ("BETA-THALASSEMIA MAJOR is", "BETA-THALASSEMIA MAJOR", "major"),
        ("mucopolysaccharidosis type II, or", "mucopolysaccharidosis type II", "mps"),
        ("Hunter's syndrome", "Hunter's syndrome", "hunter"),
        ("Hunter syndromes", "Hunter syndromes", "hunter"),
        ("Sjogren-Larsson syndrome", "Sjogren-Larsson syndrome", "sjogren"),
    ],
)
def test_a_name_is_found_in_any_spelling(text: str, name: str, value: str) -> None:
    assert found_in(text) == [(name, value)]


@pytest.mark.parametrize("text", ["the hunter. Syndrome of", "a hunter", "beta, gamma", ""])
def test_words_of_a_name_that_do_not_stand_together_are_no_name(text: str) -> None:
    assert found_in(text) == []


def test_british_and_american_words_are_the_same() -> None:
    pairs = [("haemophilia", "hemophilia"), ("oedema", "edema"), ("tumours", "tumor")]
    assert all(folded(one) == folded(other) for one, other in pairs)


@given(st.text(max_size=80))
def test_every_word_of_any_text_has_its_place(text: str) -> None:
    words = words_in(text, 0, len(text))
    assert all(0 <= word.start < word.end <= len(text) for word in words)
