"""What the lens points at in a news text: words with their place, and never a conclusion.

A finding quotes. Which of the 17 rows its words stand beside is a table here; what they mean for a
person is for the family and their team.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from carecompanion.domain.memory import EligibilityDetail
from carecompanion.domain.questions import QuestionId
from carecompanion.domain.stage import Stage
from carecompanion.domain.words import Quoted

__all__ = [
    "ROW_TOPICS",
    "Aspect",
    "Finding",
    "Findings",
    "NewsReader",
    "Publication",
    "Recruiting",
    "Topic",
]


class Topic(StrEnum):
    """What the words of a finding are about."""

    STAGE = "stage"
    PHASE = "phases"
    TRIAL_ID = "trial_ids"
    RECRUITING = "recruiting"
    LOCATION = "locations"
    PUBLICATION = "publication"
    CONDITION = "conditions"
    GENE = "genes"
    VARIANT = "variants"
    ELIGIBILITY = "eligibility"
    DELIVERY = "delivery"
    RISK = "risks"
    FOLLOW_UP = "followup"
    ACCESS = "access"
    HYPE = "hype"
    NOTE = "notes"


class Recruiting(StrEnum):
    """What the text says about taking new people into a study."""

    YES = "yes"
    NO = "no"
    COMPLETED = "completed"
    UNKNOWN = "unknown"


class Publication(StrEnum):
    """The strongest form of publication that the text itself states."""

    PEER_REVIEWED = "peer_reviewed"
    CONFERENCE = "conference"
    PRESS_RELEASE = "press_release"
    UNCLEAR = "unclear"


class Aspect(StrEnum):
    """Which side of a topic some words are about, where one topic stands beside several rows."""

    OBSERVED = "observed"
    MONITORING = "monitoring"
    NOT_KNOWN = "not_known"
    AVAILABLE = "available"
    PAYMENT = "payment"
    CENTRE = "centre"
    ADVICE = "advice"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Words of the text. `start` and `end` are offsets in code points: `text == news[start:end]`.

    `value` says what they are within their topic: the registry of a trial id, the listed symbol of
    a gene, the `EligibilityDetail` of a limit, the `Aspect` of a risk, follow-up or access, the
    key of the note about a careful word. Empty where there is nothing to say.
    """

    topic: Topic
    start: int
    end: int
    text: Quoted
    value: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """Everything the lens found in one text, in the order of the text.

    `language` is an ISO 639-1 code, "und" where it is not known. `stage`, `recruiting` and
    `publication` say which of a few readings the quoted words of their topic support.
    """

    language: str = "und"
    stage: Stage = Stage.UNKNOWN
    recruiting: Recruiting = Recruiting.UNKNOWN
    publication: Publication = Publication.UNCLEAR
    found: tuple[Finding, ...] = ()

    def of(self, topic: Topic) -> tuple[Finding, ...]:
        """The findings of one topic."""
        return tuple(finding for finding in self.found if finding.topic is topic)

    def beside(self, question: QuestionId) -> tuple[Finding, ...]:
        """The words that stand beside one of the 17 rows; none means "The text does not say"."""
        fits = ROW_TOPICS[question]
        return tuple(finding for finding in self.found if fits(finding))

    def about_detail(self, detail: EligibilityDetail) -> tuple[Finding, ...]:
        """The limits that the text names for one of the 14 details."""
        limits = self.of(Topic.ELIGIBILITY)
        return tuple(finding for finding in limits if finding.value == detail.value)


NewsReader = Callable[[str], Findings]
"""Reads one news text. Pure; takes milliseconds for a page and up to seconds for a megabyte."""


def _about(topic: Topic, *values: str) -> Callable[[Finding], bool]:
    """Fits findings of a topic; with `values`, only those that have one of them."""

    def fits(finding: Finding) -> bool:
        return finding.topic is topic and (not values or finding.value in values)

    return fits


def _not_known(finding: Finding) -> bool:
    return finding.value == Aspect.NOT_KNOWN


def _risk(finding: Finding) -> bool:
    return finding.topic is Topic.RISK and not _not_known(finding)


ROW_TOPICS: Final[Mapping[QuestionId, Callable[[Finding], bool]]] = MappingProxyType(
    {
        QuestionId.R1: _about(Topic.CONDITION),
        QuestionId.R2: _about(Topic.GENE),
        QuestionId.R3: _about(Topic.VARIANT),
        QuestionId.R4: _about(
            Topic.ELIGIBILITY, EligibilityDetail.AGE, EligibilityDetail.DISEASE_STAGE
        ),
        QuestionId.T1: _about(Topic.STAGE),
        QuestionId.T2: _about(Topic.PHASE),
        QuestionId.T3: _about(Topic.RECRUITING),
        QuestionId.T4: _about(Topic.LOCATION),
        QuestionId.T5: _about(Topic.PUBLICATION),
        QuestionId.K1: _risk,
        QuestionId.K2: _about(Topic.FOLLOW_UP, Aspect.OBSERVED),
        QuestionId.K3: _about(Topic.FOLLOW_UP, Aspect.MONITORING),
        QuestionId.K4: _not_known,
        QuestionId.A1: _about(Topic.ACCESS, Aspect.AVAILABLE),
        QuestionId.A2: _about(Topic.ACCESS, Aspect.PAYMENT),
        QuestionId.A3: _about(Topic.ACCESS, Aspect.CENTRE),
        QuestionId.A4: _about(Topic.ACCESS, Aspect.ADVICE),
    }
)
"""Which findings stand beside which row."""
