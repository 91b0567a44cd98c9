"""Looks whether every picture a card names is there and says in words what it shows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from carecompanion.domain.learn import Learn

LEAST_IN_ALTERNATIVE: Final = 10
"""Fewer words than this tell a picture by its title alone."""

_DESCRIPTION = re.compile(r"<desc\b[^>]*>(.*?)</desc>", re.DOTALL)


def picture_faults(learn: Learn, folder: Path) -> Iterator[str]:
    """A complaint for each card whose picture is not there or has no text alternative.

    A picture says what it shows in its own <desc>. Without a folder of pictures nothing is said.
    """
    if not folder.is_dir():
        return
    for theme in learn.themes:
        for card in theme.cards:
            if card.picture is None:
                continue
            where = f"{theme.id}.toml: cards.{card.id}.picture"
            path = folder / f"{card.picture.value}.svg"
            if not path.is_file():
                yield f"{where} is {path.name}, which is not there"
            elif len(text_alternative(path).split()) < LEAST_IN_ALTERNATIVE:
                yield f"{where} is {path.name}, which has no text alternative"


def text_alternative(path: Path) -> str:
    """What the picture at `path` says it shows; empty when it says nothing."""
    found = _DESCRIPTION.search(path.read_text(encoding="utf-8"))
    return " ".join(found.group(1).split()) if found else ""
