"""A small counter of words, sentences and syllables for our own English strings (ux.md 4.3).

The grade is Flesch-Kincaid. It is a smoke alarm: a pass proves nothing, a fail is worth a look.
"""

from __future__ import annotations

import re

LABEL = 5
"""Fewer words than this, without a full stop, are a label and not a sentence."""

_END = re.compile(r"(?<=[.?!:])[\"'”’)]*\s+|\n+")
_WORD = re.compile(r"[A-Za-z0-9][A-Za-z0-9'’-]*|\{[^{}]*\}|%\d")
_TAG = re.compile(r"<[^<>]+>")
_VOWELS = re.compile(r"[aeiouy]+")
_TWO_SOUNDS = re.compile(
    r"(?<![ct])ia|io(?![nu])|(?<![ctg])iou|iu|ie(?=t)|scie|lien|eu(?=m)|(?<=cr)ea"
    r"|(?<=[aeiou].)ea$|ua|(?<=.)yo|ying|[aeiou]ing"
)
_SILENT = re.compile(r"[^aeiouyl]e$|[^aeiouytd]ed$|[^aeiouyclghsxz]es$|[aeiou]les?$")
_SILENT_INSIDE = re.compile(
    r"(?<=[a-z][^aeiouy])e(?=(?:ful|ly|ment|less|ness|where|fore)\b)|(?<=som)e(?=.)|(?<=ev)e(?=ry)"
)
_SPELLED_OUT = re.compile(r"[A-Z]{2,}s?")


def sentences(text: str) -> list[str]:
    """The sentences of a text; a colon or a new line ends one too."""
    return [part for part in _END.split(_TAG.sub("", text)) if words(part)]


def words(text: str) -> list[str]:
    """The words of a text; a place holder and a number count as one word each."""
    return _WORD.findall(text)


def syllables(word: str) -> int:
    """How many syllables a word has, near enough for English as we write it."""
    if _SPELLED_OUT.fullmatch(word):
        return sum(1 for letter in word if letter.isupper())
    return sum(map(_syllables_of_part, re.split(r"[-–]", word.lower()))) or 1


def grade(text: str) -> float:
    """The Flesch-Kincaid grade of a text; 0 for a text without words."""
    found = words(text)
    if not found:
        return 0.0
    per_sentence = len(found) / len(sentences(text))
    per_word = sum(map(syllables, found)) / len(found)
    return 0.39 * per_sentence + 11.8 * per_word - 15.59


def is_sentence(text: str) -> bool:
    """Whether a text is long enough, or ended as a sentence is, to have a grade of its own."""
    return len(words(text)) >= LABEL


def _syllables_of_part(part: str) -> int:
    if not part or not any(letter.isalpha() for letter in part):
        return 0
    plain = _SILENT_INSIDE.sub("", re.sub(r"['’]s?", "", part))
    count = len(_VOWELS.findall(plain)) + len(_TWO_SOUNDS.findall(plain))
    if count > 1 and _SILENT.search(plain):
        count -= 1
    return max(1, count)
