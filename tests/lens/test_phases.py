"""Phases are quoted as they are written; other phases and stages are none."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from carecompanion.domain.findings import Topic
from carecompanion.domain.lens_rules import LensRules
from carecompanion.lens.read import read_news

PATTERNS = Path(__file__).parents[3] / "shared" / "domain" / "patterns.json"


def listed(kind: str) -> list[str]:
    if not PATTERNS.is_file():
        return []
    shapes = json.loads(PATTERNS.read_text(encoding="utf-8"))["identifiers"]
    return [str(example) for example in shapes["PHASE"][kind]]


def phases_in(text: str, rules: LensRules) -> list[str]:
    return [str(found.text) for found in read_news(text, rules).of(Topic.PHASE)]


@pytest.mark.parametrize(
    "written",
    [
        *(
            "Phase 1",
            "phase 2b",
            "Phase 1b/2a",
            "PHASE III",
            "phase I/II",
            "phase-3",
            "Phase 1/2/3",
        ),
        *(
            "phase 2 and 3",
            "phase 2 to phase 3",
            "phases 1 and 2",
            "Phase I-II",
            "fase 2",
            "Phase 4",
        ),
        *("Phase\u00a02", "Phase 2\u20133", "phase one", *listed("match")),
    ],
)
def test_a_phase_is_quoted_as_written(rules: LensRules, written: str) -> None:
    assert phases_in(f"The {written} trial has begun.", rules) == [written]


@pytest.mark.parametrize(
    "text",
    [
        "The acute phase 2 days later was hard.",
        "It is a phase of life.",
        "The next phase of the disease is slow.",
        "She has Stage 3 disease.",
        "Melanom im Stadium III oder IV",
        "In the phase I am in, sleep is rare.",
        "Phase 2 of our fundraising begins.",
        "Phase 1 of the building works is done.",
        "Phase II enzymes break it down.",
        "Phase 2 of the school's relocation is near.",
        "Emphase 2",
        "It will be phased in 3 steps.",
        "An early-stage and a pivotal trial",
        *listed("no_match"),
    ],
)
def test_what_is_no_phase_of_a_trial_is_not_quoted(rules: LensRules, text: str) -> None:
    assert phases_in(text, rules) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Eine laufende Phase-2-Studie mit Kindern", ["Phase-2"]),
        ("un essai de phase I/II chez des enfants", ["phase I/II"]),
        ("un ensayo de fase 3 con niños", ["fase 3"]),
    ],
)
def test_phases_are_found_in_other_languages(rules: LensRules, text: str, found: list[str]) -> None:
    assert phases_in(text, rules) == found
