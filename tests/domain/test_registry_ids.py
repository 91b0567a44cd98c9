"""How to look up a number: once each, by its kind, with an age, and only where one was meant."""

from __future__ import annotations

from datetime import date

import pytest

from carecompanion.composition import Parts
from carecompanion.domain.findings import Finding, Findings, Topic
from carecompanion.domain.registry_ids import (
    FoundId,
    IdKind,
    LookUpWords,
    each_once,
    ids_of_news,
    seems_meant_as_id,
)
from carecompanion.domain.words import Quoted

TRIAL = FoundId(IdKind.NCT, "NCT03566043")


@pytest.fixture(scope="module")
def words() -> LookUpWords:
    return Parts().look_up_words


def test_a_number_is_named_once_however_it_is_written() -> None:
    again = FoundId(IdKind.NCT, "NCT 03566043")
    other = FoundId(IdKind.DOI, "10.1000/182")
    assert each_once((TRIAL, other, again)) == (TRIAL, other)


def test_the_trial_numbers_of_the_news_are_taken_over_and_nothing_else_is() -> None:
    found = (
        Finding(topic=Topic.TRIAL_ID, start=0, end=11, text=Quoted(TRIAL.text), value="NCT"),
        Finding(topic=Topic.TRIAL_ID, start=20, end=25, text=Quoted("XY123"), value="unheard of"),
        Finding(topic=Topic.PHASE, start=30, end=37, text=Quoted("Phase 1")),
    )
    assert ids_of_news(Findings(found=found)) == (TRIAL,)


@pytest.mark.parametrize(
    "text", ["NCT0356604", "nct 03566043", "isrctn1017549", "2023-503698-4", "PMC10432364"]
)
def test_a_short_text_with_several_digits_seems_meant_as_a_number(text: str) -> None:
    assert seems_meant_as_id(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "from a friend",
        "page 12",
        "https://example.org/2026/11/21/news",
        "www.example.org/12345",
        "example.org/12345",
        "I saw it on 21 November 2026 in the paper",
    ],
)
def test_an_address_or_a_few_words_are_not_meant_as_a_number(text: str) -> None:
    assert not seems_meant_as_id(text)


def test_the_words_name_the_number_its_register_and_what_to_look_for(words: LookUpWords) -> None:
    about = words.about(TRIAL)
    steps = " ".join(words.steps(IdKind.NCT))
    assert "“NCT03566043” has the shape of a ClinicalTrials.gov number." in about
    assert "does not show that it exists" in about
    for wanted in ("clinicaltrials.gov", "status", "places", "phase", "contact", "your team"):
        assert wanted in steps


def test_a_register_without_a_known_address_has_its_name_alone(words: LookUpWords) -> None:
    steps = " ".join(words.steps(IdKind.DRKS))
    assert "Look for it in DRKS (Germany)." in steps
    assert "address" not in steps


def test_a_preprint_says_that_nobody_has_checked_it_yet(words: LookUpWords) -> None:
    assert words.preprint in words.steps(IdKind.PREPRINT)
    assert words.preprint not in words.steps(IdKind.DOI)


def test_past_its_review_date_an_entry_says_that_it_may_be_old(words: LookUpWords) -> None:
    known = words.kinds[IdKind.NCT]
    young = words.age(IdKind.NCT, today=known.review_by, day=str)
    old = words.age(IdKind.NCT, today=date(known.review_by.year + 1, 1, 1), day=str)
    assert known.as_of.isoformat() in young
    assert "old" not in young
    assert old == f"{young} They may be old."


def test_no_word_of_it_is_a_link(words: LookUpWords) -> None:
    for kind in IdKind:
        said = " ".join(words.steps(kind))
        assert "http" not in said
        assert "www." not in said
