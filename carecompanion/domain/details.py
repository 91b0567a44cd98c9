"""The 14 details that a therapy or a trial asks about, and those that are never compared."""

from __future__ import annotations

from enum import StrEnum
from typing import Final


class EligibilityDetail(StrEnum):
    """The 14 details that a therapy or a trial asks about (S0, 13 to 26). Shown, never judged."""

    EXACT_DIAGNOSIS = "exact_diagnosis"
    GENE = "gene"
    VARIANT_TYPE = "variant_type"
    AGE = "age"
    WEIGHT = "weight"
    DISEASE_STAGE = "disease_stage"
    PREVIOUS_TREATMENTS = "previous_treatments"
    ORGAN_FUNCTION = "organ_function"
    MOBILITY_OR_BREATHING = "mobility_or_breathing"
    ANTIBODIES = "antibodies"
    COUNTRY_OR_CENTRE = "country_or_centre"
    TRIAL_PLACE = "trial_place"
    TRAVEL = "travel"
    FOLLOW_UP = "follow_up"


NEVER_COMPARED: Final = frozenset(
    {
        EligibilityDetail.AGE,
        EligibilityDetail.WEIGHT,
        EligibilityDetail.DISEASE_STAGE,
        EligibilityDetail.PREVIOUS_TREATMENTS,
        EligibilityDetail.ORGAN_FUNCTION,
        EligibilityDetail.MOBILITY_OR_BREATHING,
        EligibilityDetail.ANTIBODIES,
    }
)
"""Details where a screen says that the app does not compare them (ux.md 4.2); it marks none."""
