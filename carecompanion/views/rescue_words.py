"""What to say when a way back did not work: what happened, what is safe, what to do next."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from carecompanion.domain.backups import SalvageReport
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
    counted = (
        (
            len(report.lost),
            tr("Rescue", "One note could not be read."),
            tr("Rescue", "{count} notes could not be read."),
        ),
        (
            len(report.went_back),
            tr("Rescue", "One note lacks its last changes."),
            tr("Rescue", "{count} notes lack their last changes."),
        ),
        (
            report.incomplete_attachments,
            tr("Rescue", "One file lacks a part."),
            tr("Rescue", "{count} files lack a part."),
        ),
    )
    said = [one if n == 1 else many.format(count=n) for n, one, many in counted if n]
    nothing = tr(
        "Rescue", "Part of the file could not be read, but all notes found in it are whole."
    )
    return " ".join(said) or nothing
