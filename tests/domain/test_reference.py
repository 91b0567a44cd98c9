"""Names are found by how people type them, and nothing typed is ever changed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carecompanion.content.reference import load_reference
from carecompanion.content.resources import resource_path
from carecompanion.domain.reference import SUGGESTIONS, Reason, Reference
from carecompanion.domain.words import Quoted

REFERENCE = Reference(load_reference(resource_path("reference")))

CONDITIONS = [
    ("haemophilia", "Hemophilia A"),
    ("hemophilia b", "Hemophilia B"),
    ("Haemophilia B", "Hemophilia B"),
    ("sanfilippo", "Mucopolysaccharidosis type 3"),
    ("Sanf", "Mucopolysaccharidosis type 3"),
    ("mps iii", "Mucopolysaccharidosis type 3"),
    ("hunter syn", "Mucopolysaccharidosis type 2"),
    ("hurler", "Hurler syndrome"),
    ("pompe", "Glycogen storage disease due to acid maltase deficiency"),
    ("Pompe’s disease", "Glycogen storage disease due to acid maltase deficiency"),
    ("krabbe", "Krabbe disease"),
    ("globoid cell leucodystrophy", "Krabbe disease"),
    ("rett", "Rett syndrome"),
    ("duchenne", "Duchenne muscular dystrophy"),
    ("DMD", "Duchenne muscular dystrophy"),
    ("muscular dystrophy duch", "Duchenne muscular dystrophy"),
    ("sma", "Proximal spinal muscular atrophy"),
    ("spinal atrophy", "Proximal spinal muscular atrophy"),
    ("sickle", "Sickle cell anemia"),
    ("sickle cell anaemia", "Sickle cell anemia"),
    ("fanconi anaemia", "Fanconi anemia"),
    ("cooley", "Beta-thalassemia major"),
    ("beta thalassaemia", "Beta-thalassemia"),
    ("metachromatic leucodystrophy", "Metachromatic leukodystrophy"),
    ("MLD", "Metachromatic leukodystrophy"),
    ("adrenoleukodystrophy", "X-linked adrenoleukodystrophy"),
    ("tay sachs", "Tay-Sachs disease"),
    ("taysachs", "Tay-Sachs disease"),
    ("huntingtons disease", "Huntington disease"),
    ("Huntington's", "Huntington disease"),
    ("sjogren larsson", "Sjögren-Larsson syndrome"),
    ("BEHCET", "Behçet disease"),
    ("glut1", "Classic glucose transporter type 1 deficiency syndrome"),
    ("digeorge", "22q11.2 deletion syndrome"),
    ("cystic fib", "Cystic fibrosis"),
]
GENES = [
    ("smn", "SMN1"),
    ("SMN", "SMN2"),
    ("G6PC", "G6PC1"),
    ("gba", "GBA1"),
    ("TAZ", "TAFAZZIN"),
    ("mut", "MMUT"),
    ("sept9", "SEPTIN9"),
    ("DFNA5", "GSDME"),
    ("IKBKAP", "ELP1"),
    ("park2", "PRKN"),
    ("CLN2", "TPP1"),
    ("micro-dystrophin", "DMD"),
    ("dystrophin", "DMD"),
    ("factor viii", "F8"),
    ("Factor 9", "F9"),
    ("haemoglobin", "HBB"),
    ("hemoglobin", "HBB"),
    ("betaglobin", "HBB"),
    ("AADC", "DDC"),
    ("mtnd1", "MT-ND1"),
    ("c9orf", "C9orf72"),
    ("frat", "FXN"),
]


def condition_texts(text: str) -> list[str]:
    return [found.text for found in REFERENCE.complete_conditions(text)]


def gene_texts(text: str) -> list[str]:
    return [found.text for found in REFERENCE.complete_genes(text)]


@pytest.mark.parametrize(("typed", "name"), CONDITIONS)
def test_a_condition_is_found_as_people_type_it(typed: str, name: str) -> None:
    assert name in condition_texts(typed)


@pytest.mark.parametrize(("typed", "symbol"), GENES)
def test_a_gene_is_found_as_people_type_it(typed: str, symbol: str) -> None:
    assert symbol in gene_texts(typed)


def test_a_name_typed_whole_comes_first() -> None:
    assert condition_texts("sma")[0] == "Proximal spinal muscular atrophy"
    assert condition_texts("hemophilia a")[0] == "Hemophilia A"
    assert gene_texts("F8")[0] == "F8"
    assert gene_texts("was")[0] == "WAS"


def test_what_a_name_was_found_by_is_told() -> None:
    listed, *_others = REFERENCE.complete_genes("G6PC1")
    assert (listed.text, listed.reason, listed.also) == ("G6PC1", Reason.LISTED, "")
    (renamed,) = REFERENCE.complete_genes("PARK2")
    assert (renamed.text, renamed.reason, renamed.also) == ("PRKN", Reason.OLDER_NAME, "PARK2")
    (known_as,) = REFERENCE.complete_conditions("sanfil")
    assert (known_as.reason, known_as.also) == (Reason.OTHER_NAME, "Sanfilippo syndrome")


def test_no_name_is_offered_for_less_than_two_letters_or_for_a_whole_letter() -> None:
    for text in ("", " ", "s", " - ", "'s", "hemophilia " * 50):
        assert condition_texts(text) == []
        assert gene_texts(text) == []


def test_a_condition_the_list_does_not_have_is_offered_nothing_in_its_place() -> None:
    assert condition_texts("batten") == []


def test_hard_words_are_not_met_by_chance() -> None:
    assert not [name for name in condition_texts("infantile lactic") if "Fatal" in name]
    assert "Fatal familial insomnia" in condition_texts("fatal fam")
    everybody = REFERENCE.complete_conditions("mitochondrial myopathy", 1000)
    assert not [found.text for found in everybody if "lethal" in found.text.lower()]


def test_no_more_is_offered_than_asked_for() -> None:
    assert len(condition_texts("de")) == SUGGESTIONS
    assert len(REFERENCE.complete_genes("co", 3)) == 3


@given(st.text(max_size=200))
def test_any_text_is_answered_with_listed_names_each_once(text: str) -> None:
    for found in (REFERENCE.complete_conditions(text), REFERENCE.complete_genes(text)):
        texts = [suggestion.text for suggestion in found]
        assert len(texts) == len(set(texts)) <= SUGGESTIONS
        assert all(isinstance(suggestion.text, Quoted) for suggestion in found)


@given(st.sampled_from(sorted(load_reference(resource_path("reference")).conditions.values())))
def test_every_name_of_the_list_is_found_by_itself(name: str) -> None:
    assert condition_texts(name)[0] == name


@given(st.sampled_from(load_reference(resource_path("reference")).genes), st.booleans())
def test_every_symbol_is_found_by_itself_in_small_letters_too(symbol: str, small: bool) -> None:
    assert symbol in gene_texts(symbol.lower() if small else symbol)[:2]
