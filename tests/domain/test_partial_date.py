"""Dates as families write them, kept as precise as they were known."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carecompanion.domain.partial_date import (
    DateFault,
    PartialDateError,
    is_date,
    month_of,
    parse_date,
)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("12 June 2022", "2022-06-12"),
        ("12th of june, 2022", "2022-06-12"),
        ("1 Sept. 2022", "2022-09-01"),
        ("June 3rd, 2022", "2022-06-03"),
        ("  June   2022 ", "2022-06"),
        ("jun 2022", "2022-06"),
        ("2022", "2022"),
        ("2022-6-2", "2022-06-02"),
        ("2022-06", "2022-06"),
        ("06/2022", "2022-06"),
        ("25/12/2021", "2021-12-25"),
        ("12/25/2021", "2021-12-25"),
        ("03.03.2024", "2024-03-03"),
        ("29 February 2024", "2024-02-29"),
        ("٢٠٢٢", "2022"),
        ("٢٠٢٢-٦", "2022-06"),
        ("२५/१२/२०२१", "2021-12-25"),
        ("১২ June ২০২২", "2022-06-12"),
        ("0987", "0987"),
        ("", ""),
        ("   ", ""),
    ],
)
def test_a_date_is_kept_as_precise_as_it_was_typed(typed: str, kept: str) -> None:
    assert parse_date(typed) == kept


@pytest.mark.parametrize(
    "typed",
    ["soon", "31 June 2022", "29 February 2023", "12 ju 2022", "0", "12 June", "13/13/2022"],
)
def test_what_is_no_date_is_said_to_be_none(typed: str) -> None:
    with pytest.raises(PartialDateError) as refused:
        parse_date(typed)
    assert refused.value.fault is DateFault.NOT_A_DATE


def test_a_date_of_figures_that_two_countries_read_differently_is_not_guessed() -> None:
    with pytest.raises(PartialDateError) as refused:
        parse_date("03/04/2022")
    assert refused.value.fault is DateFault.TWO_WAYS


def test_a_date_that_was_kept_in_the_figures_of_another_script_is_none_of_ours() -> None:
    for kept in ("٢٠٢٢", "٢٠٢٢-06", "२०२२-06-12"):
        assert not is_date(kept)


@given(st.dates(), st.sampled_from("0٠०০０"))
def test_a_date_in_the_figures_of_any_script_is_kept_as_the_same_day(day: date, zero: str) -> None:
    figures = str.maketrans({str(n): chr(ord(zero) + n) for n in range(10)})
    kept = parse_date(day.isoformat().translate(figures))
    assert kept == day.isoformat()
    assert kept.isascii()


@given(st.dates())
def test_a_kept_date_is_read_as_itself(day: date) -> None:
    for kept in (day.isoformat(), day.isoformat()[:7], day.isoformat()[:4]):
        assert parse_date(kept) == kept
        assert is_date(kept)
    assert month_of(day.isoformat()) == day.isoformat()[:7]


@given(st.text())
def test_nothing_typed_makes_anything_else_than_a_date_or_a_refusal(typed: str) -> None:
    try:
        kept = parse_date(typed)
    except PartialDateError:
        return
    assert kept == "" or is_date(kept)
