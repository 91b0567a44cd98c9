"""The walk with a text: what it says in each row, where it says it, and its words taken over."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QApplication, QPlainTextEdit

from carecompanion.domain.findings import Findings, NewsReader, Topic
from carecompanion.views.screen import ScreenName
from carecompanion.views.walk.text_says import QuoteButton
from tests.ui.apps import CheapParts, RunningApp
from tests.ui.driver import Driver
from tests.ui.readers import ReaderParts, reader_of
from tests.ui.scrape import everything_on
from tests.ui.screens import find
from tests.ui.test_tasks import unlock

HEADLINE = "🐭 and 👩‍👦: gene therapy for MPS IIIA"
STORY = (
    "The 🐭 lived.\r\nA Phase 1/2 trial of it (MPS IIIA, mps iiia) takes children who weigh\n"
    "5 kg or more in Leeds, Lyon, Bremen, Utrecht and Madrid."
)
WANTED = (
    (Topic.CONDITION, "", "MPS IIIA"),
    (Topic.STAGE, "", "trial"),
    (Topic.PHASE, "", "Phase 1/2"),
    (Topic.ELIGIBILITY, "weight", "5 kg or more"),
    *((Topic.LOCATION, "", place) for place in ("Leeds", "Lyon", "Bremen", "Utrecht", "Madrid")),
)
SAYS, SILENT, READING = "The text says", "The text does not say", "Reading the text…"


class _HeldParts(CheapParts):
    """A lens that takes until somebody lets it go."""

    def __init__(self) -> None:
        super().__init__()
        self.go_on = threading.Event()

    @cached_property
    def read_news(self) -> NewsReader:
        read = reader_of(WANTED)

        def wait(text: str) -> Findings:
            self.go_on.wait(10)
            return read(text)

        return wait


@pytest.fixture
def d(qapp: QApplication, tmp_path: Path, small_notes: Path, home: Path) -> Iterator[Driver]:
    """Somebody at the relevance step of this headline and story."""
    app = RunningApp(
        qapp,
        notes_file=small_notes,
        settings_file=tmp_path / "settings.ini",
        parts=ReaderParts(WANTED),
    )
    driver = Driver(app, knows_the_app=True)
    unlock(driver)
    driver.press("Ctrl+N")
    driver.paste(HEADLINE)
    driver.running.care.models.walk.set_story(STORY)
    yield driver
    app.close()


def go(d: Driver, step: ScreenName) -> None:
    """On to a step of the walk, and wait for what is quoted there."""
    d.pause("reading")
    while d.screen is not step:
        d.press("Ctrl+Return")
    d.wait_until(lambda: SAYS in d.texts(), "what the text says")
    d.pause("the rows")


def quotes(d: Driver, row: str) -> list[str]:
    """The quotes of a row as they are read."""
    return [button.words for button in d._card(row).findChildren(QuoteButton)]


def marked(d: Driver) -> str:
    """The words that are marked in the open text."""
    return the_text(d).textCursor().selectedText()


def the_text(d: Driver) -> QPlainTextEdit:
    field = d.find("the_text")
    assert isinstance(field, QPlainTextEdit)
    return field


def _names(d: Driver) -> list[str]:
    return [button.accessibleName() for button in d.window.findChildren(QAbstractButton)]


def test_each_row_quotes_up_to_three_once_each_or_says_that_the_text_does_not(d: Driver) -> None:
    go(d, ScreenName.RELEVANCE)
    assert quotes(d, "Condition") == ["“MPS IIIA”"]
    assert quotes(d, "Gene") == []
    assert d.texts().count(SILENT) == 3
    go(d, ScreenName.STAGE)
    assert quotes(d, "Where it is done") == ["“Leeds”", "“Lyon”", "“Bremen”"]
    d.click("and 2 more")
    assert quotes(d, "Where it is done")[3:] == ["“Utrecht”", "“Madrid”"]
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.accessibleName() == "The text says: “Utrecht”"


def test_very_many_quotes_unfold_some_at_a_time(d: Driver) -> None:
    places = ", ".join(f"Leeds {number}" for number in range(40))
    d.running.care.models.news._reader = lambda: reader_of(
        (Topic.LOCATION, "", f"Leeds {number},") for number in range(40)
    )
    d.running.care.models.walk.set_story(places)
    go(d, ScreenName.STAGE)
    d.click("and 36 more")
    assert len(quotes(d, "Where it is done")) == 13
    d.click("and 26 more")
    assert len(quotes(d, "Where it is done")) == 23


def test_words_of_the_headline_are_shown_in_it_whatever_letters_stand_before(d: Driver) -> None:
    go(d, ScreenName.RELEVANCE)
    d.click("The text says: “MPS IIIA”")
    assert "The text: headline" in d.texts()
    assert the_text(d).toPlainText() == HEADLINE
    assert marked(d) == "MPS IIIA"


def test_words_of_the_story_are_marked_in_it_and_can_be_copied_but_not_changed(d: Driver) -> None:
    go(d, ScreenName.STAGE)
    d.click("The text says: “Phase 1/2”")
    assert "The text: whole story" in d.texts()
    assert marked(d) == "Phase 1/2"
    d.press("Ctrl+C")
    assert QGuiApplication.clipboard().text() == "Phase 1/2"
    shown = the_text(d).toPlainText()
    d.type("x")
    assert the_text(d).toPlainText() == shown


def test_a_quote_can_be_copied_where_it_stands(d: Driver) -> None:
    go(d, ScreenName.STAGE)
    d.tab_to("The text says: “Phase 1/2”")
    d.press("Ctrl+C")
    assert QGuiApplication.clipboard().text() == "Phase 1/2"


@pytest.mark.parametrize("key", ["Return", "Space", "T"])
def test_a_key_opens_the_text_and_escape_leads_back_to_the_quote(d: Driver, key: str) -> None:
    go(d, ScreenName.STAGE)
    d.tab_to("The text says: “Phase 1/2”")
    quote = QApplication.focusWidget()
    d.press(key)
    assert QApplication.focusWidget() is the_text(d)
    d.press("Escape")
    assert QApplication.focusWidget() is quote
    assert "Close the text" not in d.texts()


def test_f6_goes_to_the_text_and_on_and_its_button_closes_it(d: Driver) -> None:
    go(d, ScreenName.STAGE)
    d.click("The text says: “Phase 1/2”")
    areas = []
    for _ in range(5):
        focused = QApplication.focusWidget()
        areas.append("text" if focused is the_text(d) else d.area())
        d.press("F6")
    assert areas == ["text", "action_bar", "status_strip", "side_list", "content"]
    assert QApplication.focusWidget() is the_text(d)
    d.click("Close the text")
    assert d.area() == "content"


def test_words_are_taken_with_a_key_into_the_row_and_undo_gives_them_back(d: Driver) -> None:
    go(d, ScreenName.STAGE)
    d.tab_to("Not known yet: ask", row="Phase of the study")
    d.press("U")
    assert d.text_of("It says", row="Phase of the study") == "Phase 1/2"
    assert d.is_chosen("It says…", row="Phase of the study")
    d.press("Ctrl+Z")
    assert d.is_chosen("Not known yet: ask", row="Phase of the study")
    d.click("Use these words: “Lyon”")
    d.click("Use these words: “Leeds”")
    d.click("row_T4_says")
    d.type(" and on")
    assert d.text_of("row_T4_says") == "Lyon; Leeds and on"


def test_letters_typed_into_a_field_are_letters(d: Driver) -> None:
    go(d, ScreenName.RELEVANCE)
    d.click("row_R3_says")
    d.type("Tut")
    assert d.text_of("row_R3_says") == "Tut"
    assert "Close the text" not in d.texts()


def test_the_stage_is_quoted_and_chosen_by_the_family_alone(d: Driver) -> None:
    go(d, ScreenName.STAGE)
    row = "How far along it is"
    assert quotes(d, row) == ["“trial”"]
    assert "Use these words: “trial”" not in _names(d)
    d.tab_to("The text says: “trial”")
    d.press("U")
    assert d.is_chosen("Not known yet: ask", row=row)


def test_words_beside_the_notes_are_taken_and_the_mark_stays(d: Driver) -> None:
    go(d, ScreenName.RELEVANCE)
    d.click("Use these words: “MPS IIIA”")
    assert d.text_of("row_R1_says") == "MPS IIIA"
    assert d.is_chosen("Not known yet: ask", row="Condition")
    d.click("more_details")
    d.wait_until(lambda: "Long-term follow-up" in d.texts(), "all details")
    d.pause("the details")
    d.click("Use these words: “5 kg or more”")
    assert d.text_of("detail_weight_says") == "5 kg or more"
    (kept,) = d.running.care.models.walk.walk.details.values()
    assert kept.mark is None


def test_a_marked_detail_is_on_the_list_to_ask_and_named_when_folded_away(d: Driver) -> None:
    go(d, ScreenName.RELEVANCE)
    d.click("more_details")
    d.wait_until(lambda: "Long-term follow-up" in d.texts(), "all details")
    d.click("Different", row="Weight")
    d.click("more_details")
    assert "You marked: Weight." in d.texts()
    d.press("Ctrl+Return")
    assert any("Different: weight." in text for text in d.texts())
    d.click("Put the rest on my list")
    assert any("Does weight matter for this treatment" in text for text in d.texts())


EMPTY_SIDE = "One side is empty. Write what it says, or ask."


def test_a_mark_beside_an_empty_side_says_so_instead_of_comparing(d: Driver) -> None:
    go(d, ScreenName.RELEVANCE)
    for mark in ("Same", "Different"):
        d.click(mark, row="Gene")
        d.wait_until(lambda: EMPTY_SIDE in d.texts(), "the empty side is named")
    assert not any("different from your notes" in text for text in d.texts())
    d.click("row_R2_says")
    d.type("GUSB")
    d.wait_until(lambda: EMPTY_SIDE not in d.texts(), "both sides hold words")
    assert any(text.startswith("The words are different from") for text in d.texts())


def test_nothing_is_said_of_a_text_while_there_is_none(d: Driver) -> None:
    d.running.care.models.walk.set_story("")
    d.press("Ctrl+A", "Delete")
    d.type(" ")
    d.window._navigator.go(ScreenName.RELEVANCE)
    d.pause("the rows")
    assert {SAYS, SILENT, READING}.isdisjoint(d.texts())


def test_while_the_text_is_read_the_rows_say_so(
    qapp: QApplication, tmp_path: Path, small_notes: Path, home: Path
) -> None:
    parts = _HeldParts()
    app = RunningApp(
        qapp, notes_file=small_notes, settings_file=tmp_path / "settings.ini", parts=parts
    )
    d = Driver(app, knows_the_app=True)
    unlock(d)
    parts.go_on.set()
    d.press("Ctrl+N")
    d.paste(HEADLINE)
    parts.go_on.clear()
    app.care.models.walk.set_story(STORY)
    app.window._navigator.go(ScreenName.RELEVANCE)
    assert d.texts().count(READING) == 4
    parts.go_on.set()
    d.wait_until(lambda: SAYS in d.texts(), "what the text says")
    d.wait_until(lambda: READING not in d.texts(), "all of it")
    app.close()


def test_after_a_lock_nothing_of_the_text_is_left_and_the_half_typed_detail_is_there(
    d: Driver,
) -> None:
    go(d, ScreenName.RELEVANCE)
    d.click("more_details")
    d.wait_until(lambda: "Long-term follow-up" in d.texts(), "all details")
    d.click("The text says: “5 kg or more”")
    d.press("Escape")
    d.click("detail_travel_says")
    d.type("Twice a y")
    d.press("Ctrl+L")
    d.wait_for_screen(ScreenName.UNLOCK)
    assert d.running.care.models.news.news.text == ""
    assert not any("5 kg" in text for text in everything_on(d.window))
    unlock(d)
    d.wait_for_screen(ScreenName.RELEVANCE)
    d.pause("the place")
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.objectName() == "detail_travel_says"
    assert d.text_of("detail_travel_says") == "Twice a y"


def test_words_kept_with_a_detail_are_found_and_opened_where_they_live(d: Driver) -> None:
    go(d, ScreenName.RELEVANCE)
    d.click("more_details")
    d.wait_until(lambda: "Long-term follow-up" in d.texts(), "all details")
    d.click("detail_organ_function_says")
    d.type("bilirubin")
    d.press("Ctrl+1")
    find(d, "bilirubin")
    assert any("Your mark: Liver, heart, kidneys" in text for text in d.texts())
    d.press("Ctrl+Return")
    d.wait_for_screen(ScreenName.RELEVANCE)
    assert d.text_of("detail_organ_function_says") == "bilirubin"


def test_earlier_marks_on_a_detail_are_told_in_the_earlier_versions(d: Driver) -> None:
    go(d, ScreenName.RELEVANCE)
    d.click("more_details")
    d.wait_until(lambda: "Long-term follow-up" in d.texts(), "all details")
    d.click("Different", row="Weight")
    d.click("Same", row="Weight")
    d.press("Alt+Left")
    d.click("Earlier versions")
    d.wait_until(lambda: any("Your mark: Weight" in text for text in d.texts()), "the versions")
    assert {"Different", "Same"} <= {word for text in d.texts() for word in text.split()}
