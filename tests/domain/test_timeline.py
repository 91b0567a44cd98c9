"""The timeline: every fact under one kind, and days, months and years in their order."""

from __future__ import annotations

from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from carecompanion.domain.facts import FactDetail, FactField, FactKind
from carecompanion.domain.records import Attachment, Fact, Headline, Person, Record, new_id
from carecompanion.domain.timeline import (
    DATED_OF,
    TimelineKind,
    by_year,
    day_of,
    timeline_kind,
)

PERSON = UUID(int=1)


def fact(day: str, kind: FactKind = FactKind.HEALTH, text: str = "x") -> Fact:
    return Fact(id=new_id(), person_id=PERSON, fact=kind, text=text, known_on=day)


def test_every_fact_stands_under_exactly_one_kind_and_is_read_by_it() -> None:
    topics = [topic for kind in TimelineKind for topic in DATED_OF[kind].topics]
    assert sorted(topics) == sorted(FactKind)
    for kind in FactKind:
        assert kind in DATED_OF[timeline_kind(fact("2026", kind))].topics


def test_headlines_and_files_are_entries_and_people_are_other() -> None:
    assert DATED_OF[TimelineKind.HEADLINES].kinds == (Headline,)
    headline = Headline(id=new_id(), person_id=PERSON, added_on="2026-01-02")
    paper = Attachment(id=new_id(), person_id=PERSON, added_on="2026-01-03")
    assert timeline_kind(headline) is TimelineKind.HEADLINES
    assert timeline_kind(paper) is TimelineKind.PAPERS
    assert timeline_kind(Person(id=PERSON)) is TimelineKind.OTHER
    assert [day_of(each) for each in (headline, paper, Person(id=PERSON))] == [
        "2026-01-02",
        "2026-01-03",
        "",
    ]


def test_the_day_it_happened_comes_before_the_day_it_was_known() -> None:
    talk = fact("2026-05-01", FactKind.TALK)
    assert day_of(talk) == "2026-05-01"
    assert day_of(talk.with_detail(FactField.ON, "2026-04-30")) == "2026-04-30"
    began = Fact(
        id=new_id(),
        person_id=PERSON,
        fact=FactKind.TREATMENT,
        text="x",
        details=(FactDetail(FactField.SINCE, "2020"),),
    )
    assert day_of(began) == "2020"


def test_a_month_alone_comes_after_its_days_and_a_year_alone_after_its_months() -> None:
    days = ("2025", "2026-06", "2026", "2026-06-12", "2026-07", "2025-12-31")
    years = by_year(fact(day) for day in days)
    assert [year.year for year in years] == ["2026", "2025"]
    assert [month.month for month in years[0].months] == ["2026-07", "2026-06", "2026"]
    assert [month.is_known for month in years[0].months] == [True, True, False]
    assert [day_of(each) for each in years[0].months[1].records] == ["2026-06-12", "2026-06"]
    assert [month.month for month in years[1].months] == ["2025-12", "2025"]


def test_a_day_that_cannot_be_read_comes_last_and_is_not_lost() -> None:
    years = by_year((fact("yesterday"), fact("2026-13"), fact("2020")))
    assert [year.year for year in years] == ["2020", ""]
    assert len(years[1].months[0].records) == 2


DAYS = st.one_of(
    st.dates().map(str),
    st.dates().map(lambda day: str(day)[:7]),
    st.dates().map(lambda day: str(day)[:4]),
    st.text(max_size=12),
)


@given(st.lists(DAYS, max_size=30))
def test_no_record_is_lost_or_doubled_whatever_its_day(days: list[str]) -> None:
    records: list[Record] = [fact(day, text=str(place)) for place, day in enumerate(days)]
    found = [
        record
        for year in by_year(records)
        for month in year.months
        for record in month.records
        if month.month[:4] == year.year
    ]
    assert sorted(found, key=records.index) == records
    assert len({year.year for year in by_year(records)}) == len(by_year(records))


@given(st.lists(DAYS, max_size=30))
def test_the_order_of_the_store_is_kept(days: list[str]) -> None:
    """Pages that come newest first can be put one after the other."""
    records = sorted((fact(day) for day in days if day), key=day_of, reverse=True)
    readable = [each for each in records if any(y.year for y in by_year((each,)))]
    shown = [r for year in by_year(readable) for month in year.months for r in month.records]
    assert shown == readable
