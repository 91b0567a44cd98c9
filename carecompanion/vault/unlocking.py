"""From a secret to the key of one file, judged before SQLCipher touches the file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from carecompanion.domain.errors import WrongPassphraseError
from carecompanion.domain.vault_secrets import RecoveryCode, RememberedKey, Secret
from carecompanion.vault.file_start import read_salt
from carecompanion.vault.keys import Argon2Parameters, derive_root, new_salt, vault_key
from carecompanion.vault.page_check import key_fits


@dataclass(frozen=True, slots=True, repr=False)
class FileKey:
    """The raw key and the salt of one file; `root` is None when only the key was remembered."""

    key: bytes
    salt: bytes
    root: bytes | None


def new_file_key(passphrase: str, parameters: Mapping[int, Argon2Parameters]) -> FileKey:
    """A fresh key for a new file, from the newest set of parameters. Slow on purpose."""
    salt = new_salt(max(parameters))
    return key_under_salt(passphrase, salt, parameters)


def key_under_salt(
    secret: Secret, salt: bytes, parameters: Mapping[int, Argon2Parameters]
) -> FileKey:
    """The key that `secret` makes with this salt, whether it fits a file or not.

    Slow on purpose when the secret is a passphrase.
    """
    if isinstance(secret, RememberedKey):
        return FileKey(secret.key, salt, None)
    if isinstance(secret, RecoveryCode):
        root = secret.root
    else:
        root = derive_root(secret, salt, parameters)
    return FileKey(vault_key(root), salt, root)


def fitting_key(path: Path, secret: Secret, parameters: Mapping[int, Argon2Parameters]) -> FileKey:
    """The key of the file at `path`, proved on its pages. Writes nothing.

    Raises:
        WrongPassphraseError: no page of the file belongs to this secret.
        VaultMissingError, VaultDamagedError, NotAVaultError, VaultTooNewError: as `read_salt`.
    """
    key = key_under_salt(secret, read_salt(path, parameters), parameters)
    if not key_fits(path, key.key, key.salt):
        raise WrongPassphraseError(path)
    return key
