"""One fact of the care memory: what the family wrote, where it comes from, and how old it is.

The text is kept exactly as typed. Nothing here normalises, compares or interprets it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import ClassVar
from uuid import UUID


class FactKind(StrEnum):
    """What a fact tells. `domain/memory.py` says where each one stands and which fields it has."""

    CONDITION = "condition"
    DIAGNOSIS = "diagnosis"
    GENE = "gene"
    GENE_CHANGE = "gene_change"
    BORN = "born"
    WEIGHT = "weight"
    MEASURE = "measure"
    DISEASE_STAGE = "disease_stage"
    ORGAN_FUNCTION = "organ_function"
    MOBILITY = "mobility"
    ANTIBODIES = "antibodies"
    COUNTRY = "country"
    TRIAL_PLACE = "trial_place"
    TRAVEL = "travel"
    FOLLOW_UP = "follow_up"
    HEALTH = "health"
    CENTRE = "centre"
    STUDY_CONTACT = "study_contact"
    TREATMENT = "treatment"
    RECEIVED = "received"
    QUESTION = "question"
    TRIAL = "trial"
    TALK = "talk"
    HANDED_OVER = "handed_over"
    PAPER = "paper"
    DECISION = "decision"
    AUTHORISATION = "authorisation"
    ALLERGY = "allergy"
    AVOID = "avoid"
    EMERGENCY_CONTACT = "emergency_contact"
    MATTERS = "matters"
    CHANGE = "change"
    PATH_STEP = "path_step"
    PLANNED_CHECK = "planned_check"
    CALL_SIGN = "call_sign"
    FOLLOW_UP_YEAR = "follow_up_year"
    EMERGENCY_WORDS = "emergency_words"
    """What the care team said to do in an emergency, copied; only the emergency sheet prints it."""


class Provenance(StrEnum):
    """Where a fact comes from; printed beside it (requirements.md, feature 6)."""

    FAMILY = "family"
    REPORT = "report"
    CLINICIAN = "clinician"
    LETTER = "letter"
    RETURNED_PAGE = "returned_page"
    """The clinic wrote it on the page that the family had brought."""


class FactField(StrEnum):
    """What a fact can say beside its text. Every field may stay empty."""

    OTHER_NAMES = "other_names"
    STATE = "state"
    CHANGE_TYPE = "change_type"
    COPIES = "copies"
    INHERITANCE = "inheritance"
    EFFECT = "effect"
    VALUE = "value"
    UNIT = "unit"
    TEAM = "team"
    CONTACT = "contact"
    NEXT_VISIT = "next_visit"
    DOSE = "dose"
    HOW_OFTEN = "how_often"
    SINCE = "since"
    STOPPED = "stopped"
    VECTOR = "vector"
    REACTION = "reaction"
    GROUP = "group"
    ON = "on"
    ANSWER = "answer"
    WHO = "who"
    REGISTRY_ID = "registry_id"
    STATUS = "status"
    ACCESS = "access"
    HEARD_FROM = "heard_from"
    AGREED = "agreed"
    WHY = "why"
    AUTHOR = "author"
    FOUND_WHERE = "found_where"
    NOT_TO_GIVE = "not_to_give"
    CAN_HAPPEN = "can_happen"
    USUAL = "usual"


@dataclass(frozen=True, slots=True)
class FactDetail:
    """What one field of a fact says. A date is ISO 8601 text, a choice the value of its enum."""

    field: FactField
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One fact of the care memory, with its source and its age (requirements.md, features 4, 6).

    Dates are ISO 8601 text of day, month or year precision ("2026-11-21", "2026-11" or "2026");
    empty means not said. `source` names the laboratory, the letter or who told it, and `source_on`
    the day of that; `known_on` is the day it was so; `checked_on` the day the family last said
    that it is still right. `none_known` is an answer of its own: asked, and there is none.
    `papers` are the ids of attachments.
    """

    KIND: ClassVar[str] = "fact"

    id: UUID
    person_id: UUID
    fact: FactKind
    text: str
    provenance: Provenance = Provenance.FAMILY
    known_on: str = ""
    show_on_pages: bool = True
    details: tuple[FactDetail, ...] = ()
    source: str = ""
    source_on: str = ""
    checked_on: str = ""
    none_known: bool = False
    papers: tuple[UUID, ...] = ()

    def detail(self, field: FactField) -> str:
        """What a field says; empty when nothing was written there."""
        return next((detail.text for detail in self.details if detail.field is field), "")

    def with_detail(self, field: FactField, text: str) -> Fact:
        """This fact with another text in one field; an empty text takes the field away."""
        kept = {detail.field: detail.text for detail in self.details} | {field: text}
        details = tuple(FactDetail(each, kept[each]) for each in FactField if kept.get(each))
        return replace(self, details=details)

    @property
    def dated(self) -> str:
        """The day it is about, for the timeline: when it happened or began, else when known."""
        return self.detail(FactField.ON) or self.detail(FactField.SINCE) or self.known_on
