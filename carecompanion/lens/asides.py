"""Parts of a text that are not the news: who the company is, legal notices, page furniture.

They speak of other products, in words that the news itself would use too.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from carecompanion.lens.news_text import NewsText
from carecompanion.lens.spans import Span

_LONGEST_HEADING: Final = 90


def find_asides(news: NewsText) -> tuple[Span, ...]:
    """All such parts, in order: whole sections, and single lines between others."""
    lines = set(news.sentences_with("aside.line"))
    notices = set(news.sentences_with("aside.notice"))
    found: list[Span] = []
    opened: int | None = None
    for number, sentence in enumerate(news.sentences):
        opens = number > 0 and _opens_section(news, number, notices)
        if opened is not None and (opens or _is_heading(news, sentence)):
            found.append(Span(opened, sentence.start))
            opened = None
        if opens:
            opened = sentence.start
        elif opened is None and sentence in lines and news.says("aside.line", sentence):
            found.append(sentence)
    if opened is not None:
        found.append(Span(opened, len(news.plain)))
    return tuple(found)


def outside_asides(news: NewsText) -> Iterator[Span]:
    """The sentences that are part of the news."""
    waiting = iter(news.once(find_asides))
    aside = next(waiting, None)
    for sentence in news.sentences:
        while aside is not None and aside.end <= sentence.start:
            aside = next(waiting, None)
        if aside is None or sentence.start < aside.start:
            yield sentence


def _opens_section(news: NewsText, number: int, notices: set[Span]) -> bool:
    """A notice, or a heading such as "About Example Inc." above what says that it is a company."""
    sentence = news.sentences[number]
    if news.begins("aside.opens", sentence):
        return True
    if sentence in notices and news.says("aside.notice", sentence):
        return True
    return news.begins("aside.about", sentence) and any(
        news.says("aside.company", near) for near in news.sentences[number : number + 2]
    )


def _is_heading(news: NewsText, sentence: Span) -> bool:
    """Whether a section begins here that is about the news again."""
    is_short = sentence.end - sentence.start <= _LONGEST_HEADING
    return is_short and news.begins("aside.heading", sentence)
