"""All of Learn made ready to use: to read, to search and to look up words in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from carecompanion.domain.learn import Learn, PictureName
from carecompanion.domain.learn_search import LearnSearch
from carecompanion.domain.learn_words import TermFinder


@dataclass(frozen=True, slots=True, kw_only=True)
class LearnPicture:
    """A drawing as SVG, in the colours of the light palette; `text` says all that it shows."""

    title: str
    text: str
    svg: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LearnLibrary:
    """Making one takes a tenth of a second or so: never on the thread of the window."""

    learn: Learn
    search: LearnSearch
    finder: TermFinder
    pictures: Mapping[PictureName, LearnPicture]


def make_library(learn: Learn, pictures: Mapping[PictureName, LearnPicture]) -> LearnLibrary:
    """Make Learn ready to search in and to look up words in."""
    return LearnLibrary(
        learn=learn,
        search=LearnSearch(learn),
        finder=TermFinder(learn.terms.values()),
        pictures=pictures,
    )
