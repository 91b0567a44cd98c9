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


class VaultUnsettledError(VaultError):
    """A change to the file was cut short; opening it once for writing settles that."""


class BackupPlaceMissingError(VaultError):
    """The folder or medium for backups, `path`, is not there."""


class BackupPlaceFullError(VaultError):
    """One more backup takes more of `path` than backups may. Sizes in bytes."""

    def __init__(self, path: Path, *, needed: int, allowed: int) -> None:
        super().__init__(path)
        self.needed = needed
        self.allowed = allowed


class BackupStoppedError(VaultError):
    """The person stopped the work on `path`; nothing was left there."""


class ExportError(CareError):
    """A file for outside the vault could not be written. `path` is the file asked for."""

    def __init__(self, path: Path) -> None:
        super().__init__(path.name)
        self.path = path


class ContentError(CareError):
    """A bundled content pack is missing or breaks its schema; the text names pack and field."""
