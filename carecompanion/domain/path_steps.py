"""What is ticked on the path of a treatment, kept as facts of the person."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Final
from uuid import UUID, uuid5

from carecompanion.domain.facts import Fact, FactField, FactKind
from carecompanion.domain.new_facts import new_fact

WRITTEN_DOWN: Final = (
    FactKind.PLANNED_CHECK,
    FactKind.CALL_SIGN,
    FactKind.FOLLOW_UP_YEAR,
    FactKind.STUDY_CONTACT,
)
"""What a family copies from the team, or keeps for the years after a treatment."""


def path_step_id(person_id: UUID, item: str) -> UUID:
    """The one id the tick at an item of the path can have, so that no two copies tick twice."""
    return uuid5(person_id, f"path/{item}")


def path_step(person_id: UUID, item: str, text: str, *, today: date) -> Fact:
    """The tick: what the item says, and the day of today. It stays off pages: it is a list."""
    begun = new_fact(
        FactKind.PATH_STEP, person_id, today=today, fact_id=path_step_id(person_id, item)
    )
    ticked = begun.with_detail(FactField.ON, today.isoformat())
    return replace(ticked, text=text, show_on_pages=False)
