"""How the news was made public: the strongest form that the text itself states."""

from __future__ import annotations

import pytest

from carecompanion.domain.findings import Publication, Topic
from carecompanion.domain.lens_rules import LensRules
from carecompanion.lens.read import read_news

PEER_REVIEWED = (
    "The study was published in Nature Medicine.",
    "The results were published online Thursday in the New England Journal of Medicine.",
    "The study appeared online Dec. 23 in Blood.",
    "It is described in the journal Molecular Therapy.",
    "The findings are reported in a peer-reviewed journal.",
    "See https://doi.org/10.1016/j.omtm.2020.10.004.",
    "PMID: 37490225",
    "The company announced that the data are published in The Lancet.",
    "Roe J. Mol Ther 2023;31(4):1012-20.",
)
CONFERENCE = (
    "The data will be presented at the annual meeting of a society in Orlando.",
    "Results were shared in a late-breaking abstract.",
    "The company presented a poster at the ASGCT congress.",
)
PRESS_RELEASE = (
    "BOSTON, May 2, 2024 (GLOBE NEWSWIRE) -- Corvane said so.",
    "Corvane Therapeutics Announces First Patient Dosed",
    "Corvane (Nasdaq: CORV) today announced data.",
    "The company said in a statement that it works.",
    "According to a press release, the trial is over.",
    "The preprint is on medRxiv and was not peer reviewed.",
    "https://doi.org/10.1101/2024.05.01.24306543",
)
UNCLEAR = (
    "Doctors treated a child in Milan.",
    "Published in May, the notice names a date.",
    "The notice was published in the Federal Register.",
    "The results will be published in a journal next year.",
    "They have not been peer reviewed.",
    "Human Gene Therapy for Hemophilia; Guidance for Industry",
    "Science moves on, and nature heals.",
    "The clinic is open 2024; 10 to 12.",
)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        *((Publication.PEER_REVIEWED, text) for text in PEER_REVIEWED),
        *((Publication.CONFERENCE, text) for text in CONFERENCE),
        *((Publication.PRESS_RELEASE, text) for text in PRESS_RELEASE),
    ],
)
def test_the_form_is_read_with_the_words_that_say_it(
    rules: LensRules, value: Publication, text: str
) -> None:
    findings = read_news(text, rules)
    assert findings.publication is value
    assert findings.of(Topic.PUBLICATION)


@pytest.mark.parametrize("text", UNCLEAR)
def test_what_the_text_does_not_say_is_unclear(rules: LensRules, text: str) -> None:
    assert read_news(text, rules).publication is not Publication.PEER_REVIEWED
