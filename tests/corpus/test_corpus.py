"""Real news texts are read as a careful reader reads them. They are not part of the project."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from carecompanion.composition import Parts
from tests.corpus.scoring import DEV, Score, score

pytestmark = pytest.mark.skipif(not DEV.is_file(), reason="the labelled texts are not here")

RIGHT_OF_15 = 13 / 15


@pytest.fixture(scope="module")
def scored() -> Score:
    return score(DEV, Parts().read_news)


def test_the_stage_of_english_texts_is_right(
    scored: Score, record_property: Callable[[str, object], None]
) -> None:
    record_property("figure", "lens: " + "; ".join(scored.lines()))
    assert scored.stages_right >= RIGHT_OF_15 * len(scored.english)


def test_no_text_is_called_approved_that_is_not(scored: Score) -> None:
    assert scored.wrongly_approved == []


def test_trial_ids_are_exact_in_every_language(scored: Score) -> None:
    assert scored.wrong_ids == []


def test_no_trap_is_taken_for_what_it_looks_like(scored: Score) -> None:
    assert scored.traps_hit == []
