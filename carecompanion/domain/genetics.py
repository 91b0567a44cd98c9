"""What a family can say about a diagnosis and a gene change, in their words or the report's.

These are choices that a person makes from a letter or a talk. Nothing here is worked out from a
variant, and nothing is interpreted (requirements.md, section 7, never 2).
"""

from __future__ import annotations

from enum import StrEnum


class DiagnosisState(StrEnum):
    """How sure the diagnosis is, as the team told it (requirements.md, feature 13)."""

    CONFIRMED = "confirmed"
    LIKELY = "likely"
    UNCERTAIN_VARIANT = "uncertain_variant"
    CLINICAL = "clinical"
    UNDIAGNOSED = "undiagnosed"


class ChangeType(StrEnum):
    """What kind of change the report names (S1, 19)."""

    ONE_LETTER = "one_letter"
    DELETION = "deletion"
    DUPLICATION = "duplication"
    INSERTION = "insertion"
    REPEAT = "repeat"
    OTHER = "other"
    NOT_KNOWN = "not_known"


class Copies(StrEnum):
    """In how many copies of the gene the change was found."""

    ONE = "one"
    BOTH = "both"
    NOT_KNOWN = "not_known"


class Inheritance(StrEnum):
    """How the condition runs in a family, as told."""

    DOMINANT = "dominant"
    RECESSIVE = "recessive"
    X_LINKED = "x_linked"
    MITOCHONDRIAL = "mitochondrial"
    NEW_CHANGE = "new_change"
    NOT_KNOWN = "not_known"


class GeneEffect(StrEnum):
    """What the change does to the gene, as told: it works less, or does something new (S1, 36)."""

    LOSS = "loss"
    GAIN = "gain"
    NOT_KNOWN = "not_known"


class AccessState(StrEnum):
    """What "available somewhere" can mean here (S0, 28 to 34). A family's note, never a verdict."""

    OTHER_COUNTRY = "other_country"
    PRIVATE = "private"
    TRIAL = "trial"
    BEFORE_AGE_OR_STAGE = "before_age_or_stage"
    SPECIALIST_CENTRES = "specialist_centres"
    LONG_MONITORING = "long_monitoring"
    NOT_RIGHT_NOW = "not_right_now"
