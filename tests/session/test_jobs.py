"""Jobs: order, results on the GUI thread, and what happens to results nobody waits for any more."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from functools import partial

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from carecompanion.domain.errors import CareError
from carecompanion.session.jobs import Jobs
from tests.ui.waiting import wait_for


class ExpectedError(CareError):
    """An expected failure of a job."""


@pytest.fixture
def jobs(qapp: QApplication) -> Iterator[Jobs]:
    made = Jobs()
    yield made
    made.stop()


def _fail(error: Exception) -> None:
    raise error


def test_jobs_run_one_after_another_in_the_order_they_came(jobs: Jobs) -> None:
    seen: list[int] = []
    for number in range(20):
        jobs.submit(partial(seen.append, number))
    wait_for(lambda: jobs.is_idle, "all jobs ended")
    assert seen == list(range(20))


def test_work_is_off_the_gui_thread_and_results_are_on_it(jobs: Jobs) -> None:
    threads: list[threading.Thread] = []
    jobs.submit(threading.current_thread, done=threads.append)
    jobs.submit(str, done=lambda _: threads.append(threading.current_thread()))
    wait_for(lambda: jobs.is_idle, "both jobs ended")
    worked_on, answered_on = threads
    assert worked_on is not threading.main_thread()
    assert answered_on is threading.main_thread()


def test_an_expected_failure_reaches_whoever_asked(jobs: Jobs) -> None:
    failures: list[CareError] = []
    jobs.submit(partial(_fail, ExpectedError()), failed=failures.append)
    wait_for(lambda: jobs.is_idle, "the job ended")
    assert [type(failure) for failure in failures] == [ExpectedError]


@pytest.mark.parametrize("error", [ZeroDivisionError(), ExpectedError()])
def test_a_failure_nobody_asked_about_is_raised_on_the_gui_thread(
    jobs: Jobs, qtbot: QtBot, error: Exception
) -> None:
    with qtbot.captureExceptions() as caught:
        jobs.submit(partial(_fail, error))
        wait_for(lambda: jobs.is_idle, "the job ended")
    assert [one[1] for one in caught] == [error]


def test_forgotten_results_are_dropped_and_later_ones_arrive(jobs: Jobs) -> None:
    results: list[str] = []
    gate = threading.Event()
    jobs.submit(partial(gate.wait, 20), done=lambda _: results.append("before"))
    jobs.forget_pending()
    jobs.submit(str, done=lambda _: results.append("after"))
    gate.set()
    wait_for(lambda: jobs.is_idle, "both jobs ended")
    assert results == ["after"]


def test_stopping_lets_waiting_work_finish(jobs: Jobs) -> None:
    seen: list[int] = []
    for number in range(5):
        jobs.submit(partial(seen.append, number))
    jobs.stop()
    assert seen == list(range(5))
