"""Looking through records in memory, for `MemoryStore`: the plain way, over every record."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from uuid import UUID

from carecompanion.domain.excerpts import excerpt_of
from carecompanion.domain.finding import folded, may_go_on, own_texts, own_words, wanted_words
from carecompanion.domain.near_words import known_words, nearest, with_sounds
from carecompanion.domain.records import Attachment, Fact, Headline, PaperText, Record
from carecompanion.domain.search import FEW_FOUND, FindingPlace, Findings, Found, Search
from carecompanion.domain.timeline import day_of
from carecompanion.domain.topics import topic_of


@dataclass(frozen=True)
class Written:
    """A record, its place in the order of writing, and the day it was written."""

    place: int
    record: Record
    day: str


def search(
    written: Sequence[Written],
    wanted: Search,
    *,
    after: FindingPlace | None,
    limit: int,
    holds: Callable[[Record, Sequence[str]], bool],
) -> Findings:
    """See `NotesStore.search`; no record is too long here, and no words are joined or split."""
    words = wanted_words(wanted.text)
    if not words:
        return Findings()
    owners = {each.record.id: each.record for each in written}
    fitting = [each for each in reversed(written) if _fits(each, wanted, owners)]
    exact = [each for each in fitting if holds(each.record, words)]
    meant = _meant(written, words) if after is None and len(exact) < FEW_FOUND else ()
    others = [
        each
        for each in fitting
        if each not in exact and any(holds(each.record, (*words[:-1], one)) for one in meant)
    ]
    rest = [each for each in [*exact, *others] if after is None or each.place < after.sequence]
    page = rest[:limit]
    items = tuple(found(each, wanted, owners, also=meant) for each in page)
    more = FindingPlace(page[-1].place) if len(rest) > limit else None
    return Findings(items=items, also=meant if others else (), go_on=more)


def found(
    each: Written, wanted: Search, owners: dict[UUID, Record], *, also: Sequence[str] = ()
) -> Found:
    """One result."""
    words = wanted_words(wanted.text)
    begun = [words[-1]] if may_go_on(words[-1]) else []
    owner = _owner(each.record, owners)
    return Found(
        record_id=each.record.id,
        kind=each.record.KIND,
        topic=topic_of(each.record),
        person_id=each.record.person_id,
        dated=_day(each, owners),
        about=_name(owner),
        excerpt=excerpt_of(own_texts(each.record), words=[*words, *also], begun=begun),
    )


def _meant(written: Sequence[Written], words: Sequence[str]) -> tuple[str, ...]:
    known = {word for each in written for word in known_words(folded(own_words(each.record)))}
    return nearest(words[-1], with_sounds(known), may_go_on=may_go_on(words[-1]))


def _fits(each: Written, wanted: Search, owners: dict[UUID, Record]) -> bool:
    record, day = each.record, _day(each, owners)
    is_kind = not (wanted.kinds or wanted.topics) or isinstance(record, tuple(wanted.kinds))
    is_topic = isinstance(record, Fact) and record.fact in wanted.topics
    is_theirs = wanted.person_id in (None, record.person_id)
    is_late = not wanted.since or f"{day}~" >= wanted.since
    is_early = not wanted.until or day <= f"{wanted.until}~"
    return (is_kind or is_topic) and is_theirs and is_late and is_early


def _day(each: Written, owners: dict[UUID, Record]) -> str:
    owner = owners.get(getattr(each.record, "headline_id", None) or each.record.id)
    return day_of(each.record) or (day_of(owner) if owner is not None else "") or each.day


def _owner(record: Record, owners: dict[UUID, Record]) -> Record | None:
    owner_id = getattr(record, "headline_id", None)
    if isinstance(record, PaperText):
        owner_id = record.attachment_id
    return owners.get(owner_id) if owner_id is not None else None


def _name(owner: Record | None) -> str:
    if isinstance(owner, Headline):
        return owner.text
    return owner.name if isinstance(owner, Attachment) else ""
