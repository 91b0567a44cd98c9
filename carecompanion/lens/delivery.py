"""How something is given: vectors, editing tools, ways into the body, once or again."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from carecompanion.domain.findings import Finding, Topic
from carecompanion.lens.news_text import NewsText
from carecompanion.lens.wordings import quoted

_NAMES: Final = ("vector", "tool", "route", "once")


def find_delivery(news: NewsText) -> Iterator[Finding]:
    """All that is said about it; nothing about "AAV" where that is a vasculitis."""
    found = quoted(news, topic=Topic.DELIVERY, group="delivery", values=dict.fromkeys(_NAMES, ""))
    is_vasculitis = _is_about_vasculitis(news)
    return (one for one in found if not (is_vasculitis and one.text == "AAV"))


def _is_about_vasculitis(news: NewsText) -> bool:
    """Whether "AAV" is the illness: its name is in the text, and nothing about vectors is."""
    says = news.rules
    return bool(
        any(says["delivery.vasculitis"].search(news.words(one)) for one in news.sentences)
        and not any(says["delivery.is_vector"].search(news.words(one)) for one in news.sentences)
    )
