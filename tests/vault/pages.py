"""Every page of a closed vault, decrypted: what somebody who has the key can find in the file.

SQLCipher shows only what is still in a table; an eraser has to be judged by the rest as well. AES
backwards is written out here (FIPS 197, the equivalent inverse cipher), for want of a library
that every computer of ours has.
"""

from __future__ import annotations

import itertools
import struct
from collections.abc import Iterator
from functools import cache
from pathlib import Path

PAGE = 4096
HMAC = 64
VECTOR = 16
SALT = 16

Words = tuple[int, ...]


def decrypted_pages(path: Path, key: bytes) -> bytes:
    """All pages one after the other, free ones too."""
    content, keys = path.read_bytes(), _round_keys(key)
    starts = range(0, len(content), PAGE)
    return b"".join(_page(content[start : start + PAGE], keys, start == 0) for start in starts)


def _page(page: bytes, keys: list[Words], is_first: bool) -> bytes:
    body = page[SALT if is_first else 0 : -HMAC - VECTOR]
    blocks = [*struct.iter_unpack(">4I", page[-HMAC - VECTOR : -HMAC] + body)]
    plain: list[int] = []
    for earlier, block in itertools.pairwise(blocks):
        plain.extend(a ^ b for a, b in zip(_decrypt(block, keys), earlier, strict=True))
    return struct.pack(f">{len(plain)}I", *plain)


def _decrypt(block: Words, keys: list[Words]) -> Iterator[int]:
    mixed, _, back = _tables()
    t0, t1, t2, t3 = mixed
    first, *middle, last = keys
    s0, s1, s2, s3 = (word ^ key for word, key in zip(block, first, strict=True))
    for k0, k1, k2, k3 in middle:
        s0, s1, s2, s3 = (
            t0[s0 >> 24] ^ t1[s3 >> 16 & 255] ^ t2[s2 >> 8 & 255] ^ t3[s1 & 255] ^ k0,
            t0[s1 >> 24] ^ t1[s0 >> 16 & 255] ^ t2[s3 >> 8 & 255] ^ t3[s2 & 255] ^ k1,
            t0[s2 >> 24] ^ t1[s1 >> 16 & 255] ^ t2[s0 >> 8 & 255] ^ t3[s3 & 255] ^ k2,
            t0[s3 >> 24] ^ t1[s2 >> 16 & 255] ^ t2[s1 >> 8 & 255] ^ t3[s0 & 255] ^ k3,
        )
    state = (s0, s1, s2, s3)
    for i, key in enumerate(last):
        a, b, c, d = (state[i - shift] >> 24 - 8 * shift & 255 for shift in range(4))
        yield (back[a] << 24 | back[b] << 16 | back[c] << 8 | back[d]) ^ key


def _round_keys(key: bytes) -> list[Words]:
    """The keys of the rounds in the order that decryption needs them."""
    mixed, forth, _ = _tables()
    words = [*struct.unpack(">8I", key)]
    constant = 1
    for place in range(8, 60):
        word = words[-1]
        if place % 8 == 0:
            word = _substituted(word << 8 & 0xFFFFFFFF | word >> 24) ^ constant << 24
            constant = _times(constant, 2)
        elif place % 8 == 4:
            word = _substituted(word)
        words.append(words[-8] ^ word)
    keys = [tuple(words[place : place + 4]) for place in range(56, -1, -4)]
    for place in range(1, 14):
        keys[place] = tuple(
            mixed[0][forth[w >> 24]]
            ^ mixed[1][forth[w >> 16 & 255]]
            ^ mixed[2][forth[w >> 8 & 255]]
            ^ mixed[3][forth[w & 255]]
            for w in keys[place]
        )
    return keys


def _substituted(word: int) -> int:
    forth = _tables()[1]
    return int.from_bytes(bytes(forth[byte] for byte in word.to_bytes(4, "big")), "big")


@cache
def _tables() -> tuple[tuple[Words, ...], Words, Words]:
    """Substitution backwards with the mixing of columns; substitution forth, and back."""
    inverse = {a: b for a in range(256) for b in range(256) if _times(a, b) == 1} | {0: 0}
    forth = tuple(_affine(inverse[byte]) for byte in range(256))
    back = tuple(forth.index(byte) for byte in range(256))
    first = tuple(
        int.from_bytes(bytes(_times(back[byte], by) for by in (14, 9, 13, 11)), "big")
        for byte in range(256)
    )
    turned = [
        tuple(word >> 8 * by | word << 32 - 8 * by & 0xFFFFFFFF for word in first)
        for by in range(4)
    ]
    return tuple(turned), forth, back


def _affine(byte: int) -> int:
    doubled = byte << 8 | byte
    turned = [doubled >> 8 - by & 255 for by in range(5)]
    return turned[0] ^ turned[1] ^ turned[2] ^ turned[3] ^ turned[4] ^ 0x63


def _times(a: int, b: int) -> int:
    """A product in the field of 256 elements of AES."""
    product = 0
    while b:
        product ^= a if b & 1 else 0
        a = a << 1 ^ (0x11B if a & 0x80 else 0)
        b >>= 1
    return product
