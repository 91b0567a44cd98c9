"""How the care memory is laid out: its parts, the facts in each, and the fields of each fact.

The ten kinds are those of ux.md 2.6 in their order; three parts stand beside them. One table says
what a form asks, what a page prints and what the timeline shows.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, StrEnum, auto
from types import MappingProxyType
from typing import Final

from carecompanion.domain.details import EligibilityDetail as EligibilityDetail  # noqa: PLC0414
from carecompanion.domain.facts import FactField, FactKind
from carecompanion.domain.genetics import (
    AccessState,
    ChangeType,
    Copies,
    DiagnosisState,
    GeneEffect,
    Inheritance,
)
from carecompanion.domain.questions import Group


class MemoryPart(StrEnum):
    """A row of the care memory: the ten kinds, then what stands beside them."""

    CONDITION = "condition"
    GENE = "gene"
    HEALTH = "health"
    CENTRE = "centre"
    TREATMENTS = "treatments"
    QUESTIONS = "questions"
    TRIALS = "trials"
    TALKS = "talks"
    PAPERS = "papers"
    DECISIONS = "decisions"
    SAFETY = "safety"
    MATTERS = "matters"
    CHANGES = "changes"


TEN_KINDS: Final = tuple(MemoryPart)[:10]
"""The ten kinds of S0, 1 to 10."""

FACTS_OF_PART: Final[Mapping[MemoryPart, tuple[FactKind, ...]]] = MappingProxyType(
    {
        MemoryPart.CONDITION: (FactKind.CONDITION, FactKind.DIAGNOSIS),
        MemoryPart.GENE: (FactKind.GENE, FactKind.GENE_CHANGE),
        MemoryPart.HEALTH: (
            FactKind.HEALTH,
            FactKind.BORN,
            FactKind.WEIGHT,
            FactKind.DISEASE_STAGE,
            FactKind.MOBILITY,
            FactKind.ORGAN_FUNCTION,
            FactKind.ANTIBODIES,
            FactKind.MEASURE,
            FactKind.COUNTRY,
            FactKind.TRAVEL,
        ),
        MemoryPart.CENTRE: (FactKind.CENTRE,),
        MemoryPart.TREATMENTS: (
            FactKind.TREATMENT,
            FactKind.RECEIVED,
            FactKind.FOLLOW_UP,
            FactKind.PATH_STEP,
            FactKind.PLANNED_CHECK,
            FactKind.CALL_SIGN,
            FactKind.FOLLOW_UP_YEAR,
        ),
        MemoryPart.QUESTIONS: (FactKind.QUESTION,),
        MemoryPart.TRIALS: (FactKind.TRIAL, FactKind.TRIAL_PLACE, FactKind.STUDY_CONTACT),
        MemoryPart.TALKS: (FactKind.TALK,),
        MemoryPart.PAPERS: (FactKind.PAPER,),
        MemoryPart.DECISIONS: (FactKind.DECISION, FactKind.AUTHORISATION, FactKind.HANDED_OVER),
        MemoryPart.SAFETY: (
            FactKind.ALLERGY,
            FactKind.AVOID,
            FactKind.EMERGENCY_CONTACT,
            FactKind.EMERGENCY_WORDS,
        ),
        MemoryPart.MATTERS: (FactKind.MATTERS,),
        MemoryPart.CHANGES: (FactKind.CHANGE,),
    }
)
"""The facts of each part; the first is what "Add" offers first. Each fact stands in one part."""

PART_OF_FACT: Final[Mapping[FactKind, MemoryPart]] = MappingProxyType(
    {kind: part for part, kinds in FACTS_OF_PART.items() for kind in kinds}
)
"""Where a fact stands."""

SAFETY_FACTS: Final = (
    FactKind.ALLERGY,
    FactKind.TREATMENT,
    FactKind.RECEIVED,
    FactKind.AVOID,
    FactKind.EMERGENCY_CONTACT,
)
"""The safety strip that clinicians need, in its order; "none known" is a value of its own."""


FACTS_OF_DETAIL: Final[Mapping[EligibilityDetail, tuple[FactKind, ...]]] = MappingProxyType(
    {
        EligibilityDetail.EXACT_DIAGNOSIS: (FactKind.CONDITION,),
        EligibilityDetail.GENE: (FactKind.GENE,),
        EligibilityDetail.VARIANT_TYPE: (FactKind.GENE_CHANGE,),
        EligibilityDetail.AGE: (FactKind.BORN,),
        EligibilityDetail.WEIGHT: (FactKind.WEIGHT,),
        EligibilityDetail.DISEASE_STAGE: (FactKind.DISEASE_STAGE,),
        EligibilityDetail.PREVIOUS_TREATMENTS: (FactKind.RECEIVED, FactKind.TREATMENT),
        EligibilityDetail.ORGAN_FUNCTION: (FactKind.ORGAN_FUNCTION,),
        EligibilityDetail.MOBILITY_OR_BREATHING: (FactKind.MOBILITY,),
        EligibilityDetail.ANTIBODIES: (FactKind.ANTIBODIES,),
        EligibilityDetail.COUNTRY_OR_CENTRE: (FactKind.COUNTRY, FactKind.CENTRE),
        EligibilityDetail.TRIAL_PLACE: (FactKind.TRIAL_PLACE,),
        EligibilityDetail.TRAVEL: (FactKind.TRAVEL,),
        EligibilityDetail.FOLLOW_UP: (FactKind.FOLLOW_UP,),
    }
)
"""Which facts answer a detail; the first is what "Add" writes."""


class FieldShape(Enum):
    """How a field is written."""

    LINE = auto()
    TEXT = auto()
    DATE = auto()
    CHOICE = auto()


@dataclass(frozen=True, slots=True)
class FieldSpec:
    """One field of a form. `choices` is the enum of a field of shape CHOICE."""

    field: FactField
    shape: FieldShape = FieldShape.LINE
    choices: type[StrEnum] | None = None


def _line(field: FactField) -> FieldSpec:
    return FieldSpec(field)


def _text(field: FactField) -> FieldSpec:
    return FieldSpec(field, FieldShape.TEXT)


def _date(field: FactField) -> FieldSpec:
    return FieldSpec(field, FieldShape.DATE)


def _choice(field: FactField, choices: type[StrEnum]) -> FieldSpec:
    return FieldSpec(field, FieldShape.CHOICE, choices)


_MEASURED = (_line(FactField.VALUE), _line(FactField.UNIT))

FIELDS: Final[Mapping[FactKind, tuple[FieldSpec, ...]]] = MappingProxyType(
    dict.fromkeys(FactKind, ())
    | {
        FactKind.CONDITION: (_line(FactField.OTHER_NAMES),),
        FactKind.DIAGNOSIS: (_choice(FactField.STATE, DiagnosisState),),
        FactKind.GENE: (
            _choice(FactField.INHERITANCE, Inheritance),
            _choice(FactField.EFFECT, GeneEffect),
        ),
        FactKind.GENE_CHANGE: (
            _choice(FactField.CHANGE_TYPE, ChangeType),
            _choice(FactField.COPIES, Copies),
        ),
        FactKind.WEIGHT: _MEASURED,
        FactKind.MEASURE: _MEASURED,
        FactKind.ANTIBODIES: (_line(FactField.VECTOR),),
        FactKind.CENTRE: (
            _line(FactField.TEAM),
            _line(FactField.CONTACT),
            _date(FactField.NEXT_VISIT),
        ),
        FactKind.STUDY_CONTACT: (_line(FactField.CONTACT), _date(FactField.SINCE)),
        FactKind.TREATMENT: (
            _line(FactField.DOSE),
            _line(FactField.HOW_OFTEN),
            _date(FactField.SINCE),
            _date(FactField.STOPPED),
        ),
        FactKind.RECEIVED: (
            _date(FactField.ON),
            _line(FactField.VECTOR),
            _line(FactField.FOUND_WHERE),
        ),
        FactKind.QUESTION: (
            _choice(FactField.GROUP, Group),
            _date(FactField.ON),
            _text(FactField.ANSWER),
            _line(FactField.WHO),
        ),
        FactKind.TRIAL: (
            _line(FactField.REGISTRY_ID),
            _line(FactField.STATUS),
            _choice(FactField.ACCESS, AccessState),
            _line(FactField.HEARD_FROM),
            _line(FactField.CONTACT),
        ),
        FactKind.TALK: (
            _date(FactField.ON),
            _line(FactField.WHO),
            _text(FactField.AGREED),
        ),
        FactKind.HANDED_OVER: (
            _date(FactField.ON),
            _line(FactField.WHO),
        ),
        FactKind.PAPER: (
            _line(FactField.AUTHOR),
            _date(FactField.ON),
            _line(FactField.FOUND_WHERE),
        ),
        FactKind.DECISION: (
            _date(FactField.ON),
            _text(FactField.WHY),
            _line(FactField.WHO),
        ),
        FactKind.AUTHORISATION: (
            _date(FactField.ON),
            _line(FactField.STATUS),
            _line(FactField.WHO),
        ),
        FactKind.ALLERGY: (_line(FactField.REACTION),),
        FactKind.EMERGENCY_CONTACT: (_line(FactField.CONTACT),),
        FactKind.EMERGENCY_WORDS: (
            _text(FactField.NOT_TO_GIVE),
            _text(FactField.CAN_HAPPEN),
            _text(FactField.USUAL),
            _line(FactField.WHO),
            _date(FactField.ON),
        ),
        FactKind.CHANGE: (_date(FactField.ON),),
        FactKind.PATH_STEP: (_date(FactField.ON),),
        FactKind.PLANNED_CHECK: (
            _line(FactField.HOW_OFTEN),
            _line(FactField.FOUND_WHERE),
            _line(FactField.WHO),
        ),
        FactKind.CALL_SIGN: (_line(FactField.CONTACT), _line(FactField.WHO)),
        FactKind.FOLLOW_UP_YEAR: (
            _date(FactField.ON),
            _line(FactField.WHO),
            _line(FactField.FOUND_WHERE),
            _date(FactField.NEXT_VISIT),
        ),
    }
)
"""The fields of each fact beside its text, source and dates, in the order of the form."""
