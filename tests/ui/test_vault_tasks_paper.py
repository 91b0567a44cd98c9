"""Taking paper along: what to print, what to leave out, reading it as text, two languages."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from carecompanion.domain.printouts import EMPTY_SHEETS, Printout
from carecompanion.views.screen import ScreenName
from carecompanion.views.timeline_list import TimelineList
from carecompanion.views.walk.page_leave_out import PageLeaveOut
from carecompanion.views.widgets.option_row import CheckRow
from tests.ui.driver import Driver
from tests.ui.screens import VIEWS
from tests.ui.test_tasks import save_page, unlock
from tests.ui.timelines import show_timeline


@pytest.fixture
def on_page(small: Driver) -> Driver:
    """The page of a headline with answers, made."""
    unlock(small)
    next(view for view in VIEWS if view.name == "page").go(small)
    wait_for_page(small)
    return small


def wait_for_page(driver: Driver) -> None:
    preview = driver.running.care.models.preview
    driver.wait_until(lambda: preview.preview is not None, "the page is made")


def page_lines(driver: Driver) -> tuple[str, ...]:
    preview = driver.running.care.models.preview.preview
    assert preview is not None
    return preview.made.lines


def test_the_page_can_be_read_and_copied_as_text_in_its_own_order(on_page: Driver) -> None:
    on_page.click("read_as_text")
    said = "\n".join(page_lines(on_page))
    assert said in on_page.texts()
    on_page.click("copy_as_text")
    assert QApplication.clipboard().text() == said


def test_a_ticked_note_is_left_out_of_this_page_and_kept_in_the_notes(on_page: Driver) -> None:
    assert any(line.startswith("Gene: SGSH") for line in page_lines(on_page))
    on_page.click("leave_out_gene")
    wait_for_page(on_page)
    assert "Gene: not shown here" in page_lines(on_page)
    assert not any("SGSH" in line for line in page_lines(on_page)[:12])
    walk = on_page.running.care.models.walk.walk
    assert "SGSH" in [fact.text for fact in walk.facts.values()]


def test_what_is_left_out_is_forgotten_when_the_notes_are_locked(on_page: Driver) -> None:
    on_page.click("leave_out_gene")
    wait_for_page(on_page)
    on_page.press("Ctrl+L")
    on_page.wait_until(lambda: on_page.screen is not ScreenName.PAGE, "the notes are locked")
    left = on_page.window.findChildren(PageLeaveOut)
    assert [row for page in left for row in page.findChildren(CheckRow)] == []


def test_the_family_writes_its_own_words_below_each_question(on_page: Driver) -> None:
    on_page.click("More to print")
    on_page.click("One page, two languages")
    wait_for_page(on_page)
    assert page_lines(on_page).count("(not translated)") == 3
    on_page.click("other_words_1")
    on_page.type("Ist das etwas")
    on_page.wait_until(
        lambda: (
            on_page.running.care.models.preview.preview is not None
            and "Ist das etwas" in page_lines(on_page)
        ),
        "the words are on the page",
    )
    on_page.wait_until_saved()


def test_large_print_comes_with_the_one_page_where_wished(on_page: Driver) -> None:
    on_page.click("More to print")
    on_page.click("Large print, and the one page")
    wait_for_page(on_page)
    preview = on_page.running.care.models.preview.preview
    assert preview is not None
    assert preview.made.page_count >= 3


def test_a_page_saved_where_a_service_copies_it_is_warned_of(on_page: Driver, home: Path) -> None:
    (home / ".stignore").write_text("", encoding="utf-8")
    save_page(on_page, home, by_keys=False)
    on_page.wait_until(
        lambda: any("copied to the internet by Syncthing" in text for text in on_page.texts()),
        "the warning is there",
    )


def test_without_notes_all_empty_sheets_are_there_and_nothing_else(empty: Driver) -> None:
    empty.press("Ctrl+P")
    empty.wait_for_screen(ScreenName.PAGE)
    wait_for_page(empty)
    texts = empty.texts()
    assert "After the visit" in texts
    assert "Emergency sheet" in texts
    assert "One page" not in texts
    assert "Large print" not in texts
    empty.click("Emergency sheet")
    wait_for_page(empty)
    made = empty.running.care.models.preview
    assert made.printout is Printout.EMERGENCY_SHEET in EMPTY_SHEETS
    assert "What to do first: ____" in page_lines(empty)


def test_to_whom_a_page_was_given_is_in_the_notes_and_on_no_page(
    on_page: Driver, home: Path
) -> None:
    save_page(on_page, home, by_keys=False)
    on_page.wait_until(lambda: "Write it down" in on_page.texts(), "it is offered")
    on_page.click("given_to")
    on_page.type("Dr Lee")
    on_page.press("Return")
    on_page.wait_until(lambda: any("for Dr Lee" in t for t in on_page.texts()), "it is said")
    on_page.wait_until_saved()
    show_timeline(on_page)
    (shown,) = on_page.window.findChildren(TimelineList)
    assert any("One page, on A4" in row.accessibleName() for row in shown.rows())
