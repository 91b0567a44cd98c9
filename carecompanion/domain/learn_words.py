"""Finds words of the glossary in a text, so that their meaning can open in place."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

from carecompanion.domain.learn import Term

_SHORT_FORM = re.compile(r"\w*[A-Z]\w*[A-Z]\w*")
"""A spelling with two capitals is a short form: "CAT" is a committee, "cat" is not."""


class TermPlace(NamedTuple):
    """Where a term stands in a text: from `start` up to `end`, in characters."""

    start: int
    end: int
    term: str


class TermFinder:
    """Looks for all spellings of all terms at once."""

    def __init__(self, terms: Iterable[Term]) -> None:
        spellings = {spelling: term.id for term in terms for spelling in (term.name, *term.also)}
        short = {text: term for text, term in spellings.items() if _SHORT_FORM.fullmatch(text)}
        plain = {t.casefold(): term for t, term in spellings.items() if t not in short}
        self._term = {**plain, **short}
        self._patterns = (_any_of(short), _any_of(plain, re.IGNORECASE))

    def places(self, text: str, *, only: Collection[str] | None = None) -> tuple[TermPlace, ...]:
        """Each term where it stands first, in the order of the text; with `only`, of these terms.

        A longer spelling goes before a shorter one inside it. A short form ("AAV") is found as it
        is written, any other word in any case and in the plural.
        """
        found: list[TermPlace] = []
        seen: set[str] = set()
        for place in sorted(self._all(text), key=lambda place: (place.start, -place.end)):
            inside = found and place.start < found[-1].end
            if inside or place.term in seen or (only is not None and place.term not in only):
                continue
            seen.add(place.term)
            found.append(place)
        return tuple(found)

    def _all(self, text: str) -> Iterator[TermPlace]:
        for pattern in self._patterns:
            for match in pattern.finditer(text):
                spelling = match["word"]
                term = self._term.get(spelling) or self._term[spelling.casefold()]
                yield TermPlace(match.start(), match.end(), term)


def _any_of(spellings: Iterable[str], flags: int = 0) -> re.Pattern[str]:
    """A pattern for any of these as whole words, the longest first, with a plural "s"."""
    longest = sorted(spellings, key=len, reverse=True)
    words = "|".join(map(re.escape, longest)) or r"(?!)"
    return re.compile(rf"(?<![\w-])(?P<word>{words})s?(?![\w-])", flags)
