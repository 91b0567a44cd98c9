"""Limits are quoted with the detail they are about; other ages and numbers are not."""

from __future__ import annotations

import pytest

from carecompanion.domain.findings import Topic
from carecompanion.domain.lens_rules import LensRules
from carecompanion.domain.memory import EligibilityDetail as Detail
from tests.lens.quotes import valued

LIMITS = [
    ("It is for people aged 12 and older.", [("aged 12 and older", Detail.AGE)]),
    ("Patients 12 years of age and older.", [("12 years of age and older", Detail.AGE)]),
    ("It is for children under 2.", [("children under 2", Detail.AGE)]),
    ("Babies up to 12 months can join.", [("Babies up to 12 months", Detail.AGE)]),
    ("The trial takes boys aged 4 to 7 years.", [("aged 4 to 7 years", Detail.AGE)]),
    (
        "Boys between the ages of 4 and 7 can join.",
        [("between the ages of 4 and 7", Detail.AGE)],
    ),
    ("Participants must be over 18.", [("must be over 18", Detail.AGE)]),
    (
        "It is contraindicated in boys with any deletion in exon 8.",
        [("any deletion in exon 8", Detail.VARIANT_TYPE)],
    ),
    (
        "It is for people with biallelic RPE65 mutations.",
        [("biallelic RPE65 mutations", Detail.VARIANT_TYPE)],
    ),
    (
        "Men without factor IX inhibitors can join.",
        [("without factor IX inhibitors", Detail.ANTIBODIES)],
    ),
    (
        "It is for people who need regular blood transfusions.",
        [("who need regular blood transfusions", Detail.PREVIOUS_TREATMENTS)],
    ),
    ("It enrols 4- to 7-year-olds.", [("4- to 7-year-olds", Detail.AGE)]),
    ("It is for those 18 months and over.", [("18 months and over", Detail.AGE)]),
    ("The study includes adult volunteers.", [("adult volunteers", Detail.AGE)]),
    (
        "The drug is approved for adults with Fabry disease.",
        [("adults with Fabry disease", Detail.AGE)],
    ),
    ("The dose is for babies of 2.6-21 kg.", [("2.6-21 kg", Detail.WEIGHT)]),
    ("Children weighing less than 21 kg.", [("weighing less than 21 kg", Detail.WEIGHT)]),
    (
        "Patients with stage four Rett syndrome.",
        [("stage four Rett syndrome", Detail.DISEASE_STAGE)],
    ),
    (
        "The trial is for symptomatic patients.",
        [("symptomatic patients", Detail.DISEASE_STAGE)],
    ),
    (
        "It is licensed for people with severe haemophilia A.",
        [("severe haemophilia A", Detail.DISEASE_STAGE)],
    ),
    (
        "It must be given before symptoms appear.",
        [("before symptoms appear", Detail.DISEASE_STAGE)],
    ),
    (
        "Participants have a confirmed mutation in LAMP2.",
        [("have a confirmed mutation in LAMP2", Detail.VARIANT_TYPE)],
    ),
    (
        "They need an ejection fraction of 50% or more.",
        [("ejection fraction of 50% or more", Detail.ORGAN_FUNCTION)],
    ),
    ("It is for ambulatory boys.", [("ambulatory boys", Detail.MOBILITY_OR_BREATHING)]),
    (
        "The trial takes boys who can still walk.",
        [("who can still walk", Detail.MOBILITY_OR_BREATHING)],
    ),
    (
        "No child with permanent ventilation is treated.",
        [("permanent ventilation", Detail.MOBILITY_OR_BREATHING)],
    ),
    (
        "People with neutralising antibodies to AAV9 cannot join.",
        [("neutralising antibodies to AAV9", Detail.ANTIBODIES)],
    ),
    ("An antibody test comes first.", [("antibody test", Detail.ANTIBODIES)]),
    (
        "It is for those without a matched donor.",
        [("without a matched donor", Detail.PREVIOUS_TREATMENTS)],
    ),
    (
        "It is for tumours that do not respond to chemotherapy.",
        [("do not respond to chemotherapy", Detail.PREVIOUS_TREATMENTS)],
    ),
    (
        "People who have received gene therapy cannot join.",
        [("who have received gene therapy", Detail.PREVIOUS_TREATMENTS)],
    ),
    (
        "It is for boys amenable to exon 51 skipping.",
        [("amenable to exon 51 skipping", Detail.VARIANT_TYPE)],
    ),
    (
        "Babies with up to three copies of SMN2.",
        [("with up to three copies of SMN2", Detail.VARIANT_TYPE)],
    ),
    (
        "People with severe liver disease are left out.",
        [("severe liver disease", Detail.ORGAN_FUNCTION)],
    ),
    (
        "Families must live in Italy during the study.",
        [("must live in Italy during the study", Detail.COUNTRY_OR_CENTRE)],
    ),
    (
        "They must be able to travel to Boston.",
        [("able to travel to Boston", Detail.TRAVEL)],
    ),
    (
        "Participants must agree to be followed for 15 years.",
        [("agree to be followed for 15 years", Detail.FOLLOW_UP)],
    ),
    (
        "Children with CLN5 disease are eligible.",
        [("Children with CLN5 disease are eligible", Detail.EXACT_DIAGNOSIS)],
    ),
    (
        "It takes children of 3 to 11 years.",
        [("of 3 to 11 years", Detail.AGE)],
    ),
    (
        "Adults who can no longer swallow are left out.",
        [("who can no longer swallow are left out", Detail.MOBILITY_OR_BREATHING)],
    ),
    (
        "Children must be able to sit without help.",
        [("must be able to sit without help", Detail.MOBILITY_OR_BREATHING)],
    ),
    (
        "Adults who use a wheelchair all day are excluded.",
        [("who use a wheelchair all day", Detail.MOBILITY_OR_BREATHING)],
    ),
    ("The upper age limit of 12 was dropped.", [("The upper age limit of 12", Detail.AGE)]),
    ("Severe heart failure excludes a child.", [("heart failure", Detail.ORGAN_FUNCTION)]),
    (
        "You have to stay within 50 miles of the hospital for three months.",
        [("have to stay within 50 miles of the hospital for three months", Detail.TRAVEL)],
    ),
]


@pytest.mark.parametrize(("sentence", "found"), LIMITS)
def test_limits_are_quoted_with_their_detail(
    sentence: str, found: list[tuple[str, str]], rules: LensRules
) -> None:
    assert valued(sentence, Topic.ELIGIBILITY, rules) == found


NO_LIMITS = [
    "Emily, 12, chases butterflies.",
    "The 72-year-old man smiled.",
    "A 6-year-old girl was treated.",
    "She was diagnosed at age 2.",
    "Children with the illness usually die before the age of 10.",
    "He died aged 14.",
    "It affects one in 10,000 children under 5.",
    "Under 2 per cent of them were ill.",
    "He weighed 3 kg at birth, then lost over 2 kg.",
    "The trial is at an early stage.",
    "It is a stage 3 trial.",
    "He lost the ability to walk at nine.",
    "She remained ambulatory.",
    "It is a monoclonal antibody.",
    "The firm did not respond to a request for comment.",
    "The company was founded by adults.",
    "Lung function improved.",
    "The treatment is a worry for pregnant women.",
    "The therapy cured eight of 10 children.",
    "She was just 3 years old and older friends came.",
    "More than 200 people came.",
    "They travelled to Boston.",
    "The club has 12 to 14 members.",
    "The game is for ages 4 and up.",
    "The summer camp takes children aged 8 to 12.",
    "He has heart failure and is able to sit.",
]


@pytest.mark.parametrize("sentence", NO_LIMITS)
def test_ages_in_stories_and_other_numbers_are_no_limits(sentence: str, rules: LensRules) -> None:
    assert valued(sentence, Topic.ELIGIBILITY, rules) == []
