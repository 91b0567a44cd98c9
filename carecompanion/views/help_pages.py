"""The pages of help that the menu leads to."""

from __future__ import annotations

from enum import StrEnum


class HelpPage(StrEnum):
    """What help can show."""

    THIS_SCREEN = "this_screen"
    NOT_DO = "not_do"
    KEYS = "keys"
    ABOUT = "about"
