"""Reads the pictures, and looks whether each is there and says in words what it shows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Final

from carecompanion.domain.errors import ContentError
from carecompanion.domain.learn import Learn, PictureName
from carecompanion.domain.learn_library import LearnPicture

LEAST_IN_ALTERNATIVE: Final = 10
"""Fewer words than this tell a picture by its title alone."""

_DESCRIPTION = re.compile(r"<desc\b[^>]*>(.*?)</desc>", re.DOTALL)
_TITLE = re.compile(r"<title\b[^>]*>(.*?)</title>", re.DOTALL)


def load_pictures(folder: Path) -> dict[PictureName, LearnPicture]:
    """Every picture there is.

    Raises:
        ContentError: a picture is not there, or says nothing of itself in words.
    """
    return {name: _load_picture(folder / f"{name.value}.svg") for name in PictureName}


def _load_picture(path: Path) -> LearnPicture:
    try:
        svg = path.read_text(encoding="utf-8")
    except OSError as error:
        message = f"{path.name}: is not there"
        raise ContentError(message) from error
    title, text = _words_in(_TITLE, svg), _words_in(_DESCRIPTION, svg)
    if not title or not text:
        message = f"{path.name}: has no title or no text alternative"
        raise ContentError(message)
    return LearnPicture(title=title, text=text, svg=svg)


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
    return _words_in(_DESCRIPTION, path.read_text(encoding="utf-8"))


def _words_in(element: re.Pattern[str], svg: str) -> str:
    found = element.search(svg)
    return " ".join(unescape(found.group(1)).split()) if found else ""
