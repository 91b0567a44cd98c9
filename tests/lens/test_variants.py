"""Changes of genes are quoted as they are written."""

from __future__ import annotations

import pytest

from carecompanion.domain.findings import Topic
from carecompanion.domain.lens_rules import LensRules
from tests.lens.quotes import quotes

VARIANTS = [
    ("The report names NM_000492.3:c.1438G>T.", ["NM_000492.3:c.1438G>T"]),
    ("She has c.76del and c.87+4A>G.", ["c.76del", "c.87+4A>G"]),
    ("It was c.145_147delinsTGG.", ["c.145_147delinsTGG"]),
    ("A change called m.3243A>G is common.", ["m.3243A>G"]),
    ("They write p.(Arg506Gln) for it.", ["p.(Arg506Gln)"]),
    ("It is p.Arg97ProfsTer23, they said.", ["p.Arg97ProfsTer23"]),
    ("His variant was Q335X.", ["Q335X"]),
    ("People with F508del cough.", ["F508del"]),
    ("It is for those amenable to exon 51 skipping.", ["exon 51 skipping"]),
    ("Deletions of exons 8 and/or 9 were left out.", ["Deletions of exons 8 and/or 9"]),
    ("A nonsense mutation stops the protein.", ["nonsense mutation"]),
    ("It comes from mutations in the OTOF gene.", ["mutations in the OTOF gene"]),
    ("A mutation in a gene called CFTR is to blame.", ["mutation in a gene called CFTR"]),
    ("Children with biallelic variants in SMN1.", ["biallelic variants in SMN1"]),
    ("He was born with a faulty copy of the gene.", ["faulty copy of the gene"]),
    ("It is due to a fault in the OTOF gene.", ["fault in the OTOF gene"]),
    ("A defective gene is the cause.", ["defective gene"]),
    ("Trisomy 21 is an extra chromosome.", ["Trisomy 21", "an extra chromosome"]),
    ("The 22q11.2 deletion is common.", ["22q11.2 deletion"]),
    ("CAG repeats make the protein longer.", ["CAG repeats"]),
    ("She is compound heterozygous.", ["compound heterozygous"]),
    ("Missense mutations are frequent.", ["Missense mutations"]),
]


@pytest.mark.parametrize(("sentence", "found"), VARIANTS)
def test_changes_are_quoted(sentence: str, found: list[str], rules: LensRules) -> None:
    assert quotes(sentence, Topic.VARIANT, rules) == found


NO_VARIANTS = [
    "See e.g. 3 of them, c. difficile, c.1990, p. 5 and 4 p.m.",
    "It was about SMN1/SMN2 and AAV9.",
    "They drank B12 and flew in an A340X.",
    "The Exxon 5 station closed.",
    "The delta variant of the coronavirus spread.",
    "New mutations of the virus appeared.",
    "The drug comes in two variants.",
    "The gene therapy reached the clinic.",
    "He lives near exit E104K.",
    "A missing gene therapy shipment was found.",
]


@pytest.mark.parametrize("sentence", NO_VARIANTS)
def test_what_looks_like_a_change_is_none(sentence: str, rules: LensRules) -> None:
    assert quotes(sentence, Topic.VARIANT, rules) == []
