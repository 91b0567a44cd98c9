"""What opens a notes file: the passphrase, the code of its recovery sheet, or a remembered key.

None of these shows its content in a repr, so that no traceback or log can carry it.
"""

from __future__ import annotations

from dataclasses import dataclass

ROOT_BYTES = 16
KEY_BYTES = 32
SALT_BYTES = 16

SHEET_STATE = "recovery_sheet"
"""The piece of screen state that says the sheet of the present key was printed or put off. A new
key begins without it."""


@dataclass(frozen=True, slots=True, repr=False)
class RecoveryCode:
    """The root secret of a file, as a recovery sheet carries it (DESIGN.md section 3). 16 bytes."""

    root: bytes

    def __post_init__(self) -> None:
        if len(self.root) != ROOT_BYTES:
            raise ValueError("a root secret has 16 bytes")


@dataclass(frozen=True, slots=True, repr=False)
class RememberedKey:
    """The raw key of a file, as the key store of a computer can keep it. 32 bytes."""

    key: bytes

    def __post_init__(self) -> None:
        if len(self.key) != KEY_BYTES:
            raise ValueError("a raw key has 32 bytes")


@dataclass(frozen=True, slots=True)
class FileNumber:
    """The salt in the first 16 bytes of a file: public, and printed on a sheet to mend them."""

    salt: bytes

    def __post_init__(self) -> None:
        if len(self.salt) != SALT_BYTES:
            raise ValueError("a file number has 16 bytes")


@dataclass(frozen=True, slots=True, repr=False)
class SheetSecrets:
    """What a recovery sheet says of one key: the code that opens the file, and its file number."""

    code: RecoveryCode
    number: FileNumber


Secret = str | RecoveryCode | RememberedKey
"""Any of the three; a `str` is a passphrase."""
