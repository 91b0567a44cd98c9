"""Whose notes are being read: one person at a time, chosen by the family, never mixed."""

from __future__ import annotations

from typing import Final
from uuid import UUID

from carecompanion.domain.ports.notes import NotesStore
from carecompanion.domain.records import Person

PERSON_STATE: Final = "person"
"""The piece of screen state that names the person shown last."""


def current_person(store: NotesStore) -> Person:
    """The person whose notes were shown last; the first one when there is no telling."""
    kept = store.read_state(PERSON_STATE)
    chosen = store.get(UUID(kept)) if kept else None
    return chosen if isinstance(chosen, Person) else store.people()[0]


def choose_person(store: NotesStore, person_id: UUID) -> Person:
    """Show this person from now on, and who is shown: another one where this one is gone."""
    store.write_state(PERSON_STATE, str(person_id))
    return current_person(store)
