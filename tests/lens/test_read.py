"""Reading a whole text."""

from __future__ import annotations

from carecompanion.domain.findings import Topic
from carecompanion.domain.lens_rules import LensRules
from carecompanion.lens.read import read_news


def test_ids_and_phases_are_quoted_with_their_places(rules: LensRules) -> None:
    text = "The Phase 1/2 trial (NCT05788536) “goes on”."
    findings = read_news(text, rules)
    quoted = [(found.text, found.value) for found in findings.found]
    assert ("NCT05788536", "NCT") in quoted
    assert [found.text for found in findings.of(Topic.PHASE)] == ["Phase 1/2"]
    assert all(text[found.start : found.end] == found.text for found in findings.found)
