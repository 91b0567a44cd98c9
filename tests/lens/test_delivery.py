"""Vectors, tools and ways into the body are quoted."""

from __future__ import annotations

import pytest

from carecompanion.domain.findings import Topic
from carecompanion.domain.lens_rules import LensRules
from tests.lens.quotes import quotes

DELIVERY = [
    ("It uses an AAV9 vector.", ["AAV9 vector"]),
    ("An adeno-associated virus carries it.", ["An adeno-associated virus"]),
    ("A lentiviral vector is used ex vivo.", ["lentiviral vector", "ex vivo"]),
    ("It travels in lipid nanoparticles.", ["lipid nanoparticles"]),
    ("CRISPR/Cas9 cuts the DNA.", ["CRISPR/Cas9"]),
    ("Base editing swaps a letter.", ["Base editing"]),
    ("It is an antisense oligonucleotide.", ["antisense oligonucleotide"]),
    ("They take the patient's own blood cells.", ["own blood cells"]),
    ("An intrathecal injection is needed.", ["intrathecal injection"]),
    ("A single intravenous infusion is given.", ["A single intravenous infusion"]),
    ("It is injected into the inner ear.", ["injected into the inner ear"]),
    ("It is a one-time treatment.", ["one-time treatment"]),
    ("The therapy is given once.", ["given once"]),
    ("CAR T-cell therapy is not new.", ["CAR T-cell therapy"]),
    ("A harmless virus brings the gene.", ["A harmless virus"]),
    ("It is a subretinal injection.", ["a subretinal injection"]),
    ("Cells are changed outside her body.", ["outside her body"]),
    ("It is injected beneath the retina.", ["beneath the retina"]),
    ("A nasal spray and inhaled drops were tried.", ["nasal spray", "inhaled"]),
]


@pytest.mark.parametrize(("sentence", "found"), DELIVERY)
def test_ways_of_giving_are_quoted(sentence: str, found: list[str], rules: LensRules) -> None:
    assert quotes(sentence, Topic.DELIVERY, rules) == found


NO_DELIVERY = [
    "ANCA vasculitis, or AAV, harms the kidneys.",
    "CRISPR Therapeutics is a company.",
    "He had an adenovirus infection.",
    "An mRNA vaccine protects.",
    "He has regular infusions of clotting factor.",
    "The virus spread in winter.",
    "The gene-editing company moved.",
    "The injection of cash helped the firm.",
    "They watched in vitro cells.",
    "She was delivered by midwives.",
]


@pytest.mark.parametrize("sentence", NO_DELIVERY)
def test_other_viruses_and_firms_are_not(sentence: str, rules: LensRules) -> None:
    assert quotes(sentence, Topic.DELIVERY, rules) == []


def test_aav_is_a_vector_where_the_text_says_so_too(rules: LensRules) -> None:
    text = "AAV is a vector. It is not the vasculitis."
    assert quotes(text, Topic.DELIVERY, rules) == ["AAV"]
