"""What to say when a way back did not work: what happened, what is safe, what to do next."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication

from carecompanion.domain.backups import RecordTrace, SalvageReport
from carecompanion.domain.errors import (
    BackupPlaceMissingError,
    CareError,
    CodeError,
    DiskFullError,
    FolderNotWritableError,
    NotAVaultError,
    VaultDamagedError,
    VaultInUseError,
    VaultTooNewError,
    WrongFileNumberError,
    WrongPassphraseError,
)
from carecompanion.views.count_words import count_words


def rescue_problem(error: CareError) -> str:
    """One to three sentences for an error of a restore, a salvage or a mended start."""
    tr = QCoreApplication.translate
    said: dict[type[CareError], str] = {
        WrongPassphraseError: tr(
            "Rescue",
            "That password or code does not open this file. It opens with the one it had when it "
            "was made. Nothing was changed.",
        ),
        VaultDamagedError: tr(
            "Rescue", "Nothing in this file can be read that way. It is as it was. Try a backup."
        ),
        DiskFullError: tr(
            "Rescue", "The disk is full or takes no more. Nothing was changed. Free some space."
        ),
        FolderNotWritableError: tr(
            "Rescue", "This folder cannot be written to. Nothing was changed."
        ),
        VaultInUseError: tr(
            "Rescue", "These notes are open in another window. Close them there, then try again."
        ),
        NotAVaultError: tr("Rescue", "This is not a notes file of Care Companion."),
        VaultTooNewError: tr(
            "Rescue", "This file was made with a newer version of Care Companion. Use that one."
        ),
        WrongFileNumberError: tr(
            "Rescue", "This is not the file number of a recovery sheet. Compare it with yours."
        ),
        BackupPlaceMissingError: tr(
            "Rescue", "The backup place is not connected. Connect it, or choose a backup file."
        ),
    }
    if isinstance(error, CodeError):
        return said[WrongFileNumberError]
    return said.get(type(error), tr("Rescue", "That did not work. Nothing was changed."))


def found_words(report: SalvageReport) -> str:
    """What came back from a damaged file, and what did not; nothing is counted that is none."""
    tr = QCoreApplication.translate
    if report.is_whole:
        return tr("Rescue", "All of your notes could be read.")
    said = []
    if report.lost:
        words = tr("Rescue", "Could not be read: {what}.")
        said.append(words.format(what=_kinds_of(report.lost)))
    if report.went_back:
        words = tr("Rescue", "Without the last changes: {what}.")
        said.append(words.format(what=_kinds_of(report.went_back)))
    if report.incomplete_attachments == 1:
        said.append(tr("Rescue", "One file lacks a part."))
    elif report.incomplete_attachments:
        words = tr("Rescue", "{count} files lack a part.")
        said.append(words.format(count=report.incomplete_attachments))
    nothing = tr(
        "Rescue", "Part of the file could not be read, but all notes found in it are whole."
    )
    return " ".join(said) or nothing


def _kinds_of(traces: Iterable[RecordTrace]) -> str:
    return count_words((trace.kind, 1) for trace in traces)
