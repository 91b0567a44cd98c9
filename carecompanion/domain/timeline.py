"""Which day a record is about, so that everything dated can stand in one view."""

from __future__ import annotations

from carecompanion.domain.records import Attachment, Fact, Headline, Record


def day_of(record: Record) -> str:
    """The day, month or year a record is about, as ISO text; empty when it has none."""
    match record:
        case Fact():
            return record.dated
        case Headline() | Attachment():
            return record.added_on
        case _:
            return ""
