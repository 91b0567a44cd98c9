"""A news text made ready for reading, with the way back to the places in it as it was written."""

from __future__ import annotations

import re
import unicodedata
from array import array
from functools import cached_property
from typing import Final

from carecompanion.domain.findings import Finding, Topic
from carecompanion.domain.lens_rules import LanguageRules
from carecompanion.domain.words import Quoted
from carecompanion.lens.asides import find_asides
from carecompanion.lens.quotations import find_quotations
from carecompanion.lens.spans import Span, span_at

__all__ = ["NewsText", "Span"]

_ALIKE: Final = str.maketrans(
    {
        **dict.fromkeys("\u2018\u2019\u201a\u201b\u2032\u00b4", "'"),
        **dict.fromkeys("\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb", '"'),
        **dict.fromkeys("\u2010\u2011\u2012\u2212", "-"),
        **dict.fromkeys("\u00a0\u2007\u2009\u202f\u200a\u2002\u2003\u3000", " "),
        "\r": "\n",
    }
)
"""Signs that mean the same to the lens; each takes the place of one sign."""

_LEFT_OUT = re.compile("[\u00ad\u200b\u200c\u200d\u2060\ufeff]+|(?<=[a-z])-\r?\n(?=[a-z])")
"""What stands inside a word without belonging to it: soft hyphens, and a break of a PDF line."""

_CHANGED_BY_NFC = re.compile("[^\u0000-\u02ff\u2010-\u2044]")

_SENTENCE_END = re.compile(r"""(?P<stop>[.!?]+)["')\]]*(?:\s+|(?=["'(]?[A-Z][a-z]))|\n\s*\n|\n""")
_WORD_BEFORE = re.compile(r"[^\s(\"'\[]+\Z")
_OPENS_SENTENCE = re.compile(r"""["'(\[]*[A-Z\d\u00c0-\u024f\u0370-\uffff]""")
_LONGEST_ABBREVIATION = 12


class NewsText:
    """One text: `source` as it was written, and `plain` to look through.

    `plain` is composed (NFC), has straight quotation marks and plain spaces, and its words are not
    broken by soft hyphens or line ends. `sentences` lie in `plain`, in order, without overlap.
    `rules` are those of the language it is looked through in.
    """

    def __init__(self, source: str, rules: LanguageRules) -> None:
        self.source = source
        self.rules = rules
        self.plain, self._origins = _plain(source)
        self.sentences = tuple(_sentences(self.plain, rules.abbreviations))

    @cached_property
    def quotations(self) -> tuple[Span, ...]:
        """What stands between quotation marks."""
        return find_quotations(self.plain, self.sentences)

    @cached_property
    def asides(self) -> tuple[Span, ...]:
        """What is not the news, such as a section about the company."""
        return find_asides(self.plain, self.sentences, self.rules)

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


def _plain(source: str) -> tuple[str, array[int] | None]:
    """The text to look through, and where each sign of it comes from; None where nothing moved."""
    if not _LEFT_OUT.search(source) and not _CHANGED_BY_NFC.search(source):
        return source.translate(_ALIKE), None
    pieces: list[str] = []
    origins = array("l")
    at = 0
    for gap in _LEFT_OUT.finditer(source):
        _add_composed(source, at, gap.start(), pieces, origins)
        at = gap.end()
    _add_composed(source, at, len(source), pieces, origins)
    return "".join(pieces).translate(_ALIKE), origins


def _add_composed(
    source: str, start: int, end: int, pieces: list[str], origins: array[int]
) -> None:
    """Add a stretch, a letter with its accents at a time where it has any."""
    at = start
    while at < end:
        after = at + 1
        while after < end and unicodedata.combining(source[after]):
            after += 1
        cluster = source[at:after]
        composed = cluster if cluster.isascii() else unicodedata.normalize("NFC", cluster)
        pieces.append(composed)
        origins.extend([at] * len(composed))
        at = after


def _sentences(plain: str, abbreviations: frozenset[str]) -> list[Span]:
    sentences: list[Span] = []
    start = 0
    for end in _SENTENCE_END.finditer(plain):
        if end["stop"] and not _ends_sentence(plain, end, abbreviations):
            continue
        _add_sentence(plain, start, end.end(), sentences)
        start = end.end()
    _add_sentence(plain, start, len(plain), sentences)
    return sentences


def _ends_sentence(plain: str, end: re.Match[str], abbreviations: frozenset[str]) -> bool:
    if end.group().count("\n") > 1:
        return True
    if not _OPENS_SENTENCE.match(plain, end.end()):
        return end.end() == len(plain)
    before = _WORD_BEFORE.search(plain, max(0, end.start() - _LONGEST_ABBREVIATION), end.start())
    word = before.group() if before else ""
    is_initial = len(word) == 1 and word.isupper()
    return not (end["stop"] == "." and (is_initial or f"{word}." in abbreviations))


def _add_sentence(plain: str, start: int, end: int, sentences: list[Span]) -> None:
    stripped = plain[start:end].strip()
    if stripped:
        first = plain.index(stripped[0], start)
        sentences.append(Span(first, first + len(stripped)))
