"""What becomes of a headline, as a person does it: looked at again, closed, told elsewhere."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication

from carecompanion.views.screen import ScreenName
from carecompanion.views.theme.palettes import ThemeName
from tests.ui.accessibility import check
from tests.ui.apps import FIRST_HEADLINE, SECOND_HEADLINE
from tests.ui.driver import Driver
from tests.ui.screens import go_home, show_life, show_queue, wait_for_all_rows
from tests.ui.stage import SCALES
from tests.ui.test_tasks import unlock

LIFE = "More about this headline"


@pytest.fixture
def opened(small: Driver) -> Driver:
    """Somebody at Home, with two headlines."""
    unlock(small)
    return small


def close_first(driver: Driver, *, day: str = "") -> None:
    """Close the headline with most answers for now."""
    show_life(driver)
    driver.click("life_close")
    driver.wait_for_screen(ScreenName.CLOSING)
    driver.click("Approved in another country, not in ours")
    driver.click("awaits_country")
    if day:
        driver.click("closing_day")
        driver.type(day)
    driver.press("Ctrl+Return")
    driver.wait_for_screen(ScreenName.LIFE)


def says(driver: Driver, words: str) -> bool:
    """Whether some text in sight holds these words."""
    return any(words in text for text in driver.texts())


def test_a_closed_headline_is_quiet_everywhere_and_reopens_with_all_that_was_in_it(
    opened: Driver,
) -> None:
    close_first(opened, day="March 2099")
    assert says(opened, "Closed for now. Undo reopens it.")
    assert says(opened, "Approved in another country, not in ours")
    assert says(opened, "We wait for: Approval or funding in our country")
    assert says(opened, "Look again on: March 2099")

    go_home(opened)
    assert not says(opened, FIRST_HEADLINE)
    show_queue(opened)
    assert says(opened, SECOND_HEADLINE)
    assert not says(opened, FIRST_HEADLINE)
    opened.press("Ctrl+2")
    texts = opened.texts()
    closed = texts.index("Closed for now")
    assert texts.index(SECOND_HEADLINE) < closed < texts.index(FIRST_HEADLINE)

    opened.click(f"{LIFE}: {FIRST_HEADLINE}")
    opened.wait_for_screen(ScreenName.LIFE)
    opened.click("life_reopen")
    assert says(opened, "Reopened. Everything in it is as it was.")
    assert says(opened, "Reopened on ")
    go_home(opened)
    assert says(opened, FIRST_HEADLINE)
    opened.click("carry_on_2")
    opened.press("Ctrl+Return")
    opened.wait_for_screen(ScreenName.RELEVANCE)
    assert opened.text_of("row_R1_says") == "MPS IIIA"


def test_undo_reopens_and_redo_closes(opened: Driver) -> None:
    close_first(opened)
    opened.press("Ctrl+Z")
    opened.wait_until(lambda: "Close it, with a reason…" in opened.texts(), "it is open again")
    opened.press("Ctrl+Y")
    opened.wait_until(lambda: "Reopen" in opened.texts(), "it is closed again")


def test_a_tick_that_it_has_come_brings_it_back_to_home_and_to_the_questions(
    opened: Driver,
) -> None:
    close_first(opened)
    go_home(opened)
    assert not says(opened, FIRST_HEADLINE)
    opened.press("Ctrl+2")
    opened.click(f"{LIFE}: {FIRST_HEADLINE}")
    opened.wait_for_screen(ScreenName.LIFE)
    opened.click("What we waited for has come")
    go_home(opened)
    assert opened.find("carry_on_1").accessibleName() == f"{FIRST_HEADLINE}, Look again"
    show_queue(opened)
    assert says(opened, FIRST_HEADLINE)
    go_home(opened)
    opened.click("carry_on_1")
    opened.wait_for_screen(ScreenName.LIFE)
    assert says(opened, "You wrote that what you waited for has come.")


def test_a_reason_is_the_one_thing_asked_and_half_typed_words_stay(opened: Driver) -> None:
    show_life(opened)
    opened.click("life_close")
    opened.click("closing_words")
    opened.type("not this year")
    opened.click("closing_day")
    opened.type("soon")
    opened.press("Ctrl+Return")
    assert "There is a problem" in opened.texts()
    assert "Use a date like 12 June 2022, or only a year." in opened.texts()
    opened.press("Alt+Left")
    opened.click("life_close")
    assert opened.text_of("closing_words") == "not this year"
    opened.click("closing_day")
    opened.press("Ctrl+A", "Delete")
    opened.click("Another reason, in our own words")
    opened.press("Ctrl+Return")
    opened.wait_for_screen(ScreenName.LIFE)
    assert says(opened, "not this year")


def test_a_headline_stands_on_home_from_its_day_on_and_never_before(opened: Driver) -> None:
    show_life(opened)
    opened.click("life_day")
    opened.type("2099")
    go_home(opened)
    assert opened.find("carry_on_2").accessibleName() == f"{FIRST_HEADLINE}, Started"
    show_life(opened)
    assert opened.text_of("life_day") == "2099"
    opened.click("life_day")
    opened.press("Ctrl+A")
    opened.type("January 2026")
    go_home(opened)
    assert opened.find("carry_on_1").accessibleName() == f"{FIRST_HEADLINE}, Look again"
    assert not any("day" in text and "ago" in text for text in opened.texts())
    opened.click("carry_on_1")
    opened.wait_for_screen(ScreenName.LIFE)
    assert says(opened, "You wanted to look at this again from January 2026.")
    opened.click("life_looked")
    assert not says(opened, "You wanted to look at this again")
    go_home(opened)
    assert opened.find("carry_on_2").accessibleName() == f"{FIRST_HEADLINE}, Started"


def test_what_is_no_date_says_so_and_changes_nothing(opened: Driver) -> None:
    show_life(opened)
    opened.click("life_day")
    opened.type("next spring")
    opened.press("Tab")
    assert "Use a date like 12 June 2022, or only a year." in opened.texts()
    assert opened.text_of("life_day") == "next spring"


def test_what_is_new_is_kept_and_what_was_written_before_is_among_the_earlier_versions(
    opened: Driver,
) -> None:
    show_life(opened)
    opened.click("life_news")
    opened.type("The study has a date")
    opened.press("Tab")
    opened.click("life_history")
    opened.wait_for_screen(ScreenName.HISTORY)
    assert says(opened, "What is new")
    opened.press("Alt+Left")
    opened.wait_for_screen(ScreenName.LIFE)
    assert opened.text_of("life_news") == "The study has a date"
    go_home(opened)
    opened.click("carry_on_2")
    opened.wait_for_screen(ScreenName.HEADLINE)
    opened.click("headline_text")
    opened.press("Ctrl+End")
    opened.type("!")
    go_home(opened)
    opened.press("Ctrl+2")
    opened.click(f"{LIFE}: {FIRST_HEADLINE}!")
    opened.wait_for_screen(ScreenName.LIFE)
    assert opened.text_of("life_news") == "The study has a date"


def test_a_day_that_undo_takes_back_is_gone_from_its_field(opened: Driver) -> None:
    show_life(opened)
    before = opened.text_of("life_day")
    opened.click("life_day")
    opened.press("Ctrl+A")
    opened.type("May 2031")
    models = opened.running.care.models
    opened.wait_until(lambda: models.life.look_again_on == "2031-05", "it is kept")
    models.editing.undo()
    opened.wait_until(lambda: opened.text_of("life_day") == before, "the field is as it was")
    assert models.life.look_again_on != "2031-05"


def test_a_source_is_added_changed_deleted_and_brought_back(opened: Driver) -> None:
    show_life(opened)
    opened.click("add_source")
    opened.wait_for_screen(ScreenName.SOURCE)
    opened.type("The evening news")
    opened.click("source_says")
    opened.type("A first child was treated")
    opened.press("Ctrl+Return")
    opened.wait_for_screen(ScreenName.LIFE)
    assert says(opened, "A first child was treated")
    assert says(opened, "The evening news")
    assert opened.find("life_title") is not None
    assert FIRST_HEADLINE in opened.texts()

    opened.click("change_source")
    opened.click("source_who")
    opened.type("A doctor")
    opened.press("Ctrl+Return")
    opened.wait_for_screen(ScreenName.LIFE)
    assert says(opened, "Who says it: A doctor")
    opened.click("delete_source")
    assert not says(opened, "A first child was treated")
    opened.press("Ctrl+Z")
    opened.wait_until(lambda: says(opened, "A first child was treated"), "it is back")


def write_again(driver: Driver) -> None:
    """Paste the first headline once more, in other letters, and wait for the word about it."""
    go_home(driver)
    driver.press("Ctrl+N")
    driver.wait_for_screen(ScreenName.HEADLINE)
    driver.paste(f"  {FIRST_HEADLINE.upper()}!  ")
    driver.wait_until(lambda: "Keep both" in driver.texts(), "the notice")
    assert "You wrote this down on 2 November 2026." in driver.texts()


def test_the_same_news_becomes_another_source(opened: Driver) -> None:
    write_again(opened)
    opened.click("twin_source")
    opened.wait_for_screen(ScreenName.LIFE)
    assert FIRST_HEADLINE in opened.texts()
    assert says(opened, FIRST_HEADLINE.upper())
    assert not opened.running.care.models.walk.is_loaded
    opened.press("Alt+Left")
    opened.wait_for_screen(ScreenName.HOME)
    opened.press("Ctrl+2")
    assert len(opened.running.care.models.headlines.headlines) == 2
    opened.press("Ctrl+Z")
    opened.wait_until(
        lambda: len(opened.running.care.models.headlines.headlines) == 3, "both are there"
    )


def test_both_are_kept_and_it_is_not_said_again(opened: Driver) -> None:
    write_again(opened)
    opened.click("twin_keep")
    assert "Keep both" not in opened.texts()
    opened.press("Ctrl+Return")
    opened.press("Alt+Left")
    opened.wait_for_screen(ScreenName.HEADLINE)
    opened.running.care.models.twins.look_now()
    opened.pause("the look-up")
    assert "Keep both" not in opened.texts()
    opened.press("Ctrl+2")
    assert len(opened.running.care.models.headlines.headlines) == 3


def test_that_one_is_opened(opened: Driver) -> None:
    write_again(opened)
    opened.click("twin_open")
    opened.wait_until(
        lambda: opened.text_of("headline_text") == FIRST_HEADLINE, "the earlier headline"
    )
    assert "Keep both" not in opened.texts()


def test_after_a_lock_the_half_filled_form_is_there_again(opened: Driver) -> None:
    show_life(opened)
    opened.click("life_close")
    opened.click("Our team said: not at present")
    opened.click("closing_awaits_words")
    opened.type("when she is 2")
    opened.press("Ctrl+L")
    opened.wait_for_screen(ScreenName.UNLOCK)
    unlock(opened)
    opened.wait_for_screen(ScreenName.CLOSING)
    assert opened.text_of("closing_awaits_words") == "when she is 2"
    opened.press("Ctrl+Return")
    opened.wait_for_screen(ScreenName.LIFE)
    assert says(opened, "We wait for: when she is 2")


def test_nothing_of_it_is_left_after_locking(opened: Driver) -> None:
    show_life(opened)
    models = opened.running.care.models
    opened.press("Ctrl+L")
    opened.wait_for_screen(ScreenName.UNLOCK)
    assert not models.life.is_loaded
    assert not models.queue.is_loaded
    assert models.twins.twin is None
    assert models.queue_sheet.sheet is None
    assert QApplication.focusWidget() is not None


@pytest.mark.parametrize(
    ("theme", "scale"),
    [(ThemeName.LIGHT, 100), (ThemeName.DARK, 200), (ThemeName.CONTRAST_LIGHT, 200)],
)
def test_what_is_closed_written_before_or_for_later_shuts_nobody_out(
    opened: Driver, theme: ThemeName, scale: int
) -> None:
    def look() -> None:
        found = check(opened.window, high_contrast=theme.value.startswith("contrast"))
        assert [str(finding) for finding in found] == []

    write_again(opened)
    opened.running.care.appearance.set_theme(theme)
    opened.running.care.appearance.set_text_scale(scale)
    opened.window.resize(*SCALES[scale])
    opened.pause("the new look")
    look()
    opened.click("twin_source")
    opened.wait_for_screen(ScreenName.LIFE)
    look()
    close_first(opened)
    opened.click("What we waited for has come")
    look()
    opened.press("Ctrl+2")
    look()
    show_queue(opened)
    later = opened.window.findChildren(QAbstractButton, "later")[0]
    opened.click_on(later, "Leave for later")
    wait_for_all_rows(opened)
    opened.pause("the rows have their places")
    look()


def test_a_day_to_look_again_goes_into_a_calendar_without_names_or_words(
    opened: Driver, home: Path
) -> None:
    show_life(opened)
    button = opened.window.findChild(QAbstractButton, "life_calendar")
    assert button is not None
    assert not button.isEnabled()
    opened.click("life_day")
    opened.type("March 2027")
    assert not button.isEnabled()  # a month is no day
    opened.press("Ctrl+A")
    opened.type("12 March 2027")
    opened.meet_dialog(lambda: opened.press("Return"))
    opened.click("life_calendar")
    opened.wait_until(lambda: bool(list(home.glob("*.ics"))), "the file is there")
    (path,) = home.glob("*.ics")
    assert path.name == "look-again.ics"
    text = path.read_text(encoding="utf-8")
    assert "DTSTART;VALUE=DATE:20270312" in text
    assert "Look at my notes again" in text
    long = [word for word in FIRST_HEADLINE.split() if len(word) > 4]
    assert not any(word in text for word in (*long, "Sam"))
    opened.wait_until(lambda: says(opened, "look-again.ics"), "it says what was saved")
