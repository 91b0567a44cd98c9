"""By which keys headlines are found again: the same news, where they stand, the day to look."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carecompanion.domain.record_keys import keys_of, twin_keys
from carecompanion.domain.records import (
    ClosedReason,
    Closing,
    Headline,
    HeadlineSource,
    HeadlineStatus,
    Story,
    new_id,
)

PERSON = new_id()


def headline(text: str = "", link: str = "", **fields: object) -> Headline:
    return Headline(id=new_id(), person_id=PERSON, text=text, link=link, **fields)  # type: ignore[arg-type]


def are_twins(one: Headline, other: Headline) -> bool:
    return bool(set(twin_keys(one)) & set(twin_keys(other)))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Gene therapy for MPS IIIA", "gene  therapy for mps iiia"),
        ("“Gene therapy”, for MPS IIIA!", "Gene therapy for MPS IIIA"),
        ("Thérapie génique: un espoir", "Therapie genique un espoir"),
        ("A study (NCT01234567) begins", "Doctors recruit for nct01234567 now"),
        ("EU CT 2023-501234-12 opens", "Now open: 2023-501234-12"),
    ],
)
def test_the_same_news_is_found_whatever_its_case_spaces_and_punctuation(
    one: str, other: str
) -> None:
    assert are_twins(headline(one), headline(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://www.example.org/news/1/", "example.org/news/1"),
        ("https://example.org/news?id=7&utm_source=mail#top", "http://example.org/news?id=7"),
        ("NCT01234567", "https://clinicaltrials.gov/study/NCT01234567"),
    ],
)
def test_the_same_link_or_study_is_found_under_other_words(one: str, other: str) -> None:
    assert are_twins(headline("One thing", one), headline("Another thing", other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (headline("Gene therapy for MPS IIIA"), headline("Gene therapy for MPS IIIB")),
        (headline("A first child", "example.org/1"), headline("A second child", "example.org/2")),
        (headline("Cure"), headline("cure")),
        (headline(""), headline("   ")),
        (headline("x NCT01234567"), headline("y NCT012345678")),
    ],
)
def test_other_news_is_not(one: Headline, other: Headline) -> None:
    assert not are_twins(one, other)


def test_a_source_is_found_by_its_link_and_its_study_too() -> None:
    source = HeadlineSource(
        id=new_id(), person_id=PERSON, headline_id=new_id(), link="example.org/news/1"
    )
    assert set(keys_of(source) or ()) & set(
        twin_keys(headline("A b", "https://example.org/news/1"))
    )


def test_a_headline_stands_in_the_list_until_it_is_closed_for_now() -> None:
    plain = headline("A headline")
    aside = replace(plain, status=HeadlineStatus.SET_ASIDE)
    closed = replace(aside, closing=Closing(reason=ClosedReason.NOT_OURS))
    assert standing(plain) == {"standing/listed", "standing/open"}
    assert standing(aside) == {"standing/listed"}
    assert standing(closed) == {"standing/closed"}
    closing = replace(closed.closing, reopened_on="2026-11-21")  # type: ignore[type-var]
    assert standing(replace(closed, closing=closing)) == standing(aside)


def standing(record: Headline) -> set[str]:
    return {key for key in keys_of(record) or () if key.startswith("standing/")}


@given(text=st.text(), link=st.text())
def test_keys_are_short_and_each_is_there_once_whatever_was_typed(text: str, link: str) -> None:
    keys = keys_of(headline(text, link)) or ()
    assert len(keys) == len(set(keys))
    assert all(len(key) < 60 for key in keys)


def test_records_of_other_kinds_have_no_keys() -> None:
    assert keys_of(Story(id=UUID(int=1), person_id=PERSON, headline_id=PERSON)) is None
