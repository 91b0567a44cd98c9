"""What to say when a way back did not work: what happened, what is safe, what to do next."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

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
        DiskFullError: tr("Rescue", "The disk is full. Nothing was changed. Free some space."),
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
