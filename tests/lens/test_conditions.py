"""Conditions are quoted by their listed, everyday and short names."""

from __future__ import annotations

import pytest

from carecompanion.domain.findings import Topic
from carecompanion.domain.lens_rules import LensRules
from tests.lens.quotes import quotes

CONDITIONS = [
    ("It was given to boys with haemophilia B.", ["haemophilia B"]),
    ("New drug for Hemophilia.", ["Hemophilia"]),
    ("In haemophilia a part is missing, unlike haemophilia, a word.", ["haemophilia"] * 2),
    ("A child with spinal muscular atrophy smiled.", ["spinal muscular atrophy"]),
    ("Hunter's syndrome affects boys.", ["Hunter's syndrome"]),
    ("People with sickle-cell disease travel far.", ["sickle-cell disease"]),
    ("Beta thalassaemia is treated with blood.", ["Beta thalassaemia"]),
    ("Mucopolysaccharidosis type II was named.", ["Mucopolysaccharidosis type II"]),
    ("Factor VII deficiency is rare.", ["Factor VII deficiency"]),
    ("They look at Sanfilippo syndrome type A.", ["Sanfilippo syndrome"]),
    ("She has metachromatic leukodystrophy (MLD).", ["metachromatic leukodystrophy (MLD)"]),
    (
        "She has amyotrophic lateral sclerosis (ALS). ALS moves fast.",
        ["amyotrophic lateral sclerosis (ALS)", "ALS"],
    ),
    (
        "He has metachromatic leukodystrophy, or MLD. MLD harms nerves.",
        ["metachromatic leukodystrophy, or MLD", "MLD"],
    ),
    (
        "Transfusion-dependent beta thalassaemia (TDT) is treated. TDT is rare.",
        ["Transfusion-dependent beta thalassaemia (TDT)", "TDT"],
    ),
    ("Children with SMA get weak; it is a genetic disorder.", ["SMA"]),
    ("A gene therapy for boys with DMD was tested.", ["DMD"]),
    ("OTC deficiency is an illness of the liver.", ["OTC deficiency"]),
    ("The boy was born with Smithers-Jones syndrome.", ["Smithers-Jones syndrome"]),
    ("It treats leukaemia and other blood cancers.", ["leukaemia", "blood cancers"]),
    (
        "It is for people with a rare genetic disorder that weakens the heart.",
        ["a rare genetic disorder that weakens the heart"],
    ),
    ("OTOF-related hearing loss is rare.", ["OTOF-related hearing loss"]),
    ("AADC deficiency appears in the first year.", ["AADC deficiency"]),
    ("Duchenne muscular dystrophies differ.", ["Duchenne muscular dystrophies"]),
    ("He has X-linked myotubular myopathy.", ["X-linked myotubular myopathy"]),
    (
        "LHON, short for Leber hereditary optic neuropathy, came early. LHON harms sight.",
        ["LHON", "Leber hereditary optic neuropathy", "LHON"],
    ),
]


@pytest.mark.parametrize(("sentence", "found"), CONDITIONS)
def test_conditions_are_quoted_as_they_are_written(
    sentence: str, found: list[str], rules: LensRules
) -> None:
    assert quotes(sentence, Topic.CONDITION, rules) == found


NO_CONDITIONS = [
    "MLD (manual lymphatic drainage) helps with swollen legs.",
    "After manual lymphatic drainage (MLD) patients with MLD felt well; it is no disease.",
    "Jane Roe, DMD, opened her dental practice.",
    "A clot lay in the SMA near the gut.",
    "Muscular Dystrophy UK paid for the rooms.",
    "The Cystic Fibrosis Foundation spoke.",
    "Rare Disease Day is in February.",
    "This disease is hard. The syndrome has no name.",
    "They saw pandas in the zoo, and cats.",
    "It was an iron deficiency, they said.",
    "One girl later developed leukaemia.",
    "The hunter found pompous wolves.",
    "CF is short for carried forward here.",
    "The ALD council met.",
    "Professor Usher and Mrs Krabbe met in Gaucher Avenue.",
    "Coach Batten lost the match.",
    "Fabry Rovers won, and the team slept at the Pompe Hotel.",
]


@pytest.mark.parametrize("sentence", NO_CONDITIONS)
def test_names_of_other_things_are_no_condition(sentence: str, rules: LensRules) -> None:
    assert quotes(sentence, Topic.CONDITION, rules) == []


def test_a_description_is_quoted_only_where_no_condition_is_named(rules: LensRules) -> None:
    text = "A rare genetic disorder that weakens muscle. It is Pompe disease."
    assert quotes(text, Topic.CONDITION, rules) == ["Pompe disease"]
