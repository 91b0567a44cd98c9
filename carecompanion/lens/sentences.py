"""Where the sentences of a text begin and end."""

from __future__ import annotations

import re
from typing import Final

from carecompanion.lens.spans import Span

LONGEST_SENTENCE: Final = 1_000
"""What goes on without an end is cut after so many signs, at a space where there is one."""

_SENTENCE_END: Final = re.compile(
    r"""(?<![.!?])(?P<stop>[.!?]++)["')\]]*+(?:\s++|(?=["'(]?[A-Z][a-z]))|\n\s*+"""
)
_WORD_BEFORE: Final = re.compile(r"""[^\s("'\[]++\Z""")
_OPENS_SENTENCE: Final = re.compile(r"""["'(\[]{0,4}[A-Z\d\u00c0-\u024f\u0370-\uffff]""")
_LONGEST_ABBREVIATION: Final = 12


def find_sentences(plain: str, abbreviations: frozenset[str]) -> tuple[Span, ...]:
    """The sentences in order. `abbreviations` end with a full stop and end no sentence."""
    sentences: list[Span] = []
    start = 0
    while start < len(plain):
        end = _end_of_sentence(plain, start, abbreviations)
        _add_sentence(plain, start, end, sentences)
        start = end
    return tuple(sentences)


def _end_of_sentence(plain: str, start: int, abbreviations: frozenset[str]) -> int:
    limit = min(start + LONGEST_SENTENCE, len(plain))
    for end in _SENTENCE_END.finditer(plain, start, limit):
        if end["stop"] is None or _ends_sentence(plain, end, abbreviations):
            return end.end()
    if limit == len(plain):
        return limit
    space = plain.rfind(" ", start + 1, limit)
    return limit if space < 0 else space


def _ends_sentence(plain: str, end: re.Match[str], abbreviations: frozenset[str]) -> bool:
    if end.group().count("\n") > 1:
        return True
    if not _OPENS_SENTENCE.match(plain, end.end()):
        return end.end() == len(plain)
    first = max(0, end.start() - _LONGEST_ABBREVIATION)
    before = _WORD_BEFORE.search(plain, first, end.start())
    word = before.group() if before else ""
    is_initial = len(word) == 1 and word.isupper()
    return not (end["stop"] == "." and (is_initial or f"{word}." in abbreviations))


def _add_sentence(plain: str, start: int, end: int, sentences: list[Span]) -> None:
    stripped = plain[start:end].strip()
    if stripped:
        first = plain.index(stripped[0], start)
        sentences.append(Span(first, first + len(stripped)))
