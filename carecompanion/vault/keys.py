"""From a passphrase to the key of the file (DESIGN.md section 3; by hand: docs/vault-format.md).

passphrase -> NFKC -> Argon2id over the salt -> 16-byte root secret -> keyed BLAKE2b -> 32-byte key.
The root secret is what a recovery sheet can carry: below `derive_root` no passphrase is needed.
"""

from __future__ import annotations

import hashlib
import secrets
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from argon2.low_level import Type, hash_secret_raw

from carecompanion.domain.vault_secrets import KEY_BYTES, ROOT_BYTES

SALT_BYTES = 16
_SALT_CHECK_BYTES = 4

# Tags of exactly 16 bytes keep the uses of one secret apart. They are part of the file format.
_KEY_TAG = b"carecompanion-k1"
_SALT_TAG = b"carecompanion-s1"


@dataclass(frozen=True, slots=True)
class Argon2Parameters:
    """What one guess at a passphrase costs: memory in KiB, passes over it, lanes at once."""

    memory_kib: int
    passes: int
    lanes: int


PARAMETERS: Mapping[int, Argon2Parameters] = MappingProxyType(
    {1: Argon2Parameters(memory_kib=64 * 1024, passes=3, lanes=1)}
)
"""Every parameter set ever used, by the id in byte 0 of the salt. Add sets; never change one."""


def new_salt(parameter_id: int) -> bytes:
    """A fresh salt: parameter id, 11 random bytes, and 4 bytes that tell whether it is whole.

    The check costs no secrecy (a salt is public) and makes a damaged start of the file
    something else than a wrong passphrase (docs/decisions/0011).
    """
    start = bytes([parameter_id]) + secrets.token_bytes(SALT_BYTES - _SALT_CHECK_BYTES - 1)
    return start + _salt_check(start)


def salt_is_whole(salt: bytes) -> bool:
    """Whether these are the 16 bytes that `new_salt` once made."""
    start, check = salt[:-_SALT_CHECK_BYTES], salt[-_SALT_CHECK_BYTES:]
    return len(salt) == SALT_BYTES and check == _salt_check(start)


def derive_root(
    passphrase: str, salt: bytes, parameters: Mapping[int, Argon2Parameters] = PARAMETERS
) -> bytes:
    """The root secret of a file. Slow on purpose: about 0.15 s and 64 MiB with set 1.

    Raises:
        KeyError: the salt names a parameter set that is not in `parameters`.
    """
    cost = parameters[salt[0]]
    normal = unicodedata.normalize("NFKC", passphrase)
    return hash_secret_raw(
        normal.encode("utf-8", "surrogatepass"),
        salt,
        time_cost=cost.passes,
        memory_cost=cost.memory_kib,
        parallelism=cost.lanes,
        hash_len=ROOT_BYTES,
        type=Type.ID,
    )


def vault_key(root: bytes) -> bytes:
    """The raw SQLCipher key that belongs to a root secret."""
    return hashlib.blake2b(key=root, person=_KEY_TAG, digest_size=KEY_BYTES).digest()


def _salt_check(start: bytes) -> bytes:
    return hashlib.blake2b(start, person=_SALT_TAG, digest_size=_SALT_CHECK_BYTES).digest()
