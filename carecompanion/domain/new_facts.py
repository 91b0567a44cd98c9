"""A fact that nobody has written yet: what stands in its form at first, and when it is kept."""

from __future__ import annotations

from datetime import date
from typing import Final
from uuid import UUID

from carecompanion.domain.facts import Fact, FactField, FactKind
from carecompanion.domain.memory import FIELDS
from carecompanion.domain.records import new_id

HAPPEN_TODAY: Final = frozenset(
    {FactKind.QUESTION, FactKind.TALK, FactKind.DECISION, FactKind.CHANGE}
)
"""Written down the day they happen, most of the time: their form begins with the day of today."""


def new_fact(kind: FactKind, person_id: UUID, *, today: date, fact_id: UUID | None = None) -> Fact:
    """An empty fact of a kind, known today."""
    fact = Fact(
        id=fact_id or new_id(),
        person_id=person_id,
        fact=kind,
        text="",
        known_on=today.isoformat(),
    )
    if kind in HAPPEN_TODAY:
        return fact.with_detail(FactField.ON, today.isoformat())
    return fact


def says_something(fact: Fact, *, today: date) -> bool:
    """Whether a person wrote, chose or attached anything that is worth keeping."""
    begun = new_fact(fact.fact, fact.person_id, today=today, fact_id=fact.id)
    written = any(
        fact.detail(spec.field).strip() not in ("", begun.detail(spec.field))
        for spec in FIELDS[fact.fact]
    )
    from_somewhere = bool(fact.source.strip() or fact.source_on)
    return bool(fact.text.strip() or fact.none_known or written or from_somewhere or fact.papers)
