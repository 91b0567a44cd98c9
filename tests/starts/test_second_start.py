"""A second start asks the window that is there, and never waits for long."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from carecompanion import host
from carecompanion.starts.later_starts import LaterStarts
from carecompanion.starts.second_start import Answer, ask_first
from carecompanion.starts.wish import Wish, leave_wish, wish_file
from tests.ui.waiting import wait_for

WISH = Wish(notes_file=Path("/media/stick/notes.carevault"))


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "window.lock"


def test_a_window_that_does_not_answer_is_told_of_and_the_wish_is_taken_back(place: Path) -> None:
    lock = host.take_window_place(place)
    assert lock is not None
    assert ask_first(place, WISH, patience_s=0) is Answer.SILENT
    assert not wish_file(place).exists()
    lock.release()


def test_where_nothing_can_be_written_nobody_waits(tmp_path: Path) -> None:
    assert ask_first(tmp_path / "missing" / "window.lock", WISH) is Answer.SILENT


def test_when_the_window_has_closed_meanwhile_this_start_goes_on_as_the_first(place: Path) -> None:
    lock = ask_first(place, WISH)
    assert isinstance(lock, host.FileLock)
    with pytest.raises(BlockingIOError):
        host.take_window_place(place)
    assert not wish_file(place).exists()
    lock.release()


def test_the_window_hears_what_is_asked_later_and_what_was_asked_before_it_listened(
    qapp: QApplication, place: Path
) -> None:
    leave_wish(place, WISH)
    heard: list[object] = []
    later = LaterStarts(place)
    later.asked.connect(heard.append)
    later.begin()
    assert heard == [WISH]
    other = Wish(activation="token-2")
    leave_wish(place, other)
    wait_for(lambda: len(heard) == 2, "the second wish is heard")
    assert heard == [WISH, other]
    assert list(place.parent.iterdir()) == []
