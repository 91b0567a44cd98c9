"""A few words around what was found, cut from the text as it was written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carecompanion.domain.excerpts import EXCERPT_LETTERS, excerpt, excerpt_of
from carecompanion.domain.finding import folded, wanted_words

ANY_TEXT = st.text(max_size=400)


def marked(text: str, typed: str) -> list[str]:
    *words, begun = wanted_words(typed)
    found = excerpt(text, words=words, begun=[begun])
    return [found.text[start:end] for start, end in found.marks]


@pytest.mark.parametrize(
    ("text", "typed", "wanted"),
    [
        ("Café au lait", "cafe", ["Café"]),
        ("Cafe\u0301 au lait", "cafe", ["Cafe\u0301"]),
        ("the NEUROPATHY clinic", "neuro", ["NEUROPATHY"]),
        ("Straße 5", "strasse", ["Straße"]),
        ("ﬁne and fine", "fine", ["ﬁne", "fine"]),
        ("gene c.1521_1523del found", "c.1521", ["c.1521"]),
        ("発作があった", "発作", ["発作"]),
        ("🙂 seizure 🙂", "seizure", ["seizure"]),
        ("painful but no rain", "rain pain", ["painful", "rain"]),
        ("a plus b", "xyz", []),
    ],
)
def test_what_fits_is_marked_as_it_was_written(text: str, typed: str, wanted: list[str]) -> None:
    assert marked(text, typed) == wanted


@pytest.mark.parametrize("filler", ["other words ", "andere Wörter "])
def test_in_a_long_text_the_excerpt_is_around_the_first_place(filler: str) -> None:
    text = filler * 60_000 + "then neuropathy was named, and " + filler * 100
    found = excerpt(text, words=["neuropathy"])
    assert [found.text[start:end] for start, end in found.marks] == ["neuropathy"]
    assert found.text.startswith("… ")
    assert found.text.endswith(" …")
    assert len(found.text) <= EXCERPT_LETTERS + 4


def test_texts_of_one_record_are_told_apart() -> None:
    assert excerpt_of(("Gene news", "A friend"), words=["gene"]).text == "Gene news · A friend"


@given(text=ANY_TEXT, typed=ANY_TEXT)
def test_marks_are_places_inside_the_excerpt_in_order(text: str, typed: str) -> None:
    found = excerpt(text, words=wanted_words(typed))
    ends = [0]
    for start, end in found.marks:
        assert ends[-1] <= start < end <= len(found.text)
        ends.append(end)
    assert "\n" not in found.text


@given(before=ANY_TEXT, word=st.text("abcdeéüñ", min_size=2, max_size=12), after=ANY_TEXT)
def test_a_word_that_is_there_is_marked(before: str, word: str, after: str) -> None:
    found = excerpt(f"{before} {word} {after}", words=[folded(word)])
    assert folded(word) in {folded(found.text[start:end]) for start, end in found.marks}
