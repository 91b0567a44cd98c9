"""Vault files that are closed: made, opened, and their start mended."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from carecompanion.domain.ports.notes import NotesStore
from carecompanion.domain.vault_secrets import FileNumber, Secret


class Vaults(Protocol):
    """Makes and opens vault files. Slow on purpose (key derivation): never on the GUI thread."""

    def create(self, path: Path, passphrase: str) -> NotesStore:
        """Make a new vault at `path`, readable by its owner only.

        Raises:
            VaultExistsError, FolderNotWritableError, DiskFullError.
        """
        ...

    def open(self, path: Path, secret: Secret, *, take_over: bool = False) -> NotesStore:
        """Open the vault at `path` with its passphrase, its recovery code or its remembered key.

        `take_over` opens it although another computer is said to have it open.

        Raises:
            VaultMissingError, WrongPassphraseError, VaultDamagedError, NotAVaultError,
            VaultTooNewError, VaultInUseError.
            EarlierVaultNotWritableError, DiskFullError: an earlier version made it, and it cannot
            be brought up to date there; it is as it was.
        """
        ...

    def file_number(self, path: Path) -> FileNumber:
        """The number of a file that stays closed. Quick: the first 16 bytes tell it.

        Raises:
            VaultMissingError, VaultDamagedError, NotAVaultError, VaultTooNewError.
        """
        ...

    def mend_start(self, path: Path, secret: Secret, number: FileNumber) -> None:
        """Write the first 16 bytes of a file again, from its file number. The file stays closed.

        The number proves itself on the pages first, together with passphrase, code or key.

        Raises:
            WrongPassphraseError: secret and number together do not belong to this file; one of
                them alone may. Nothing was changed.
            WrongFileNumberError: it is no file number, whatever the file.
            VaultMissingError, VaultDamagedError (less than a page), VaultTooNewError,
            VaultInUseError, FolderNotWritableError, DiskFullError.
        """
        ...
