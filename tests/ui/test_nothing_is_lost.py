"""Undo, lock, kill, a full disk, a fault in the app itself: what was typed is there afterwards."""

from __future__ import annotations

import contextlib
import os
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from carecompanion.domain.records import Headline
from carecompanion.vault.vaults import SqlcipherVaults
from carecompanion.views.screen import ScreenName
from carecompanion.views.widgets.text_field import TextField
from tests.ui.apps import CHEAP, PASSPHRASE, SECOND_HEADLINE
from tests.ui.children import LETTER_MS, LETTERS
from tests.ui.conftest import Start
from tests.ui.driver import Driver
from tests.ui.test_tasks import Figure, unlock
from tests.vault import child

WORDS = "Half a headline about a gene"


def newest_headline(notes: Path) -> str:
    """The words of the newest headline in a notes file that nobody has open."""
    return all_headlines(notes)[0]


def all_headlines(notes: Path) -> list[str]:
    """The words of all headlines in a notes file that nobody has open, newest first."""
    store = SqlcipherVaults(parameters=CHEAP).open(notes, PASSPHRASE)
    try:
        (person,) = store.people()
        return [headline.text for headline in store.of_person(Headline, person.id)]
    finally:
        store.close()


def undo_words(d: Driver) -> str:
    return d.menu_action("Undo").text().replace("&", "")


# --- undo -----------------------------------------------------------------------------------


def test_undo_is_named_and_works_from_another_screen(small: Driver) -> None:
    unlock(small)
    small.click(SECOND_HEADLINE + ", Started")
    small.press("Ctrl+Return")
    small.click("Different", row="Gene")
    small.press("Ctrl+1")
    assert undo_words(small) == "Undo mark"

    small.press("Ctrl+Z")
    assert small.menu_action("Redo").text() == "&Redo mark"
    small.click(SECOND_HEADLINE + ", Started")
    small.press("Ctrl+Return")
    assert small.is_chosen("Not known yet: ask", row="Gene")

    small.press("Ctrl+Y")
    assert small.is_chosen("Different", row="Gene")


def test_in_a_field_undo_takes_back_typing_first(small: Driver) -> None:
    unlock(small)
    small.click(SECOND_HEADLINE + ", Started")
    small.press("Ctrl+Return")
    small.click("Different", row="Gene")
    small.click("The headline says", row="Condition")
    small.type("Some words")
    small.press("Ctrl+Z")

    assert small.text_of("The headline says", row="Condition") == ""
    assert small.is_chosen("Different", row="Gene")


def test_a_deleted_headline_comes_back_with_undo(small: Driver) -> None:
    unlock(small)
    small.press("Ctrl+2")
    small.click(f"Delete: {SECOND_HEADLINE}")
    assert SECOND_HEADLINE not in small.texts()
    assert undo_words(small) == "Undo delete headline"

    small.press("Ctrl+Z")
    assert SECOND_HEADLINE in small.texts()


def test_typing_in_two_fields_is_two_steps(small: Driver) -> None:
    unlock(small)
    small.click(SECOND_HEADLINE + ", Started")
    small.press("Ctrl+Return")
    small.click("The headline says", row="Condition")
    small.type("One")
    small.click("The headline says", row="Gene")
    small.type("Two")
    small.press("Ctrl+1", "Ctrl+Z")
    small.click(SECOND_HEADLINE + ", Started")
    small.press("Ctrl+Return")

    assert small.text_of("The headline says", row="Condition") == "One"
    assert small.text_of("The headline says", row="Gene") == ""


# --- lock and kill --------------------------------------------------------------------------


def test_locking_while_typing_keeps_text_screen_and_caret(small: Driver) -> None:
    unlock(small)
    small.press("Ctrl+N")
    small.type(WORDS)
    small.press(*("Left",) * 5)
    small.press("Ctrl+L")
    small.wait_for_screen(ScreenName.UNLOCK)
    assert not any(WORDS in text for text in small.texts())

    small.type(PASSPHRASE)
    small.press("Return")
    assert_is_where_typing_stopped(small)


def assert_is_where_typing_stopped(d: Driver) -> None:
    """The same screen, the same words, and the caret where it was."""
    d.wait_for_screen(ScreenName.HEADLINE)
    assert d.text_of("The headline") == WORDS
    field = QApplication.focusWidget()
    assert isinstance(field, TextField)
    assert field.caret() == len(WORDS) - 5


@pytest.mark.skipif(os.name == "nt", reason="no SIGKILL")
def test_a_kill_after_typing_loses_nothing_and_keeps_the_place(
    small_notes: Path, start: Start
) -> None:
    with somebody("type_and_pause", small_notes) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"saved\n"
        process.kill()
    assert process.returncode == child.KILLED

    d = start(small_notes)
    d.type(PASSPHRASE)
    d.press("Return")
    assert_is_where_typing_stopped(d)


@pytest.mark.skipif(os.name == "nt", reason="no SIGKILL")
def test_somebody_who_types_without_a_pause_is_saved_all_along(
    small_notes: Path, record_property: Figure
) -> None:
    with somebody("type_on_and_on", small_notes) as process:
        assert process.stdout is not None
        saves = [0]
        while len(saves) < 4:
            line = process.stdout.readline().decode()
            assert line.startswith(("typed", "saved")), line
            if line.startswith("saved"):
                saves.append(int(line.split()[1]))
        later = [process.stdout.readline() for _ in range(30)]  # somewhere between two saves
        process.kill()
        said = b"".join(later) + process.stdout.read()
    typed = [int(number) for number in re.findall(rb"typed (\d+)", said)]
    kept = newest_headline(small_notes)

    assert saves[-1] > saves[1]
    assert len(kept) >= saves[-1]
    assert (LETTERS * 10).startswith(kept)
    lost = max(typed) - len(kept)
    record_property("figure", f"a kill while typing lost {lost * LETTER_MS} ms of it (limit 1000)")


@contextlib.contextmanager
def somebody(does: str, notes: Path) -> Iterator[subprocess.Popen[bytes]]:
    """Another process in which somebody does something; killed at the latest here."""
    code = f"from tests.ui import children\nchildren.{does}(*sys.argv[1:])"
    with child.start(code, notes) as process:
        try:
            yield process
        finally:
            process.kill()


# --- a full disk ----------------------------------------------------------------------------


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A real disk of two megabytes, where this machine lets us make one."""
    place = tmp_path / "disk"
    place.mkdir()
    mount = ("mount", "-t", "tmpfs", "-o", "size=2m", "none", str(place))
    try:
        done = subprocess.run(mount, capture_output=True, check=False)
    except FileNotFoundError:
        pytest.skip("no mount here")
    if done.returncode:
        pytest.skip("may not mount a small disk here")
    yield place
    subprocess.run(("umount", str(place)), check=True)


def fill(disk: Path) -> Path:
    """A file that takes all the room there is."""
    ballast = disk / "ballast"
    with ballast.open("wb", buffering=0) as file, contextlib.suppress(OSError):
        while file.write(b"\0" * 4096):
            pass
    return ballast


@pytest.mark.skipif(os.name == "nt", reason="mounts of another kind")
def test_a_full_disk_is_told_and_nothing_typed_is_lost(
    small_disk: Path, small_notes: Path, start: Start
) -> None:
    notes = small_disk / "notes.carevault"
    notes.write_bytes(small_notes.read_bytes())
    d = start(notes)
    unlock(d)
    d.press("Ctrl+N")
    ballast = fill(small_disk)
    d.type(WORDS)
    d.wait_until(lambda: any("the disk is full" in t for t in d.texts()), "the banner")
    assert "Not saved yet" in d.texts()
    assert any("What was saved before is safe." in text for text in d.texts())

    d.press("Ctrl+L")
    d.wait_until(lambda: "Not saved yet" in d.texts(), "the lock is put off")
    assert d.screen is ScreenName.HEADLINE
    d.type(" and more")
    assert d.text_of("The headline").replace(" and more", "") == WORDS

    ballast.unlink()
    d.click("Try again")
    d.wait_until_saved()
    assert not any("the disk is full" in text for text in d.texts())
    d.running.close()
    assert newest_headline(notes) == WORDS + " and more"


# --- a fault in the app itself --------------------------------------------------------------


def fail_with_secrets() -> None:
    secret = "Sam has MPS IIIA"
    raise ValueError(f"cannot do it: {secret}")


def test_a_fault_in_a_slot_loses_nothing_and_says_what_is_safe(
    small_notes: Path, start: Start
) -> None:
    d = start(small_notes, boundary=True)
    unlock(d)
    d.press("Ctrl+N")
    d.type(WORDS)
    button = d.find("Add more about it, if you want")
    button.clicked.connect(fail_with_secrets)  # type: ignore[attr-defined]
    d.click("Add more about it, if you want")

    d.wait_until(lambda: any("What you typed is saved." in t for t in d.texts()), "the banner")
    d.click("Copy a report")
    report = QGuiApplication.clipboard().text()
    assert "ValueError" in report
    assert "fail_with_secrets" in report
    for content in ("MPS", "Sam", "cannot do it", WORDS, str(Path.home()), str(small_notes)):
        assert content not in report
    d.wait_until_saved()
    d.click("Close this message")
    d.press("Ctrl+Return")
    assert d.screen is ScreenName.RELEVANCE
    d.running.close()
    assert newest_headline(small_notes) == WORDS


def test_a_fault_on_the_writer_thread_reaches_the_same_message(
    small_notes: Path, start: Start
) -> None:
    d = start(small_notes, boundary=True)
    unlock(d)
    d.running.care._assembled()._session.read(
        lambda _store: fail_with_secrets(), lambda _nothing: None
    )

    d.wait_until(lambda: any("What you typed is saved." in t for t in d.texts()), "the banner")
    d.press("Ctrl+N")
    assert d.screen is ScreenName.HEADLINE


def test_letters_typed_before_a_new_headline_is_there_stay_out_of_the_old_one(
    small_notes: Path, start: Start
) -> None:
    d = start(small_notes)
    unlock(d)
    d.click(SECOND_HEADLINE + ", Started")
    d.press_without_waiting("Ctrl+N")
    for letter in "abc":
        d.type_one(letter)
    d.pause("a new headline")

    assert d.text_of("The headline") == "abc"
    d.running.close()
    assert SECOND_HEADLINE in all_headlines(small_notes)
    assert newest_headline(small_notes) == "abc"
