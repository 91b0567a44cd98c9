"""What can be said about a passphrase somebody types. A hint, never a gate."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto


class Strength(Enum):
    """How long somebody would guess who has a copy of the file."""

    EASY_TO_GUESS = auto()
    FAIR = auto()
    STRONG = auto()


class Weakness(Enum):
    """Why a passphrase is easy to guess, as far as it is known."""

    COMMON = auto()
    """One of the passwords that many people use, or close to one."""
    WORD_OR_NAME = auto()
    """A word or a name by itself."""
    KEYBOARD_ROW = auto()
    """Neighbouring keys."""
    REPEATED = auto()
    """The same letters or words again."""
    SEQUENCE = auto()
    """Like abc or 6543."""
    DATE_OR_YEAR = auto()
    """A date or a recent year."""


@dataclass(frozen=True, slots=True)
class StrengthHint:
    """What can be said about a passphrase. `weakness` is None when nothing stands out."""

    strength: Strength
    weakness: Weakness | None
