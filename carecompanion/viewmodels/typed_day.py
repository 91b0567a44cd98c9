"""A day that is being typed: what is none yet is kept beside its record, through a lock too."""

from __future__ import annotations

from typing import Final
from uuid import UUID

from carecompanion.domain.partial_date import PartialDateError, parse_date
from carecompanion.viewmodels.drafts import DraftsModel

_FIELD: Final = "day_typed"


class TypedDay:
    """The one day of a record, as somebody types it."""

    def __init__(self, drafts: DraftsModel) -> None:
        self._drafts = drafts

    def unfinished(self, record_id: UUID) -> str | None:
        """What was typed and is no day yet; None where a day is kept."""
        return self._drafts.text(record_id, _FIELD) or None

    def parse(self, record_id: UUID, text: str) -> str:
        """The day as it is kept, and no draft of it any more.

        Raises:
            PartialDateError: it is no day yet; what was typed is kept as a draft.
        """
        try:
            day = parse_date(text)
        except PartialDateError:
            self._drafts.keep(record_id, _FIELD, text)
            raise
        self.forget(record_id)
        return day

    def forget(self, record_id: UUID) -> None:
        """The day was set in another way."""
        self._drafts.keep(record_id, _FIELD, "")
