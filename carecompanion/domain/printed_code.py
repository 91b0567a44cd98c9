"""The short code beside a printed question, with which an answer on paper finds its question again.

A page that was printed, written on and scanned has no fields. The code is worked out from the words
that were printed and from whose notes they are in: the same on every sheet and for ever, kept
nowhere, and with no meaning (docs/decisions/0127).
"""

from __future__ import annotations

from hashlib import blake2b
from itertools import product
from typing import Final
from uuid import UUID

from carecompanion.domain.same_words import same_words

CODE_LENGTH: Final = 3

_LETTERS: Final = "CDHJKMNPRTVWXY"
"""No vowel, so that no code is a word; none of B, G, I, L, O, Q, S, U and Z, read as digits."""

_DIGITS: Final = "23456789"

_CODES: Final = tuple(
    code
    for code in map("".join, product(_LETTERS + _DIGITS, repeat=CODE_LENGTH))
    if not code.isalpha() and not code.isdigit()
)
"""7,392 codes with a letter and a digit at least: none is a word, or the number of anything."""

_LOOK_ALIKES: Final = str.maketrans("BGSZ", "8652")


def question_code(person_id: UUID, text: str) -> str:
    """The code of these words in the notes about a person; case and spaces do not count."""
    words = same_words(text).encode("utf-8", "replace")
    digest = blake2b(words, digest_size=8, key=person_id.bytes, person=b"question code").digest()
    return _CODES[int.from_bytes(digest, "big") % len(_CODES)]


def read_question_code(typed: str) -> str:
    """The code in what a person typed: any case, spaces and signs, B as 8; empty where none is."""
    code = "".join(sign for sign in typed.upper() if sign.isalnum()).translate(_LOOK_ALIKES)
    return code if code in _CODES else ""
