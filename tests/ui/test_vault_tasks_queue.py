"""The questions to ask, as a person orders, answers and prints them."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from carecompanion.views.queue_row import QueuePart, QueueRow
from carecompanion.views.screen import ScreenName
from tests.ui.driver import Driver
from tests.ui.pdfs import on_one_line
from tests.ui.screens import show_queue, wait_for_all_rows
from tests.ui.test_tasks import save_page, unlock


@pytest.fixture
def at_queue(small: Driver) -> Driver:
    """Somebody at the questions to ask of two headlines."""
    unlock(small)
    show_queue(small)
    return small


def rows(driver: Driver, part: QueuePart | None = None) -> list[str]:
    """The questions in sight, or those of one part."""
    screen = driver.window.current_screen
    assert screen is not None
    wait_for_all_rows(driver)
    found = [row for row in screen.findChildren(QueueRow) if part in (None, row.line.part)]
    found.sort(key=lambda row: (row.line.part.value, row.line.number))
    return [row.line.entry.text for row in found]


def focused() -> str:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget.accessibleName()


def test_everything_to_ask_is_there_once_and_the_first_three_lead(at_queue: Driver) -> None:
    all_of_it = rows(at_queue)
    assert len(all_of_it) == len(set(all_of_it))
    assert rows(at_queue, QueuePart.TOP) == all_of_it[:3]
    assert len(all_of_it) == 18  # the 17, and one row that is different in one of the two
    assert any("”; “" in text for text in at_queue.texts() if "From: " in text)


def test_a_question_moves_by_keyboard_and_the_keyboard_goes_with_it(at_queue: Driver) -> None:
    first, second, third = rows(at_queue, QueuePart.TOP)
    at_queue.tab_to(f"Move down: {first}")
    at_queue.press("Space")
    at_queue.wait_until(
        lambda: rows(at_queue, QueuePart.TOP) == [second, first, third], "it moved down"
    )
    at_queue.wait_until(lambda: focused() == f"Move down: {first}", "the keyboard went along")
    at_queue.press("Ctrl+Z")
    at_queue.wait_until(
        lambda: rows(at_queue, QueuePart.TOP) == [first, second, third], "undo moved it back"
    )


def test_a_pinned_question_is_first_also_after_a_lock(at_queue: Driver) -> None:
    last = rows(at_queue)[-1]
    at_queue.click(f"Pin: {last}")
    at_queue.wait_until(lambda: rows(at_queue)[0] == last, "it is first")
    at_queue.press("Ctrl+L")
    at_queue.wait_for_screen(ScreenName.UNLOCK)
    unlock(at_queue)
    show_queue(at_queue)
    assert rows(at_queue)[0] == last
    at_queue.click(f"Unpin: {last}")
    at_queue.wait_until(lambda: f"Pin: {last}" in names(at_queue), "it is not pinned any more")


def names(driver: Driver) -> list[str]:
    """What the buttons in sight are called."""
    return [button.accessibleName() for button in driver.window.findChildren(QAbstractButton)]


def test_a_question_for_later_is_kept_and_comes_back(at_queue: Driver) -> None:
    first = rows(at_queue)[0]
    at_queue.click(f"Leave for later: {first}")
    at_queue.wait_until(lambda: rows(at_queue, QueuePart.LATER) == [first], "it waits")
    assert len(rows(at_queue, QueuePart.TOP)) == 3
    assert "Left for later" in at_queue.texts()
    at_queue.click(f"Put back on the list: {first}")
    at_queue.wait_until(lambda: rows(at_queue)[0] == first, "it is back")


def test_an_answer_rests_the_question_for_a_year_unless_it_is_asked_again(at_queue: Driver) -> None:
    first = rows(at_queue)[0]
    at_queue.click(f"Write the answer: {first}")
    at_queue.wait_for_screen(ScreenName.FACT)
    form = at_queue.window.current_screen
    assert form is not None
    at_queue.wait_until(
        lambda: any(each.isVisible() for each in form.findChildren(QWidget, "fact_answer")),
        "the form is made",
    )
    assert at_queue.text_of("fact_text") == first
    at_queue.click("fact_answer")
    at_queue.type("Yes, it is.")
    at_queue.press("Alt+Left")
    at_queue.wait_for_screen(ScreenName.QUEUE)
    at_queue.wait_until(lambda: rows(at_queue, QueuePart.ANSWERED) == [first], "it is answered")
    assert "Answered in the last 12 months" in at_queue.texts()
    at_queue.click(f"Ask again: {first}")
    at_queue.wait_until(lambda: rows(at_queue)[0] == first, "it is asked again")


def test_the_questions_are_printed_in_their_order_without_those_for_later(
    at_queue: Driver, home: Path
) -> None:
    first, second, *_ = rows(at_queue)
    at_queue.click(f"Leave for later: {first}")
    at_queue.wait_until(lambda: rows(at_queue, QueuePart.LATER) == [first], "it waits")
    at_queue.press("Ctrl+Return")
    at_queue.wait_for_screen(ScreenName.QUEUE_SHEET)
    sheet = at_queue.running.care.models.queue_sheet
    at_queue.wait_until(lambda: sheet.sheet is not None, "the sheet is made")
    assert sheet.sheet is not None
    printed = " ".join(sheet.sheet.made.lines)
    assert second in printed
    assert first not in printed
    page = save_page(at_queue, home, by_keys=False)
    assert second in on_one_line(page.text)


def test_no_questions_yet_is_said_kindly(empty: Driver) -> None:
    empty.click("Start")
    empty.click("Start my notes")
    empty.wait_for_screen(ScreenName.HOME)
    empty.menu_action("Questions to ask").trigger()
    empty.wait_for_screen(ScreenName.QUEUE)
    assert any(text.startswith("Nothing to ask yet.") for text in empty.texts())
    empty.press("Ctrl+Return")
    empty.wait_for_screen(ScreenName.HEADLINE)
