"""What to say when notes are not made from a folder: nothing was made, and what to do next."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from carecompanion.domain.errors import (
    CareError,
    DiskFullError,
    FolderNotWritableError,
    ImportFault,
    ImportRefusedError,
    VaultExistsError,
)


def import_problem(error: CareError) -> str:
    """The words for an error of bringing notes in. The part of a folder is named, never quoted."""
    tr = QCoreApplication.translate
    match error:
        case ImportRefusedError():
            return _refused(error)
        case VaultExistsError():
            return tr("Import", "There is a file of that name already. Choose another name.")
        case DiskFullError():
            return tr(
                "Import",
                "The disk is full or takes no more. Nothing was made. Free some space first.",
            )
        case FolderNotWritableError():
            return tr("Import", "The new file cannot be written there. Choose another folder.")
        case _:
            return tr("Import", "The notes could not be made. The folder stays as it is.")


def _refused(error: ImportRefusedError) -> str:
    tr = QCoreApplication.translate
    changed = tr(
        "Import",
        "{part} was changed since it was saved. Nothing was made. Take your notes out again.",
    )
    words = {
        ImportFault.MISSING: tr(
            "Import",
            "{part} is not in this folder. Nothing was made. Choose the folder that holds it.",
        ),
        ImportFault.NOT_A_PLAIN_FILE: tr(
            "Import", "{part} is a link or a folder, not a file. Nothing was made."
        ),
        ImportFault.UNREADABLE: tr("Import", "{part} cannot be read. Nothing was made."),
        ImportFault.NOT_OURS: tr(
            "Import", "{part} was not made by Care Companion. Nothing was made."
        ),
        ImportFault.TOO_NEW: tr(
            "Import",
            "{part} was made with a newer version of Care Companion. Use that version.",
        ),
        ImportFault.TOO_LARGE: tr(
            "Import", "{part} is larger than any part can be. Nothing was made."
        ),
        ImportFault.CHANGED: tr(
            "Import", "{part} is not the file that was saved. Nothing was made."
        ),
        ImportFault.NOT_AS_DOCUMENTED: changed,
        ImportFault.NOT_TOGETHER: changed,
    }[error.fault]
    return words.format(part=error.part)
