"""A notes file that is opened from the desktop while the window is there."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from carecompanion.starts.wish import Wish
from carecompanion.views.already_open import AlreadyOpen
from carecompanion.views.screen import ScreenName
from tests.ui.driver import Driver
from tests.ui.test_tasks import unlock


@pytest.mark.skipif(os.name == "nt", reason="making links takes rights there")
def test_opening_the_file_that_is_open_changes_nothing(small: Driver, small_notes: Path) -> None:
    unlock(small)
    small.press("Ctrl+N")
    small.type("Half a head")
    link = small_notes.with_name("by another name.carevault")
    link.symlink_to(small_notes)
    small.running.care.grant(Wish(notes_file=link))
    small.pause()

    assert small.screen is ScreenName.HEADLINE
    assert small.text_of("The headline") == "Half a head"


def test_opening_another_file_keeps_what_was_typed_and_asks_for_the_password_of_that_one(
    small: Driver, small_notes: Path
) -> None:
    unlock(small)
    small.press("Ctrl+N")
    small.type("Half a head")
    other = Path(shutil.copy(small_notes, small_notes.with_name("on the stick.carevault")))
    small.running.care.grant(Wish(notes_file=other))
    small.wait_for_screen(ScreenName.UNLOCK)
    assert any("on the stick.carevault" in text for text in small.texts())

    small.running.care.grant(Wish(notes_file=small_notes))
    small.pause()
    unlock(small)
    small.wait_for_screen(ScreenName.HEADLINE)
    assert small.text_of("The headline") == "Half a head"


def test_a_file_opened_before_all_is_there_is_asked_for_as_well(
    small: Driver, tmp_path: Path
) -> None:
    small.running.care.show_file(tmp_path / "not there yet.carevault")
    assert small.screen is ScreenName.UNLOCK
    assert any("not there yet.carevault" in text for text in small.texts())


def test_a_window_that_was_put_away_small_is_seen_again(small: Driver) -> None:
    small.window.showMinimized()
    small.running.care.grant(Wish())
    assert small.window.isVisible()
    assert not small.window.isMinimized()


def test_the_word_about_a_window_that_is_there_says_what_to_do(qapp: QApplication) -> None:
    said = AlreadyOpen()
    assert "already open" in said.text()
    assert "Your notes are safe." in said.informativeText()
    assert [button.text() for button in said.buttons()] == ["Close this message"]
