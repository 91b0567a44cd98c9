"""What the first bytes of a file tell before any passphrase is tried."""

from __future__ import annotations

from codecs import getincrementaldecoder
from collections.abc import Mapping
from pathlib import Path

from carecompanion.domain.errors import (
    NotAVaultError,
    VaultDamagedError,
    VaultMissingError,
    VaultTooNewError,
)
from carecompanion.vault.keys import SALT_BYTES, Argon2Parameters, salt_is_whole
from carecompanion.vault.page_check import PAGE_BYTES

_PLAIN_SQLITE = b"SQLite format 3\x00"


def read_salt(path: Path, parameters: Mapping[int, Argon2Parameters]) -> bytes:
    """The salt of the vault at `path`, once it is clear that a passphrase can be tried on it.

    Raises:
        VaultMissingError: no such file.
        VaultDamagedError: empty, cut below one page, or its start is not what was written.
        NotAVaultError: another kind of file.
        VaultTooNewError: a whole start that names a key derivation of a later version.
    """
    start, size = _read_start(path)
    if not salt_is_whole(start):
        raise _error_of_strange_start(path, start, size)
    if start[0] not in parameters:
        # `found` and `known` are ids of parameter sets here: the schema cannot be read yet.
        raise VaultTooNewError(path, found=start[0], known=max(parameters))
    if size < PAGE_BYTES:
        raise VaultDamagedError(path)
    return start


def _read_start(path: Path) -> tuple[bytes, int]:
    if path.is_dir():
        raise NotAVaultError(path)
    try:
        with path.open("rb") as file:
            return file.read(SALT_BYTES), file.seek(0, 2)
    except FileNotFoundError:
        raise VaultMissingError(path) from None


def _error_of_strange_start(
    path: Path, start: bytes, size: int
) -> VaultDamagedError | NotAVaultError:
    """A start that is not ours: a vault damaged there, or never a vault.

    Synced folders and dying disks leave files that are empty or begin with zeros.
    """
    if not any(start):
        return VaultDamagedError(path)
    if start == _PLAIN_SQLITE or _is_text(start) or size % PAGE_BYTES:
        return NotAVaultError(path)
    return VaultDamagedError(path)


def _is_text(start: bytes) -> bool:
    """Whether these bytes begin a text; 16 random bytes hardly ever do."""
    if start.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    try:
        text = getincrementaldecoder("utf-8")().decode(start)  # the last letter may be cut
    except UnicodeDecodeError:
        return False
    return all(character.isprintable() or character in "\t\n\r\f\ufeff" for character in text)
