"""Learn as values: cards, terms, tables and sources, each with its dates.

The words are content (resources/learn/, docs/content.md). Nothing here is about a person, and
nothing here decides: a card explains, and ends in a question for the care team.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Protocol

from carecompanion.domain.learn_path import TreatmentPath
from carecompanion.domain.learn_stamp import LearnQuestion, Stamp
from carecompanion.domain.learn_tables import DatedTable
from carecompanion.domain.questions import QuestionId
from carecompanion.domain.words import Quoted


class HasStamp(Protocol):
    """Anything that says where it comes from and when it is looked at again."""

    @property
    def stamp(self) -> Stamp:
        """Its sources and dates."""


class CardPart(StrEnum):
    """The parts of a card in the order of reading."""

    SHORT = "short"
    PLAIN = "plain"
    MATTERS = "matters"
    HOW = "how"


class PictureName(StrEnum):
    """The drawn pictures that a card can show."""

    IN_VIVO_EX_VIVO = "in_vivo_ex_vivo"
    FOUR_WAYS = "four_ways"
    HEADLINE_TO_SPECIFICS = "headline_to_specifics"
    EVIDENCE_LADDER = "evidence_ladder"
    TREATMENT_PATH = "treatment_path"
    FOLLOWUP_YEARS = "followup_years"
    AAV_CARRIER = "aav_carrier"


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where something is from, named so that a family can find it without this app."""

    id: str
    title: str
    publisher: str
    where: str
    dated: str


@dataclass(frozen=True, slots=True)
class CardSection:
    """One part of a card: its paragraphs."""

    part: CardPart
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One explanation.

    `heavy` is about dying or about how long people live: closed until somebody chooses to read
    it, and never with a picture (ux.md 4.4). `rows` are the questions of the walk it prepares.
    """

    id: str
    title: str
    sections: tuple[CardSection, ...]
    question: LearnQuestion
    terms: tuple[str, ...]
    stamp: Stamp
    rows: tuple[QuestionId, ...] = ()
    see: tuple[str, ...] = ()
    picture: PictureName | None = None
    heavy: bool = False

    @property
    def lines(self) -> tuple[str, ...]:
        """All paragraphs, in the order of reading."""
        return tuple(line for section in self.sections for line in section.lines)


@dataclass(frozen=True, slots=True)
class Theme:
    """Cards that belong together, in the order of reading."""

    id: str
    title: str
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A word and its meaning. `also` are the other ways it is written, as others write them.

    `apart` says what it is easily mixed up with.
    """

    id: str
    name: str
    plain: str
    cards: tuple[str, ...]
    stamp: Stamp
    also: tuple[Quoted, ...] = ()
    apart: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Learn:
    """Everything there is to read, and where it is from."""

    themes: tuple[Theme, ...]
    terms: Mapping[str, Term]
    tables: tuple[DatedTable, ...]
    path: TreatmentPath
    sources: Mapping[str, Source]

    @property
    def cards(self) -> tuple[Card, ...]:
        """The cards of all themes."""
        return tuple(card for theme in self.themes for card in theme.cards)


def is_past_review(item: HasStamp, today: date) -> bool:
    """Whether `item` was to be looked at again before `today`: then it is greyed, never printed."""
    return today > item.stamp.review_by
