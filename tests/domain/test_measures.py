"""Measures as series: nothing is guessed, mixed or lost."""

from __future__ import annotations

from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carecompanion.domain.facts import FactDetail, FactField, FactKind
from carecompanion.domain.measures import MeasureSeries, days_of, read_number, series_of
from carecompanion.domain.records import Fact, new_id


def measure(
    value: str = "",
    unit: str = "",
    day: str = "",
    *,
    text: str = "",
    kind: FactKind = FactKind.MEASURE,
) -> Fact:
    fields = ((FactField.VALUE, value), (FactField.UNIT, unit))
    return Fact(
        id=new_id(),
        person_id=UUID(int=1),
        fact=kind,
        text=text,
        known_on=day,
        details=tuple(FactDetail(field, said) for field, said in fields if said),
    )


def weight(value: str, unit: str = "kg", day: str = "") -> Fact:
    return measure(value, unit, day, kind=FactKind.WEIGHT)


def said(series: MeasureSeries) -> list[str]:
    return [reading.said for reading in series.readings]


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("14", 14.0),
        (" 14.2 ", 14.2),
        ("14,2", 14.2),
        ("-0,5", -0.5),
        ("+3", 3.0),
        ("0.125", 0.125),
        ("0,125", 0.125),
        ("1250", 1250.0),
        ("12.3456", 12.3456),
    ],
)
def test_a_number_is_read_with_either_decimal_sign(typed: str, number: float) -> None:
    assert read_number(typed) == number


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "about 14",
        "14 kg",
        "14-15",
        "1,250",
        "1.250",
        "12.345",
        "1,2,3",
        "1.2e3",
        "nan",
        "½",
        "<5",
    ],
)
def test_what_is_no_number_or_can_be_read_in_two_ways_is_not_guessed(typed: str) -> None:
    assert read_number(typed) is None


@given(st.text(max_size=30))
def test_whatever_is_typed_is_read_or_left(typed: str) -> None:
    number = read_number(typed)
    assert number is None or abs(number) < 1e12


def test_units_are_never_mixed_and_values_stay_as_written() -> None:
    facts = (weight("14,2", "kg", "2026-05-01"), weight("31", "lb", "2026-04-01"), weight("14"))
    kilos, pounds = series_of(facts)
    assert (kilos.kind, kilos.unit, said(kilos)) == (FactKind.WEIGHT, "kg", ["14,2", "14"])
    assert (pounds.unit, said(pounds)) == ("lb", ["31"])


def test_measures_are_told_apart_by_what_was_measured_whatever_the_case() -> None:
    facts = (
        measure("120", "m", "2025-02", text="Six minute  walk"),
        measure("130", "m", "2026-02", text="six minute walk"),
        measure("40", "", "2026-02", text="Ferritin"),
        weight("14"),
    )
    first, second, third = series_of(facts)
    assert (first.what, second.what, third.what) == ("", "Ferritin", "six minute walk")
    assert said(third) == ["120", "130"]


def test_what_is_no_number_or_has_no_day_is_listed_and_not_drawn() -> None:
    facts = (
        weight("14", day="2026-05"),
        weight("about 13", day="2025"),
        weight("12"),
        measure(text="", kind=FactKind.WEIGHT, unit="kg", day="2024"),
    )
    (series,) = series_of(facts)
    assert said(series) == ["", "about 13", "14", "12"]
    assert [reading.said for reading in series.drawn] == ["14"]


def test_a_weight_written_in_words_alone_is_listed() -> None:
    (series,) = series_of((measure(text="14 kg at the clinic", kind=FactKind.WEIGHT),))
    assert said(series) == ["14 kg at the clinic"]


def test_other_facts_are_no_measures() -> None:
    assert series_of((measure("3", text="Walks alone", kind=FactKind.MOBILITY),)) == ()


@pytest.mark.parametrize(
    ("kept", "days"), [("2024-02-29", 1), ("2024-02", 29), ("2023-02", 28), ("2024", 366)]
)
def test_a_month_or_a_year_may_mean_any_of_its_days(kept: str, days: int) -> None:
    span = days_of(kept)
    assert span is not None
    assert span.last - span.first + 1 == days
    assert span.first <= span.middle <= span.last


@given(
    st.lists(
        st.builds(
            measure,
            st.text(max_size=6),
            st.sampled_from(("", "kg", "g", "kG")),
            st.one_of(st.just(""), st.text(max_size=5), st.dates().map(str)),
            text=st.sampled_from(("walk", "Walk", "stairs")),
            kind=st.sampled_from((FactKind.WEIGHT, FactKind.MEASURE, FactKind.HEALTH)),
        ),
        max_size=20,
    )
)
def test_every_measure_is_in_exactly_one_series_of_its_unit(facts: list[Fact]) -> None:
    found = series_of(facts)
    listed = [reading.fact.id for series in found for reading in series.readings]
    assert sorted(listed) == sorted(f.id for f in facts if f.fact is not FactKind.HEALTH)
    for series in found:
        assert {r.fact.detail(FactField.UNIT) for r in series.readings} == {series.unit}
        assert len({reading.fact.fact for reading in series.readings}) == 1
