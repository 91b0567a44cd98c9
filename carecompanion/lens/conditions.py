"""Conditions in a text: listed and everyday names, short names, and descriptions without a name."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from carecompanion.domain.findings import Finding, Topic
from carecompanion.domain.lens_rules import LensRules
from carecompanion.domain.listed_names import ListedNames, Word, words_in
from carecompanion.lens.news_text import NewsText
from carecompanion.lens.spans import Span
from carecompanion.lens.wordings import Hit, apart, spans_of, stretches

_WORDS_BEFORE: Final = 3
_BEFORE: Final = 60


def find_conditions(news: NewsText, rules: LensRules) -> Iterator[Finding]:
    """Every condition that is named; where none is, what one is described as."""
    parts = tuple(stretches(news))
    names, short = _named(news, parts, rules.names)
    hits = [hit for part in parts for hit in _short_names(news, part, short, rules.names)]
    found = apart([*names, *hits]) or apart(
        Hit(span.start, span.end)
        for part in parts
        for span in spans_of(news, part, "condition.described")
    )
    for hit in found:
        yield news.finding(Topic.CONDITION, hit.start, hit.end)


def _named(
    news: NewsText, parts: tuple[Span, ...], names: ListedNames
) -> tuple[list[Hit], frozenset[str]]:
    """Names in full, each with a short name in brackets behind it, and all such short names."""
    hits: list[Hit] = []
    shorts: set[str] = set()
    for part in parts:
        for hit in _full_names(news, part, names):
            longer, short = _with_short_name(news, part, hit)
            hits.append(longer)
            shorts |= {short} - {""}
    return hits, frozenset(shorts)


def _full_names(news: NewsText, part: Span, names: ListedNames) -> Iterator[Hit]:
    words = words_in(news.plain, part.start, part.end)
    hits = [
        Hit(words[first].start, words[_last(news, words, after)].end)
        for first, after, _ in names.conditions.find(words)
    ]
    hits += [
        Hit(span.start, span.end)
        for entry in ("condition.named", "condition.deficiency")
        for span in spans_of(news, part, entry)
    ]
    return (hit for hit in apart(hits) if not _is_other(news, part, hit))


def _last(news: NewsText, words: list[Word], after: int) -> int:
    """The last word of a name; the "a" of "haemophilia a rare illness" is none of it."""
    last = words[after - 1]
    return after - 2 if news.plain[last.start : last.end] == "a" else after - 1


def _is_other(news: NewsText, part: Span, hit: Hit) -> bool:
    """Whether a name belongs to an organisation, or to what a treatment caused."""
    search = news.rules
    if search["condition.organisation"].match(news.plain, hit.end, part.end):
        return True
    if not search["condition.can_be_caused"].fullmatch(news.plain, hit.start, hit.end):
        return False
    first = max(part.start, hit.start - _BEFORE)
    return search["condition.caused"].search(news.plain, first, hit.start) is not None


def _with_short_name(news: NewsText, part: Span, hit: Hit) -> tuple[Hit, str]:
    """The hit with the short name that follows in brackets, if its letters fit the name."""
    bracket = news.rules["condition.bracket"].match(news.plain, hit.end, part.end)
    if bracket is None:
        return hit, ""
    before = words_in(news.plain, part.start, hit.start)[-_WORDS_BEFORE:]
    for start in (hit.start, *(word.start for word in reversed(before))):
        if _fits(bracket["short"], news.plain[start : hit.end]):
            return Hit(start, bracket.end()), bracket["short"]
    return hit, ""


def _fits(short: str, name: str) -> bool:
    """Whether the letters of a short name stand in a name in their order, from its first on."""
    letters = [sign for sign in short.casefold() if sign.isalpha()]
    rest = iter(name.casefold())
    return bool(letters) and name[0].casefold() == letters[0] and all(x in rest for x in letters)


def _short_names(
    news: NewsText, part: Span, defined: frozenset[str], names: ListedNames
) -> Iterator[Hit]:
    for match in news.rules["condition.short"].finditer(news.plain, part.start, part.end):
        short, hit = match.group(), Hit(match.start(), match.end())
        if short in defined or (
            short in names.short_conditions and _is_condition(news, part, hit, short)
        ):
            yield hit


def _is_condition(news: NewsText, part: Span, hit: Hit, short: str) -> bool:
    """Whether the words around a short name say that a genetic condition is meant."""
    search = news.rules
    if f"({short})" in news.plain or f"{short} (" in news.plain:
        return False  # the text says what it stands for, and it is no condition that is known
    if not search["condition.genetic"].search(news.plain, part.start, part.end):
        return False
    first = max(part.start, hit.start - _BEFORE)
    before = search["condition.before_short"].search(news.plain, first, hit.start)
    return before is not None or (
        search["condition.after_short"].match(news.plain, hit.end, part.end) is not None
    )
