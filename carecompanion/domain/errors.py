"""Expected failures: the world's fault, not ours. Bugs are ordinary exceptions.

An error carries facts (a path, a version), never a sentence: views and the command line put it
into words. Bugs reach the crash boundary instead.
"""

from __future__ import annotations

from pathlib import Path


class CareError(Exception):
    """Something that can happen to anybody and that the app explains calmly."""


class VaultError(CareError):
    """A notes file could not be used. `path` is the file concerned."""

    def __init__(self, path: Path) -> None:
        super().__init__(path.name)
        self.path = path


class VaultMissingError(VaultError):
    """There is no file at `path`."""


class WrongPassphraseError(VaultError):
    """The passphrase did not open the file; nothing says that the file is not whole."""


class VaultDamagedError(VaultError):
    """Part of the file cannot be read, with the right passphrase or whatever it is."""


class NotAVaultError(VaultError):
    """The file was readable but is not one of ours."""


class VaultTooNewError(VaultError):
    """The file was made by a newer version. `found` and `known` are schema versions."""

    def __init__(self, path: Path, *, found: int, known: int) -> None:
        super().__init__(path)
        self.found = found
        self.known = known


class VaultExistsError(VaultError):
    """A new notes file was asked for where a file already is; nothing was written."""


class VaultInUseError(VaultError):
    """Another program, or a second window, holds the file."""


class FolderNotWritableError(VaultError):
    """The folder of `path` cannot be written to."""


class DiskFullError(VaultError):
    """The last change is not on disk because the disk is full; earlier changes are whole."""


class KeyringError(CareError):
    """The password store of this computer could not be used; the passphrase still opens."""


class KeyringUnavailableError(KeyringError):
    """There is no such store here, or none that we trust, or it cannot be reached."""


class KeyringLockedError(KeyringError):
    """The store is there and locked. We never ask anybody to unlock it."""


class KeyringTimeoutError(KeyringError):
    """The store did not answer within `seconds`."""

    def __init__(self, seconds: float) -> None:
        super().__init__(seconds)
        self.seconds = seconds


class KeyringRefusedError(KeyringError):
    """The store answered, but did not do what was asked."""


class ExportError(CareError):
    """A file for outside the vault could not be written. `path` is the file asked for."""

    def __init__(self, path: Path) -> None:
        super().__init__(path.name)
        self.path = path


class ContentError(CareError):
    """A bundled content pack is missing or breaks its schema; the text names pack and field."""
