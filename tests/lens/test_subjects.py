"""What a text is about is quoted exactly, whatever stands beside it."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from carecompanion.content.lens_pack import load_lens_rules
from carecompanion.content.reference import load_reference
from carecompanion.content.resources import resource_path
from carecompanion.domain.findings import Finding, Topic
from carecompanion.lens.news_text import NewsText
from carecompanion.lens.subjects import find_subjects
from tests.lens import (
    test_access,
    test_careful_words,
    test_conditions,
    test_delivery,
    test_eligibility,
    test_follow_up,
    test_genes,
    test_locations,
    test_risks,
    test_variants,
)

RULES = load_lens_rules(resource_path("lens"), load_reference(resource_path("reference")))
FOUND = (
    *test_access.ACCESS,
    *test_careful_words.HYPE,
    *test_careful_words.NOTES,
    *test_conditions.CONDITIONS,
    *test_delivery.DELIVERY,
    *test_eligibility.LIMITS,
    *test_follow_up.OBSERVED,
    *test_follow_up.MONITORED,
    *test_genes.GENES,
    *test_locations.PLACES,
    *test_risks.RISKS,
    *test_risks.UNKNOWN,
    *test_variants.VARIANTS,
)
TRAPS = (
    *test_access.NO_ACCESS,
    *test_careful_words.NOT_HYPE,
    *test_conditions.NO_CONDITIONS,
    *test_genes.NO_GENES,
    *test_risks.NO_RISKS,
)
SENTENCES: list[str] = [str(sentence[0]) for sentence in FOUND] + list(TRAPS)
BY_TEXT = {Topic.CONDITION, Topic.DELIVERY}
"""Topics where the rest of a text counts: what short names stand for, and whether AAV is one."""

texts = st.lists(
    st.one_of(st.sampled_from(SENTENCES), st.text(max_size=40)), min_size=1, max_size=6
).map(" ".join)


def found_in(text: str) -> list[Finding]:
    return list(find_subjects(NewsText(text, RULES.english), RULES))


@given(texts)
def test_every_finding_quotes_its_place(text: str) -> None:
    found = found_in(text)
    assert all(text[one.start : one.end] == one.text and one.text.strip() for one in found)


@given(texts)
def test_findings_of_one_topic_do_not_overlap(text: str) -> None:
    by_topic: dict[str, list[Finding]] = {}
    for finding in found_in(text):
        by_topic.setdefault(finding.topic, []).append(finding)
    for found in by_topic.values():
        found.sort(key=lambda one: one.start)
        assert all(first.end <= second.start for first, second in pairwise(found))


@given(st.sampled_from(SENTENCES), st.sampled_from(SENTENCES))
def test_a_sentence_says_the_same_in_a_longer_text(one: str, other: str) -> None:
    alone, beside = found_in(other), found_in(f"{one}\n\n{other}")
    quoted = {(found.topic, found.text, found.value) for found in beside}
    for found in alone:
        if found.topic not in BY_TEXT:
            assert (found.topic, found.text, found.value) in quoted


def test_a_text_of_one_endless_sentence_is_read_to_its_end() -> None:
    text = "word " * 4000 + "is a breakthrough"
    assert [str(found.text) for found in found_in(text)] == ["breakthrough"]
