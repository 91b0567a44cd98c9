"""What a screen reader hears without the keyboard moving there (ux.md 5.3, A15 and A16)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit

from carecompanion.views.screen import ScreenName
from carecompanion.views.widgets.notice import ErrorSummary
from tests.ui.apps import SECOND_HEADLINE
from tests.ui.driver import Driver
from tests.ui.test_settings_screens import choose_in_dialog
from tests.ui.test_tasks import unlock
from tests.ui.test_vault_tasks_backups import back_up, wait_for_words

_Politeness = QAccessible.AnnouncementPoliteness


@dataclass(frozen=True, slots=True)
class Said:
    words: str
    polite: bool


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> list[Said]:
    """What screen readers are told. Qt offers no way to listen, so this stands in its way."""
    heard: list[Said] = []
    tell = QAccessible.updateAccessibility

    def listen(event: object) -> None:
        if isinstance(event, QAccessibleAnnouncementEvent):
            polite = event.politeness() is _Politeness.Polite
            heard.append(Said(event.message(), polite))
        tell(event)  # type: ignore[arg-type]

    monkeypatch.setattr(QAccessible, "updateAccessibility", staticmethod(listen))
    return heard


def leave_the_headline_empty(d: Driver) -> None:
    unlock(d)
    d.press("Ctrl+N", "Ctrl+Return")


def unlock_with_nothing(d: Driver) -> None:
    d.press("Return")


def choose_a_short_password(d: Driver) -> None:
    d.click("start_new")
    d.press("Ctrl+A")
    d.type("short")
    d.press("Return")


def choose_no_password(d: Driver) -> None:
    d.click("start_new")
    d.press("Ctrl+A", "Backspace", "Return")


PROBLEMS = (
    leave_the_headline_empty,
    unlock_with_nothing,
    choose_a_short_password,
    choose_no_password,
)


@pytest.mark.parametrize("cause", PROBLEMS, ids=lambda cause: cause.__name__.replace("_", " "))
def test_a_problem_is_told_at_once_and_leads_to_its_field(
    small: Driver, heard: list[Said], cause: Callable[[Driver], None]
) -> None:
    cause(small)

    summary = QApplication.focusWidget()
    assert isinstance(summary, ErrorSummary)
    (link,) = summary.links()
    beside = [
        label.text()
        for label in small.window.findChildren(QLabel)
        if label.isVisible() and label.property("role") == "problem"
    ]
    assert beside == [link.words]
    assert Said(f"There is a problem. {link.words}", polite=False) in heard
    small.press("Tab", "Return")
    field = QApplication.focusWidget()
    assert field is not None
    assert link.words in field.accessibleDescription()


def test_after_a_wrong_password_the_next_letter_begins_a_new_try(
    small: Driver, heard: list[Said]
) -> None:
    words = (
        "That password did not open your notes. Check Caps Lock and try again. "
        "Nothing has been lost."
    )
    small.type("another password")
    small.press("Return")
    small.wait_until(lambda: words in small.texts(), "the words beside the field")

    assert small.text_of("Password") == "another password"
    assert Said(words, polite=False) in heard
    unlock(small)


def restore_with_a_wrong_password(d: Driver, notes: Path) -> str:
    flows = d.running.care._assembled()._flows
    flows.backups.show_rescue(notes)
    d.click("Open a backup…")
    choose_in_dialog(d, "Choose a backup file…", notes)
    return type_wrong(d, "another password", "That password or code does not open this file.")


def salvage_with_a_wrong_password(d: Driver, notes: Path) -> str:
    d.running.care._assembled()._flows.backups.show_rescue(notes)
    d.click("salvage_secret")
    return type_wrong(d, "another password", "That password or code does not open this file.")


def salvage_with_nothing(d: Driver, notes: Path) -> str:
    d.running.care._assembled()._flows.backups.show_rescue(notes)
    d.click("salvage_secret")
    return type_wrong(d, "", "Type the password or the code.")


def type_a_code_that_is_too_short(d: Driver, _notes: Path) -> str:
    d.click("I forgot my password")
    return type_wrong(d, "7QM2", "The code has 32 letters and digits; 4 are typed here.")


def check_a_backup_with_a_wrong_password(d: Driver, _notes: Path) -> str:
    unlock(d)
    back_up(d)
    d.click("check_backup_1")
    return type_wrong(d, "another password", "That password or code does not open this backup.")


def type_wrong(d: Driver, secret: str, start: str) -> str:
    """Type something that does not open a file; the words about it."""
    d.type(secret)
    d.press("Return")
    wait_for_words(d, start)
    (words,) = (text for text in d.texts() if text.startswith(start))
    return words


@pytest.mark.parametrize(
    "cause",
    [
        restore_with_a_wrong_password,
        salvage_with_a_wrong_password,
        salvage_with_nothing,
        type_a_code_that_is_too_short,
        check_a_backup_with_a_wrong_password,
    ],
    ids=lambda cause: cause.__name__.replace("_", " "),
)
def test_what_does_not_open_a_file_is_told_where_it_was_typed(
    small: Driver, small_notes: Path, heard: list[Said], cause: Callable[[Driver, Path], str]
) -> None:
    words = cause(small, small_notes)

    assert [said for said in heard if said.words == words] == [Said(words, polite=False)]
    assert "There is a problem" not in small.texts()
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    assert field.selectedText() == field.text()


def test_that_everything_is_saved_is_told_politely(small: Driver, heard: list[Said]) -> None:
    unlock(small)
    small.press("Ctrl+N")
    small.type("A headline")
    small.wait_until_saved()

    assert Said("All changes saved on this computer", polite=True) in heard


def test_undo_and_redo_are_told_by_name(small: Driver, heard: list[Said]) -> None:
    unlock(small)
    small.press("Ctrl+2")
    small.click(f"Delete: {SECOND_HEADLINE}")
    small.press("Ctrl+Z")
    small.press("Ctrl+Y")

    assert Said("Undone: delete headline.", polite=True) in heard
    assert Said("Done again: delete headline.", polite=True) in heard


def test_that_the_notes_are_locked_is_told_politely(small: Driver, heard: list[Said]) -> None:
    unlock(small)
    small.press("Ctrl+L")
    small.wait_for_screen(ScreenName.UNLOCK)

    assert Said("Your notes are locked.", polite=True) in heard


def test_a_message_stays_until_something_else_is_done(small: Driver) -> None:
    unlock(small)
    small.press("Ctrl+2")
    small.click(f"Delete: {SECOND_HEADLINE}")
    message = "Headline deleted. Undo brings it back."
    assert message in small.texts()

    small.press("Ctrl+1")
    assert message not in small.texts()
    assert "All changes saved on this computer" in small.texts()
