"""The evidence ladder: the family's own mark, kept and undone, beside the stage and on the page."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from carecompanion.domain.evidence import Rung
from carecompanion.domain.questions import QuestionId
from carecompanion.domain.records import Answer
from carecompanion.views.screen import ScreenName
from carecompanion.views.theme.palettes import THEMES, ThemeName
from carecompanion.views.walk.evidence_ladder import LadderPicture
from tests.ui.accessibility import check
from tests.ui.apps import SECOND_HEADLINE
from tests.ui.driver import Driver
from tests.ui.stage import SCALES
from tests.ui.test_tasks import save_page, unlock

OPEN = "Show where this stands on a ladder"
ROW = "How far along it is"
RUNG_WORDS = (
    "Approved (where?)",
    "Later trial in people",
    "First trial in people",
    "In animals",
    "In the lab",
)
"""From the top of the ladder down."""


def go_to_stage(driver: Driver, headline: str = "A study began") -> None:
    unlock(driver)
    driver.press("Ctrl+N")
    driver.paste(headline)
    driver.press("Ctrl+Return", "Ctrl+Return")
    driver.wait_for_screen(ScreenName.STAGE)


def answer(driver: Driver) -> Answer:
    return driver.running.care.models.walk.walk.answer(QuestionId.T1)


def marked(driver: Driver) -> list[str]:
    return [words for words in RUNG_WORDS if driver.is_chosen(words)]


def test_the_ladder_is_folded_and_built_when_it_is_opened(small: Driver) -> None:
    go_to_stage(small)
    assert small.window.findChild(LadderPicture) is None
    small.click(OPEN)
    assert small.window.findChild(LadderPicture) is not None
    assert marked(small) == []
    assert small.is_chosen("Not known yet: ask", row=ROW)


def test_a_rung_fills_an_open_stage_in_one_step_that_is_undone_as_one(small: Driver) -> None:
    go_to_stage(small)
    small.click(OPEN)
    small.click("First trial in people")
    assert small.is_chosen("Study in people")
    assert answer(small).rung is Rung.FIRST_TRIAL
    small.press("Ctrl+Z")
    small.wait_until(lambda: answer(small).rung is Rung.NOT_MARKED, "the mark is undone")
    assert small.is_chosen("Not known yet: ask", row=ROW)
    assert marked(small) == []


def test_a_stage_picks_no_rung_and_a_rung_changes_no_chosen_stage(small: Driver) -> None:
    go_to_stage(small)
    small.click("Asked for or allowed, not approved")
    small.click(OPEN)
    assert marked(small) == []
    small.click("Later trial in people")
    assert small.is_chosen("Asked for or allowed, not approved")
    small.click("Approved somewhere")
    assert marked(small) == ["Later trial in people"]


def test_arrows_climb_the_ladder_from_its_foot(small: Driver) -> None:
    go_to_stage(small)
    small.tab_to(OPEN)
    small.press("Return")
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.accessibleName() == "In the lab"
    assert marked(small) == []
    small.press("Up")
    assert marked(small) == ["In animals"]
    small.press("Up", "Up", "Down")
    assert marked(small) == ["First trial in people"]
    small.tab_to("Take the mark away")
    small.press("Return")
    assert marked(small) == []
    assert answer(small).rung is Rung.NOT_MARKED


def test_the_mark_and_the_place_come_back_with_the_headline_and_stand_on_the_page(
    small: Driver, home: Path
) -> None:
    go_to_stage(small, "A treatment is licensed")
    small.click(OPEN)
    small.click("Approved (where?)")
    small.click("evidence_place")
    small.type("Italy")
    small.press("Ctrl+1")
    small.wait_until_saved()
    small.click("carry_on_1")
    small.wait_for_screen(ScreenName.HEADLINE)
    small.press("Ctrl+Return", "Ctrl+Return")
    assert marked(small) == ["Approved (where?)"]
    assert small.text_of("evidence_place") == "Italy"
    small.click("Put the rest on my list")
    small.press("Ctrl+Return")
    page = save_page(small, home, by_keys=True)
    assert "approved somewhere (our mark: approved in Italy)" in page.words


def test_another_headline_shows_no_mark_of_the_one_before(small: Driver) -> None:
    go_to_stage(small)
    small.click(OPEN)
    small.click("In animals")
    small.press("Ctrl+2")
    small.click(f"{SECOND_HEADLINE}, Started")
    small.wait_for_screen(ScreenName.HEADLINE)
    small.press("Ctrl+Return", "Ctrl+Return")
    assert OPEN in small.texts()
    small.click(OPEN)
    assert marked(small) == []


@pytest.mark.parametrize("scale", SCALES)
def test_the_ladder_shuts_nobody_out_with_and_without_a_mark(small: Driver, scale: int) -> None:
    go_to_stage(small, "Study NCT04088734 began")
    small.running.care.appearance.set_text_scale(scale)
    small.window.resize(*SCALES[scale])
    small.wait_until(lambda: "How to look up NCT04088734" in small.texts(), "all is read")
    small.click(OPEN)
    for theme in THEMES:
        assert found_in(small, theme) == []
    small.click("Approved (where?)")
    for theme in THEMES:
        assert found_in(small, theme) == []


def found_in(driver: Driver, theme: ThemeName) -> list[str]:
    """What would shut somebody out, in these colours."""
    driver.running.care.appearance.set_theme(theme)
    driver.pause("the new look")
    found = check(driver.window, high_contrast=theme.value.startswith("contrast"))
    return [f"{theme}: {finding}" for finding in found]
