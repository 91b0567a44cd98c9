"""The next screen is built a part at a time, and nobody can tell how far that had come."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel, QWidget

from carecompanion.domain.questions import Group, questions_of
from carecompanion.views.screen import WALK_STEPS, Screen, ScreenName
from carecompanion.views.screens_ahead import ScreensAhead
from carecompanion.views.walk.group_row import GroupRow
from tests.ui.accessibility import keyboard
from tests.ui.driver import Driver
from tests.ui.test_tasks import HEADLINE, unlock
from tests.ui.waiting import wait_for

ROWS = len(questions_of(Group.RELEVANCE))


def screen_of(driver: Driver, name: ScreenName) -> QWidget | None:
    """The screen, if it has been built, in sight or not."""
    return driver.window.findChild(QWidget, f"screen_{name.value}")


def rows_of(driver: Driver, name: ScreenName) -> list[GroupRow]:
    """The rows that have been built of a screen."""
    screen = screen_of(driver, name)
    return screen.findChildren(GroupRow) if screen is not None else []


def titles_of(driver: Driver, name: ScreenName) -> list[str]:
    """What the rows in sight are called, in their order on the screen."""
    rows = sorted(rows_of(driver, name), key=lambda row: row.y())
    assert all(row.isVisible() for row in rows)
    return [label.text() for row in rows for label in row.findChildren(QLabel)[:1]]


def go_to_headline(driver: Driver) -> None:
    """A new headline, typed in; the step after it is not built yet."""
    unlock(driver)
    driver.press("Ctrl+N")
    driver.paste(HEADLINE)


@pytest.mark.parametrize("built", range(ROWS + 1))
def test_a_step_shows_all_its_rows_however_early_it_is_reached(small: Driver, built: int) -> None:
    go_to_headline(small)
    wait_for(lambda: len(rows_of(small, ScreenName.RELEVANCE)) >= built, "so many rows are built")
    small.press("Ctrl+Return")
    table = small.running.care.models.walk.table

    wanted = [table.questions[question].row for question in questions_of(Group.RELEVANCE)]
    assert titles_of(small, ScreenName.RELEVANCE) == wanted
    assert small.text_of("Your notes say", row=wanted[1]) == "SGSH"
    assert list(keyboard(small.window)) == []


def test_somebody_in_a_hurry_finds_every_row_of_every_step(small: Driver) -> None:
    go_to_headline(small)
    table = small.running.care.models.walk.table
    for name, group in (
        (ScreenName.RELEVANCE, Group.RELEVANCE),
        (ScreenName.STAGE, Group.STAGE),
        (ScreenName.RISK, Group.RISK),
        (ScreenName.ACCESS, Group.ACCESS),
    ):
        small.press_without_waiting("Ctrl+Return")

        assert small.screen is name
        wanted = [table.questions[question].row for question in questions_of(group)]
        assert titles_of(small, name) == wanted


def test_what_is_built_ahead_says_nothing_of_the_notes(small: Driver) -> None:
    go_to_headline(small)
    small.wait_until(
        lambda: len(rows_of(small, ScreenName.RELEVANCE)) == ROWS, "the next step is built"
    )
    screen = screen_of(small, ScreenName.RELEVANCE)
    assert isinstance(screen, Screen)

    assert not any(HEADLINE[:20] in label.text() for label in screen.findChildren(QLabel))


def test_locking_ends_it(small: Driver) -> None:
    go_to_headline(small)
    wait_for(lambda: len(rows_of(small, ScreenName.RELEVANCE)) > 0, "a row is built")
    small.press("Ctrl+L")
    small.wait_for_screen(ScreenName.UNLOCK)

    asked: list[ScreenName] = []

    def note(name: ScreenName) -> Screen:
        asked.append(name)
        return small.window.screen_for(ScreenName.UNLOCK)

    # One that begins only now waits as long as the window's own would have: both have had a turn.
    ScreensAhead(note, small.window).look_ahead_from(ScreenName.HOME)
    wait_for(lambda: bool(asked), "the next screen is asked for")
    assert [name for name in WALK_STEPS if screen_of(small, name) is not None] == []
