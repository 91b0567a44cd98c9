"""How a headline is called in lists, and the four status words (ux.md 2.5)."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from carecompanion.domain.records import Headline, HeadlineStatus

_TITLE_CHARACTERS = 160
_NAMED_CHARACTERS = 80


def headline_title(headline: Headline) -> str:
    """The headline's own words, cut for a list; the headline itself is never changed."""
    words = " ".join(headline.text.split())
    if not words:
        return QCoreApplication.translate("Headlines", "a headline with no words yet")
    return words if len(words) <= _TITLE_CHARACTERS else words[: _TITLE_CHARACTERS - 1] + "…"


def cut_words(words: str) -> str:
    """Words of a headline that is named beside something else, short enough for one line."""
    return words if len(words) <= _NAMED_CHARACTERS else words[: _NAMED_CHARACTERS - 1] + "…"


def status_words(status: HeadlineStatus) -> str:
    """The status as families see it; none of them is a judgement."""
    tr = QCoreApplication.translate
    return {
        HeadlineStatus.STARTED: tr("Headlines", "Started"),
        HeadlineStatus.PAGE_READY: tr("Headlines", "Page ready"),
        HeadlineStatus.ASKED: tr("Headlines", "Asked"),
        HeadlineStatus.SET_ASIDE: tr("Headlines", "Set aside"),
    }[status]
