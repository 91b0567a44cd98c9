"""Parts of a text that are not the news: who the company is, legal notices, page furniture.

They speak of other products, in words that the news itself would use too.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from carecompanion.domain.lens_rules import LanguageRules
from carecompanion.lens.spans import Span

_LONGEST_HEADING = 90


def find_asides(plain: str, sentences: Sequence[Span], rules: LanguageRules) -> tuple[Span, ...]:
    """All such parts, in order: whole sections, and single lines between others."""
    found: list[Span] = []
    opened: int | None = None
    for number, sentence in enumerate(sentences):
        opens = _opens_section(plain, sentences, number, rules)
        if opened is not None and (opens or _is_heading(plain, sentence, rules)):
            found.append(Span(opened, sentence.start))
            opened = None
        if opens:
            opened = sentence.start
        elif opened is None and _matches(plain, sentence, rules, "aside.line"):
            found.append(sentence)
    if opened is not None:
        found.append(Span(opened, len(plain)))
    return tuple(found)


def _opens_section(
    plain: str, sentences: Sequence[Span], number: int, rules: LanguageRules
) -> bool:
    """A notice, or a heading such as "About Example Inc." above what says that it is a company."""
    sentence = sentences[number]
    if not number:
        return False
    if _begins(plain, sentence, rules, "aside.opens") or _matches(
        plain, sentence, rules, "aside.notice"
    ):
        return True
    if not _begins(plain, sentence, rules, "aside.about"):
        return False
    return any(
        _matches(plain, near, rules, "aside.company") for near in sentences[number : number + 2]
    )


def _is_heading(plain: str, sentence: Span, rules: LanguageRules) -> bool:
    """Whether a section begins here that is about the news again."""
    if sentence.end - sentence.start > _LONGEST_HEADING:
        return False
    return _begins(plain, sentence, rules, "aside.heading")


def _begins(plain: str, sentence: Span, rules: LanguageRules, name: str) -> bool:
    return rules[name].match(plain, sentence.start, sentence.end) is not None


def _matches(plain: str, sentence: Span, rules: LanguageRules, name: str) -> bool:
    return rules[name].search(plain, sentence.start, sentence.end) is not None


def outside(sentences: Sequence[Span], asides: Sequence[Span]) -> Iterator[Span]:
    """The sentences that are part of the news."""
    waiting = iter(asides)
    aside = next(waiting, None)
    for sentence in sentences:
        while aside is not None and aside.end <= sentence.start:
            aside = next(waiting, None)
        if aside is None or sentence.start < aside.start:
            yield sentence
