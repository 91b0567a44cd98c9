"""What to say when notes do not open: what happened, what is safe, what to do next."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QCoreApplication

from carecompanion.domain.errors import (
    CareError,
    DiskFullError,
    EarlierVaultNotWritableError,
    NotAVaultError,
    VaultDamagedError,
    VaultInUseError,
    VaultMissingError,
    VaultTooNewError,
    WrongPassphraseError,
)
from carecompanion.domain.holder import Holder
from carecompanion.views.moment_words import moment_words


def opening_problem(error: CareError) -> str:
    """The sentences of ux.md 2.3 for an error of `Vaults.open`."""
    tr = QCoreApplication.translate
    match error:
        case WrongPassphraseError():
            return tr(
                "Opening",
                "That password did not open your notes. Check Caps Lock and try again. "
                "Nothing has been lost.",
            )
        case VaultMissingError():
            return tr(
                "Opening",
                "We cannot find {name}. It may be on a USB stick or in another folder. "
                "Choose “Open other notes…” to look for it.",
            ).format(name=error.path.name)
        case VaultTooNewError():
            return tr(
                "Opening",
                "These notes were made with a newer version of Care Companion. They are safe. "
                "Use the newer version to open them.",
            )
        case VaultInUseError(holder=Holder(is_here=False) as holder):
            return tr(
                "Opening",
                "These notes seem to be open on the computer “{computer}” since {since}. "
                "Close them there first, so that no change is lost.",
            ).format(
                computer=holder.computer, since=moment_words(datetime.fromisoformat(holder.since))
            )
        case _:
            return _other_problem(error)


def _other_problem(error: CareError) -> str:
    tr = QCoreApplication.translate
    match error:
        case VaultInUseError():
            return tr("Opening", "These notes are already open in another window. Use that window.")
        case NotAVaultError():
            return tr(
                "Opening",
                "This is not a notes file of Care Companion. Nothing was changed. "
                "Choose “Open other notes…” to pick another file.",
            )
        case EarlierVaultNotWritableError():
            return tr(
                "Opening",
                "These notes are from an earlier version, and their folder cannot be written to. "
                "They are safe. Copy the file to a folder of your own, and open it there.",
            )
        case DiskFullError():
            return tr(
                "Opening",
                "There is not enough room to open these notes. They are safe. Free some space, "
                "then try again.",
            )
        case VaultDamagedError():
            return tr(
                "Opening",
                "Part of this file cannot be read. Nothing was changed. Keep the file, and see "
                "what can be done.",
            )
        case _:
            return tr("Opening", "These notes cannot be opened from here. Nothing was changed.")
