"""How long people were watched, and which check-ups go on afterwards."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final

from carecompanion.domain.findings import Aspect, Finding, Topic
from carecompanion.lens.news_text import NewsText
from carecompanion.lens.pieces import Pieces
from carecompanion.lens.wordings import quoted

_ASPECTS: Final[Mapping[str, str]] = MappingProxyType(
    {"observed": Aspect.OBSERVED, "monitoring": Aspect.MONITORING}
)


def find_follow_up(news: NewsText, pieces: Pieces) -> Iterator[Finding]:
    """Times of observation and check-ups; the value tells them apart."""
    return quoted(news, pieces, topic=Topic.FOLLOW_UP, group="followup", values=_ASPECTS)
