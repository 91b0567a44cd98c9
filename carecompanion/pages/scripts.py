"""Scripts that are drawn shaped: which characters they are made of, and how a text falls into them.

Their letters change form with their neighbours. Importing this loads neither fonts nor a shaper.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple


class Script(StrEnum):
    """A shaped script; the value is part of the name of its font."""

    HEBREW = "Hebrew"
    ARABIC = "Arabic"
    DEVANAGARI = "Devanagari"
    BENGALI = "Bengali"


JOINERS = "\u200c\u200d"
"""They have no ink, but between letters of these scripts they decide which form is drawn."""

DIRECTION_MARKS = "\u061c\u200e\u200f"
"""Unseen letters that only settle the order of signs beside them."""

_LETTERS = {
    Script.HEBREW: "\u0590-\u05ff\ufb1d-\ufb4f",
    Script.ARABIC: "\u0600-\u061b\u061d-\u06ff\u0750-\u077f\u0870-\u08ff\ufb50-\ufdff\ufe70-\ufefe",
    Script.DEVANAGARI: "\u0900-\u097f\ua8e0-\ua8ff",
    Script.BENGALI: "\u0980-\u09ff",
}
_ALSO = {Script.BENGALI: "\u0964\u0965"}
"""Signs of another block that continue a run: the full stops that Bengali shares."""

_RUN = re.compile(
    "|".join(
        f"(?P<{script.name}>[{letters}][{letters}{_ALSO.get(script, '')}{JOINERS}]*)"
        for script, letters in _LETTERS.items()
    )
)
_ANY = re.compile("[" + "".join(_LETTERS.values()) + "]")


class Run(NamedTuple):
    """A stretch of text, and the script that all of it is in; None for every other text."""

    start: int
    end: int
    script: Script | None


def is_shaped(text: str) -> bool:
    """Whether any of `text` has to be shaped or put into the other direction."""
    return bool(_ANY.search(text))


def script_runs(text: str) -> Iterator[Run]:
    """`text` in runs, in the order it is read."""
    end = 0
    for found in _RUN.finditer(text):
        if found.start() > end:
            yield Run(end, found.start(), None)
        end = found.end()
        yield Run(found.start(), end, Script[found.lastgroup or ""])
    if end < len(text):
        yield Run(end, len(text), None)
