"""Whether what was typed is on the disk, as the status bar says it."""

from __future__ import annotations

from enum import Enum, auto


class SaveState(Enum):
    """What the status bar says about the notes."""

    SAVED = auto()
    SAVING = auto()
    NOT_SAVED = auto()
