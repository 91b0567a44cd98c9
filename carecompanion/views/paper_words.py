"""Words about the files of the notes: what one is, and what to say when something goes wrong."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from carecompanion.domain.errors import (
    AttachingCancelledError,
    AttachmentTooLargeError,
    CareError,
    DiskFullError,
    ExportError,
    PaperGoneError,
    PaperTooLargeError,
    SourceUnreadableError,
    VaultDamagedError,
)
from carecompanion.domain.records import Attachment, MediaType
from carecompanion.views.size_words import size_words


def paper_title(paper: Attachment) -> str:
    """What the family calls it."""
    return paper.name.strip() or QCoreApplication.translate("Papers", "A file without a name")


def kind_words(media_type: MediaType) -> str:
    """What kind of file it is."""
    tr = QCoreApplication.translate
    return {
        MediaType.PDF: tr("Papers", "PDF"),
        MediaType.PNG: tr("Papers", "Picture"),
        MediaType.JPEG: tr("Papers", "Picture"),
        MediaType.TEXT: tr("Papers", "Text"),
        MediaType.OTHER: tr("Papers", "Another kind of file"),
    }[media_type]


def paper_details(paper: Attachment) -> str:
    """Size, day and note, on one line."""
    tr = QCoreApplication.translate
    size, day = size_words(paper.size), _day(paper.added_on)
    words = size
    if day:
        words = tr("Papers", "{size}, added on {day}").format(size=size, day=day)
    if not paper.note.strip():
        return words
    return tr("Papers", "{details}. {note}").format(details=words, note=paper.note.strip())


def adding_problem(error: CareError) -> str:
    """Why a file was not added: what happened, what is safe, what to do."""
    tr = QCoreApplication.translate
    match error:
        case AttachmentTooLargeError():
            words = tr(
                "Papers",
                "“{name}” is too big to keep here: a file can have up to {limit}. Your notes are "
                "safe. Write down where it is instead.",
            )
            return words.format(name=error.name, limit=size_words(error.limit))
        case SourceUnreadableError():
            return tr(
                "Papers",
                "“{name}” cannot be read. Your notes are safe. If it is on a USB stick, see that "
                "the stick is in. A folder cannot be added.",
            ).format(name=error.name)
        case AttachingCancelledError():
            return tr(
                "Papers",
                "You stopped adding “{name}”. Nothing of it was kept. Your notes are safe.",
            ).format(name=error.name)
        case DiskFullError():
            return tr(
                "Papers",
                "The file was not added: the disk is full or takes no more. Your notes are safe. "
                "Free some space and add it again.",
            )
    return tr(
        "Papers",
        "The file was not added: the notes file cannot be written to. What was saved before is "
        "safe. Check that its folder or USB stick is there, and add the file again.",
    )


def showing_problem(error: CareError) -> str:
    """Why a file cannot be shown."""
    tr = QCoreApplication.translate
    match error:
        case PaperGoneError():
            return tr(
                "Papers",
                "This file is no longer in your notes. If it was deleted, Undo can bring it back.",
            )
        case PaperTooLargeError():
            return tr(
                "Papers",
                "This picture is too big to show here. It is safe in your notes. Save a copy to "
                "open it with another program.",
            )
        case VaultDamagedError():
            return tr(
                "Papers",
                "A part of this file cannot be read from your notes. Your other notes can still "
                "be used. A backup may hold this file whole.",
            )
    return tr(
        "Papers",
        "This file cannot be shown. It may be damaged, or have a password of its own. It is kept "
        "as it was. Save a copy to open it with another program.",
    )


def copying_problem(error: CareError) -> str:
    """Why a copy was not saved."""
    tr = QCoreApplication.translate
    if isinstance(error, ExportError):
        return tr(
            "Papers",
            "The copy was not saved: that place cannot be written to, or is full. Your notes are "
            "safe. Use another name or folder.",
        )
    return showing_problem(error)


def _day(added_on: str) -> str:
    try:
        day = date.fromisoformat(added_on)
    except ValueError:
        return ""
    return QLocale().toString(QDate(day.year, day.month, day.day), "d MMMM yyyy")
