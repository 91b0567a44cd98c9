"""The evidence ladder: where the family sees the news standing. It is their mark, never computed.

A ladder says how far a kind of study is from everyday care. It gives no value to what was found.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from carecompanion.domain.stage import Stage


class Rung(StrEnum):
    """The rungs, lowest first; `NOT_MARKED` is none of them."""

    NOT_MARKED = ""
    LAB = "lab"
    ANIMALS = "animals"
    FIRST_TRIAL = "first_trial"
    LATER_TRIAL = "later_trial"
    APPROVED = "approved"


RUNGS: Final = tuple(rung for rung in Rung if rung is not Rung.NOT_MARKED)
"""What can be marked, lowest first."""

STAGE_OF_RUNG: Final[Mapping[Rung, Stage]] = MappingProxyType(
    {
        Rung.LAB: Stage.PRECLINICAL,
        Rung.ANIMALS: Stage.PRECLINICAL,
        Rung.FIRST_TRIAL: Stage.TRIAL,
        Rung.LATER_TRIAL: Stage.TRIAL,
        Rung.APPROVED: Stage.APPROVED,
    }
)
"""The stage of row T1 that a rung belongs to; several rungs share one, so none follows from it."""


def stage_after_marking(rung: Rung, *, before: Rung, stage: Stage) -> Stage:
    """The stage of row T1 once the mark goes from the rung `before` to `rung`.

    An open stage, and one that belonged to the mark, go with it. A stage that the family chose
    otherwise stays theirs, and taking the mark away changes none.
    """
    goes_along = stage in (Stage.UNKNOWN, STAGE_OF_RUNG.get(before))
    return STAGE_OF_RUNG.get(rung, stage) if goes_along else stage
