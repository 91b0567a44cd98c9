"""A few words around what was found, cut from the text as it was written."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final, NamedTuple

from carecompanion.domain.finding import folded, is_unspaced

EXCERPT_LETTERS: Final = 220
"""About how long an excerpt is."""

_BEFORE = 60
_STRIDE = 20_000
_OVERLAP = 400
_MAPPED = 1_000
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
    choices = _choices(words, begun)
    start = _first_place(text, choices)
    before, line, after = _cut(text, start or 0)
    places = tuple(_places(line, choices))[:_MOST_MARKS]
    marks = tuple((start + len(before), end + len(before)) for start, end in places)
    return Excerpt(f"{before}{line}{after}", marks)


def words_marked(excerpts: Iterable[Excerpt]) -> set[str]:
    """The words that are marked in some excerpts, folded."""
    return {folded(each.text[start:end]) for each in excerpts for start, end in each.marks}


class _Choice(NamedTuple):
    """One word to look for in folded text: where it can begin, and the whole of it there.

    Looking for letters is many times faster than looking for a pattern.
    """

    letters: str
    pattern: re.Pattern[str]

    def first_in(self, text: str) -> int:
        """Where it is first; -1 for nowhere."""
        at = text.find(self.letters)
        while at >= 0 and self.pattern.match(text, at) is None:
            at = text.find(self.letters, at + 1)
        return at


def _choices(words: Iterable[str], begun: Iterable[str]) -> list[_Choice]:
    """Whole words, and the whole of words that begin like `begun`; the longest first.

    Of two that begin alike, the longer one is marked.
    """
    choices = [_choice(word, r"(?![^\W_])") for word in words]
    choices += [_choice(word, r"[^\W_]*") for word in begun]
    there = [choice for choice in choices if choice is not None]
    return sorted(there, key=lambda choice: -len(choice.pattern.pattern))


def _choice(word: str, end: str) -> _Choice | None:
    pieces = re.findall(r"[^\W_]+", word)
    if not pieces:
        return None
    if any(map(is_unspaced, pieces)):
        pattern = r"[\W_]*".join(map(re.escape, pieces))
    else:
        pattern = r"(?<![^\W_])" + r"[\W_]+".join(map(re.escape, pieces)) + end
    return _Choice(pieces[0], re.compile(pattern))


def _first_place(text: str, choices: list[_Choice]) -> int | None:
    """Where the first fitting place begins; found without folding all of a long text."""
    if not choices:
        return None
    for start in range(0, len(text), _STRIDE):
        piece = text[start : start + _STRIDE + _OVERLAP]
        found = [at for choice in choices if (at := choice.first_in(folded(piece))) >= 0]
        if found and piece.isascii():
            return start + min(found)
        if found and len(piece) <= _MAPPED:
            return start + next((first for first, _ in _places(piece, choices)), 0)
        if found:
            return start + (_first_in_parts(piece, choices) or 0)
    return None


def _first_in_parts(piece: str, choices: list[_Choice]) -> int | None:
    """The same in a piece whose folded letters are in other places than its own."""
    for start in range(0, len(piece), _MAPPED):
        part = piece[start : start + _MAPPED + _OVERLAP]
        if any(choice.first_in(folded(part)) >= 0 for choice in choices):
            first = next(_places(part, choices), None)
            if first is not None:
                return start + first[0]
    return None


def _places(text: str, choices: list[_Choice]) -> Iterator[tuple[int, int]]:
    """Start and end, in `text` as it was written, of each place that fits."""
    if not choices:
        return
    pattern = re.compile("|".join(choice.pattern.pattern for choice in choices))
    if text.isascii():
        yield from (match.span() for match in pattern.finditer(text.casefold()))
        return
    letters: list[str] = []
    origins: list[int] = []
    for at, letter in enumerate(text):
        plain = letter.casefold() if letter.isascii() else _plain(letter)
        letters.append(plain)
        origins.extend([at] * len(plain))
    for match in pattern.finditer("".join(letters)):
        yield origins[match.start()], _with_marks(text, origins[match.end() - 1] + 1)


def _plain(letter: str) -> str:
    return folded(letter).strip(" ") or (" " if letter.isspace() else "")


def _with_marks(text: str, end: int) -> int:
    """An accent written as a sign of its own belongs to the letter before it."""
    while end < len(text) and "\u0300" <= text[end] < "\u0370":
        end += 1
    return end


def _cut(text: str, start: int) -> tuple[str, str, str]:
    """One line of the text from a little before `start` on, and what says that there is more."""
    begin = max(0, start - _BEFORE)
    if begin:
        space = text.find(" ", begin, min(start, begin + _WORD_SEARCH))
        begin = space + 1 if space >= 0 else begin
    end = begin + EXCERPT_LETTERS
    if end < len(text):
        space = text.rfind(" ", end - _WORD_SEARCH, end)
        end = space if space > start else end
    line = " ".join(text[begin:end].split())
    return "… " if begin else "", line, " …" if end < len(text) else ""
