"""Whether a key fits a file, judged without SQLCipher, which cannot tell a wrong key from damage.

Every page of a SQLCipher 4 file ends with an HMAC-SHA512 over its content and number. If one page
is right under a key, the key is right and whatever else fails is damage (docs/vault-format.md).
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from carecompanion.vault.keys import SALT_BYTES

PAGE_BYTES = 4096
_TAG_BYTES = 64
_SAMPLES = 64


def key_fits(path: Path, key: bytes, salt: bytes) -> bool:
    """Whether page 1, or one of 64 pages spread over the file, is right under this key.

    Reads a bounded number of pages. Never call it while a connection to `path` is open in this
    process: closing any handle of a file drops the locks SQLite holds on it.
    """
    page_key = _page_key(key, salt)
    with path.open("rb") as file:
        return any(
            _page_is_whole(page_key, number, _read_page(file, number))
            for number in _sample(_page_count(file))
        )


def damaged_pages(path: Path, key: bytes, salt: bytes) -> tuple[int, tuple[int, ...]]:
    """How many pages a file has, the last perhaps cut, and which are not as they were written.

    Reads the whole file, some 400 MB a second. As to open connections, see `key_fits`.
    """
    page_key = _page_key(key, salt)
    with path.open("rb") as file:
        count = -(-file.seek(0, 2) // PAGE_BYTES)
        return count, tuple(
            number
            for number in range(1, count + 1)
            if not _page_is_whole(page_key, number, _read_page(file, number))
        )


def _page_count(file: BinaryIO) -> int:
    return file.seek(0, 2) // PAGE_BYTES


def _sample(count: int) -> Iterator[int]:
    """Page numbers, the first page first: with the right key and a whole file one is enough."""
    if count <= _SAMPLES:
        yield from range(1, count + 1)
        return
    yield from (1 + index * (count - 1) // (_SAMPLES - 1) for index in range(_SAMPLES))


def _read_page(file: BinaryIO, number: int) -> bytes:
    file.seek((number - 1) * PAGE_BYTES)
    return file.read(PAGE_BYTES)


def _page_key(key: bytes, salt: bytes) -> bytes:
    flipped = bytes(byte ^ 0x3A for byte in salt)
    return hashlib.pbkdf2_hmac("sha512", key, flipped, 2, 32)


def _page_is_whole(page_key: bytes, number: int, page: bytes) -> bool:
    body = page[SALT_BYTES if number == 1 else 0 : PAGE_BYTES - _TAG_BYTES]
    tag = hmac.new(page_key, body + number.to_bytes(4, "little"), hashlib.sha512).digest()
    return hmac.compare_digest(tag, page[PAGE_BYTES - _TAG_BYTES :])
