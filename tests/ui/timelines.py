"""Notes with days, and the ways to the timeline and to the booklet."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from PySide6.QtWidgets import QComboBox

from carecompanion.domain.changes import Action
from carecompanion.domain.records import Fact
from carecompanion.views.screen import ScreenName
from carecompanion.views.timeline_flow import TimelineFlow
from carecompanion.views.timeline_list import TimelineList
from tests.pages.booklet_samples import FACTS
from tests.ui.driver import Driver

KEPT_AT_HOME = "Something that stays at home"
"""What one of the notes says that is kept off pages."""


def flow(driver: Driver) -> TimelineFlow:
    """What leads to both screens; the overview of the care memory has the links."""
    return driver.running.care._assembled()._flows.timeline


def add_notes(driver: Driver) -> tuple[Fact, ...]:
    """Have about forty notes of the person, once."""
    person_id = driver.running.care.models.headlines.person_id
    assert person_id is not None
    facts = tuple(_of(fact, person_id, place) for place, fact in enumerate(FACTS))
    session = driver.running.care._assembled()._session
    session.perform(Action.ADD_FACT, puts=facts)
    driver.pause("the notes are kept")
    return facts


def _of(fact: Fact, person_id: UUID, place: int) -> Fact:
    """The note as one of this person's, the same each time it is put there."""
    return replace(fact, id=UUID(int=person_id.int ^ (place + 1)), person_id=person_id, papers=())


def show_timeline(driver: Driver, *, show: str = "") -> None:
    """The timeline, all of it there; `show` picks a kind."""
    flow(driver).show_timeline()
    driver.wait_for_screen(ScreenName.TIMELINE)
    if show:
        choose(driver, "timeline_filter", show)
    wait_for_rows(driver)


def wait_for_rows(driver: Driver) -> None:
    """Until every entry that was read has its row."""
    driver.pause("the entries")
    found = driver.window.findChildren(TimelineList)
    driver.wait_until(lambda: all(each.is_filled for each in found), "all rows are there")


def choose(driver: Driver, name: str, words: str) -> None:
    """Choose in a list with the arrow keys; `words` begin its line."""
    box = driver.find(name)
    assert isinstance(box, QComboBox)
    lines = [box.itemText(place) for place in range(box.count())]
    (wanted,) = [place for place, line in enumerate(lines) if line.startswith(words)]
    box.setFocus()
    driver.press("Home", *["Down"] * wanted)
    driver.pause(words)


def show_booklet(driver: Driver, *, parts: bool = False) -> None:
    """Print everything, with its pages made; `parts` unfolds what can stay out."""
    flow(driver).show_booklet()
    driver.wait_for_screen(ScreenName.BOOKLET)
    wait_for_pages(driver)
    if parts and "Choose what stays out…" in driver.texts():
        driver.click("Choose what stays out…")
        driver.pause("the parts")


def wait_for_pages(driver: Driver) -> None:
    """Until the booklet is made and a page of it in sight."""
    booklet = driver.running.care.models.booklet
    driver.wait_until(lambda: booklet.is_idle and booklet.number > 0, "the pages are made")
