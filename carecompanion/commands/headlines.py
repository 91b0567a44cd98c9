"""Which headline a command is about: the newest one, or the one of an id."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

if TYPE_CHECKING:
    from carecompanion.domain.ports.notes import NotesStore
    from carecompanion.domain.walk import Walk


def find_walk(store: NotesStore, wanted: str) -> Walk | None:
    """The walk of the headline called `latest` or of this id; None when there is none."""
    from carecompanion.domain.records import Headline
    from carecompanion.domain.walk import read_walk
    from carecompanion.domain.whose import current_person

    if wanted == "latest":
        newest = store.of_person(Headline, current_person(store).id, limit=1)
        return read_walk(store, newest[0].id) if newest else None
    try:
        return read_walk(store, UUID(wanted))
    except ValueError:
        return None
