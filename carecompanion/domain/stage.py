"""How far along a treatment is: one vocabulary for the walk, the page and the lens."""

from __future__ import annotations

from enum import StrEnum


class Stage(StrEnum):
    """What a text says about the stage. A regulatory step is asked for or allowed, not approved."""

    UNKNOWN = "unknown"
    PRECLINICAL = "preclinical"
    TRIAL = "trial"
    REGULATORY_STEP = "regulatory_step"
    APPROVED = "approved"
    OTHER = "other"
