"""Genes in a text: listed symbols and everyday names, where the words around them are about genes.

Many symbols are words or abbreviations of other things. Those count with a gene word beside them
and not otherwise: a gene that is missed is asked about, one that is not there misleads.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from carecompanion.domain.findings import Finding, Topic
from carecompanion.domain.listed_names import ListedNames
from carecompanion.lens.context import about_animals
from carecompanion.lens.news_text import NewsText
from carecompanion.lens.pieces import Piece, Pieces, spans_of
from carecompanion.lens.spans import Span
from carecompanion.lens.wordings import Hit, apart, matches

_BEFORE: Final = 60
_AFTER: Final = 60
_NEAR: Final = 45
"""About six words, in signs."""

_SHORT: Final = 3
_JOINS: Final = ("-", ".", "&")
"""A symbol behind one of these is part of something else, unless a vector carries it."""

_SHOUTED: Final = 0.7
_FEWEST_SHOUTED: Final = 12


def find_genes(news: NewsText, pieces: Pieces, names: ListedNames) -> Iterator[Finding]:
    """Every gene; its value is its listed symbol."""
    of_mice = _mouse_genes(news, pieces, names)
    for number, piece in enumerate(pieces):
        hits = [
            *_symbols(news, piece, names),
            *_everyday_names(news, piece, names),
            *of_mice.get(number, ()),
        ]
        for hit in apart(hits):
            yield news.finding(Topic.GENE, hit.start, hit.end, hit.value)


def _symbols(news: NewsText, piece: Piece, names: ListedNames) -> Iterator[Hit]:
    shouts: bool | None = None
    pattern = news.rules["gene.symbol"]
    for match in pattern.finditer(news.plain, piece.span.start, piece.span.end):
        written = match.group()
        symbol = written if written in names.genes else names.gene_names.get(written)
        if symbol is None:
            continue
        if shouts is None:
            shouts = _is_shouted(news, piece)
        if _is_gene(news, Span(*match.span()), written, shouts=shouts):
            yield Hit(match.start(), match.end(), symbol)


def _is_gene(news: NewsText, place: Span, written: str, *, shouts: bool) -> bool:
    """Whether the words around a listed symbol say that a gene is meant."""
    joined = news.plain[place.start - 1 : place.start] in _JOINS
    if joined or _before(news, place, "gene.stock"):
        return joined and _before(news, place, "gene.carried")
    if _is_beside_gene_word(news, place):
        return True
    if shouts or news.rules["gene.clashing"].fullmatch(written):
        return False
    return len(written) > _SHORT or _near(news, place)


def _is_beside_gene_word(news: NewsText, place: Span) -> bool:
    after = news.rules["gene.beside_after"].match(news.plain, place.end, place.end + _AFTER)
    return after is not None or _before(news, place, "gene.beside_before")


def _before(news: NewsText, place: Span, entry: str) -> bool:
    first = max(news.sentence_at(place.start).start, place.start - _BEFORE)
    return news.rules[entry].search(news.plain, first, place.start) is not None


def _near(news: NewsText, place: Span) -> bool:
    """Whether there is a gene word within about six words, in the same sentence."""
    sentence = news.sentence_at(place.start)
    first = max(sentence.start, place.start - _NEAR)
    near = Span(first, min(sentence.end, place.end + _NEAR))
    return any(True for _ in spans_of(news, near, "gene.word"))


def _is_shouted(news: NewsText, piece: Piece) -> bool:
    """Whether a line is in capitals, where every word looks like a symbol."""
    letters = [sign for sign in news.words(piece.span) if sign.isalpha()]
    capitals = sum(sign.isupper() for sign in letters)
    return len(letters) >= _FEWEST_SHOUTED and capitals > _SHOUTED * len(letters)


def _everyday_names(news: NewsText, piece: Piece, names: ListedNames) -> Iterator[Hit]:
    words = piece.words
    for first, after, symbol in names.gene_words.find(words):
        place = Span(words[first].start, words[after - 1].end)
        is_place = news.rules["gene.place"].fullmatch(news.words(place)) is not None
        if not is_place or _near(news, place):
            yield Hit(place.start, place.end, symbol)


def _mouse_genes(news: NewsText, pieces: Pieces, names: ListedNames) -> dict[int, list[Hit]]:
    """Genes of mice are written like names; they count beside mouse and gene words."""
    found: dict[int, list[Hit]] = {}
    for number, match in matches(news, pieces, "gene.mouse"):
        symbol = match[1].upper()
        if symbol in names.genes and about_animals(news, pieces[number].span):
            found.setdefault(number, []).append(Hit(*match.span(1), symbol))
    return found
