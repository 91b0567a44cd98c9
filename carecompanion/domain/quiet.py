"""Which headlines stay quiet: not on Home, not in the queue of questions, lower in the list."""

from __future__ import annotations

from carecompanion.domain.headline_life import has_begun
from carecompanion.domain.records import Headline, HeadlineStatus


def is_due(headline: Headline, today: str) -> bool:
    """Whether the family wanted to look at it again by now; never before. `today` is ISO text."""
    if headline.closing is not None and headline.is_closed:
        return headline.closing.has_woken(today)
    return has_begun(headline.look_again_on, today)


def is_quiet(headline: Headline, today: str) -> bool:
    """Whether it is closed for now or set aside, and nothing that was waited for has come."""
    is_away = headline.is_closed or headline.status is HeadlineStatus.SET_ASIDE
    return is_away and not is_due(headline, today)
