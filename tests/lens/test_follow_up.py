"""Times of observation and check-ups are quoted and told apart."""

from __future__ import annotations

import pytest

from carecompanion.domain.findings import Aspect, Topic
from carecompanion.domain.lens_rules import LensRules
from tests.lens.quotes import valued

OBSERVED = [
    ("The median follow-up was 18 months.", "median follow-up was 18 months"),
    ("They were followed for three years.", "followed for three years"),
    (
        "She is well five years after receiving the therapy.",
        "five years after receiving the therapy",
    ),
    ("A year later, all of them still walk.", "A year later, all of them still walk"),
    ("The effect lasted for up to four years.", "for up to four years"),
    ("Hearing improved over four weeks.", "over four weeks"),
    ("Positive 52-week clinical data came.", "52-week clinical data"),
    ("The results were good after 24 weeks.", "after 24 weeks"),
    ("The three-year data were shown.", "three-year data"),
    ("Levels stayed stable through 24 months.", "through 24 months"),
    ("It was a 6-month placebo-controlled period.", "6-month placebo-controlled period"),
    ("At 12 months, nine children could sit.", "At 12 months"),
    ("The longest follow-up to date is four years.", "longest follow-up to date is four years"),
]
MONITORED = [
    ("They will be monitored for 15 years.", "will be monitored for 15 years"),
    ("It needs long-term follow-up.", "long-term follow-up"),
    ("Weekly blood tests are part of it.", "Weekly blood tests"),
    ("Blood tests are done every week for a year.", "Blood tests are done every week for a year"),
    ("A patient registry collects results.", "patient registry"),
    ("They need regular check-ups.", "need regular check-ups"),
    ("Doctors will monitor her for 15 years.", "monitor her for 15 years"),
    ("They are tested every six months.", "tested every six months"),
    ("The 15-year follow-up goes on.", "15-year follow-up"),
    ("Lifelong monitoring is advised.", "Lifelong monitoring"),
    ("She is seen every month for five years.", "seen every month for five years"),
    ("They return for scans twice a year.", "scans twice a year"),
    ("We test the children each year.", "test the children each year"),
]


@pytest.mark.parametrize(("sentence", "words"), OBSERVED)
def test_times_of_observation_are_quoted(sentence: str, words: str, rules: LensRules) -> None:
    assert valued(sentence, Topic.FOLLOW_UP, rules) == [(words, Aspect.OBSERVED)]


@pytest.mark.parametrize(("sentence", "words"), MONITORED)
def test_check_ups_are_quoted(sentence: str, words: str, rules: LensRules) -> None:
    assert valued(sentence, Topic.FOLLOW_UP, rules) == [(words, Aspect.MONITORING)]


NEITHER = [
    "A five-year-old boy ran.",
    "It was found 30 years ago.",
    "Over the past 15 years we have learned a lot.",
    "The company worked on it for ten years.",
    "Patients live for about 40 years.",
    "Babies of 12 months of age crawl.",
    "Sales increased over two years.",
    "The trial is registered at ClinicalTrials.gov.",
    "Two years later, the firm was sold.",
    "He waited for six months.",
    "Join us for two years of talks.",
    "Follow our blog for a year.",
]


@pytest.mark.parametrize("sentence", NEITHER)
def test_other_times_are_not(sentence: str, rules: LensRules) -> None:
    assert valued(sentence, Topic.FOLLOW_UP, rules) == []
