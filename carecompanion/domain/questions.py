"""The 17 questions: ids and groups. Their words are content (resources/questions.toml).

Source of the ids and groups: requirements.md 2.0.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from carecompanion.domain.details import EligibilityDetail
from carecompanion.domain.genetics import DiagnosisState
from carecompanion.domain.people import Person, Relation


class Group(StrEnum):
    """The four groups, in the order of the walk."""

    RELEVANCE = "relevance"
    STAGE = "stage"
    RISK = "risk"
    ACCESS = "access"


class QuestionId(StrEnum):
    """The 17 questions, in the order of the walk; the ids are the same everywhere."""

    R1 = "R1"
    R2 = "R2"
    R3 = "R3"
    R4 = "R4"
    T1 = "T1"
    T2 = "T2"
    T3 = "T3"
    T4 = "T4"
    T5 = "T5"
    K1 = "K1"
    K2 = "K2"
    K3 = "K3"
    K4 = "K4"
    A1 = "A1"
    A2 = "A2"
    A3 = "A3"
    A4 = "A4"

    @property
    def group(self) -> Group:
        """The group of the walk this question belongs to."""
        return _GROUP_BY_LETTER[self.value[0]]


_GROUP_BY_LETTER: Mapping[str, Group] = {
    "R": Group.RELEVANCE,
    "T": Group.STAGE,
    "K": Group.RISK,
    "A": Group.ACCESS,
}

TRIAL_ONLY: frozenset[QuestionId] = frozenset({QuestionId.T2, QuestionId.T3, QuestionId.T4})
"""Rows that presuppose a trial and so offer "Does not apply" (requirements.md 2.0)."""


def questions_of(group: Group) -> tuple[QuestionId, ...]:
    """The questions of one group, in order."""
    return tuple(question for question in QuestionId if question.group is group)


class Asker(StrEnum):
    """Whose voice a question is in."""

    FAMILY = "family"
    ADULT = "adult"


def asker_of(person: Person) -> Asker:
    """Whose voice the questions about a person are in."""
    return Asker.ADULT if person.relation is Relation.ME else Asker.FAMILY


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionWording:
    """One question in the words of each place it appears in.

    `row` labels the row in the walk; `help` is the line under it there; `family` and `adult` are
    the full question as printed and asked; `short` is the line on an empty sheet; `page` is the
    label in the side-by-side table.
    """

    id: QuestionId
    row: str
    help: str
    family: str
    adult: str
    short: str
    page: str

    def full(self, asker: Asker) -> str:
        """The whole question in the voice of `asker`."""
        return self.adult if asker is Asker.ADULT else self.family


@dataclass(frozen=True, slots=True, kw_only=True)
class DetailWording:
    """The question about one of the 14 details, in the words of each place it appears in.

    `family` and `adult` are the question as printed and asked; `short` is how it is listed; `page`
    is the label in the side-by-side table.
    """

    family: str
    adult: str
    short: str
    page: str

    def full(self, asker: Asker) -> str:
        """The whole question in the voice of `asker`."""
        return self.adult if asker is Asker.ADULT else self.family


@dataclass(frozen=True, slots=True, kw_only=True)
class CombinedWording:
    """A question of the fixed rules (ux.md 3.2), which may ask several rows at once.

    `question` is the row it belongs to; `covers` are the other rows that it also asks.
    """

    key: str
    question: QuestionId
    covers: tuple[QuestionId, ...]
    family: str
    adult: str

    def full(self, asker: Asker) -> str:
        """The whole question in the voice of `asker`."""
        return self.adult if asker is Asker.ADULT else self.family


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupWording:
    """A group in words: `heading` on screen, `short` on the sheet, `lead` under the heading.

    `adult_heading` is the heading for a person who keeps notes about themself; empty when the
    heading is the same for everyone.
    """

    group: Group
    heading: str
    short: str
    lead: str
    adult_heading: str = ""

    def title(self, asker: Asker) -> str:
        """The heading in the voice of `asker`."""
        return self.adult_heading if asker is Asker.ADULT and self.adult_heading else self.heading


@dataclass(frozen=True, slots=True, kw_only=True)
class StateWording:
    """The questions about the gene where the diagnosis is in one state, in place of the usual ones.

    `gene_change` is the label of the gene change on a page.
    """

    gene_change: str
    questions: Mapping[QuestionId, QuestionWording]
    combined: Mapping[str, CombinedWording]


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionTable:
    """All wording of the 17 questions, their groups and the combined questions of the fixed rules.

    `reasons` are the sentences under a chosen question, by the key in `ChosenQuestion.reason`;
    `{row}` in one of them stands for the row label of the question. `states` has the wording for
    states of a diagnosis; `gene_change` is empty where pages call the gene change as usual.
    `details` are the questions about the 14 details. `usual` is the table as it was before it got
    the wording of a state; None where it has none.
    """

    questions: Mapping[QuestionId, QuestionWording]
    groups: Mapping[Group, GroupWording]
    combined: Mapping[str, CombinedWording]
    reasons: Mapping[str, str]
    states: Mapping[DiagnosisState, StateWording] = field(default_factory=dict)
    gene_change: str = ""
    details: Mapping[EligibilityDetail, DetailWording] = field(default_factory=dict)
    usual: QuestionTable | None = None
