"""The rules for every sentence of our own (ux.md 4.3), for tests and for the check of content."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from statistics import mean
from typing import Final

from carecompanion.content.never_words import NeverWords
from carecompanion.content.reading import grade, is_sentence, sentences, words

MOST_WORDS: Final = 20
"""No sentence has more words."""
MEAN_WORDS: Final = 12
"""Sentences of one pack have no more words on the whole."""
MEAN_GRADE: Final = 6
LEARN_GRADE: Final = 7
"""The same for Learn, which has words of medicine to explain."""
TOP_GRADE: Final = 9


@dataclass(frozen=True, slots=True)
class OwnText:
    """A text of ours that a person can read, and the field it stands in.

    One that is not `graded` is a list of names, such as genes.
    """

    field: str
    text: str
    graded: bool = True


def has_grade(text: OwnText) -> bool:
    """Whether a text is long enough for a grade, and not a list of names."""
    return text.graded and is_sentence(text.text)


def faults_of(text: OwnText, never: NeverWords) -> Iterator[str]:
    """What is wrong with one text."""
    for sentence in sentences(text.text):
        if (count := len(words(sentence))) > MOST_WORDS:
            yield f"{text.field}: a sentence of {count} words, {MOST_WORDS} at most: {sentence}"
    if has_grade(text) and (found := grade(text.text)) > TOP_GRADE:
        yield f"{text.field}: grade {found:.1f}, {TOP_GRADE} at most: {text.text}"
    for hit in never.find(text.text):
        yield f"{text.field}: “{hit.found}” is on the list of never-words. {hit.why}"


def mean_words(texts: Iterable[OwnText]) -> float:
    """Words in a sentence on the whole; 0 without sentences."""
    lengths = [len(words(part)) for text in texts for part in sentences(text.text)]
    return mean(lengths) if lengths else 0.0


def grades_of(texts: Sequence[OwnText]) -> list[float]:
    """The grade of each text that has one."""
    return [grade(text.text) for text in texts if has_grade(text)]
