"""What a check of a backup says it found, in numbers that read as people say them."""

from __future__ import annotations

import pytest

from carecompanion.domain.backups import CheckReport
from carecompanion.views.backup_words import check_words


@pytest.mark.parametrize(
    ("notes", "files", "words"),
    [
        (18, 4, "It opens and is whole: 18 notes and 4 files."),
        (18, 1, "It opens and is whole: 18 notes and one file."),
        (1, 0, "It opens and is whole: one note and 0 files."),
    ],
)
def test_one_is_not_said_to_be_many(notes: int, files: int, words: str) -> None:
    report = CheckReport(
        version=2,
        pages=9,
        kinds=(("headline", notes),),
        deleted=0,
        revisions=notes,
        attachments=files,
        attachment_bytes=0,
        incomplete_attachments=0,
        newest_change=None,
    )
    assert check_words(report) == words
