"""Settings and what hangs on them: look, lock, notes elsewhere and back, hints, a newer key."""

from __future__ import annotations

import threading
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtWidgets import QAbstractButton

from carecompanion.composition import Parts
from carecompanion.domain.backups import VaultAccess
from carecompanion.domain.progress import Progress
from carecompanion.domain.records import Headline, HeadlineStatus
from carecompanion.vault.vaults import SqlcipherVaults
from carecompanion.views.screen import ScreenName
from tests.ui.apps import CHEAP, FIRST_HEADLINE, PASSPHRASE, SECOND_HEADLINE, CheapParts
from tests.ui.conftest import Start
from tests.ui.driver import Driver
from tests.ui.test_tasks import unlock, wait_until_open
from tests.ui.test_vault_tasks_password import code_of, items, opens
from tests.ui.waiting import LONGEST_WAIT_S

OWN = "words of my own for this"


def settings(d: Driver) -> None:
    unlock(d)
    d.press("Ctrl+,")
    d.wait_for_screen(ScreenName.SETTINGS)


def wait_for_words(d: Driver, words: str) -> None:
    d.wait_until(lambda: any(words in text for text in d.texts()), words)


def choose_in_dialog(d: Driver, button: str, path: Path) -> None:
    """Press a button that asks for a file or folder, and name one."""
    d.meet_dialog(lambda: d.press("Ctrl+A"), lambda: d.type(str(path)), lambda: d.press("Return"))
    d.click(button)
    d.pause(button)


# --- look and lock --------------------------------------------------------------------------


def test_text_size_and_colours_change_at_once(small: Driver) -> None:
    settings(small)
    small.click("Bigger")
    assert small.running.care.appearance.text_scale == 150
    small.click("Dark")

    assert small.running.care.appearance.theme.value == "dark"


def test_a_look_chosen_in_the_menu_is_marked_in_settings(small: Driver) -> None:
    settings(small)
    while small.running.care.appearance.text_scale < 200:
        small.press("Ctrl++")

    assert small.is_chosen("Twice as big")


def test_the_time_until_the_notes_lock_holds_at_once_and_after_a_new_start(
    start: Start, small: Driver, small_notes: Path
) -> None:
    settings(small)
    assert small.is_chosen("15 minutes")
    small.click("30 minutes")
    assert small.running.care.models.notes_file.lock_minutes == 30
    small.click("Never")
    small.running.close()

    again = start(small_notes)
    assert again.running.care.models.notes_file.lock_minutes is None
    settings(again)
    assert again.is_chosen("Never")


# --- notes elsewhere and back ---------------------------------------------------------------


def test_notes_taken_elsewhere_come_back_the_same_under_a_new_password(
    small: Driver, small_notes: Path, tmp_path: Path
) -> None:
    before = items(small_notes, PASSPHRASE)
    target = tmp_path / "stick"
    target.mkdir()
    settings(small)
    assert any("That folder is not locked." in text for text in small.texts())
    choose_in_dialog(small, "Choose a folder and take my notes…", target)
    wait_for_words(small, "All your notes are in the folder")
    folder = target / "Care Companion notes"
    assert FIRST_HEADLINE in (folder / "notes.html").read_text(encoding="utf-8")

    small.click("Bring notes in from such a folder…")
    choose_in_dialog(small, "Choose the folder…", folder)
    choose_in_dialog(small, "Choose another name or folder…", tmp_path / "brought in")
    small.click("Password")
    small.press("Ctrl+A")
    small.type(OWN)
    small.click("Make these notes")
    wait_for_words(small, "All notes are in brought in.carevault")
    small.click("Open these notes")
    small.wait_for_screen(ScreenName.UNLOCK)
    assert "Notes file: brought in.carevault" in small.texts()
    small.type(OWN)
    small.press("Return")
    wait_until_open(small)
    assert any(FIRST_HEADLINE in text for text in small.texts())
    small.running.close()

    assert items(tmp_path / "brought in.carevault", OWN) == before
    assert items(small_notes, PASSPHRASE) == before


def test_a_second_folder_is_made_beside_the_first(small: Driver, tmp_path: Path) -> None:
    settings(small)
    for _ in range(2):
        choose_in_dialog(small, "Choose a folder and take my notes…", tmp_path)
        wait_for_words(small, "All your notes are in the folder")
        small.press("Ctrl+1", "Ctrl+,")

    assert (tmp_path / "Care Companion notes" / "notes.json").is_file()
    assert (tmp_path / "Care Companion notes 2" / "notes.json").is_file()


def test_a_folder_that_is_copied_to_the_internet_is_named_once_before_notes_go_there(
    small: Driver, tmp_path: Path
) -> None:
    copied = tmp_path / "Dropbox"
    copied.mkdir()
    (copied / ".dropbox").touch()
    settings(small)
    choose_in_dialog(small, "Choose a folder and take my notes…", copied)
    wait_for_words(small, "This folder is copied to the internet by Dropbox.")
    assert list(copied.iterdir()) == [copied / ".dropbox"]
    small.click("Write them there all the same")
    wait_for_words(small, "All your notes are in the folder")

    choose_in_dialog(small, "Choose a folder and take my notes…", copied)
    wait_for_words(small, "All your notes are in the folder")
    assert (copied / "Care Companion notes 2").is_dir()


def test_a_folder_that_holds_no_export_makes_no_notes_and_says_why(
    small: Driver, tmp_path: Path
) -> None:
    empty_folder = tmp_path / "holiday pictures"
    empty_folder.mkdir()
    settings(small)
    small.click("Bring notes in from such a folder…")
    choose_in_dialog(small, "Choose the folder…", empty_folder)
    choose_in_dialog(small, "Choose another name or folder…", tmp_path / "brought in")
    small.click("Make these notes")
    wait_for_words(small, "notes.json is not in this folder.")

    assert not (tmp_path / "brought in.carevault").exists()


def test_notes_being_taken_elsewhere_can_be_stopped_while_saving_goes_on(
    small: Driver, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on = threading.Event()

    def slow(
        parts: CheapParts,
        access: VaultAccess,
        folder: Path,
        progress: Progress,
        person_id: UUID | None,
    ) -> None:
        def tell(done: int, in_all: int) -> None:
            assert go_on.wait(LONGEST_WAIT_S)
            progress(done, in_all)

        Parts.take_out(parts, access, folder, tell, person_id)

    monkeypatch.setattr(CheapParts, "take_out", slow)
    target = tmp_path / "stick"
    target.mkdir()
    settings(small)
    answer = (lambda: small.press("Ctrl+A"), lambda: small.type(str(target)))
    small.meet_dialog(*answer, lambda: small.press("Return"))
    press(small, "take_out")
    wait_for_words(small, "You can go on working meanwhile.")
    models = small.running.care.models
    models.headlines.set_status(models.headlines.headlines[0], HeadlineStatus.SET_ASIDE)
    small.wait_until_saved()
    assert models.elsewhere.is_busy
    assert small.window.focusWidget() is small.find("cancel_take_out")
    press(small, "cancel_take_out")
    go_on.set()
    wait_for_words(small, "Stopped. Nothing of it stays there.")
    assert list(target.iterdir()) == []
    assert small.window.focusWidget() is small.find("take_out")

    choose_in_dialog(small, "Choose a folder and take my notes…", target)
    wait_for_words(small, "All your notes are in the folder")


def press(d: Driver, name: str) -> None:
    """Press a button and do not wait for what it does."""
    button = d.find(name)
    assert isinstance(button, QAbstractButton)
    button.setFocus()
    button.click()
    d.window.activateWindow()  # what a window manager does once a dialog is closed


@pytest.mark.parametrize("is_first_run", [True, False])
def test_notes_are_brought_in_before_any_are_open(
    start: Start, small: Driver, small_notes: Path, tmp_path: Path, is_first_run: bool
) -> None:
    settings(small)
    choose_in_dialog(small, "Choose a folder and take my notes…", tmp_path)
    wait_for_words(small, "All your notes are in the folder")
    small.running.close()
    d = start() if is_first_run else start(small_notes)
    d.click("Bring back notes saved with “Take my notes elsewhere”")
    d.wait_for_screen(ScreenName.BRING_IN)
    choose_in_dialog(d, "Choose the folder…", tmp_path / "Care Companion notes")
    choose_in_dialog(d, "Choose another name or folder…", tmp_path / "brought in.carevault")
    d.click("Password")
    d.press("Ctrl+A")
    d.type("words of my own for this")
    d.click("Make these notes")
    wait_for_words(d, "All notes are in brought in.carevault")
    d.click("Open these notes")
    d.wait_for_screen(ScreenName.UNLOCK)
    d.type("words of my own for this")
    d.press("Return")
    d.wait_for_screen(ScreenName.HOME)
    assert SECOND_HEADLINE in d.texts()


def test_an_old_notes_file_is_never_replaced(
    small: Driver, small_notes: Path, tmp_path: Path
) -> None:
    settings(small)
    choose_in_dialog(small, "Choose a folder and take my notes…", tmp_path)
    wait_for_words(small, "All your notes are in the folder")
    small.click("Bring notes in from such a folder…")
    choose_in_dialog(small, "Choose the folder…", tmp_path / "Care Companion notes")
    choose_in_dialog(small, "Choose another name or folder…", small_notes)
    small.click("Make these notes")
    wait_for_words(small, "There is a file of that name already.")
    small.running.close()

    assert opens(small_notes, PASSPHRASE)


def test_notes_in_a_copied_folder_say_so_once_on_home(start: Start, small_notes: Path) -> None:
    (small_notes.parent / ".stfolder").mkdir()
    d = start(small_notes)
    unlock(d)
    wait_for_words(d, "copied to the internet by Syncthing.")
    d.click("I have read this")
    assert not any("Syncthing" in text for text in d.texts())
    d.running.close()

    again = start(small_notes)
    unlock(again)
    again.pause("the look at the folder")
    assert not any("Syncthing" in text for text in again.texts())


def test_a_copied_folder_chosen_for_new_notes_is_named_there_and_not_again(
    empty: Driver, tmp_path: Path
) -> None:
    copied = tmp_path / "Nextcloud"
    copied.mkdir()
    empty.click("Start")
    choose_in_dialog(empty, "Choose another folder…", copied)
    wait_for_words(empty, "This folder is copied to the internet by Nextcloud or ownCloud.")
    empty.click("Start my notes")
    wait_until_open(empty)
    empty.pause("the look at the folder")

    assert not any("Nextcloud" in text for text in empty.texts())


# --- a hint about the password --------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("password1234", "Many people use this"),
        ("abcabcabcabc", "come again"),
        ("qpwo eiru tyal skdj", "guess for a long time"),
    ],
)
def test_words_of_ones_own_get_a_hint_that_stops_nobody(
    empty: Driver, typed: str, words: str
) -> None:
    empty.click("Start")
    assert not any("guess" in text for text in empty.texts())
    empty.press("Ctrl+A")
    empty.type(typed)
    wait_for_words(empty, words)
    empty.click("Start my notes")

    wait_until_open(empty)


def test_suggested_words_and_short_ones_get_no_hint(empty: Driver) -> None:
    empty.click("Start")
    empty.press("Ctrl+A")
    empty.type("password1234")
    wait_for_words(empty, "Many people use this")
    empty.click("Suggest other words")
    assert not any("Many people use this" in text for text in empty.texts())
    empty.click("Password")
    empty.press("Ctrl+A")
    empty.type("password")
    empty.pause("the hint")

    assert not any("Many people use this" in text for text in empty.texts())


# --- a newer key ----------------------------------------------------------------------------

NEWER = {**CHEAP, 2: CHEAP[1]}


class NewerParts(CheapParts):
    """A later version of the program, with a newer way to make a key."""

    vaults = SqlcipherVaults(parameters=NEWER)


@pytest.fixture
def outdated(start: Start, small_notes: Path, monkeypatch: pytest.MonkeyPatch) -> Driver:
    """Somebody in front of notes that an earlier version locked."""
    monkeypatch.setattr(CheapParts, "vaults", NewerParts.vaults)
    d = start(small_notes, knows_the_app=True)
    unlock(d)
    wait_for_words(d, "Make your notes harder to open for strangers")
    return d


def test_a_newer_key_is_offered_made_with_the_same_password_and_gives_a_new_sheet(
    outdated: Driver, small_notes: Path
) -> None:
    d = outdated
    d.click("stronger_key_task")
    d.wait_for_screen(ScreenName.STRONGER_KEY)
    d.type("not the password")
    d.press("Return")
    wait_for_words(d, "That is not the password of these notes.")
    d.click("Your password")
    d.press("Ctrl+A")
    d.type(PASSPHRASE)
    d.click("Lock my notes the new way")
    d.wait_for_screen(ScreenName.RECOVERY_SHEET)
    d.click("Later")
    wait_until_open(d)
    assert "Make your notes harder to open for strangers" not in d.texts()
    d.running.close()

    assert small_notes.read_bytes()[0] == 2
    store = NewerParts.vaults.open(small_notes, PASSPHRASE)
    assert len(store.of_person(Headline, store.people()[0].id)) == 2
    store.close()


def test_a_newer_key_can_wait(outdated: Driver, small_notes: Path) -> None:
    outdated.click("stronger_key_task")
    outdated.click("Later")
    wait_until_open(outdated)
    assert "Make your notes harder to open for strangers" in outdated.texts()
    outdated.running.close()

    assert opens(small_notes, code_of(small_notes, PASSPHRASE))


def test_notes_with_the_newest_key_are_offered_nothing(small: Driver) -> None:
    unlock(small)

    assert "Make your notes harder to open for strangers" not in small.texts()
