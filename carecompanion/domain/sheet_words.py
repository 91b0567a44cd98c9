"""Every word the app itself prints on sheets to write on (resources/pages/sheets.toml)."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class AfterVisitWords:
    """The strings of the record of a visit."""

    title: str
    hope: str
    asked: str
    question: str
    said_by: str
    steps: str
    what: str
    who: str
    by_when: str
    still_open: str
    look_up: str
    understood: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanWords:
    """The headings of the plan for checks; its fields are those of Learn."""

    columns: str
    calls: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EmergencyWords:
    """The strings of the emergency sheet."""

    title: str
    lead: str
    known: str
    call: str
    team: str
    usual: str
    do: str
    avoid: str
    problems: str
    given_by: str
    given_on: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetsWords:
    """All printed words of the sheets to write on, in one language."""

    name: str
    born: str
    visit: str
    with_whom: str
    not_advice: str
    after_visit: AfterVisitWords
    plan: PlanWords
    emergency: EmergencyWords
