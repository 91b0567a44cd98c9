"""What a screen reader hears without the keyboard moving there (ux.md 5.3, A15 and A16)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QApplication, QLabel

from carecompanion.views.screen import ScreenName
from carecompanion.views.widgets.notice import ErrorSummary
from tests.ui.apps import SECOND_HEADLINE
from tests.ui.driver import Driver
from tests.ui.test_tasks import unlock

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
    d.click("Start new notes")
    d.press("Ctrl+A")
    d.type("short")
    d.press("Return")


def choose_no_password(d: Driver) -> None:
    d.click("Start new notes")
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
