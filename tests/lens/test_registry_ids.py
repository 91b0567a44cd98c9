"""Ids of trials are found by their shape, whole, and nothing else is."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from carecompanion.domain.findings import Topic
from carecompanion.domain.lens_rules import LensRules
from carecompanion.lens.read import read_news
from carecompanion.lens.registry_ids import normal_id

PATTERNS = Path(__file__).parents[3] / "shared" / "domain" / "patterns.json"
NO_TRIALS = {"DOI", "PMID", "PMC", "ORPHA", "OMIM", "GENE", "HGVS_DNA", "HGVS_P", "P_SHORT"} | {
    "EXON",
    "PHASE",
}


def listed(kind: str) -> list[tuple[str, str]]:
    """The examples of the shared patterns, where they are at hand."""
    if not PATTERNS.is_file():
        return []
    shapes = json.loads(PATTERNS.read_text(encoding="utf-8"))["identifiers"]
    return [
        (name, example)
        for name, shape in shapes.items()
        if name not in NO_TRIALS
        for example in shape[kind]
    ]


def ids_in(text: str, rules: LensRules) -> list[tuple[str, str]]:
    return [(normal_id(id_.text), id_.value) for id_ in read_news(text, rules).of(Topic.TRIAL_ID)]


@pytest.mark.parametrize(("registry", "written"), listed("match"))
def test_a_listed_example_is_found_as_its_registry(
    rules: LensRules, registry: str, written: str
) -> None:
    found = ids_in(f"The trial is registered as {written} there.", rules)
    assert found == [(normal_id(written.strip("().")), registry)]


@pytest.mark.parametrize(("registry", "written"), listed("no_match"))
def test_a_listed_counterexample_is_not_of_that_registry(
    rules: LensRules, registry: str, written: str
) -> None:
    found = ids_in(f"The trial is registered as {written} there.", rules)
    assert registry not in {name for _, name in found}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("NCT 05089656", [("NCT05089656", "NCT")]),
        ("NCT-05089656, NCT#05089656", [("NCT05089656", "NCT")] * 2),
        ("(NCT:05089656)", [("NCT05089656", "NCT")]),
        ("clinicaltrials.gov/study/NCT05089656.", [("NCT05089656", "NCT")]),
        ("NCT\u00a005089656", [("NCT05089656", "NCT")]),
        ("NCT0508\u200b9656", [("NCT05089656", "NCT")]),
        ("2023\u2011503698\u201140\u201100", [("2023-503698-40-00", "EUCT")]),
        ("EudraCT-Nr.: 2019-002195-12", [("2019-002195-12", "EUDRACT")]),
        ("EU CT 2022-500014-26 and EudraCT 2020-004184-12", [
            ("2022-500014-26", "EUCT"),
            ("2020-004184-12", "EUDRACT"),
        ]),
        ("ISRCTN 10175490", [("ISRCTN10175490", "ISRCTN")]),
        ("ACTRN 12623000498695", [("ACTRN12623000498695", "ACTRN")]),
        ("REPEC 046-19", [("REPEC046-19", "REPEC")]),
        ("Trial NL9123 in the Dutch register", [("NL9123", "NL")]),
        ("UMIN-CTR UMIN000049383", [("UMIN000049383", "UMIN")]),
    ],
)  # fmt: skip
def test_an_id_is_the_same_in_every_notation(
    rules: LensRules, text: str, found: list[tuple[str, str]]
) -> None:
    assert ids_in(text, rules) == found


@pytest.mark.parametrize(
    "text",
    [
        "doi:10.1000/gene.2019-012345-12",
        "See https://doi.org/10.1000/2023-512345-12 for it.",
        "doi:10.1016/j.omtm.2020.10.004 and PMID: 37490225",
        "https://doi.org/10.1101/2020.04.18.20004184",
        "PMC10432364, OMIM #250100, ORPHA:512",
        "BLA 125610 was accepted. Call 844-221-3587.",
        "Your order NL 91234 was sent.",
        "NCT05089656789",
        "ANCT05089656",
        "Born on 2020-04-18, seen 2021-05-12.",
        "046-19 is our house number.",
        "1234 people live there; NTR has two.",
    ],
)
def test_other_numbers_are_no_ids_of_trials(rules: LensRules, text: str) -> None:
    assert ids_in(text, rules) == []


def test_ids_are_found_in_a_text_of_any_language_and_at_any_place(rules: LensRules) -> None:
    filler = "Die Studie wird mit Kindern und Eltern geplant. " * 400
    text = f"{filler}NCT05089656 {filler}2020-004184-12"
    findings = read_news(text, rules)
    assert findings.language == "de"
    assert [found.text for found in findings.of(Topic.TRIAL_ID)] == [
        "NCT05089656",
        "2020-004184-12",
    ]
