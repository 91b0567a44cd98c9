"""Words for what cannot be taken from a page that came back."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from carecompanion.domain.errors import (
    CareError,
    IntakeError,
    IntakeFault,
    ReturnedPageError,
    ReturnFault,
)
from carecompanion.domain.returned import Unmatched, UnmatchedField


def unmatched_words(field: UnmatchedField) -> str:
    """What was filled in, and why it is no answer here."""
    tr = QCoreApplication.translate
    why = {
        Unmatched.NOT_OURS: tr("Answers", "no field of our pages"),
        Unmatched.OTHER_NOTES: tr("Answers", "the page was not made from these notes"),
        Unmatched.WORDS_GONE: tr("Answers", "the question is not in these notes any more"),
        Unmatched.TWICE: tr("Answers", "the field is there twice and says two things"),
    }[field.why]
    said = " ".join(field.text.split()) or tr("Answers", "a tick")
    return tr("Answers", "“{said}”: {why}").format(said=said, why=why)


def unread_words(error: CareError) -> str:
    """Why a file could not be read as a page of ours, and that nothing was changed."""
    tr = QCoreApplication.translate
    if isinstance(error, ReturnedPageError):
        words = {
            ReturnFault.NO_FIELDS: tr("Answers", "This file has no fields of our page."),
            ReturnFault.UNREADABLE: tr("Answers", "This is not a PDF that can be read."),
            ReturnFault.LOCKED: tr(
                "Answers", "This file has a password of its own. Ask for it without one."
            ),
            ReturnFault.OUT_OF_TIME: tr("Answers", "This file takes too long to read."),
            ReturnFault.OUT_OF_MEMORY: tr(
                "Answers", "This file takes more memory than a page may."
            ),
        }[error.fault]
    elif isinstance(error, IntakeError):
        words = {
            IntakeFault.TOO_LARGE: tr("Answers", "This file is larger than a page can be."),
            IntakeFault.EMPTY: tr("Answers", "This file is empty."),
            IntakeFault.UNREADABLE: tr("Answers", "This file cannot be read."),
            IntakeFault.STOPPED: tr("Answers", "This file was not read to its end."),
        }[error.fault]
    else:
        words = tr("Answers", "This file cannot be read.")
    return "{} {}".format(words, tr("Answers", "Nothing was changed."))
