"""The past of records: their revisions, and what was deleted and can still be brought back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from carecompanion.domain.changes import Action
from carecompanion.domain.records import Record

DELETED_KEPT: Final = timedelta(days=30)
"""How long deleted records can be brought back (ux.md 2.1)."""


@dataclass(frozen=True, slots=True)
class Revision:
    """One state of one record. `record` is None where it was deleted, or erased for good since.

    `at` is when that state was last written, in UTC; typing in one field is one state.
    """

    id: int
    at: datetime
    action: Action
    record: Record | None


@dataclass(frozen=True, slots=True)
class DeletedRecord:
    """What one action deleted, as one thing to list and to bring back.

    `record` is the one that the others belong to, as it was: the headline, where a headline went
    with its story and answers. `with_it` are the ids of the others. `action` is what deleted it:
    a deletion, or the undoing of what had made it.
    """

    id: int
    at: datetime
    action: Action
    record: Record
    with_it: tuple[UUID, ...]
