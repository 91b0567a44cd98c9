"""A few words around what was found, cut from the text as it was written."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from carecompanion.domain.finding import folded, is_unspaced

EXCERPT_LETTERS: Final = 220
"""About how long an excerpt is."""

_BEFORE = 60
_STRIDE = 20_000
_OVERLAP = 400
_MOST_MARKS = 12
_WORD_SEARCH = 25


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A piece of a text on one line. `marks` are start and end of each place in it that fits."""

    text: str
    marks: tuple[tuple[int, int], ...] = ()


BETWEEN_TEXTS: Final = " · "
"""Stands between two texts of one record."""


def excerpt_of(texts: Iterable[str], *, words: Iterable[str], begun: Iterable[str] = ()) -> Excerpt:
    """See `excerpt`; of a record that has several texts."""
    return excerpt(BETWEEN_TEXTS.join(texts), words=words, begun=begun)


def excerpt(text: str, *, words: Iterable[str], begun: Iterable[str] = ()) -> Excerpt:
    """The text around the first place that holds one of these words, or begins one (folded).

    Where none of them is found, its beginning. Long texts are looked through in pieces.
    """
    pattern = _pattern(words, begun)
    start = _first_place(text, pattern) if pattern is not None else None
    piece = _cut(text, 0 if start is None else start)
    if pattern is None:
        return Excerpt(piece)
    marks = tuple(_places(piece, pattern))[:_MOST_MARKS]
    return Excerpt(piece, marks)


def words_marked(excerpts: Iterable[Excerpt]) -> set[str]:
    """The words that are marked in some excerpts, folded."""
    return {folded(each.text[start:end]) for each in excerpts for start, end in each.marks}


def _pattern(words: Iterable[str], begun: Iterable[str]) -> re.Pattern[str] | None:
    """Finds these words in folded text, and the whole of words that begin like `begun`."""
    choices = [_choice(word, r"(?![^\W_])") for word in words]
    choices += [_choice(word, r"[^\W_]*") for word in begun]
    choices = [choice for choice in choices if choice]
    # The longest first: of two that begin alike, the longer one is marked.
    choices.sort(key=len, reverse=True)
    return re.compile("|".join(choices)) if choices else None


def _choice(word: str, end: str) -> str:
    pieces = re.findall(r"[^\W_]+", word)
    if not pieces:
        return ""
    if any(map(is_unspaced, pieces)):
        return r"[\W_]*".join(map(re.escape, pieces))
    return r"(?<![^\W_])" + r"[\W_]+".join(map(re.escape, pieces)) + end


def _first_place(text: str, pattern: re.Pattern[str]) -> int | None:
    """Where the first fitting place begins; found without folding all of a long text."""
    for start in range(0, len(text), _STRIDE):
        piece = text[start : start + _STRIDE + _OVERLAP]
        if pattern.search(folded(piece)):
            first = next(_places(piece, pattern), None)
            if first is not None:
                return start + first[0]
    return None


def _places(text: str, pattern: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    """Start and end, in `text` as it was written, of each place that fits."""
    if text.isascii():
        yield from (match.span() for match in pattern.finditer(text.casefold()))
        return
    letters: list[str] = []
    origins: list[int] = []
    for at, letter in enumerate(text):
        plain = letter.casefold() if letter.isascii() else _plain(letter)
        letters.append(plain)
        origins.extend([at] * len(plain))
    origins.append(len(text))
    for match in pattern.finditer("".join(letters)):
        end = match.end()
        yield origins[match.start()], _with_marks(text, origins[end - 1] + 1)


def _plain(letter: str) -> str:
    return folded(letter).strip(" ") or (" " if letter.isspace() else "")


def _with_marks(text: str, end: int) -> int:
    """An accent written as a sign of its own belongs to the letter before it."""
    while end < len(text) and "\u0300" <= text[end] < "\u0370":
        end += 1
    return end


def _cut(text: str, start: int) -> str:
    """One line of the text from a little before `start` on."""
    begin = max(0, start - _BEFORE)
    if begin:
        space = text.find(" ", begin, min(start, begin + _WORD_SEARCH))
        begin = space + 1 if space >= 0 else begin
    end = begin + EXCERPT_LETTERS
    if end < len(text):
        space = text.rfind(" ", end - _WORD_SEARCH, end)
        end = space if space > start else end
    line = " ".join(text[begin:end].split())
    return ("… " if begin else "") + line + (" …" if end < len(text) else "")
