"""How far along a treatment is, in one vocabulary for the lens, the walk and the page (DESIGN.md section 5)."""

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
