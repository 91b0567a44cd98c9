"""The path of a treatment as things to tick, to copy and to ask.

A plan for checks is always the team's: the app has room for their words and none of its own.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from carecompanion.domain.learn_stamp import LearnQuestion, Stamp

MOST_YEARS: Final = 15
"""So many yearly rows a follow-up can have."""


class RouteKind(StrEnum):
    """What a route leads to."""

    ACCESS = "access"
    SECOND_OPINION = "second_opinion"


@dataclass(frozen=True, slots=True)
class PathItem:
    """One thing to tick off, or one field to fill; `help` is a line under it."""

    id: str
    text: str
    help: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PathStep:
    """A step of the path: what it is, what to tick, and the card that explains it."""

    id: str
    title: str
    plain: str
    items: tuple[PathItem, ...]
    question: LearnQuestion
    card: str
    stamp: Stamp


@dataclass(frozen=True, slots=True, kw_only=True)
class MonitoringPlanTemplate:
    """The fields of a sheet that a family fills with the team's own words.

    `tests` are the columns of its table, `calls` the fields about when and whom to call.
    """

    title: str
    lead: str
    copied: str
    tests: tuple[PathItem, ...]
    calls: tuple[PathItem, ...]
    stamp: Stamp


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUpTemplate:
    """One row a year up to `MOST_YEARS`, whom to reach, and what to do after moving house.

    `row` has a place for {year}.
    """

    title: str
    lead: str
    row: str
    yearly: tuple[PathItem, ...]
    contact: tuple[PathItem, ...]
    moved: tuple[PathItem, ...]
    stamp: Stamp


@dataclass(frozen=True, slots=True, kw_only=True)
class Route:
    """A way to a treatment or to another team. Without a sourced fact it is a question alone."""

    id: str
    kind: RouteKind
    place: str
    title: str
    question: LearnQuestion
    plain: str = ""
    stamp: Stamp


@dataclass(frozen=True, slots=True, kw_only=True)
class TreatmentPath:
    """The steps, the sheet of checks, the yearly follow-up and the routes."""

    title: str
    lead: str
    steps: tuple[PathStep, ...]
    plan: MonitoringPlanTemplate
    follow_up: FollowUpTemplate
    routes: tuple[Route, ...]
