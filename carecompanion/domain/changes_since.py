"""The daily changes since the last visit, a few of them, ready for a page (requirements.md, 4)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final
from uuid import UUID

from carecompanion.domain.facts import Fact, FactKind
from carecompanion.domain.ports.notes import NotesStore

CHANGES_SHOWN: Final = 3
"""How many changes a page has room for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangesSince:
    """What changed, newest first, and the day of the visit before; empty when none is known."""

    facts: tuple[Fact, ...] = ()
    visit: str = ""


NO_CHANGES: Final = ChangesSince()


def read_changes(store: NotesStore, person_id: UUID) -> ChangesSince:
    """The changes since the last visit that a page has room for."""
    visit = last_visit(store, person_id)
    return ChangesSince(facts=changes_since(store, person_id, visit), visit=visit)


def last_visit(store: NotesStore, person_id: UUID) -> str:
    """The day of the newest talk with a clinician as it is kept; empty when there is none."""
    talks = store.dated(person_id, topics=(FactKind.TALK,), limit=1)
    return talks[0].dated if talks and isinstance(talks[0], Fact) else ""


def changes_since(
    store: NotesStore, person_id: UUID, since_date: str, *, limit: int = CHANGES_SHOWN
) -> tuple[Fact, ...]:
    """At most `limit` changes of that day or later, newest day first; all days for an empty one.

    A date is ISO 8601 text of day, month or year precision. A change whose day is told less
    exactly than the visit counts as later when it may be.
    """
    newest = store.dated(person_id, topics=(FactKind.CHANGE,), limit=limit)
    facts = (fact for fact in newest if isinstance(fact, Fact) and fact.text.strip())
    return tuple(fact for fact in facts if may_be_since(fact.dated, since_date))


def may_be_since(day: str, since: str) -> bool:
    """Whether a date is not before another, as far as both are known."""
    known = min(len(day), len(since))
    return day[:known] >= since[:known]
