"""How the news was made public, as far as the text itself says so, with the words that say it.

The strongest form counts: checked by peers, then a conference, then a statement of its makers. A
preprint is a statement of its makers: nobody else has checked it.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Final

from carecompanion.domain.findings import Publication
from carecompanion.lens.news_text import NewsText
from carecompanion.lens.spans import Span

Reading = tuple[Publication, tuple[Span, ...]]

_MOST_ALIKE: Final = 6
"""Places in a sentence that are quoted; more of them say no more."""

_FORMS: Final = (
    (Publication.PEER_REVIEWED, ("published.journal", "published.paper_id")),
    (Publication.CONFERENCE, ("published.conference",)),
    (Publication.PRESS_RELEASE, ("published.release", "published.preprint")),
)


def read_publication(news: NewsText) -> Reading:
    """The strongest form that the text states."""
    for form, names in _FORMS:
        spans = sorted(
            (span for name in names for span in _spans(news, name)),
            key=lambda span: (span.start, -span.end),
        )
        if spans:
            return form, without_overlap(spans)
    return Publication.UNCLEAR, ()


def without_overlap(spans: list[Span]) -> tuple[Span, ...]:
    """Of spans in order, those that begin after the one before has ended."""
    kept: list[Span] = []
    for span in spans:
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
    return tuple(kept)


def _spans(news: NewsText, name: str) -> Iterator[Span]:
    is_checked = name in _FORMS[0][1]
    for sentence in news.sentences_with(name):
        if is_checked and news.says("published.not_yet", sentence):
            continue
        for found in islice(news.matches(name, sentence), _MOST_ALIKE):
            yield Span(found.start(), found.end())
