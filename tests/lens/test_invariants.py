"""Whatever the text: findings quote it, stand in order, and are the same every time."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from carecompanion.content.lens_pack import load_lens_rules
from carecompanion.content.reference import load_reference
from carecompanion.content.resources import resource_path
from carecompanion.domain.findings import Finding, Topic
from carecompanion.lens.news_text import NewsText
from carecompanion.lens.read import read_news
from tests.lens import stage_texts

NAMES = load_reference(resource_path("reference"))
RULES, SAME_RULES = (load_lens_rules(resource_path("lens"), NAMES) for _ in range(2))
SENTENCES = (
    *stage_texts.APPROVED,
    *stage_texts.REGULATORY_STEP,
    *stage_texts.TRIAL,
    *stage_texts.PRECLINICAL,
    *stage_texts.OTHER,
)
texts = st.one_of(
    st.text(max_size=300),
    st.lists(st.sampled_from(SENTENCES), max_size=4).map("\n".join),
    st.lists(
        st.one_of(
            st.sampled_from(SENTENCES),
            st.text(
                st.sampled_from("\u00ad\u200b \u2019\u201c\u0301\r\n-.NCT0123456789"), max_size=30
            ),
        ),
        max_size=6,
    ).map("".join),
)


def starts(found: Iterable[Finding]) -> list[int]:
    return [finding.start for finding in found]


@given(texts)
def test_every_finding_is_quoted_from_its_place(text: str) -> None:
    for found in read_news(text, RULES).found:
        assert text[found.start : found.end] == found.text
        assert found.text.strip()


@given(texts)
def test_findings_are_in_the_order_of_the_text_and_do_not_overlap_in_a_topic(text: str) -> None:
    findings = read_news(text, RULES)
    assert starts(findings.found) == sorted(starts(findings.found))
    for topic in Topic:
        for earlier, later in pairwise(findings.of(topic)):
            assert earlier.end <= later.start


@given(texts)
def test_the_same_text_gives_the_same_findings(text: str) -> None:
    assert read_news(text, RULES) == read_news(text, SAME_RULES)


def test_what_a_pattern_needs_is_in_everything_that_it_finds() -> None:
    for text in (*SENTENCES, *stage_texts.NEVER_APPROVED):
        news = NewsText(text, RULES.english)
        small = news.plain.lower()
        for name, needs in RULES.english.needs.items():
            for found in RULES.english[name].finditer(news.plain):
                held = small[found.start() : found.end()]
                assert not needs or any(need in held for need in needs), (name, found.group())
