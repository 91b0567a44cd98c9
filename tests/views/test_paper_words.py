"""Whatever goes wrong with a paper: what happened, what is safe, what to do, in short sentences."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from carecompanion.domain.errors import (
    AttachingCancelledError,
    AttachmentTooLargeError,
    CareError,
    DiskFullError,
    ExportError,
    FolderNotWritableError,
    PaperGoneError,
    PaperTooLargeError,
    PaperUnreadableError,
    SourceUnreadableError,
    VaultDamagedError,
)
from carecompanion.domain.records import ATTACHMENT_LIMIT, Attachment, MediaType, new_id
from carecompanion.views.paper_words import (
    adding_problem,
    copying_problem,
    kind_words,
    paper_details,
    paper_title,
    showing_problem,
)
from carecompanion.views.size_words import size_words

NOTES = Path("notes.carevault")
ADDING = (
    AttachmentTooLargeError("film.mov", limit=ATTACHMENT_LIMIT),
    SourceUnreadableError("letter.pdf"),
    AttachingCancelledError("letter.pdf"),
    DiskFullError(NOTES),
    FolderNotWritableError(NOTES),
)
SHOWING = (PaperGoneError(), PaperTooLargeError(), PaperUnreadableError(), VaultDamagedError(NOTES))


def sentences(text: str) -> list[str]:
    return re.split(r"(?<=[.:]) ", text)


@pytest.mark.parametrize("error", ADDING, ids=lambda error: type(error).__name__)
def test_a_file_that_was_not_added_leaves_nobody_in_doubt(error: CareError) -> None:
    words = adding_problem(error)

    assert "safe" in words
    assert all(len(sentence.split()) <= 20 for sentence in sentences(words))


@pytest.mark.parametrize("error", SHOWING, ids=lambda error: type(error).__name__)
def test_a_file_that_cannot_be_shown_has_a_reason_of_its_own(error: CareError) -> None:
    words = showing_problem(error)

    assert [showing_problem(other) for other in SHOWING].count(words) == 1
    assert all(len(sentence.split()) <= 20 for sentence in sentences(words))
    assert copying_problem(error) == words


def test_a_full_disk_is_named() -> None:
    assert "the disk is full" in adding_problem(DiskFullError(NOTES))
    assert "or is full" in copying_problem(ExportError(Path("copy.pdf")))


@pytest.mark.parametrize(
    ("size", "words"),
    [(6, "less than 1 kB"), (2_048, "2 kB"), (2_400_000, "2.3 MB"), (ATTACHMENT_LIMIT, "100.0 MB")],
)
def test_a_size_is_said_in_words(size: int, words: str) -> None:
    assert size_words(size) == words


def test_every_kind_has_a_word() -> None:
    assert all(kind_words(kind) for kind in MediaType)


def test_a_paper_is_told_apart_by_size_day_and_note() -> None:
    paper = Attachment(id=new_id(), person_id=new_id(), size=2_400_000, added_on="2026-11-02")

    assert paper_title(paper) == "A file without a name"
    assert paper_details(paper) == "2.3 MB, added on 2 November 2026"


def test_a_note_follows_and_a_missing_day_is_left_out() -> None:
    paper = Attachment(id=new_id(), person_id=new_id(), size=12, note=" From Anna ")

    assert paper_details(paper) == "less than 1 kB. From Anna"
