"""What is said after a damaged file was read: counts of what is not there, and no others."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from uuid import uuid4

import pytest

from carecompanion.domain.backups import RecordTrace, SalvageReport
from carecompanion.views.rescue_words import found_words

WHOLE = SalvageReport(
    pages=9,
    damaged_pages=(),
    is_cut=False,
    recovered=(("record", 3),),
    torn_rows=0,
    went_back=(),
    rebuilt=(),
    lost=(),
    incomplete_attachments=0,
)


def traces(count: int) -> tuple[RecordTrace, ...]:
    at = datetime(2026, 11, 2, tzinfo=UTC).isoformat()
    return tuple(RecordTrace(uuid4(), "headline", at) for _ in range(count))


DAMAGED = replace(WHOLE, damaged_pages=(4,))


@pytest.mark.parametrize(
    ("report", "words"),
    [
        (WHOLE, "All of your notes could be read."),
        (replace(DAMAGED, lost=traces(1)), "Could not be read: one headline."),
        (replace(DAMAGED, lost=traces(13)), "Could not be read: 13 headlines."),
        (replace(DAMAGED, went_back=traces(2)), "Without the last changes: 2 headlines."),
        (
            replace(DAMAGED, lost=traces(2), went_back=traces(1), incomplete_attachments=1),
            (
                "Could not be read: 2 headlines. Without the last changes: one headline. "
                "One file lacks a part."
            ),
        ),
        (
            DAMAGED,
            "Part of the file could not be read, but all notes found in it are whole.",
        ),
    ],
)
def test_only_what_is_not_there_is_counted(report: SalvageReport, words: str) -> None:
    assert found_words(report) == words
