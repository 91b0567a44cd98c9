"""Approvals, payment, centres and advice are quoted; grants, sales and trials are not."""

from __future__ import annotations

import pytest

from carecompanion.domain.findings import Aspect, Topic
from carecompanion.domain.lens_rules import LensRules
from tests.lens.quotes import valued

ACCESS = [
    ("The FDA approved Examplium in May.", "The FDA approved Examplium in May", Aspect.AVAILABLE),
    (
        "The European Commission has granted marketing authorisation.",
        "European Commission has granted marketing authorisation",
        Aspect.AVAILABLE,
    ),
    ("It is approved in Japan.", "approved in Japan", Aspect.AVAILABLE),
    ("It is licensed in the UK.", "licensed in the UK", Aspect.AVAILABLE),
    (
        "The firm withdrew it from the market.",
        "withdrew it from the market",
        Aspect.AVAILABLE,
    ),
    ("It costs $2.1 million per patient.", "costs $2.1 million per patient", Aspect.PAYMENT),
    (
        "The firm sets the price for editing a patient’s genes at $2.2 million.",
        "price for editing a patient’s genes at $2.2 million",
        Aspect.PAYMENT,
    ),
    ("Some plans refuse to cover the drug.", "refuse to cover the drug", Aspect.PAYMENT),
    ("It was approved by US regulators.", "approved by US regulators", Aspect.AVAILABLE),
    ("They set the price at £1.7m.", "price at £1.7m", Aspect.PAYMENT),
    ("NICE has recommended it for babies.", "NICE has recommended it for babies", Aspect.PAYMENT),
    ("It can be had on the NHS.", "on the NHS", Aspect.PAYMENT),
    ("Some insurers refuse.", "insurers", Aspect.PAYMENT),
    (
        "An expanded access programme has begun.",
        "expanded access programme",
        Aspect.PAYMENT,
    ),
    ("Compassionate use may be asked for.", "Compassionate use", Aspect.PAYMENT),
    ("It is free of charge.", "free of charge", Aspect.PAYMENT),
    (
        "Only qualified treatment centres give it.",
        "qualified treatment centres",
        Aspect.CENTRE,
    ),
    ("You need a referral to a neurologist.", "referral to a neurologist", Aspect.CENTRE),
    ("Ask your doctor first.", "Ask your doctor", Aspect.ADVICE),
    ("The patient organisation runs a stall.", "patient organisation", Aspect.ADVICE),
    ("Call the helpline on Mondays.", "helpline", Aspect.ADVICE),
    ("It is no longer sold in Canada.", "no longer sold in Canada", Aspect.AVAILABLE),
    ("The drug isn’t available on the market.", "isn’t available on the market", Aspect.AVAILABLE),
    (
        "The firm will stop making the therapy for adults.",
        "stop making the therapy for adults",
        Aspect.AVAILABLE,
    ),
    (
        "Her insurer declined to cover the infusion.",
        "insurer declined to cover the infusion",
        Aspect.PAYMENT,
    ),
    ("It was given on a compassionate basis.", "compassionate basis", Aspect.PAYMENT),
]


@pytest.mark.parametrize(("sentence", "words", "aspect"), ACCESS)
def test_access_is_quoted_with_its_side(
    sentence: str, words: str, aspect: Aspect, rules: LensRules
) -> None:
    assert valued(sentence, Topic.ACCESS, rules) == [(words, aspect)]


NO_ACCESS = [
    "The FDA approved the trial protocol.",
    "If the FDA approves it, sales begin.",
    "The FDA has not approved it.",
    "Health Canada authorised the study to begin.",
    "They received FDA approval for a first clinical trial.",
    "The firm got a $4.1 million grant.",
    "Sales could reach 500 million dollars a year.",
    "They raised $20,000 for the family.",
    "Donors gave $300 a person.",
    "The data are available at www.example.org.",
    "The study was funded by the national lottery.",
    "It is referred to as a rare disease.",
    "Media coverage was wide.",
    "The ethics committee approved it.",
    "No treatment is available to patients in Peru.",
    "Shares rose to $12 a share.",
    "Parking is free of charge for visitors.",
    "The booklet comes free of charge.",
    "He stopped making jokes.",
]


@pytest.mark.parametrize("sentence", NO_ACCESS)
def test_trials_grants_and_papers_are_no_access(sentence: str, rules: LensRules) -> None:
    assert valued(sentence, Topic.ACCESS, rules) == []
