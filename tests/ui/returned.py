"""A page of the small notes, filled in by a clinic, as it lies on the disk and is dropped."""

from __future__ import annotations

from pathlib import Path

from carecompanion.views.screen import ScreenName
from carecompanion.views.widgets.gradual_column import GradualColumn
from tests.pages.filling import fields_of, fill_with_pypdf
from tests.ui.brought import drop
from tests.ui.driver import Driver

ANSWER = "Not before the age of 4"
STEP = "Ask the centre"


def filled_page(driver: Driver) -> bytes:
    """The page of the newest headline, with one answer, one question to be checked and a step."""
    driver.press("Ctrl+1", "Ctrl+P")
    driver.wait_for_screen(ScreenName.PAGE)
    model = driver.running.care.models.preview
    driver.wait_until(lambda: model.preview is not None, "the page is made")
    assert model.preview is not None
    pdf = model.preview.made.pdf
    names = fields_of(pdf)
    first, second = [name for name in names if name.endswith("-answer")][:2]
    tick = next(name for name in names if name.endswith("-will-check") and "-q2-" in name)
    step = next(name for name in names if name.endswith("-next-step"))
    return fill_with_pypdf(pdf, {first: ANSWER, second: "Soon", tick: True, step: STEP})


def show_answers(driver: Driver, *, again: bool = False) -> None:
    """Drop such a page on the appointments, and wait for what it says."""
    path = Path.home() / "returned.pdf"
    if not again:
        path.write_bytes(filled_page(driver))
    driver.press("Ctrl+4")
    driver.wait_for_screen(ScreenName.VISITS)
    drop(driver, path)
    driver.wait_for_screen(ScreenName.VISIT_ANSWERS)
    answers = driver.running.care.models.answers
    driver.wait_until(lambda: bool(answers.proposals), "the page is read")
    rows = driver.window.findChildren(GradualColumn)
    driver.wait_until(lambda: all(each.is_filled for each in rows), "all answers are shown")
