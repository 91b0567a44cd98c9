"""Careful words: lines under words, one note beside the headline, and a headline left as it was."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from carecompanion.content.never_words import load_never_words
from carecompanion.content.resources import resource_path
from carecompanion.views.screen import ScreenName
from carecompanion.views.theme.palettes import THEMES
from carecompanion.views.widgets.text_field import TextField
from tests.ui.accessibility import check
from tests.ui.apps import FACTS, RunningApp
from tests.ui.careful import CAREFUL_HEADLINE, CarefulParts, note_of, wait_for_note
from tests.ui.driver import Driver, in_window
from tests.ui.pdfs import on_one_line
from tests.ui.scrape import everything_on
from tests.ui.stage import SCALES
from tests.ui.test_tasks import save_page, unlock


@pytest.fixture
def careful(qapp: QApplication, small_notes: Path, tmp_path: Path, home: Path) -> Iterator[Driver]:
    """Somebody at a new headline, with a lens that finds a few words."""
    running = RunningApp(
        qapp,
        notes_file=small_notes,
        settings_file=tmp_path / "settings.ini",
        parts=CarefulParts(),
    )
    driver = Driver(running, knows_the_app=True)
    unlock(driver)
    driver.press("Ctrl+N")
    yield driver
    running.close()


def field_of(driver: Driver) -> TextField:
    field = driver.window.findChild(TextField, "headline_text")
    assert field is not None
    return field


def underlined(driver: Driver) -> list[str]:
    """The words of the headline with a line under them."""
    return [line.cursor.selectedText() for line in field_of(driver).extraSelections()]


def test_lines_stand_under_the_words_and_the_field_neither_moves_nor_changes(
    careful: Driver,
) -> None:
    careful.paste(CAREFUL_HEADLINE)
    before = in_window(field_of(careful))
    wait_for_note(careful, "Breakthrough")

    assert underlined(careful) == ["Breakthrough", "one-time", "cure", "approved"]
    assert in_window(field_of(careful)) == before
    note = careful.find("careful_away").parentWidget()
    assert note is not None
    assert note.mapTo(careful.window, QPoint(0, 0)).y() > before.bottom()
    assert field_of(careful).text() == CAREFUL_HEADLINE


def test_what_is_copied_kept_and_printed_is_the_headline_alone(careful: Driver, home: Path) -> None:
    careful.paste(CAREFUL_HEADLINE)
    wait_for_note(careful, "Breakthrough")
    careful.press("Ctrl+A", "Ctrl+C")
    copied = QGuiApplication.clipboard().mimeData()
    assert copied.text() == CAREFUL_HEADLINE
    assert "underline" not in copied.html()
    careful.wait_until_saved()
    assert careful.running.care.models.walk.walk.headline.text == CAREFUL_HEADLINE
    careful.press("Ctrl+Return")
    careful.click("Put the rest on my list")
    careful.press("Ctrl+Return")
    page = save_page(careful, home, by_keys=True)
    assert on_one_line("Breakthrough: one-time cure approved") in page.words
    assert "This headline says" not in page.text


def test_lines_and_notes_leave_undo_to_the_typing(careful: Driver) -> None:
    careful.type("A cure")
    wait_for_note(careful, "cure")
    careful.press("Ctrl+Z")
    assert field_of(careful).text() == ""
    careful.wait_until(lambda: not note_of(careful), "the note goes with its word")
    assert underlined(careful) == []


def test_the_notes_are_shown_one_at_a_time(careful: Driver) -> None:
    careful.paste(CAREFUL_HEADLINE)
    for word in ("Breakthrough", "one-time", "cure", "approved", "Breakthrough"):
        wait_for_note(careful, word)
        careful.click("Next note")


def test_esc_hides_the_note_and_the_keyboard_stays_in_the_headline(careful: Driver) -> None:
    careful.paste("A cure")
    wait_for_note(careful, "cure")
    careful.press("Escape")
    assert note_of(careful) == ""
    assert careful.screen is ScreenName.HEADLINE
    assert QApplication.focusWidget() is field_of(careful)
    assert underlined(careful) == ["cure"]


def test_the_note_is_reached_by_tab_and_gives_the_keyboard_back(careful: Driver) -> None:
    careful.paste("A cure")
    wait_for_note(careful, "cure")
    careful.tab_to("Hide this note")
    button = QApplication.focusWidget()
    assert button is not None
    assert button.accessibleDescription() == note_of(careful)
    careful.press("Return")
    assert note_of(careful) == ""
    assert QApplication.focusWidget() is field_of(careful)


def test_a_note_is_announced_politely_once(
    careful: Driver, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[tuple[str, QAccessible.AnnouncementPoliteness]] = []
    tell = QAccessible.updateAccessibility

    def listen(event: object) -> None:
        if isinstance(event, QAccessibleAnnouncementEvent):
            heard.append((event.message(), event.politeness()))
        tell(event)  # type: ignore[arg-type]

    monkeypatch.setattr(QAccessible, "updateAccessibility", staticmethod(listen))
    careful.paste("A cure")
    wait_for_note(careful, "cure")
    careful.type(" for all")
    careful.wait_until(lambda: careful.running.care.models.news.is_settled, "it was read again")
    notes = [each for each in heard if each[0].startswith("This headline says")]
    assert notes == [(note_of(careful), QAccessible.AnnouncementPoliteness.Polite)]


def test_do_not_show_this_again_outlives_the_lock_and_settings_take_it_back(
    careful: Driver,
) -> None:
    careful.paste("A cure")
    wait_for_note(careful, "cure")
    careful.click("Do not show this again")
    assert note_of(careful) == ""
    assert underlined(careful) == []
    careful.press("Ctrl+L")
    careful.wait_for_screen(ScreenName.UNLOCK)
    unlock(careful)
    careful.press("Ctrl+,")
    careful.wait_until(lambda: "Show all of these notes again" in careful.texts(), "the way back")
    careful.click("Show all of these notes again")
    assert "Show all of these notes again" not in careful.texts()
    careful.press("Ctrl+N")
    careful.paste("Another cure")
    wait_for_note(careful, "cure")


def test_nothing_of_a_note_is_built_for_a_headline_without_such_words(careful: Driver) -> None:
    careful.paste("Hope for a promising study")
    news = careful.running.care.models.news
    careful.wait_until(lambda: news.is_settled, "it was read")
    assert careful.window.findChild(QWidget, "careful_note") is None
    assert underlined(careful) == []


@pytest.mark.parametrize(
    ("headline", "words"),
    [
        ("Game-changing gene therapy cured two children, parents say", ["Game-changing", "cured"]),
        ("One-time gene therapy for a rare disease: a breakthrough", ["One-time", "breakthrough"]),
        ("Hope for families as a promising trial begins", []),
        ("FDA grants breakthrough therapy designation to a gene therapy", []),
        ("Cure SMA welcomes a new study of breakthrough pain", []),
    ],
)
def test_the_lens_itself_names_the_careful_words(
    small: Driver, headline: str, words: list[str]
) -> None:
    unlock(small)
    small.press("Ctrl+N")
    small.paste(headline)
    news = small.running.care.models.news
    small.wait_until(lambda: news.is_settled, "it was read")
    small.wait_until(lambda: underlined(small) == words, f"lines under {words}")
    if words:
        wait_for_note(small, words[0])


def test_no_note_no_rung_and_no_step_says_a_verdict(careful: Driver) -> None:
    texts: set[str] = set()
    careful.paste(CAREFUL_HEADLINE)
    for word in ("Breakthrough", "one-time", "cure", "approved"):
        wait_for_note(careful, word)
        texts |= everything_on(careful.window)
        careful.click("Next note")
    careful.press("Ctrl+Return", "Ctrl+Return")
    careful.click("Show where this stands on a ladder")
    careful.click("Approved (where?)")
    careful.click("How to look up NCT04088734")
    texts |= everything_on(careful.window)

    never = load_never_words(resource_path("words", "never.toml"))
    people = (CAREFUL_HEADLINE, "Breakthrough", "cure", *FACTS.values())
    assert [hit for text in sorted(texts) for hit in never.find(text, quoted=people)] == []


@pytest.mark.parametrize("scale", SCALES)
def test_headline_note_and_numbers_shut_nobody_out(careful: Driver, scale: int) -> None:
    careful.running.care.appearance.set_text_scale(scale)
    careful.window.resize(*SCALES[scale])
    careful.paste(CAREFUL_HEADLINE)
    wait_for_note(careful, "Breakthrough")
    careful.click("Add more about it, if you want")
    careful.type("NCT0408873")
    careful.wait_until(
        lambda: any("does not have the shape" in text for text in careful.texts()), "no shape"
    )
    careful.type("4")
    careful.wait_until(
        lambda: any("has the shape of" in text for text in careful.texts()), "a shape"
    )
    careful.click("How to look up NCT04088734")
    for theme in THEMES:
        careful.running.care.appearance.set_theme(theme)
        careful.pause("the new look")
        found = check(careful.window, high_contrast=theme.value.startswith("contrast"))
        assert [f"{theme}: {finding}" for finding in found] == []
