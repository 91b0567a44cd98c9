"""Writes the first 16 bytes of a file again, from the file number on its recovery sheet."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from shutil import copyfileobj

from carecompanion.domain.errors import (
    VaultDamagedError,
    VaultTooNewError,
    WrongFileNumberError,
    WrongPassphraseError,
)
from carecompanion.domain.vault_secrets import FileNumber, Secret
from carecompanion.vault.keys import SALT_BYTES, Argon2Parameters, salt_is_whole
from carecompanion.vault.new_file import creation_errors, drafted, put_in_place
from carecompanion.vault.page_check import PAGE_BYTES, key_fits
from carecompanion.vault.unlocking import key_under_salt

_CHUNK = 1 << 20


def mend(
    path: Path,
    real: Path,
    secret: Secret,
    number: FileNumber,
    parameters: Mapping[int, Argon2Parameters],
) -> None:
    """Put the salt in `number` back at the start of the file at `real`, once it has proved right.

    Only the start changes, in a copy that takes the file's name; a journal beside it is of the
    same notes and stays. A start that is whole already is left alone. The caller holds the lock.

    Raises: as `Vaults.mend_start`.
    """
    _expect_fit(path, real, secret, number.salt, parameters)
    with real.open("rb") as damaged:
        if damaged.read(SALT_BYTES) == number.salt:
            return
        with creation_errors(path), drafted(real) as draft, draft.open("wb") as mended:
            mended.write(number.salt)
            copyfileobj(damaged, mended, _CHUNK)
    with creation_errors(path):
        put_in_place(real, journal_is_ours=True)


def _expect_fit(
    path: Path,
    real: Path,
    secret: Secret,
    salt: bytes,
    parameters: Mapping[int, Argon2Parameters],
) -> None:
    """See that some page of the file belongs to secret and salt together. Slow."""
    if not salt_is_whole(salt):
        raise WrongFileNumberError(path)
    if salt[0] not in parameters:
        raise VaultTooNewError(path, found=salt[0], known=max(parameters))
    if real.stat().st_size < PAGE_BYTES:
        raise VaultDamagedError(path)
    key = key_under_salt(secret, salt, parameters)
    if not key_fits(real, key.key, salt):
        raise WrongPassphraseError(path)
