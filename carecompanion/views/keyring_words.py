"""What to say when the password store of this computer does not do what was asked."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from carecompanion.domain.errors import (
    CareError,
    KeyringLockedError,
    KeyringTimeoutError,
    VaultError,
)
from carecompanion.views.opening_words import opening_problem


def keyring_problem(error: CareError) -> str:
    """What happened, in one sentence; what follows from it is for the caller to say."""
    tr = QCoreApplication.translate
    match error:
        case KeyringLockedError():
            return tr("Keyring", "The password store of this computer is locked.")
        case KeyringTimeoutError():
            return tr("Keyring", "The password store of this computer does not answer.")
        case _:
            return tr("Keyring", "The password store of this computer did not do this.")


def remembered_opening_problem(error: CareError) -> str:
    """Why notes did not open with what this computer remembers, and that the password does it."""
    if isinstance(error, VaultError):
        return opening_problem(error)
    tr = QCoreApplication.translate
    return tr("Keyring", "{problem} Your password still opens your notes.").format(
        problem=keyring_problem(error)
    )
