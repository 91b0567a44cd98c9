"""What a person sees when another program or another computer uses the same notes."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from PySide6.QtWidgets import QWidget

from carecompanion.session.save_state import SaveState
from carecompanion.vault.vaults import SqlcipherVaults
from carecompanion.views.screen import ScreenName
from tests.ui.apps import CHEAP, PASSPHRASE
from tests.ui.driver import Driver
from tests.ui.test_nothing_is_lost import WORDS, all_headlines
from tests.ui.test_tasks import unlock


def says(d: Driver, start: str) -> bool:
    return any(text.startswith(start) for text in d.texts())


def replace_as_a_synced_folder_does(notes: Path) -> bytes:
    """Put another state of the file in its place; its bytes."""
    arrived = notes.with_name("arrived")
    shutil.copyfile(notes, arrived)
    store = SqlcipherVaults(parameters=CHEAP).open(arrived, PASSPHRASE)
    store.write_state("other", "computer")
    store.close()
    content = arrived.read_bytes()
    arrived.replace(notes)
    return content


def test_when_the_file_was_replaced_both_are_kept_and_typing_goes_on(
    small: Driver, small_notes: Path
) -> None:
    unlock(small)
    small.press("Ctrl+N")
    small.wait_for_screen(ScreenName.HEADLINE)
    small.wait_until_saved()
    theirs = replace_as_a_synced_folder_does(small_notes)
    small.type(WORDS)
    small.wait_until(
        lambda: says(small, "Another program changed your notes file"), "what happened is told"
    )
    assert small_notes.read_bytes() == theirs
    small.click("Keep both")
    small.wait_until(lambda: says(small, "Both are kept."), "where the notes are now is told")
    editing = small.running.care.models.editing
    small.wait_until(lambda: editing.save_state is SaveState.SAVED, "what waited is saved")
    small.running.close()

    ours = small_notes.with_stem(f"{small_notes.stem} (kept 1)")
    assert all_headlines(ours)[0] == WORDS
    assert WORDS not in all_headlines(small_notes)
    assert not list(small_notes.parent.glob("*.lock"))


def test_notes_that_seem_open_on_another_computer_open_when_the_person_says_so(
    small: Driver, small_notes: Path
) -> None:
    lock = small_notes.with_name(f"{small_notes.name}.lock")
    lock.write_text(json.dumps({"computer": "kitchen", "since": "2026-11-20T22:15+00:00"}))
    small.click("Password")
    small.type(PASSPHRASE)
    small.press("Return")
    small.wait_until(
        lambda: says(small, "These notes seem to be open on the computer “kitchen” since"),
        "the other computer is named",
    )
    assert small.screen is ScreenName.UNLOCK
    small.click("Open them here all the same")
    small.wait_for_screen(ScreenName.HOME)


def test_nobody_is_asked_about_another_computer_when_there_is_none(small: Driver) -> None:
    button = small.window.findChild(QWidget, "take_over")
    assert button is not None
    assert not button.isVisible()
