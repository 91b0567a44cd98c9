"""Words as they are looked for: without case, accents, marks and differences of spelling."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

_LETTERS: Final[Mapping[str, str]] = MappingProxyType(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "æ": "ae", "œ": "oe", "ı": "i", "’": "'"}
)
_SPELLINGS: Final = (
    ("ae", "e"),
    ("oe", "e"),
    ("our", "or"),
    ("leuc", "leuk"),
    ("sulph", "sulf"),
    ("neurone", "neuron"),
    ("centre", "center"),
    ("fibre", "fiber"),
    ("alised", "alized"),
)
"""British spellings and what they become. What is typed and what is looked through are treated
alike, so a word that only looks British is found as well."""

_OWNER = re.compile(r"'s\b")
_MARKS: Final[Mapping[int, str]] = MappingProxyType(
    {code: " " for code in range(128) if not (chr(code).isalnum() or chr(code) == "\n")}
)


def plain_words(text: str) -> str:
    """The words of each line, with one space before each word; lines stay lines.

    "Tay–Sachs" and "tay sachs" come out alike, as do "Haemophilia" and "hemophilia".
    """
    plain = text.casefold()
    for letter in {letter for letter in plain if not letter.isascii()}:
        plain = plain.replace(letter, _plain_letter(letter))
    plain = _OWNER.sub("", plain)
    for british, american in _SPELLINGS:
        plain = plain.replace(british, american)
    plain = plain.translate(_MARKS)
    lines = (" ".join(line.split()) for line in plain.split("\n"))
    return "\n".join(f" {line}" if line else "" for line in lines)


def _plain_letter(letter: str) -> str:
    """A letter without its accents; a mark that is no letter becomes a space."""
    if letter in _LETTERS:
        return _LETTERS[letter]
    parts = unicodedata.normalize("NFKD", letter)
    plain = "".join(part for part in parts if not unicodedata.combining(part))
    return plain if plain.isalnum() else (" " if plain or not parts else "")
