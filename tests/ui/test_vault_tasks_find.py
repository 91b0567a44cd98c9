"""Find on the real window: as somebody types, by kind and day, opened where it lives, and back."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from carecompanion.views.find_row import FindRow
from carecompanion.views.screen import ScreenName
from tests.ui.apps import FIRST_HEADLINE
from tests.ui.driver import Driver
from tests.ui.papers import LETTER
from tests.ui.screens import find, go_home
from tests.ui.test_tasks import Figure, note, unlock

SAID = "The doctor said the zebra study pauses until autumn"


def rows(d: Driver) -> list[FindRow]:
    found = d.window.findChildren(FindRow)
    return [row for row in found if row.isVisible()]


def marked(row: FindRow) -> list[str]:
    text = row.excerpt.text()
    return [text[each.start : each.start + each.length] for each in row.excerpt.emphasis()]


def test_task_5_what_was_written_down_is_found_again_in_two_actions(
    small: Driver, record_property: Figure
) -> None:
    unlock(small)
    small.press("Ctrl+N")
    small.type(SAID)
    small.press("Ctrl+1")
    small.wait_for_screen(ScreenName.HOME)
    small.start_counting()

    small.press("Ctrl+F")
    small.type("zeebra")

    small.wait_until(lambda: bool(rows(small)), "the note is found")
    (row,) = rows(small)
    assert SAID in row.excerpt.text()
    assert marked(row) == ["zebra"]
    assert "Showing also: zebra" in small.texts()
    note(record_property, "task 5, found again", small, clicks=0)
    assert small.counts.clicks == 0


def test_enter_opens_the_first_result_where_it_lives_and_back_leads_to_the_results(
    small: Driver,
) -> None:
    unlock(small)
    find(small, "first study")
    small.press("Return")
    small.wait_for_screen(ScreenName.HEADLINE)
    assert FIRST_HEADLINE in small.texts()
    small.press("Alt+Left")
    small.wait_for_screen(ScreenName.FIND)
    assert small.text_of("find_text") == "first study"
    small.wait_until(lambda: bool(rows(small)), "the results are there again")


def test_down_and_up_go_through_the_results_and_enter_opens_one(small: Driver) -> None:
    unlock(small)
    find(small, "letter")
    small.press("Down")
    assert QApplication.focusWidget() is rows(small)[0]
    small.press("Up")
    assert getattr(QApplication.focusWidget(), "objectName", str)() == "find_text"
    small.press("Down", "Return")
    small.wait_for_screen(ScreenName.PAPER)
    assert LETTER in small.texts()


def test_an_answer_opens_at_its_row(small: Driver) -> None:
    unlock(small)
    find(small, "Phase 1")
    small.press("Return")
    small.wait_for_screen(ScreenName.STAGE)
    field = QApplication.focusWidget()
    assert field is not None
    assert field.objectName() == "row_T2_says"


def test_esc_leads_back_to_where_the_person_was_with_the_caret_there(small: Driver) -> None:
    unlock(small)
    small.press("Ctrl+N")
    small.type("Half a sen")
    small.press("Left", "Left")
    small.press("Ctrl+F")
    small.wait_for_screen(ScreenName.FIND)
    small.type("gene")
    small.press("Escape")
    small.wait_for_screen(ScreenName.HEADLINE)
    small.type("X")
    assert small.text_of("headline_text") == "Half a sXen"


def test_nothing_found_says_what_to_do_next(small: Driver) -> None:
    unlock(small)
    find(small, "xylophone")
    assert "Nothing found for “xylophone”. Try fewer letters." in small.texts()
    assert rows(small) == []


def test_kind_and_dates_limit_what_is_found(small: Driver) -> None:
    unlock(small)
    find(small, "gene")
    everything = len(rows(small))
    small.click("Narrow the search")
    small.press("Tab", "Tab", "Shift+Tab", "Shift+Tab", "Shift+Tab")
    assert getattr(QApplication.focusWidget(), "objectName", str)() == "find_text"
    small.press("Tab", "Down")  # Headlines
    finding = small.running.care.models.finding
    small.wait_until(lambda: finding.is_settled, "headlines alone")
    small.pause("the rows")
    of_headlines = len(rows(small))
    assert 0 < of_headlines <= everything
    small.click("find_until")
    small.type("2001")
    small.wait_until(
        lambda: any("Nothing found for “gene” there" in text for text in small.texts()),
        "nothing is that old",
    )
    small.press("Ctrl+A")
    small.type("soon")
    small.press("Tab")
    assert "Use a date like 12 June 2022, or only a year." in small.texts()


def test_nothing_of_a_search_is_left_after_locking(small: Driver) -> None:
    unlock(small)
    find(small, "MPS IIIA")
    small.press("Ctrl+L")
    small.wait_for_screen(ScreenName.UNLOCK)
    finding = small.running.care.models.finding
    assert (finding.text, finding.items, finding.people) == ("", (), ())
    assert not small.window.findChildren(FindRow)
    unlock(small)
    go_home(small)
    small.press("Ctrl+F")
    assert small.text_of("find_text") == ""


def test_find_is_not_reached_while_the_screen_is_hidden_or_locked(small: Driver) -> None:
    small.press("Ctrl+F")
    small.wait_for_screen(ScreenName.UNLOCK)
    unlock(small)
    small.press("Ctrl+H", "Ctrl+F")
    small.wait_for_screen(ScreenName.COVER)


def test_a_letter_is_found_by_what_it_says_and_opens(small: Driver) -> None:
    unlock(small)
    words = small.running.care.models.paper_words
    words.look()
    small.wait_until(lambda: words.is_idle, "the words of the papers are taken")
    find(small, "dear famly")
    (row,) = rows(small)
    assert marked(row) == ["Dear", "family"]
    assert f"In: {LETTER}" in small.texts()
    small.press("Return")
    small.wait_for_screen(ScreenName.PAPER)
    assert LETTER in small.texts()
