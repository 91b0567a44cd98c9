"""The idle lock: a warning first, and any input begins the count again."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from carecompanion.session.idle import IdleLock
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
