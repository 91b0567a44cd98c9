"""Calls that may never come back hold nobody up."""

from __future__ import annotations

import threading

import pytest

from carecompanion.vault.deadline import Patience, Stuck

PLENTY = 60.0
SHORT = 0.02


def test_what_a_call_gives_or_raises_reaches_the_caller() -> None:
    patience = Patience(PLENTY)
    assert patience.call(lambda: "given") == "given"
    with pytest.raises(ZeroDivisionError):
        patience.call(lambda: 1 // 0)


def test_a_call_that_does_not_come_back_is_left_behind_and_no_other_joins_it() -> None:
    patience = Patience(SHORT)
    freed = threading.Event()
    calls: list[str] = []
    with pytest.raises(Stuck):
        patience.call(freed.wait)
    with pytest.raises(Stuck):
        patience.call(lambda: calls.append("second"))
    assert calls == []
    (left_behind,) = [thread for thread in threading.enumerate() if thread.name == "patience"]
    assert left_behind.daemon, "it would hold up the end of the program"
    freed.set()
    left_behind.join()
    patience.call(lambda: calls.append("third"))
    assert calls == ["third"]


def test_what_succeeds_too_late_is_taken_back_and_what_was_in_time_is_not() -> None:
    patience = Patience(SHORT)
    freed, taken_back = threading.Event(), threading.Event()
    with pytest.raises(Stuck):
        patience.call(freed.wait, too_late=taken_back.set)
    assert not taken_back.is_set()
    freed.set()
    assert taken_back.wait(PLENTY)

    taken_back.clear()
    Patience(PLENTY).call(lambda: None, too_late=taken_back.set)
    assert not taken_back.is_set()
