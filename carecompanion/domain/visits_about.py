"""Reads the visits that a headline is brought to: its pages are for the next of them."""

from __future__ import annotations

from typing import Final
from uuid import UUID

from carecompanion.domain.ports.notes import NotesStore
from carecompanion.domain.record_keys import VisitKey
from carecompanion.domain.records import Visit
from carecompanion.domain.visit_on_page import brings

_AT_ONCE: Final = 50


def visits_about(store: NotesStore, person_id: UUID, headline_id: UUID) -> tuple[Visit, ...]:
    """The newest visits that bring a headline, or a question of it, and those without a day."""
    dated = store.dated(person_id, kinds=(Visit,), topics=(), limit=_AT_ONCE)
    undated = store.keyed(person_id, VisitKey.NO_DAY, limit=_AT_ONCE)
    visits = (each for each in (*dated, *undated) if isinstance(each, Visit))
    return tuple(visit for visit in visits if brings(visit, headline_id))
