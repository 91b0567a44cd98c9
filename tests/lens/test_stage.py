"""How far along the subject of a text is: read from the text alone, and never too far."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import pytest

from carecompanion.domain.stage import Stage
from carecompanion.lens.news_text import NewsText
from carecompanion.lens.stage import read_stage
from tests.lens import stage_texts as texts

Ready = Callable[[str], NewsText]


def cases(*groups: tuple[Stage, Iterable[str]]) -> list[tuple[Stage, str]]:
    return [(stage, text) for stage, group in groups for text in group]


@pytest.mark.parametrize(
    ("stage", "text"),
    cases(
        (Stage.APPROVED, texts.APPROVED),
        (Stage.REGULATORY_STEP, texts.REGULATORY_STEP),
        (Stage.TRIAL, texts.TRIAL),
        (Stage.PRECLINICAL, texts.PRECLINICAL),
    ),
)
def test_the_stage_is_read_with_the_words_that_decide_it(
    ready: Ready, stage: Stage, text: str
) -> None:
    news = ready(text)
    found, spans = read_stage(news)
    assert found is stage
    assert spans
    assert all(news.words(span) for span in spans)
    assert list(spans) == sorted(spans, key=lambda span: span.start)


@pytest.mark.parametrize("text", [*texts.OTHER, *texts.UNDECIDED])
def test_money_rules_and_talk_are_no_stage(ready: Ready, text: str) -> None:
    assert read_stage(ready(text))[0] in {Stage.OTHER, Stage.UNKNOWN}


@pytest.mark.parametrize("text", [*texts.NEVER_APPROVED, *texts.NEVER_MARKETED])
def test_a_miss_is_better_than_a_wrong_approved(ready: Ready, text: str) -> None:
    assert read_stage(ready(text))[0] is not Stage.APPROVED


@pytest.mark.parametrize(
    "aside",
    [
        "Lumavec, another gene therapy, was approved by the FDA in 2017.",
        "The FDA approved Lumavec, a similar treatment.",
        "Corvane also sells Zolgensma, which costs $2.1 million and is approved by the FDA.",
    ],
)
def test_what_is_said_of_another_product_makes_nothing_approved(ready: Ready, aside: str) -> None:
    for text in (*texts.REGULATORY_STEP, *texts.TRIAL, *texts.PRECLINICAL, *texts.OTHER):
        assert read_stage(ready(f"{text}\n\n{aside}"))[0] is not Stage.APPROVED, text


def test_without_words_there_is_no_stage(ready: Ready) -> None:
    assert read_stage(ready("")) == (Stage.UNKNOWN, ())
