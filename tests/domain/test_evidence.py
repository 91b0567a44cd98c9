"""A mark on the ladder is the family's own; it fills the stage only while nothing is chosen."""

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
    assert stage_after_marking(rung, Stage.UNKNOWN) is stage


@pytest.mark.parametrize("rung", Rung)
@pytest.mark.parametrize("stage", [stage for stage in Stage if stage is not Stage.UNKNOWN])
def test_a_stage_the_family_chose_stays(rung: Rung, stage: Stage) -> None:
    assert stage_after_marking(rung, stage) is stage
