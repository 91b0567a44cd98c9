"""The printed words of the care-memory booklet, as values (resources/pages/booklet.toml)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from carecompanion.domain.timeline import TimelineKind


@dataclass(frozen=True, slots=True, kw_only=True)
class BookletWords:
    """The words of the booklet beside those of all pages and the names of the care memory.

    `known_on` and `checked_on` have a place for {day}, `from_headline` for {where}, `labelled` for
    {label} and {text}, `numbered` for {number} and {text}, `nothing_yet` for {parts}, `papers` for
    {names}, `month_open` for {year}.
    """

    title: str
    timeline_title: str
    contents: str
    chosen: str
    legend: str
    needs: str
    interpreter: str
    nothing_yet: str
    none_known: str
    labelled: str
    numbered: str
    known_on: str
    checked_on: str
    papers: str
    no_name: str
    timeline: str
    month_open: str
    no_day: str
    headlines: str
    no_words: str
    from_headline: str
    questions: str
    own_questions: str
    visit_no_day: str
    visit_with: str
    visit_where: str
    visit_purpose: str
    visit_needs: str
    visit_said_by: str
    visit_still_open: str
    kinds: Mapping[TimelineKind, str]
