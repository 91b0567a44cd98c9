"""The marks of a chart are round, hold every value, and are few."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carecompanion.domain.measure_axes import mark_words, value_marks, year_marks


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ((11.8, 14.2), ("11", "12", "13", "14", "15")),
        ((142, 161), ("140", "145", "150", "155", "160", "165")),
        ((0.1, 0.35), ("0.1", "0.2", "0.3", "0.4")),
        ((-1, 1), ("-1.0", "-0.5", "0.0", "0.5", "1.0")),
        ((14, 14), ("12", "13", "14", "15", "16")),
    ],
)
def test_marks_are_round(values: tuple[float, ...], words: tuple[str, ...]) -> None:
    assert mark_words(value_marks(values)) == words


@given(st.lists(st.decimals(-(10**11), 10**11, places=6).map(float), min_size=1, max_size=8))
def test_marks_hold_every_value_and_are_few(values: list[float]) -> None:
    marks = value_marks(values)
    slack = (marks[1] - marks[0]) * 1e-6
    assert marks[0] - slack <= min(values)
    assert max(values) <= marks[-1] + slack
    assert 2 <= len(marks) <= 8
    assert len(set(mark_words(marks))) == len(marks)


def test_years_begin_between_two_days() -> None:
    first, last = date(2024, 5, 1).toordinal(), date(2026, 1, 1).toordinal()
    assert [date.fromordinal(day) for day in year_marks(first, last)] == [
        date(2025, 1, 1),
        date(2026, 1, 1),
    ]
    assert year_marks(first, first) == ()
