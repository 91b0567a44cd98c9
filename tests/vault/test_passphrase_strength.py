"""The hint about a passphrase: kinds, never words, and never a refusal."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carecompanion.composition import suggest_passphrase
from carecompanion.domain.passphrase_hint import Strength, StrengthHint, Weakness
from carecompanion.vault.passphrase_strength import passphrase_strength


@pytest.mark.parametrize(
    ("passphrase", "weakness"),
    [
        ("", None),
        ("password", Weakness.COMMON),
        ("password1234", Weakness.COMMON),
        ("elizabeth", Weakness.WORD_OR_NAME),
        ("river", Weakness.WORD_OR_NAME),
        ("abcdefgh", Weakness.SEQUENCE),
        ("12.04.1998", Weakness.DATE_OR_YEAR),
        ("aaaaaaaaaaaa", Weakness.REPEATED),
        ("abcabcabcabc", Weakness.REPEATED),
        ("sdfghjkl;'", Weakness.KEYBOARD_ROW),
    ],
)
def test_what_is_easy_to_guess_is_named_with_its_reason(
    passphrase: str, weakness: Weakness | None
) -> None:
    assert passphrase_strength(passphrase) == StrengthHint(Strength.EASY_TO_GUESS, weakness)


def test_the_words_we_suggest_ourselves_are_strong() -> None:
    hints = {passphrase_strength(suggest_passphrase()) for _ in range(50)}
    assert hints == {StrengthHint(Strength.STRONG, None)}


def test_what_others_know_makes_a_passphrase_weaker() -> None:
    name = "Marigold Okonkwo"
    assert passphrase_strength(name).strength is Strength.STRONG
    assert passphrase_strength(name, known=name.split()).strength is not Strength.STRONG


@given(st.text(max_size=200), st.lists(st.text(max_size=80), max_size=4))
def test_any_text_gets_a_hint(passphrase: str, known: list[str]) -> None:
    assert isinstance(passphrase_strength(passphrase, known=known), StrengthHint)


@pytest.mark.parametrize("text", ["\ud800 half a character", "a\0b", "é" * 1000])
def test_even_odd_text_gets_a_hint(text: str) -> None:
    assert passphrase_strength(text, known=[text]).strength in Strength


def test_a_very_long_text_is_looked_at_in_part(
    record_property: Callable[[str, object], None],
) -> None:
    texts = ["a" * 1000, "é" * 1000, "abcdefghij" * 100, "passwordqwerty1998" * 56]
    longest = 0.0
    for text in texts:
        began = time.perf_counter()
        whole = passphrase_strength(text)
        longest = max(longest, time.perf_counter() - began)
        assert whole == passphrase_strength(text[:72])
    record_property("figure", f"hint about a passphrase of 1,000 letters: {longest * 1000:.0f} ms")


def test_the_library_is_loaded_with_the_first_hint() -> None:
    code = """
import sys, carecompanion.vault.passphrase_strength
print("zxcvbn_rs_py" in sys.modules)
"""
    done = subprocess.run((sys.executable, "-c", code), capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
