"""What a later start asks of the window that is there, handed over in a file of this account.

A file and no message bus: it works on every system, and a bus that hangs can hold up neither of the
two (docs/decisions/0134). It holds the place of a notes file at most, and is gone once it is read.
"""

from __future__ import annotations

import contextlib
import os
from dataclasses import dataclass
from pathlib import Path

from carecompanion import host

_MOST_BYTES = 16_384
_BETWEEN = b"\0"
"""No file name on any system has it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """To be seen, with this notes file if there is one, by the right that the desktop gave."""

    notes_file: Path | None = None
    activation: str = ""


def wish_file(place: Path) -> Path:
    """Where a wish is left for the window that holds the lock `place`."""
    return place.with_suffix(".wish")


def leave_wish(place: Path, wish: Wish) -> None:
    """Leave a wish; one that is there already is replaced.

    Raises:
        OSError: nothing can be written there.
    """
    draft = place.with_suffix(f".{os.getpid()}")
    with contextlib.suppress(FileNotFoundError):
        draft.unlink()
    host.create_private_file(draft)
    name = os.fsencode(wish.notes_file) if wish.notes_file else b""
    draft.write_bytes(name + _BETWEEN + wish.activation.encode("ascii", "ignore"))
    draft.replace(wish_file(place))


def take_wish(place: Path) -> Wish | None:
    """Take the wish that was left, so that it counts once; None when there is none."""
    file = wish_file(place)
    try:
        left = file.read_bytes()
        file.unlink()
    except OSError:
        return None
    name, between, activation = left.partition(_BETWEEN)
    if not between or len(left) > _MOST_BYTES:
        return None
    notes_file = Path(os.fsdecode(name)) if name else None
    return Wish(notes_file=notes_file, activation=activation.decode("ascii", "ignore"))
