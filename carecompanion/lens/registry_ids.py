"""Trial ids in a text, told by their shape; whether such a trial exists is not looked up."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from carecompanion.domain.findings import Finding, Topic
from carecompanion.domain.lens_rules import LensRules
from carecompanion.lens.news_text import NewsText
from carecompanion.lens.plain_text import plain_text

_NEAR: Final = 100
_IN_PAPER_ID: Final = re.compile(r"10\.\d{4,9}/\S{0,80}\Z")
_LOOSE: Final = re.compile(r"[\s:#]+")
_PREFIX_AND_NUMBER: Final = re.compile(r"(NCT|ISRCTN|ACTRN|NTR|NL)[\s:#-]*(\d+)")


def find_trial_ids(news: NewsText, rules: LensRules) -> Iterator[Finding]:
    """Every id of a registry, with the name of the registry as its value."""
    for registry, shape in rules.registries:
        for match in news.matches_at(shape.pattern, shape.begins):
            is_named = not shape.doubtful or _is_beside(rules.registry_words, news.plain, match)
            if is_named and not _is_in_paper_id(news.plain, match.start()):
                yield news.finding(Topic.TRIAL_ID, match.start(), match.end(), registry)


def normal_id(written: str) -> str:
    """An id in the notation of its registry: "NCT 05089656" is NCT05089656."""
    plain, _origins = plain_text(written)
    number = _PREFIX_AND_NUMBER.fullmatch(plain)
    return "".join(number.groups()) if number else _LOOSE.sub("", plain)


def _is_in_paper_id(plain: str, start: int) -> bool:
    """Whether a number goes on from a DOI without a space."""
    return _IN_PAPER_ID.search(plain, max(0, start - _NEAR), start) is not None


def _is_beside(words: re.Pattern[str], plain: str, match: re.Match[str]) -> bool:
    first, last = max(0, match.start() - _NEAR), min(len(plain), match.end() + _NEAR)
    return words.search(plain, first, last) is not None
