"""Words of the glossary are found where they stand, and no other words."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carecompanion.domain.learn import Term
from carecompanion.domain.learn_stamp import Stamp
from carecompanion.domain.learn_words import TermFinder
from carecompanion.domain.words import Quoted

STAMP = Stamp(sources=("s",), as_of="2026", review_by=date(2027, 1, 1))
SPELLINGS = {
    "gene": ("Gene",),
    "gene_therapy": ("Gene therapy", "gene transfer"),
    "aav": ("AAV", "adeno-associated virus"),
    "ema": ("EMA", "CAT"),
    "trial": ("Trial", "clinical trial"),
    "phase": ("Phase 1/2",),
}
TERMS = [
    Term(id=name, name=first, plain="x", cards=("c",), stamp=STAMP, also=tuple(map(Quoted, also)))
    for name, (first, *also) in SPELLINGS.items()
]
FINDER = TermFinder(TERMS)


def found(text: str) -> list[tuple[str, str]]:
    return [(text[place.start : place.end], place.term) for place in FINDER.places(text)]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Gene therapy for a gene", [("Gene therapy", "gene_therapy"), ("gene", "gene")]),
        ("GENE THERAPY", [("GENE THERAPY", "gene_therapy")]),
        ("Two clinical trials began", [("clinical trials", "trial")]),
        ("A trial, then a clinical trial", [("trial", "trial")]),
        ("Genes and generals", [("Genes", "gene")]),
        ("AAV and aav", [("AAV", "aav")]),
        ("The cat sat; CAT spoke", [("CAT", "ema")]),
        ("In phase 1/2 now", [("phase 1/2", "phase")]),
        ("AAV9, pre-gene, genetics", []),
        ("", []),
    ],
)
def test_a_term_is_found_as_a_whole_word(text: str, places: list[tuple[str, str]]) -> None:
    assert found(text) == places


def test_with_some_terms_named_no_others_are_found() -> None:
    places = FINDER.places("Gene therapy with AAV", only={"aav"})
    assert [place.term for place in places] == ["aav"]


def test_a_longer_term_that_is_left_out_does_not_make_way_for_a_part_of_it() -> None:
    assert FINDER.places("Gene therapy", only={"gene"}) == ()


@given(st.lists(st.sampled_from(["gene", "AAV", "trial", "x", "Gene therapy", " ", ", "])))
def test_places_are_apart_in_order_and_each_term_comes_once(parts: list[str]) -> None:
    text = " ".join(parts)
    places = FINDER.places(text)
    assert all(one.end <= two.start for one, two in pairwise(places))
    assert len({place.term for place in places}) == len(places)
