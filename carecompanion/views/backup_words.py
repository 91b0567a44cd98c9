"""What to say about backups that do not work: what happened, what is safe, what to do next."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from carecompanion.domain.backups import CheckReport
from carecompanion.domain.errors import (
    BackupPlaceFullError,
    BackupPlaceMissingError,
    BackupStoppedError,
    CareError,
    DiskFullError,
    FolderNotWritableError,
    VaultDamagedError,
    VaultInUseError,
    VaultMissingError,
    WrongPassphraseError,
)
from carecompanion.domain.records import Person
from carecompanion.views.count_words import count_words


def backup_problem(error: CareError) -> str:
    """Why a backup was not made, or why the place of backups cannot be looked at."""
    tr = QCoreApplication.translate
    match error:
        case BackupPlaceMissingError():
            return tr(
                "Backups",
                "The backup place is not connected. Your notes are safe on this computer.",
            )
        case BackupPlaceFullError() | DiskFullError():
            return tr(
                "Backups",
                "There is too little room for a backup there. Your notes are safe. Free some "
                "space, or choose another place.",
            )
        case FolderNotWritableError():
            return tr(
                "Backups",
                "The backup place cannot be written to. Your notes are safe. Choose another place.",
            )
        case BackupStoppedError():
            return tr("Backups", "Stopped. No backup was made; the earlier ones are as they were.")
        case VaultDamagedError():
            return tr(
                "Backups",
                "Part of your notes file cannot be read, so no backup was made. Keep the backups "
                "you have, and lock your notes to see what can be done.",
            )
        case _:
            return tr("Backups", "No backup could be made. Your notes are safe. Try again.")


def check_problem(error: CareError) -> str:
    """Why a backup could not be read through."""
    tr = QCoreApplication.translate
    if isinstance(error, WrongPassphraseError):
        return tr(
            "Backups",
            "That password or code does not open this backup. A backup opens with the one it had "
            "when it was made.",
        )
    if isinstance(error, VaultMissingError):
        return tr(
            "Backups",
            "This backup is not there now. If it is on a USB stick, connect the stick, then try "
            "again.",
        )
    if isinstance(error, VaultInUseError):
        return tr(
            "Backups",
            "This backup is open in another window. Close it there, then try again.",
        )
    return tr("Backups", "This backup cannot be opened. Make a new one now.")


def check_words(report: CheckReport) -> str:
    """What a check found, in one or two sentences."""
    tr = QCoreApplication.translate
    if not report.is_complete:
        return tr(
            "Backups", "All notes in it can be read, but not all of its files. Make a new one now."
        )
    # The person whom the notes are about is always in it: that tells nothing.
    found = count_words((kind, count) for kind, count in report.kinds if kind != Person.KIND)
    if not found:
        return tr("Backups", "It opens and is whole. Nothing was written in it yet.")
    return tr("Backups", "It opens and is whole: {found}.").format(found=found)
