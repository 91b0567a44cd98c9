"""Conditions in a text: listed and everyday names, short names, and descriptions without a name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from carecompanion.domain.findings import Finding, Topic
from carecompanion.domain.listed_names import ListedNames, Word
from carecompanion.lens.news_text import NewsText
from carecompanion.lens.pieces import Piece, Pieces
from carecompanion.lens.wordings import Hit, apart, hits_by_piece, quoted

_WORDS_BEFORE: Final = 3
_BEFORE: Final = 60


def find_conditions(news: NewsText, pieces: Pieces, names: ListedNames) -> Iterator[Finding]:
    """Every condition that is named; where none is, what one is described as."""
    full, defined = _named(news, pieces, names)
    doubtful = frozenset(_unexplained(news.plain, names.short_conditions - defined))
    is_named = False
    for piece, hits in zip(pieces, full, strict=True):
        for hit in apart([*hits, *_short_names(news, piece, defined, doubtful)]):
            is_named = True
            yield news.finding(Topic.CONDITION, hit.start, hit.end)
    if not is_named:
        yield from quoted(
            news, pieces, topic=Topic.CONDITION, group="condition", values={"described": ""}
        )


def _named(
    news: NewsText, pieces: Pieces, names: ListedNames
) -> tuple[list[list[Hit]], frozenset[str]]:
    """Names in full by piece, with a short name in brackets behind them, and those short names."""
    others = dict(
        hits_by_piece(news, pieces, group="condition", values={"named": "", "deficiency": ""})
    )
    full: list[list[Hit]] = []
    shorts: set[str] = set()
    for number, piece in enumerate(pieces):
        listed = apart([*_listed(news, piece, names), *others.get(number, ())])
        named = (hit for hit in listed if not _is_other(news, piece, hit))
        hits = [_with_short_name(news, piece, _with_kind(news, piece, hit)) for hit in named]
        full.append([hit for hit, _ in hits])
        shorts |= {short for _, short in hits if short}
    return full, frozenset(shorts)


def _listed(news: NewsText, piece: Piece, names: ListedNames) -> Iterator[Hit]:
    for first, after, _ in names.conditions.find(piece.words):
        last = _last(news, piece.words, after)
        yield Hit(piece.words[first].start, piece.words[last].end)


def _last(news: NewsText, words: Sequence[Word], after: int) -> int:
    """The last word of a name; the "a" of "haemophilia a rare illness" is none of it."""
    last = words[after - 1]
    return after - 2 if news.plain[last.start : last.end] == "a" else after - 1


def _is_other(news: NewsText, piece: Piece, hit: Hit) -> bool:
    """Whether a name is of an organisation, a street or a person, or what a treatment caused."""
    search = news.rules
    if search["condition.organisation"].match(news.plain, hit.end, piece.span.end):
        return True
    if _is_after(news, piece, hit, "condition.person"):
        return True
    if not search["condition.can_be_caused"].fullmatch(news.plain, hit.start, hit.end):
        return False
    return _is_after(news, piece, hit, "condition.caused")


def _is_after(news: NewsText, piece: Piece, hit: Hit, entry: str) -> bool:
    first = max(piece.span.start, hit.start - _BEFORE)
    return news.rules[entry].search(news.plain, first, hit.start) is not None


def _with_short_name(news: NewsText, piece: Piece, hit: Hit) -> tuple[Hit, str]:
    """The hit with the short name that follows in brackets or after "or", if its letters fit."""
    bracket = news.rules["condition.bracket"].match(news.plain, hit.end, piece.span.end)
    if bracket is None:
        return hit, _short_before(news, piece, hit)
    short = bracket["short"] or bracket["said"]
    before = [word.start for word in piece.words if word.start < hit.start][-_WORDS_BEFORE:]
    for start in (hit.start, *reversed(before)):
        if _fits(short, news.plain[start : hit.end]):
            return Hit(start, bracket.end()), short
    return hit, ""


def _short_before(news: NewsText, piece: Piece, hit: Hit) -> str:
    """The short name that a name in full explains: "ALD, short for adrenoleukodystrophy"."""
    first = max(piece.span.start, hit.start - _BEFORE)
    found = news.rules["condition.short_for"].search(news.plain, first, hit.start)
    if found is None or not _fits(found["short"], news.plain[hit.start : hit.end]):
        return ""
    return found["short"]


def _with_kind(news: NewsText, piece: Piece, hit: Hit) -> Hit:
    """With "X-linked" and the like, which the lists leave out."""
    first = max(piece.span.start, hit.start - _BEFORE)
    kind = news.rules["condition.kind"].search(news.plain, first, hit.start)
    return hit if kind is None else Hit(kind.start(), hit.end, hit.value)


def _fits(short: str, name: str) -> bool:
    """Whether the letters of a short name stand in a name in their order, from its first on."""
    letters = [sign for sign in short.casefold() if sign.isalpha()]
    rest = iter(name.casefold())
    return bool(letters) and name[0].casefold() == letters[0] and all(x in rest for x in letters)


def _unexplained(plain: str, shorts: frozenset[str]) -> Iterator[str]:
    """The short names in a text but those that it explains as something that is not known."""
    for short in shorts:
        if short in plain and f"({short})" not in plain and f"{short} (" not in plain:
            yield short


def _short_names(
    news: NewsText, piece: Piece, defined: frozenset[str], doubtful: frozenset[str]
) -> Iterator[Hit]:
    for match in news.rules["condition.short"].finditer(
        news.plain, piece.span.start, piece.span.end
    ):
        short, hit = match.group(), Hit(match.start(), match.end())
        if short in defined or (short in doubtful and _is_condition(news, piece, hit)):
            yield hit


def _is_condition(news: NewsText, piece: Piece, hit: Hit) -> bool:
    """Whether the words around a short name say that a genetic condition is meant."""
    search = news.rules
    if not search["condition.genetic"].search(news.plain, piece.span.start, piece.span.end):
        return False
    first = max(piece.span.start, hit.start - _BEFORE)
    before = search["condition.before_short"].search(news.plain, first, hit.start)
    return before is not None or (
        search["condition.after_short"].match(news.plain, hit.end, piece.span.end) is not None
    )
