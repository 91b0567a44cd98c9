"""Words that a naive reader takes for something else, and every listed example of a status.

Genes, conditions and careful words have their own traps, beside their own tests.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from carecompanion.domain.stage import Stage
from carecompanion.lens.news_text import NewsText
from carecompanion.lens.stage import read_stage

PATTERNS = Path(__file__).parents[3] / "shared" / "domain" / "patterns.json"
Ready = Callable[[str], NewsText]


def listed() -> list[tuple[str, str]]:
    """What the shared patterns say of each status example, where they are at hand."""
    if not PATTERNS.is_file():
        return []
    examples = json.loads(PATTERNS.read_text(encoding="utf-8"))["status_examples"]
    return [(example["first"], example["text"]) for example in examples]


@pytest.mark.parametrize(("status", "text"), listed())
def test_a_listed_status_is_an_approval_only_where_it_says_so(
    ready: Ready, status: str, text: str
) -> None:
    stage, _ = read_stage(ready(text))
    assert (stage is Stage.APPROVED) == (status == "APPROVE")


@pytest.mark.parametrize(("status", "text"), listed())
def test_a_listed_step_before_approval_is_a_step(ready: Ready, status: str, text: str) -> None:
    stage, _ = read_stage(ready(text))
    is_step = status != "APPROVE" and not text.startswith("If ")
    assert (stage is Stage.REGULATORY_STEP) == is_step


STEPS = (
    "FDA clears IND application for a muscle gene therapy",
    "FDA clears hearing loss gene therapy",
    "FDA turns around on a gene therapy, clearing the path to possible accelerated approval",
    "FDA agrees that phase 1/2 data can support a BLA",
    "Resubmission of CV-101 accepted, PDUFA date 19 September",
    "Regulators halt gene therapy worldwide",
    "Corvane withdraws its marketing application for Lumavec",
    "The trial was approved by the ethics committee (IRB)",
    "The FDA approved expanded access for CV-101.",
)
APPROVED = (
    "FDA OKs Corvane SMA treatment as first gene therapy option for kids, teens and adults",
    "Casgevy approved for children as young as 12 months, February 20",
    "Corvane takes Lumavec off: gene therapy withdrawn from the market",
    "Lumavec, approved by the FDA in April, is priced at $3.5 million with a warranty program",
    "Cure SMA welcomes FDA approval",
    "FDA restricts use of Lumavec after blood cancer",
    "Boxed warning removed from Lumavec",
    "FDA grants accelerated approval to Lumavec. A confirmatory trial is required.",
)
NO_APPROVALS = (
    "NICE does not recommend Lumavec in a first draft",
    "Not every patient responds.",
    "Lumavec did not receive approval in Europe.",
    "The gene therapy “cleared” the disease, he said.",
    "The approved protocol names an FDA-approved assay as a companion test.",
    "SMA is approved for use in the newborn screening panel.",
    "Trial terminated by sponsor decision, not for safety",
    "Thousands of FDA-approved drugs are tried on cells in the lab.",
    "A therapy for hearing: 11 of 12 children in the trial hear better",
    "Treated dogs in the study lived ten years, and now children take part in a trial.",
    "Following the initial FDA approval of Lumavec, CV-101 is under review.",
)


@pytest.mark.parametrize("text", STEPS)
def test_a_step_of_a_regulator_is_no_approval(ready: Ready, text: str) -> None:
    assert read_stage(ready(text))[0] is Stage.REGULATORY_STEP


@pytest.mark.parametrize("text", APPROVED)
def test_what_is_or_was_on_the_market_is_approved(ready: Ready, text: str) -> None:
    assert read_stage(ready(text))[0] is Stage.APPROVED


@pytest.mark.parametrize("text", NO_APPROVALS)
def test_other_uses_of_the_same_words_are_no_approval(ready: Ready, text: str) -> None:
    assert read_stage(ready(text))[0] is not Stage.APPROVED
