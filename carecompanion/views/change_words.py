"""What to say when the notes did not get another key: the one they had still opens them."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from carecompanion.domain.errors import CareError, DiskFullError, FolderNotWritableError


def change_problem(error: CareError) -> str:
    """The words for an error of `NotesStore.change_passphrase`."""
    tr = QCoreApplication.translate
    if isinstance(error, DiskFullError):
        return tr(
            "Change",
            "The disk is full or takes no more. Your password is the one you had. "
            "Free some space, then try again.",
        )
    if isinstance(error, FolderNotWritableError):
        return tr(
            "Change",
            "The folder of your notes cannot be written to. Your password is the one you had.",
        )
    return tr("Change", "The password could not be changed. Your password is the one you had.")
