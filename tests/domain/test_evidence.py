"""A mark on the ladder is the family's own; the stage goes along unless they chose otherwise."""

from __future__ import annotations

import pytest

from carecompanion.domain.evidence import RUNGS, STAGE_OF_RUNG, Rung, stage_after_marking
from carecompanion.domain.stage import Stage


def test_every_rung_belongs_to_a_stage() -> None:
    assert set(STAGE_OF_RUNG) == set(RUNGS) == set(Rung) - {Rung.NOT_MARKED}


@pytest.mark.parametrize(
    ("rung", "stage"),
    [
        (Rung.LAB, Stage.PRECLINICAL),
        (Rung.ANIMALS, Stage.PRECLINICAL),
        (Rung.FIRST_TRIAL, Stage.TRIAL),
        (Rung.LATER_TRIAL, Stage.TRIAL),
        (Rung.APPROVED, Stage.APPROVED),
        (Rung.NOT_MARKED, Stage.UNKNOWN),
    ],
)
def test_a_rung_fills_an_open_stage(rung: Rung, stage: Stage) -> None:
    found = stage_after_marking(rung, before=Rung.NOT_MARKED, stage=Stage.UNKNOWN)
    assert found is stage


@pytest.mark.parametrize("rung", Rung)
@pytest.mark.parametrize("stage", [stage for stage in Stage if stage is not Stage.UNKNOWN])
def test_a_stage_chosen_before_any_mark_stays(rung: Rung, stage: Stage) -> None:
    assert stage_after_marking(rung, before=Rung.NOT_MARKED, stage=stage) is stage


@pytest.mark.parametrize("before", RUNGS)
@pytest.mark.parametrize("rung", RUNGS)
def test_a_stage_that_belonged_to_the_mark_goes_along_with_it(before: Rung, rung: Rung) -> None:
    found = stage_after_marking(rung, before=before, stage=STAGE_OF_RUNG[before])
    assert found is STAGE_OF_RUNG[rung]


@pytest.mark.parametrize("before", RUNGS)
@pytest.mark.parametrize("rung", Rung)
def test_a_stage_chosen_against_the_mark_stays(before: Rung, rung: Rung) -> None:
    stage = Stage.REGULATORY_STEP
    assert stage_after_marking(rung, before=before, stage=stage) is stage


@pytest.mark.parametrize("before", RUNGS)
def test_taking_the_mark_away_changes_no_stage(before: Rung) -> None:
    stage = STAGE_OF_RUNG[before]
    assert stage_after_marking(Rung.NOT_MARKED, before=before, stage=stage) is stage
