"""Task 11 of ux.md 5.1 in every field of every screen: what is half-typed is there after a lock."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton

from carecompanion.views.screen import LOCKED_SCREENS, ScreenName
from carecompanion.views.widgets.line_field import LineField
from carecompanion.views.widgets.text_field import TextField
from tests.ui.apps import PASSPHRASE, SECOND_HEADLINE
from tests.ui.conftest import Start
from tests.ui.driver import Driver
from tests.ui.screens import VIEWS, View
from tests.ui.test_nothing_is_lost import somebody
from tests.ui.test_tasks import Figure, unlock
from tests.vault import child

SECRETS = LOCKED_SCREENS | {
    *(ScreenName.RECOVERY_SHEET, ScreenName.NEW_PASSWORD, ScreenName.STRONGER_KEY),
    *(ScreenName.BRING_IN, ScreenName.BACKUPS, ScreenName.FIND, ScreenName.LEARN),
}
"""Screens whose fields take a password, a code or words to look for: those are never kept."""

WORDS = "half a thought"
STEPS_LEFT = 3

Field = LineField | TextField


def fields_of(d: Driver) -> list[Field]:
    """What can be typed into on the screen of the moment."""
    screen = d.window.current_screen
    assert screen is not None
    found: list[Field] = [*screen.findChildren(LineField), *screen.findChildren(TextField)]
    usable = (field for field in found if field.isVisible() and field.isEnabled())
    return [field for field in usable if not field.isReadOnly()]


def open_all_fields(d: Driver) -> None:
    """Choose what shows more fields."""
    screen = d.window.current_screen
    assert screen is not None
    if "Add more about it, if you want" in d.texts():
        d.click("Add more about it, if you want")
    for button in screen.findChildren(QAbstractButton):
        is_more = button.accessibleName() == "It says…" and not button.isChecked()
        if is_more and button.isVisible():
            d.click_on(button, "It says…")


def state_of(field: Field) -> tuple[str, str, int]:
    """Which field it is, what is in it, and where the caret is."""
    caret = field.caret() if isinstance(field, TextField) else field.cursorPosition()
    return field.objectName(), field.text(), caret


def field_with_keyboard(d: Driver) -> Field:
    focused = d.window.focusWidget()
    assert isinstance(focused, (LineField, TextField)), focused
    return focused


def lock_and_unlock(d: Driver) -> None:
    d.press("Ctrl+L")
    d.wait_for_screen(ScreenName.UNLOCK)
    d.type(PASSPHRASE)
    d.press("Return")
    d.wait_until(lambda: d.screen is not ScreenName.UNLOCK, "the notes are open")
    d.pause("unlocking")


def screens_with_notes() -> list[View]:
    """One way to each screen that shows notes."""
    ways = {view.screen: view for view in reversed(VIEWS) if view.notes}
    return [view for name, view in ways.items() if name not in SECRETS]


@pytest.mark.parametrize("view", screens_with_notes(), ids=lambda view: view.name)
def test_a_lock_while_typing_keeps_screen_text_and_caret_in_every_field(
    small: Driver, view: View, record_property: Figure
) -> None:
    unlock(small)
    view.go(small)
    open_all_fields(small)
    names = [field.objectName() for field in fields_of(small)]
    assert len(set(names)) == len(names), "two fields share a name"
    for name in names:
        open_all_fields(small)
        (field,) = (field for field in fields_of(small) if field.objectName() == name)
        small.click_on(field, name)
        small.press("End")
        small.type(WORDS)
        small.press(*("Left",) * STEPS_LEFT)
        before = state_of(field)
        assert WORDS in before[1]
        lock_and_unlock(small)
        assert small.screen is view.screen, name
        assert state_of(field_with_keyboard(small)) == before
    record_property("figure", f"task 11, {view.name}: {len(names)} fields, each as it was")


def test_a_story_pasted_before_the_headline_is_there_after_a_lock(small: Driver) -> None:
    unlock(small)
    small.press("Ctrl+N")
    small.click("Add more about it, if you want")
    small.click("The whole story (optional)")
    small.type("Only a story yet")
    lock_and_unlock(small)
    assert small.screen is ScreenName.HEADLINE
    assert small.text_of("The whole story (optional)") == "Only a story yet"
    small.press("Ctrl+1")
    assert "a headline with no words yet" in small.texts()


def test_a_new_headline_without_a_word_is_there_after_a_lock(small: Driver) -> None:
    unlock(small)
    small.press("Ctrl+N")
    lock_and_unlock(small)
    assert small.screen is ScreenName.HEADLINE
    small.type("And now the words")
    assert small.text_of("The headline") == "And now the words"


@pytest.mark.parametrize("over", ["F1", "Ctrl+H"])
def test_under_help_and_cover_the_place_is_kept_too(small: Driver, over: str) -> None:
    unlock(small)
    small.press("Ctrl+N")
    small.type(WORDS)
    small.press("Left", over)
    lock_and_unlock(small)
    assert small.screen is ScreenName.HEADLINE
    name, text, caret = state_of(field_with_keyboard(small))
    assert (name, text) == ("headline_text", WORDS)
    assert abs(caret - (len(WORDS) - 1)) <= 1


@pytest.mark.parametrize("name", ["headlines", "settings", "deleted", "earlier versions"])
def test_lists_and_settings_are_there_after_a_lock_too(small: Driver, name: str) -> None:
    unlock(small)
    (view,) = (view for view in VIEWS if view.name == name)
    view.go(small)
    before = set(small.texts())
    lock_and_unlock(small)
    assert small.screen is view.screen
    small.wait_until(lambda: set(small.texts()) == before, "it shows the same")
    small.press("Alt+Left")
    assert small.screen in (ScreenName.HOME, ScreenName.HEADLINES)


def test_an_own_question_stays_with_its_headline_until_it_is_added(small: Driver) -> None:
    unlock(small)
    small.click("carry_on_1")
    for _ in range(5):
        small.press("Ctrl+Return")
    small.click("Your question")
    small.type("Who pays for the trip?")
    small.press("Ctrl+1")
    small.click("carry_on_2")
    for _ in range(5):
        small.press("Ctrl+Return")
    assert small.text_of("Your question") == ""
    small.press("Ctrl+1")
    small.click(SECOND_HEADLINE + ", Started")
    for _ in range(5):
        small.press("Ctrl+Return")
    assert small.text_of("Your question") == "Who pays for the trip?"
    small.click("Add my question")
    lock_and_unlock(small)
    assert small.text_of("Your question") == ""
    assert small.text_of("Question 1") == "Who pays for the trip?"


@pytest.mark.skipif(os.name == "nt", reason="no SIGKILL")
def test_a_kill_leaves_a_half_typed_question(small_notes: Path, start: Start) -> None:
    with somebody("type_a_question_and_pause", small_notes) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"kept\n"
        process.kill()
    assert process.returncode == child.KILLED

    d = start(small_notes)
    d.type(PASSPHRASE)
    d.press("Return")
    d.wait_for_screen(ScreenName.QUESTIONS)
    name, text, _ = state_of(field_with_keyboard(d))
    assert (name, text) == ("own_question", "Half a question")


def test_every_screen_of_the_app_is_tried_or_takes_secrets() -> None:
    tried = {view.screen for view in screens_with_notes()}
    assert tried | SECRETS == set(ScreenName)
