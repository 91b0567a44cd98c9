"""Which headlines are quiet, and when they wake: never before what the family waits for."""

from __future__ import annotations

from dataclasses import replace

import pytest

from carecompanion.domain.genetics import AccessState
from carecompanion.domain.quiet import is_due, is_quiet
from carecompanion.domain.records import (
    Awaited,
    ClosedReason,
    Closing,
    Headline,
    HeadlineStatus,
    new_id,
)

TODAY = "2026-11-21"
HEADLINE = Headline(id=new_id(), person_id=new_id(), text="A headline")


def closed(**fields: object) -> Headline:
    closing = Closing(reason=ClosedReason.TRIAL, closed_on="2026-01-05", **fields)  # type: ignore[arg-type]
    return replace(HEADLINE, closing=closing)


@pytest.mark.parametrize("day", ["2026", "2026-11", "2026-11-21", "2019-05-02"])
def test_a_day_a_month_or_a_year_that_has_begun_wakes_it(day: str) -> None:
    assert not is_quiet(closed(look_again_on=day), TODAY)
    assert is_due(replace(HEADLINE, look_again_on=day), TODAY)


@pytest.mark.parametrize("day", ["2027", "2026-12", "2026-11-22", ""])
def test_a_day_to_come_does_not(day: str) -> None:
    assert is_quiet(closed(look_again_on=day), TODAY)
    assert not is_due(replace(HEADLINE, look_again_on=day), TODAY)


def test_what_is_awaited_wakes_it_by_the_tick_of_the_family_alone() -> None:
    waiting = closed(awaits=tuple(Awaited), awaits_words="When she is 2")
    assert is_quiet(waiting, TODAY)
    assert waiting.closing is not None
    assert not is_quiet(replace(waiting, closing=replace(waiting.closing, has_come=True)), TODAY)


def test_a_reopened_headline_is_as_it_was_before_and_keeps_how_it_was_closed() -> None:
    reopened = closed(words="not now", reopened_on="2026-05-01")
    assert not is_quiet(reopened, TODAY)
    assert not reopened.is_closed
    assert reopened.closing is not None
    assert reopened.closing.words == "not now"


def test_a_headline_set_aside_is_quiet_until_the_day_to_look_again() -> None:
    aside = replace(HEADLINE, status=HeadlineStatus.SET_ASIDE)
    assert is_quiet(aside, TODAY)
    assert not is_quiet(replace(aside, look_again_on="2026"), TODAY)
    assert not is_quiet(HEADLINE, TODAY)


def test_the_seven_access_states_are_reasons_under_the_same_names() -> None:
    assert {state.value for state in AccessState} <= {reason.value for reason in ClosedReason}
    assert {reason.value for reason in ClosedReason} - {state.value for state in AccessState} == {
        "not_ours",
        "own_words",
    }
