"""The key of an open file: what may be shown or kept of it, and a fresh one to change to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from hmac import compare_digest
from pathlib import Path
from typing import TYPE_CHECKING

from carecompanion.domain.errors import WrongPassphraseError
from carecompanion.domain.vault_secrets import (
    FileNumber,
    RecoveryCode,
    RememberedKey,
    SheetSecrets,
)
from carecompanion.vault.keys import Argon2Parameters
from carecompanion.vault.unlocking import FileKey, key_under_salt, new_file_key

if TYPE_CHECKING:
    import sqlite3


@dataclass(frozen=True, slots=True, repr=False)
class FileKeys:
    """The key of the file at `real` (a path behind all links), and how keys are derived."""

    real: Path
    key: FileKey
    parameters: Mapping[int, Argon2Parameters]

    @property
    def number(self) -> FileNumber:
        """The file number that belongs to this key."""
        return FileNumber(self.key.salt)

    @property
    def is_outdated(self) -> bool:
        """Whether a newer set of Argon2id parameters exists than the one of this key."""
        return self.key.salt[0] < max(self.parameters)

    @property
    def remembered(self) -> RememberedKey:
        """What the key store of a computer can keep: this key alone, no passphrase, no code."""
        return RememberedKey(self.key.key)

    @property
    def sheet(self) -> SheetSecrets | None:
        """What the recovery sheet says; None when the file was opened with a remembered key."""
        return None if self.key.root is None else self._sheet_of(self.key.root)

    def sheet_under(self, passphrase: str, path: Path) -> SheetSecrets:
        """What the recovery sheet says, once `passphrase` has proved to be the one. Slow.

        It compares keys and reads no file, because closing a second handle of an open file would
        drop the locks that SQLite holds on it.

        Raises:
            WrongPassphraseError: about `path`.
        """
        tried = key_under_salt(passphrase, self.key.salt, self.parameters)
        if tried.root is None or not compare_digest(tried.key, self.key.key):
            raise WrongPassphraseError(path)
        return self._sheet_of(tried.root)

    def fresh(self, passphrase: str) -> FileKeys:
        """New salt, new root, newest parameters; nothing is written. Slow."""
        return replace(self, key=new_file_key(passphrase, self.parameters))

    def _sheet_of(self, root: bytes) -> SheetSecrets:
        return SheetSecrets(RecoveryCode(root), self.number)


def note_first_key(connection: sqlite3.Connection, salt: bytes) -> None:
    """Note the first key of a file, unless one is noted: it is as old as the file itself.

    Version 1 of the file had no way to change its key, so this holds after a migration too.
    """
    if connection.execute("SELECT 1 FROM file_key LIMIT 1").fetchone() is None:
        connection.execute(
            "INSERT INTO file_key (salt, since) SELECT ?, at FROM action ORDER BY id LIMIT 1",
            (salt.hex(),),
        )
