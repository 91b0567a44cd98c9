"""Learn is searched by word, by another spelling and by a whole question."""

from __future__ import annotations

import pytest

from carecompanion.content.learn_pack import load_learn
from carecompanion.content.resources import resource_path
from carecompanion.domain.learn import Learn
from carecompanion.domain.learn_search import MOST_FOUND, LearnSearch


@pytest.fixture(scope="module")
def learn() -> Learn:
    return load_learn(resource_path("learn"))


@pytest.fixture(scope="module")
def search(learn: Learn) -> LearnSearch:
    return LearnSearch(learn)


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("phases", "phases"),
        ("antibodies", "antibodies"),
        ("NAb", "antibodies"),
        ("busulfan", "conditioning"),
        ("leukaemia", "mds"),
        ("leukemia", "mds"),
        ("compassionate use", "compassionate_use"),
        ("eligibility criteria", "entry_rules"),
        ("hemophilia", "how_long_it_lasts"),
        ("newb", "newborn_screening"),
        ("how long does it last?", "how_long_it_lasts"),
        ("is it safe for children", "safe_for_children"),
        ("what does approved mean", "approval_steps"),
        ("can we get it here", "available_somewhere"),
        ("second opinion", "second_opinion"),
    ],
)
def test_what_is_looked_for_is_among_the_first(
    typed: str, wanted: str, search: LearnSearch
) -> None:
    assert wanted in [item.id for item in search.find(typed)[:3]]


def test_every_card_is_found_by_its_title(learn: Learn, search: LearnSearch) -> None:
    lost = [card.id for card in learn.cards if card not in search.find(card.title)[:2]]
    assert lost == []


def test_every_term_is_found_by_each_of_its_spellings(learn: Learn, search: LearnSearch) -> None:
    for term in learn.terms.values():
        for spelling in (term.name, *term.also):
            assert term in search.find(spelling), spelling


@pytest.mark.parametrize("typed", ["", "  ", "?!", "xylophone", "zzz qqq"])
def test_words_that_stand_nowhere_find_nothing(typed: str, search: LearnSearch) -> None:
    assert search.find(typed) == ()


def test_a_word_that_stands_nowhere_does_not_hide_the_others(search: LearnSearch) -> None:
    assert "antibodies" in [item.id for item in search.find("xylophone antibodies")]


def test_not_more_is_found_than_helps(search: LearnSearch) -> None:
    assert len(search.find("gene therapy treatment cells")) <= MOST_FOUND
