"""Which questions a family has asked within a year, as their care memory tells."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final
from uuid import UUID

from carecompanion.domain.ports.notes import NotesStore
from carecompanion.domain.records import Fact, FactKind

LATELY: Final = timedelta(days=365)
_NEWEST: Final = 200
"""So many questions are looked at, the newest first."""


def same_question(text: str) -> str:
    """A question as it is compared with another: case and spaces do not count."""
    return " ".join(text.casefold().split())


def asked_lately(store: NotesStore, person_id: UUID, today: date) -> frozenset[str]:
    """The questions asked about a person within a year, answered or not, as `same_question` text.

    A question without a day is not among them: it may be an old one.
    """
    since = (today - LATELY).isoformat()
    records = store.dated(person_id, topics=(FactKind.QUESTION,), limit=_NEWEST)
    return frozenset(
        same_question(record.text)
        for record in records
        if isinstance(record, Fact) and record.dated >= since[: len(record.dated)]
    )
