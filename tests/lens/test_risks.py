"""Harms, safety statements and what is not known are quoted; the illness itself is no risk."""

from __future__ import annotations

import pytest

from carecompanion.domain.findings import Aspect, Topic
from carecompanion.domain.lens_rules import LensRules
from tests.lens.quotes import valued

RISKS = [
    ("No serious side effects were seen.", ["No serious side effects were seen"]),
    ("The most common adverse events were fever and nausea.", None),
    ("The treatment was well tolerated.", ["was well tolerated"]),
    ("It raised no safety concerns.", ["raised no safety concerns"]),
    ("Two boys had acute liver failure.", ["acute liver failure"]),
    ("One patient died after the infusion.", ["One patient died after the infusion"]),
    ("A teenager in the trial has died.", ["A teenager in the trial has died"]),
    ("Raised liver enzymes were seen.", ["Raised liver enzymes"]),
    ("Nausea came within six hours of dosing.", ["Nausea came within six hours of dosing"]),
    ("She had chills after her third dose.", ["chills after her third dose"]),
    ("Off-target edits were rare.", ["Off-target edits"]),
    ("The label has a boxed warning.", ["boxed warning"]),
    ("Insertional oncogenesis is watched for.", ["Insertional oncogenesis"]),
    (
        "One girl developed leukaemia after the gene therapy.",
        ["developed leukaemia after the gene therapy"],
    ),
    ("The therapy may raise the risk of cancer.", ["risk of cancer"]),
    ("The therapy appears to be safe so far.", ["appears to be safe"]),
    ("The chemotherapy can cause infertility.", ["cause infertility"]),
    (
        "Three boys died of liver failure after receiving the highest dose of the AAV8 vector.",
        ["Three boys died of liver failure after receiving the highest dose"],
    ),
    (
        "There were reports of blood cancer in two participants.",
        ["reports of blood cancer in two participants"],
    ),
    ("Jan, an 18-year-old, died during a trial in Ohio.", ["died during a trial"]),
    ("“It works, and it’s safe,” he said.", ["it’s safe"]),
    ("There were no deaths in the study.", ["no deaths in the study"]),
]


@pytest.mark.parametrize(("sentence", "found"), RISKS)
def test_harms_and_safety_are_quoted(
    sentence: str, found: list[str] | None, rules: LensRules
) -> None:
    quoted = valued(sentence, Topic.RISK, rules)
    expected = found or ["most common adverse events were fever and nausea"]
    assert quoted == [(words, "") for words in expected]


UNKNOWN = [
    ("Its long-term safety is not known.", "long-term safety is not known"),
    ("The long-term effects remain unclear.", "long-term effects remain unclear"),
    ("It is too early to say, she warned.", "too early to say, she warned"),
    ("It is unclear how long it lasts.", "It is unclear how long it lasts"),
    ("We don't know whether it helps adults.", "We don't know whether it helps adults"),
    ("More research is needed.", "More research is needed"),
    ("That remains to be seen.", "remains to be seen"),
    ("There are no long-term data.", "no long-term data"),
    ("They need longer follow up to be sure.", "need longer follow up to be sure"),
    ("Not all long-term risks are known.", "Not all long-term risks are known"),
    ("Whether it may cause infertility is unknown.", "Whether it may cause infertility is unknown"),
]


@pytest.mark.parametrize(("sentence", "words"), UNKNOWN)
def test_what_is_not_known_is_told_apart(sentence: str, words: str, rules: LensRules) -> None:
    assert valued(sentence, Topic.RISK, rules) == [(words, Aspect.NOT_KNOWN)]


NO_RISKS = [
    "Female patients may suffer excessive bleeding.",
    "The disease raises the risk of infections.",
    "Children with the illness die young.",
    "Most patients died before they were ten without treatment.",
    "It could be a safe and lasting treatment.",
    "The study will test whether the drug is safe.",
    "The goal is to assess safety.",
    "Stay safe, everybody.",
    "The cause of the disease is not known.",
    "It is not known how many people have it.",
    "Transplants can lead to graft-versus-host disease.",
    "Her father died in 2010.",
    "The company risked a lot of money.",
    "He did not know what to say.",
    "Without treatment it can cause death.",
    "It’s safe to say that they were happy.",
    "Long queues were a side effect of the new law.",
    "Rising costs have a side effect, too.",
    "The exact cause is not known.",
]


@pytest.mark.parametrize("sentence", NO_RISKS)
def test_symptoms_hopes_and_other_deaths_are_no_risks(sentence: str, rules: LensRules) -> None:
    assert valued(sentence, Topic.RISK, rules) == []
