"""A news text made ready for reading, with the way back to the places in it as it was written."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from typing import Final, TypeVar, cast

from carecompanion.domain.findings import Finding, Topic
from carecompanion.domain.lens_rules import LanguageRules
from carecompanion.domain.words import Quoted
from carecompanion.lens.plain_text import in_small_letters, plain_text, triples_in
from carecompanion.lens.quotations import find_quotations
from carecompanion.lens.sentences import find_sentences
from carecompanion.lens.spans import Span, span_at

__all__ = ["NewsText", "Span"]

LONGEST_MATCH: Final = 200
"""What is looked for by its beginning is not longer."""

ValueT = TypeVar("ValueT")


class NewsText:
    """One text: `source` as it was written, and `plain` to look through.

    `plain` is composed (NFC), has straight quotation marks and plain spaces, and its words are not
    broken by soft hyphens or line ends. `sentences` lie in `plain`, in order, without overlap.
    `rules` are those of the language it is looked through in.
    """

    def __init__(self, source: str, rules: LanguageRules) -> None:
        self.source = source
        self.rules = rules
        self.plain, self._origins = plain_text(source)
        self._small = in_small_letters(self.plain)
        self._needs: dict[str, tuple[str, ...] | None] = {}
        self._made: dict[object, object] = {}
        self._answers: dict[object, object] = {}
        self.sentences = find_sentences(self.plain, rules.abbreviations)

    @property
    def small(self) -> str:
        """`plain` in small letters, sign for sign."""
        return self._small

    @cached_property
    def _triples(self) -> frozenset[str]:
        return triples_in(self._small)

    def may_hold(self, part: str) -> bool:
        """Whether `part`, in small letters, can be in the text; what cannot is told quickly."""
        known = self._triples
        for at in range(len(part) - 2):  # noqa: SIM110, a loop takes half the time of a generator
            if part[at : at + 3] not in known:
                return False
        return True

    @cached_property
    def quotations(self) -> tuple[Span, ...]:
        """What stands between quotation marks."""
        return find_quotations(self.plain, self.sentences)

    def once(self, make: Callable[[NewsText], ValueT]) -> ValueT:
        """What `make` makes of this text, made a single time."""
        if make not in self._made:
            self._made[make] = make(self)
        return cast("ValueT", self._made[make])

    def answer(self, ask: Callable[[NewsText, Span], ValueT], place: Span) -> ValueT:
        """What `ask` says of a place, asked a single time."""
        if (ask, place) not in self._answers:
            self._answers[ask, place] = ask(self, place)
        return cast("ValueT", self._answers[ask, place])

    def matches(self, name: str, span: Span) -> Iterator[re.Match[str]]:
        """What the pattern of that name finds in a stretch of a sentence or so."""
        if self._may_match(name, span):
            yield from self.rules[name].finditer(self.plain, span.start, span.end)

    def says(self, name: str, span: Span) -> bool:
        """Whether it finds anything there."""
        if not self._may_match(name, span):
            return False
        return self.rules[name].search(self.plain, span.start, span.end) is not None

    def begins(self, name: str, span: Span) -> bool:
        """Whether the stretch begins with it."""
        return self.rules[name].match(self.plain, span.start, span.end) is not None

    def matches_at(
        self, pattern: re.Pattern[str], beginnings: Iterable[str]
    ) -> Iterator[re.Match[str]]:
        """What the pattern finds in the whole text, where one of `beginnings` stands.

        These are in small letters, and everything that the pattern matches begins with one.
        """
        end = 0
        for place in sorted(place for each in beginnings for place in self._places_of(each)):
            if place >= end and (match := pattern.match(self.plain, place, place + LONGEST_MATCH)):
                end = match.end()
                yield match

    def sentences_with(self, name: str) -> list[Span]:
        """The sentences in which the pattern of that name can find anything."""
        needs = self.rules.needs.get(name, ())
        if not needs:
            return list(self.sentences)
        held = {self.sentence_at(place) for need in needs for place in self._places_of(need)}
        return sorted(held, key=lambda span: span.start)

    def _places_of(self, part: str) -> Iterator[int]:
        place = self._small.find(part) if self.may_hold(part) else -1
        while place >= 0:
            yield place
            place = self._small.find(part, place + 1)

    def _may_match(self, name: str, span: Span) -> bool:
        find, start, end = self._small.find, span.start, span.end
        needs = self._needs_here(name)
        if needs is None:
            return True
        for need in needs:  # noqa: SIM110, a loop takes half the time of a generator
            if find(need, start, end) >= 0:
                return True
        return False

    def _needs_here(self, name: str) -> tuple[str, ...] | None:
        """What a pattern needs and the text may hold; None for one that needs nothing."""
        if name not in self._needs:
            needs = self.rules.needs.get(name)
            self._needs[name] = tuple(filter(self.may_hold, needs)) if needs else None
        return self._needs[name]

    def words(self, span: Span) -> str:
        """The plain words of a stretch."""
        return self.plain[span.start : span.end]

    def sentence_at(self, place: int) -> Span:
        """The sentence that a place of `plain` is in; an empty one at a place between two."""
        return span_at(self.sentences, place) or Span(place, place)

    def finding(self, topic: Topic, start: int, end: int, value: str = "") -> Finding:
        """The finding for a stretch of `plain`, quoted from the text as it was written."""
        first, last = self._origin(start), self._origin(end - 1) + 1
        while last < len(self.source) and unicodedata.combining(self.source[last]):
            last += 1  # an accent written as a sign of its own belongs to the letter before it
        quoted = Quoted(self.source[first:last])
        return Finding(topic=topic, start=first, end=last, text=quoted, value=value)

    def _origin(self, place: int) -> int:
        return place if self._origins is None else self._origins[place]
