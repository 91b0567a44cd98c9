"""The idle lock: a warning first, and any input begins the count again."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from carecompanion.session.idle import IdleLock
from tests.session.conftest import HandClock
from tests.ui.waiting import wait_for


class Witness:
    """Keeps the order of what an idle lock said."""

    def __init__(self, idle: IdleLock) -> None:
        self.seen: list[str] = []
        idle.warning_due.connect(lambda: self.seen.append("warning"))
        idle.warning_cancelled.connect(lambda: self.seen.append("cancelled"))
        idle.lock_due.connect(lambda: self.seen.append("lock"))


@pytest.fixture
def idle(qapp: QApplication) -> IdleLock:
    return IdleLock(lock_after_ms=60, warn_before_ms=30)


def test_without_input_a_warning_comes_before_the_lock(idle: IdleLock) -> None:
    witness = Witness(idle)
    idle.start()
    wait_for(lambda: "lock" in witness.seen, "the lock is due")
    assert witness.seen == ["warning", "lock"]


def test_input_after_the_warning_takes_it_back(idle: IdleLock) -> None:
    witness = Witness(idle)
    idle.start()
    wait_for(lambda: "warning" in witness.seen, "the warning is due")
    idle.input_seen()
    assert witness.seen == ["warning", "cancelled"]


def test_a_stopped_count_neither_warns_nor_locks(idle: IdleLock) -> None:
    witness = Witness(idle)
    idle.start()
    idle.stop()
    other = IdleLock(lock_after_ms=90, warn_before_ms=30)
    done = Witness(other)
    other.start()
    wait_for(lambda: "lock" in done.seen, "a longer count came to its end")
    assert witness.seen == []
    idle.input_seen()
    assert witness.seen == []


def test_the_key_that_wakes_a_computer_comes_too_late_to_stop_the_lock(qapp: QApplication) -> None:
    clock = HandClock()
    idle = IdleLock(clock=clock)
    witness = Witness(idle)
    idle.start()
    clock.seconds += 15 * 60
    idle.input_seen()
    assert witness.seen == ["lock"]
    idle.input_seen()
    assert witness.seen == ["lock"], "said once"


def test_a_key_in_time_begins_the_count_again_also_after_a_sleep(qapp: QApplication) -> None:
    clock = HandClock()
    idle = IdleLock(clock=clock)
    witness = Witness(idle)
    idle.start()
    for _nap in range(5):
        clock.seconds += 14 * 60
        idle.input_seen()
    assert witness.seen == []


def test_a_sleep_is_noticed_without_any_input(qapp: QApplication) -> None:
    clock = HandClock()
    idle = IdleLock(clock=clock, lock_after_ms=60_000, warn_before_ms=59_999)
    witness = Witness(idle)
    idle.start()
    wait_for(lambda: True, "the timer runs")
    clock.seconds += 60 * 60
    wait_for(lambda: bool(witness.seen), "the sleep was noticed")
    assert witness.seen == ["lock"]


@pytest.mark.parametrize("minutes", [5, 15, 30, 60])
def test_the_time_can_be_chosen_and_counts_from_then(qapp: QApplication, minutes: int) -> None:
    clock = HandClock()
    idle = IdleLock(clock=clock)
    witness = Witness(idle)
    idle.start()
    clock.seconds += 4 * 60
    idle.set_minutes(minutes)
    assert idle.minutes == minutes
    clock.seconds += minutes * 60 - 1
    idle.input_seen()
    assert witness.seen == []
    clock.seconds += minutes * 60
    idle.input_seen()
    assert witness.seen == ["lock"]


def test_never_is_never_and_can_be_taken_back(qapp: QApplication) -> None:
    clock = HandClock()
    idle = IdleLock(clock=clock)
    witness = Witness(idle)
    idle.set_minutes(None)
    idle.start()
    clock.seconds += 365 * 24 * 60 * 60
    idle.input_seen()
    assert (witness.seen, idle.minutes) == ([], None)
    idle.set_minutes(5)
    clock.seconds += 5 * 60
    idle.input_seen()
    assert witness.seen == ["lock"]


def test_choosing_another_time_takes_a_warning_back(idle: IdleLock) -> None:
    witness = Witness(idle)
    idle.start()
    wait_for(lambda: "warning" in witness.seen, "the warning is due")
    idle.set_minutes(15)
    assert witness.seen == ["warning", "cancelled"]


def test_choosing_a_time_while_nothing_is_open_starts_no_count(qapp: QApplication) -> None:
    clock = HandClock()
    idle = IdleLock(clock=clock)
    witness = Witness(idle)
    idle.set_minutes(5)
    clock.seconds += 60 * 60
    idle.input_seen()
    assert witness.seen == []
