"""Which day a record is about, so that everything dated can stand in one view, by year and month.

Days are ISO 8601 text of the precision that is known. Records with a year alone come after all
months of that year, and a month alone after its days: so the newest day comes first as text.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby
from types import MappingProxyType
from typing import Final

from carecompanion.domain.facts import FactKind
from carecompanion.domain.partial_date import is_date, month_of
from carecompanion.domain.records import Attachment, Fact, Headline, Record, Visit

_YEAR: Final = 4


class TimelineKind(StrEnum):
    """What an entry of the timeline is, as the filter names it."""

    VISITS = "visits"
    TALKS = "talks"
    DECISIONS = "decisions"
    TREATMENTS = "treatments"
    HEADLINES = "headlines"
    MEASURES = "measures"
    CHANGES = "changes"
    PAPERS = "papers"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Dated:
    """What `NotesStore.dated` reads for one kind of entry: kinds of records, topics of facts."""

    kinds: tuple[type[Record], ...] = ()
    topics: tuple[FactKind, ...] = ()


_TOPICS: Final[Mapping[TimelineKind, tuple[FactKind, ...]]] = {
    TimelineKind.TALKS: (FactKind.TALK, FactKind.QUESTION, FactKind.HANDED_OVER),
    TimelineKind.DECISIONS: (FactKind.DECISION, FactKind.AUTHORISATION),
    TimelineKind.TREATMENTS: (FactKind.TREATMENT, FactKind.RECEIVED, FactKind.FOLLOW_UP),
    TimelineKind.MEASURES: (
        FactKind.WEIGHT,
        FactKind.MEASURE,
        FactKind.MOBILITY,
        FactKind.ORGAN_FUNCTION,
        FactKind.ANTIBODIES,
    ),
    TimelineKind.CHANGES: (FactKind.CHANGE,),
    TimelineKind.PAPERS: (FactKind.PAPER,),
}
_RECORDS: Final[Mapping[TimelineKind, tuple[type[Record], ...]]] = {
    TimelineKind.VISITS: (Visit,),
    TimelineKind.HEADLINES: (Headline,),
    TimelineKind.PAPERS: (Attachment,),
}
_NAMED: Final = frozenset(kind for kinds in _TOPICS.values() for kind in kinds)

DATED_OF: Final[Mapping[TimelineKind, Dated]] = MappingProxyType(
    {
        kind: Dated(
            _RECORDS.get(kind, ()),
            _TOPICS.get(kind, ())
            if kind is not TimelineKind.OTHER
            else tuple(fact for fact in FactKind if fact not in _NAMED),
        )
        for kind in TimelineKind
    }
)
"""What stands in the timeline under each kind; every fact stands under exactly one."""

_KIND_OF_FACT: Final = {topic: kind for kind, dated in DATED_OF.items() for topic in dated.topics}


def day_of(record: Record) -> str:
    """The day, month or year a record is about, as ISO text; empty when it has none."""
    match record:
        case Fact():
            return record.dated
        case Headline() | Attachment():
            return record.added_on
        case Visit():
            return record.on
        case _:
            return ""


def timeline_kind(record: Record) -> TimelineKind:
    """What an entry of the timeline is."""
    match record:
        case Fact():
            return _KIND_OF_FACT[record.fact]
        case Headline():
            return TimelineKind.HEADLINES
        case Attachment():
            return TimelineKind.PAPERS
        case Visit():
            return TimelineKind.VISITS
        case _:
            return TimelineKind.OTHER


@dataclass(frozen=True, slots=True)
class TimelineMonth:
    """The entries of a month ("2022-06"), or of a year whose month is not known ("2022")."""

    month: str
    records: tuple[Record, ...]

    @property
    def is_known(self) -> bool:
        """False for the entries of which the year alone is known."""
        return len(self.month) > _YEAR


@dataclass(frozen=True, slots=True)
class TimelineYear:
    """The months of a year, newest first; an empty `year` holds what has no day that can be read.

    Such a day comes from elsewhere: what a family types is read before it is kept.
    """

    year: str
    months: tuple[TimelineMonth, ...]


def by_year(records: Iterable[Record]) -> tuple[TimelineYear, ...]:
    """Dated records by year and month, newest first; those of one day stay in their order."""
    ordered = sorted(records, key=_place, reverse=True)
    return tuple(
        TimelineYear(
            year,
            tuple(
                TimelineMonth(month, tuple(entries)) for month, entries in groupby(those, _month)
            ),
        )
        for year, those in groupby(ordered, _year)
    )


def _place(record: Record) -> str:
    """Where a record stands; what cannot be read comes last."""
    day = day_of(record)
    return day if is_date(day) else ""


def _year(record: Record) -> str:
    return _place(record)[:_YEAR]


def _month(record: Record) -> str:
    return month_of(_place(record))
