"""Our own words on the readable page of an export, as values (resources/exchange/readable.toml)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from carecompanion.domain.records import Awaited, ClosedReason, HeadlineStatus, Outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadableWords:
    """All strings of the page.

    `source`, `known_on`, `checked_on`, `stage`, `rung` and `size` have places to fill in.
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
    rung: str
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
    look_again_on: str
    looked_on: str
    whats_new: str
    closed_on: str
    closed_why: str
    closed_until: str
    awaits: str
    has_come: str
    reopened_on: str
    sources: str
    source_who: str
    visits: str
    visit_on: str
    visit_time: str
    visit_who: str
    visit_where: str
    visit_purpose: str
    visit_needs: str
    visit_hope: str
    visit_asked: str
    visit_said: str
    visit_said_by: str
    visit_next: str
    visit_next_who: str
    visit_next_by: str
    visit_corrected: str
    visit_saved_on: str
    statuses: Mapping[HeadlineStatus, str]
    reasons: Mapping[ClosedReason, str]
    awaited: Mapping[Awaited, str]
    outcomes: Mapping[Outcome, str]
