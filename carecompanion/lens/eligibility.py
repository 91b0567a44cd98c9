"""Limits of who can take part or be treated, as the text names them; nothing is compared."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final

from carecompanion.domain.findings import Finding, Topic
from carecompanion.domain.memory import EligibilityDetail
from carecompanion.lens.news_text import NewsText
from carecompanion.lens.pieces import Pieces
from carecompanion.lens.wordings import hits_by_piece

_DETAILS: Final[Mapping[str, str]] = MappingProxyType(
    {
        detail.value: detail.value
        for detail in (
            EligibilityDetail.AGE,
            EligibilityDetail.WEIGHT,
            EligibilityDetail.DISEASE_STAGE,
            EligibilityDetail.MOBILITY_OR_BREATHING,
            EligibilityDetail.ANTIBODIES,
            EligibilityDetail.PREVIOUS_TREATMENTS,
            EligibilityDetail.VARIANT_TYPE,
            EligibilityDetail.ORGAN_FUNCTION,
            EligibilityDetail.COUNTRY_OR_CENTRE,
            EligibilityDetail.TRAVEL,
            EligibilityDetail.FOLLOW_UP,
        )
    }
)
_WHO: Final[Mapping[str, str]] = MappingProxyType(
    {EligibilityDetail.EXACT_DIAGNOSIS.value: EligibilityDetail.EXACT_DIAGNOSIS.value}
)


def find_limits(news: NewsText, pieces: Pieces) -> Iterator[Finding]:
    """Every limit with its detail; who it is for in general only where no detail is named."""
    details = dict(hits_by_piece(news, pieces, group="limit", values=_DETAILS))
    in_general = dict(hits_by_piece(news, pieces, group="limit", values=_WHO))
    for hits in (in_general | details).values():
        for hit in hits:
            yield news.finding(Topic.ELIGIBILITY, hit.start, hit.end, hit.value)
