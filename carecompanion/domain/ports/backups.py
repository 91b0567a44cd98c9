"""Backups of vault files: made, listed, checked, put back; and damaged files salvaged."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from carecompanion.domain.backups import (
    BackupFile,
    BackupPlace,
    CheckReport,
    Restored,
    RestoreDates,
    SalvageReport,
    VaultAccess,
)
from carecompanion.domain.progress import Progress
from carecompanion.domain.vault_secrets import Secret


class Backups(Protocol):
    """Makes, lists, checks and restores backups of notes files. Slow: never on the GUI thread.

    Every method may run on another thread than that of an open store, next to it. Only `check`,
    `compare`, `restore` and `salvage` must not be given a file that this process has open.
    """

    def access(self, path: Path, secret: Secret) -> VaultAccess:
        """What `make` and `copy` need, for a file that this process does not have open.

        Raises as `Vaults.open`.
        """
        ...

    def make(
        self,
        access: VaultAccess,
        place: BackupPlace,
        *,
        progress: Progress = ...,
        automatic: bool = False,
    ) -> BackupFile:
        """Make a dated backup in a place: complete, read back and on the disk, or not at all.

        Raises:
            BackupPlaceMissingError: the medium is not there, or was pulled out.
            BackupPlaceFullError: an automatic backup alone takes more than all may.
            FolderNotWritableError, DiskFullError: of the place.
            VaultDamagedError, VaultMissingError, VaultInUseError: of the vault.
            BackupStoppedError: raised by `progress`.
        """
        ...

    def copy(self, access: VaultAccess, target: Path, *, progress: Progress = ...) -> CheckReport:
        """As `make`, as a new file of any name. VaultExistsError: that name is taken."""
        ...

    def found(self, vault: Path, place: BackupPlace) -> tuple[BackupFile, ...]:
        """The backups of a vault, newest first; reads names, sizes and 16 bytes of each.

        Raises:
            BackupPlaceMissingError.
        """
        ...

    def is_on_disk_of(self, vault: Path, place: BackupPlace) -> bool:
        """Whether a place is known to be on the disk that the vault is on, and is lost with it."""
        ...

    def prune(self, vault: Path, place: BackupPlace) -> tuple[BackupFile, ...]:
        """Remove the backups that the rules of `backup_plan` let go; those that went.

        Raises:
            BackupPlaceMissingError, FolderNotWritableError.
        """
        ...

    def check(self, path: Path, secret: Secret) -> CheckReport:
        """Read a file from end to end and count what is in it; writes nothing.

        Raises:
            WrongPassphraseError and VaultDamagedError, which are never confused; VaultMissingError,
            NotAVaultError, VaultTooNewError, VaultInUseError, VaultUnsettledError.
        """
        ...

    def compare(self, backup: Path, secret: Secret, vault: Path) -> RestoreDates:
        """Check a backup and name both dates, before anybody decides. Raises as `check`."""
        ...

    def restore(self, backup: Path, secret: Secret, vault: Path) -> Restored:
        """Put a backup in the place of `vault`, which is kept first.

        Raises:
            As `check`. VaultInUseError: the vault is open; FolderNotWritableError, DiskFullError:
            it is as it was.
        """
        ...

    def salvage(
        self, damaged: Path, secret: Secret, target: Path, *, progress: Progress = ...
    ) -> SalvageReport:
        """Bring what can be read of a damaged file into a new one, and name what is missing.

        Raises:
            As `check`; VaultDamagedError only when nothing can be read. VaultExistsError,
            FolderNotWritableError, DiskFullError: of `target`.
        """
        ...
