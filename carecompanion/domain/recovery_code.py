"""The 16 bytes of a recovery code, or of a file number, as people print, read and type them.

8 groups of 4 characters. A group holds 16 bits and 4 check bits: the remainder of a CRC, mixed with
the place of the group and with what it is part of (docs/decisions/0060; by hand:
docs/vault-format.md). So each group tells by itself whether it was typed as it is printed.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from enum import IntEnum

from carecompanion.domain.errors import CodeLengthError, CodeMistypedError, OtherCodeError
from carecompanion.domain.vault_secrets import FileNumber, RecoveryCode

GROUPS = 8
CHARACTERS = 4
"""In one group."""

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""32 characters of 5 bits each, without I, L, O and U, which are read as something else."""

_LOOK_ALIKES = str.maketrans("OIL", "011")
_VALUES = {character: value for value, character in enumerate(ALPHABET)}
_CRC = 0b10011
"""x^4 + x + 1. One wrong character passes only if it differs by exactly these 5 bits: 1 in 31."""


class _Tag(IntEnum):
    """Keeps the two apart: the check bits of a code are never those of a file number."""

    CODE = 0
    NUMBER = 8


def code_groups(code: RecoveryCode) -> tuple[str, ...]:
    """A recovery code as its 8 printed groups."""
    return _spelled(code.root, _Tag.CODE)


def number_groups(number: FileNumber) -> tuple[str, ...]:
    """A file number as its 8 printed groups."""
    return _spelled(number.salt, _Tag.NUMBER)


def sheet_name(number: FileNumber) -> str:
    """What people call a key and its sheet: the last group of the file number, like "K7QM".

    The first group would hardly differ: it begins with the number of the Argon2id set.
    """
    return number_groups(number)[-1]


def read_code(typed: str) -> RecoveryCode:
    """The code in what a person typed: any case and spacing, O as 0, I and l as 1.

    Raises:
        CodeLengthError: it does not have 32 letters and digits.
        CodeMistypedError: names the groups that differ from the print. 3 in 100 single mistakes
            are not noticed here; then the code opens nothing.
        OtherCodeError: it is a file number.
    """
    return RecoveryCode(_read(typed, _Tag.CODE, other=_Tag.NUMBER))


def read_number(typed: str) -> FileNumber:
    """The file number in what a person typed. Raises as `read_code`, the other way round."""
    return FileNumber(_read(typed, _Tag.NUMBER, other=_Tag.CODE))


def is_same_group(typed: str, printed: str) -> bool:
    """Whether a person typed one group as it is printed, to see that the print can be read."""
    return "".join(_chunks(typed)) == printed


def _read(typed: str, tag: _Tag, *, other: _Tag) -> bytes:
    groups = _groups(_chunks(typed))
    wrong = _wrong_groups(groups, tag)
    if not wrong:
        return b"".join((_value(group) >> 4).to_bytes(2, "big") for group in groups)
    if not _wrong_groups(groups, other):
        raise OtherCodeError
    raise CodeMistypedError(wrong)


def _chunks(typed: str) -> list[str]:
    """What stands between spaces, dashes and other signs, in capitals, look-alikes read."""
    normal = unicodedata.normalize("NFKC", typed).upper().translate(_LOOK_ALIKES)
    return "".join(sign if sign.isalnum() else " " for sign in normal).split()


def _groups(chunks: Sequence[str]) -> list[str]:
    """Groups of 4, by counting: how they are spaced does not matter.

    Raises:
        CodeMistypedError: too short or too long, and the spaces show in which groups.
        CodeLengthError: too short or too long.
    """
    whole = "".join(chunks)
    wanted = GROUPS * CHARACTERS
    if len(whole) != wanted:
        if len(chunks) == GROUPS:
            sizes = enumerate(map(len, chunks), start=1)
            raise CodeMistypedError(tuple(place for place, size in sizes if size != CHARACTERS))
        raise CodeLengthError(given=len(whole), wanted=wanted)
    return [whole[start : start + CHARACTERS] for start in range(0, wanted, CHARACTERS)]


def _wrong_groups(groups: Sequence[str], tag: _Tag) -> tuple[int, ...]:
    """The places, from 1, of the groups whose check bits do not fit."""
    return tuple(
        place + 1
        for place, group in enumerate(groups)
        if not set(group) <= set(ALPHABET)
        or _value(group) & 0xF != _check(_value(group) >> 4, place, tag)
    )


def _spelled(data: bytes, tag: _Tag) -> tuple[str, ...]:
    return tuple(
        _characters(bits << 4 | _check(bits, place, tag)) for place, bits in enumerate(_words(data))
    )


def _words(data: bytes) -> Iterator[int]:
    """16 bits at a time, the first byte highest."""
    for start in range(0, len(data), 2):
        yield int.from_bytes(data[start : start + 2], "big")


def _check(bits: int, place: int, tag: _Tag) -> int:
    """The 4 check bits of a group: another mask at each of the 16 places there are."""
    return _remainder(bits << 4) ^ (tag + place)


def _remainder(value: int) -> int:
    """What is left of 20 bits divided by the polynomial, without carrying."""
    for shift in range(15, -1, -1):
        if value >> (shift + 4) & 1:
            value ^= _CRC << shift
    return value


def _characters(value: int) -> str:
    return "".join(ALPHABET[value >> shift & 31] for shift in (15, 10, 5, 0))


def _value(group: str) -> int:
    value = 0
    for character in group:
        value = value << 5 | _VALUES[character]
    return value
