"""Our own words on the readable page of an export, as values (resources/exchange/readable.toml)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from carecompanion.domain.records import HeadlineStatus


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadableWords:
    """All strings of the page.

    `source`, `known_on`, `checked_on`, `stage` and `size` have places to fill in.
    """

    language: str
    title: str
    lead: str
    not_locked: str
    other_file: str
    nobody: str
    needs: str
    interpreter: str
    facts: str
    source: str
    known_on: str
    checked_on: str
    none_known: str
    headlines: str
    no_headline: str
    seen_where: str
    seen_when: str
    link: str
    added_on: str
    status: str
    why_stopped: str
    story: str
    answers: str
    question: str
    mark: str
    says: str
    stage: str
    chosen: str
    own: str
    deeper: str
    access: str
    paid: str
    paid_yes: str
    paid_no: str
    files: str
    no_name: str
    size: str
    absent: str
    statuses: Mapping[HeadlineStatus, str]
