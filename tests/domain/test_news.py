"""The text behind a headline: where words stand in it, and how much of it is shown at a time."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from carecompanion.domain.findings import Finding, Topic
from carecompanion.domain.news import once_each, stretch_after, stretch_around, stretch_before
from carecompanion.domain.words import Quoted

LONG = "The researchers spoke of what comes next. " * 5_000


def found(text: str, start: int = 0) -> Finding:
    end = start + len(text)
    return Finding(topic=Topic.CONDITION, start=start, end=end, text=Quoted(text))


def test_words_stand_once_whatever_their_case_and_spaces_in_the_order_of_the_text() -> None:
    texts = ("MPS IIIA", "Sanfilippo syndrome", "mps  iiia", "SANFILIPPO\nsyndrome", "MPS")
    kept = once_each(found(text, place) for place, text in enumerate(texts))
    assert [finding.text for finding in kept] == ["MPS IIIA", "Sanfilippo syndrome", "MPS"]


def test_a_text_of_two_pages_is_shown_whole() -> None:
    text = LONG[:8_000]
    stretch = stretch_around(text, 7_999)
    assert stretch.text == text
    assert stretch.is_first
    assert stretch.is_last


@given(text=st.text(alphabet="ab \n🐭", max_size=400), place=st.integers(0, 400 * 60))
def test_a_stretch_holds_its_place_with_its_own_offsets(text: str, place: int) -> None:
    long = text * 60
    place = min(place, len(long))
    stretch = stretch_around(long, place)
    assert stretch.text == long[stretch.begin : stretch.end]
    assert stretch.begin <= place <= stretch.end
    assert len(stretch.text) <= 8_200
    assert stretch.is_first == (stretch.begin == 0)
    assert stretch.is_last == (stretch.end == len(long))


def test_going_on_and_back_reaches_both_ends_and_leaves_nothing_out() -> None:
    stretch = stretch_around(LONG, len(LONG) // 2)
    going_on = [stretch]
    while not going_on[-1].is_last:
        going_on.append(stretch_after(LONG, going_on[-1]))
        assert going_on[-2].begin < going_on[-1].begin <= going_on[-2].end
    going_back = [stretch]
    while not going_back[-1].is_first:
        going_back.append(stretch_before(LONG, going_back[-1]))
        assert going_back[-1].begin < going_back[-2].begin <= going_back[-1].end
    assert going_back[-1].begin == 0
