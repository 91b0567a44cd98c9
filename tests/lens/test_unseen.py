"""Sentences written before the rules that read them, and some after, to see that these are general.

How many were right when they were first read is in decision 0124.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from carecompanion.domain.lens_rules import LensRules
from carecompanion.domain.stage import Stage
from carecompanion.lens.read import read_news
from tests.lens.unseen import FRESH, SENTENCES, Unseen, unseen

ALL = [*unseen(SENTENCES), *unseen(FRESH)]
FEWEST = 200


def cases() -> Iterator[object]:
    """Each text; one that is left as a miss has to be one."""
    for each in ALL:
        marks = [pytest.mark.xfail(strict=True, reason=each.miss)] if each.miss else []
        yield pytest.param(each, id=f"{each.category}: {each.text[:50]}", marks=marks)


@pytest.mark.parametrize("each", list(cases()))
def test_a_sentence_is_read_as_a_careful_reader_would(each: Unseen, rules: LensRules) -> None:
    assert each.faults(read_news(each.text, rules)) == []


@pytest.mark.parametrize("each", [one for one in ALL if "stage" in one.expected])
def test_no_sentence_is_wrongly_read_as_approved(each: Unseen, rules: LensRules) -> None:
    stage = read_news(each.text, rules).stage
    assert stage is not Stage.APPROVED or each.expected["stage"] == Stage.APPROVED


def test_at_least_two_hundred_sentences_half_of_them_traps_are_read() -> None:
    texts = {each.text for each in ALL}
    traps = [each for each in ALL if each.trap]
    assert len(texts) == len(ALL) >= FEWEST
    assert 2 * len(traps) >= len(ALL)


def test_a_word_that_is_expected_is_in_its_text() -> None:
    for each in ALL:
        assert all(words in each.text for words in each.words()), each.text
