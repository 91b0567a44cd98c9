"""What a check of a backup says it found, in numbers that read as people say them."""

from __future__ import annotations

import pytest

from carecompanion.domain.backups import CheckReport
from carecompanion.views.backup_words import check_words


@pytest.mark.parametrize(
    ("kinds", "words"),
    [
        (
            (("answer", 14), ("fact", 2), ("headline", 2), ("person", 1)),
            "It opens and is whole: 2 headlines, 14 answers, 2 facts.",
        ),
        (
            (("attachment", 1), ("headline", 1), ("person", 1), ("story", 1)),
            "It opens and is whole: one headline, one whole story, one file.",
        ),
        ((("person", 1),), "It opens and is whole. Nothing was written in it yet."),
        ((("of a later version", 3),), "It opens and is whole: 3 notes."),
    ],
)
def test_each_kind_is_counted_by_its_own_name(
    kinds: tuple[tuple[str, int], ...], words: str
) -> None:
    report = CheckReport(
        version=2,
        pages=9,
        kinds=kinds,
        deleted=0,
        revisions=9,
        attachments=0,
        attachment_bytes=0,
        incomplete_attachments=0,
        newest_change=None,
    )
    assert check_words(report) == words
