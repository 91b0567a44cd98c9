"""Questions that wait for a visit, as a family meets them: in the queue, in Find, at a visit."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QAbstractButton

from carecompanion.domain.changes import Action
from carecompanion.domain.headline_life import ClosedReason, Closing
from carecompanion.domain.ports.notes import RecordT
from carecompanion.domain.records import Headline, Visit
from carecompanion.views.queue_row import QueuePart, QueueRow
from carecompanion.views.screen import ScreenName
from carecompanion.views.visit_question_row import BroughtRow, OfferRow
from tests.ui.driver import Driver
from tests.ui.screens import go_home, show_queue, show_visit, wait_for_all_rows
from tests.ui.test_tasks import unlock

OWN = "May she swim?"
AHEAD = "On the list of your visit of 2 December 2026"


@pytest.fixture
def at_visit(small: Driver) -> Driver:
    """Somebody who wrote a question of their own for a visit of 2 December."""
    unlock(small)
    go_home(small)
    show_visit(small)
    write_own(small)
    return small


def write_own(d: Driver) -> None:
    d.click("visit_own_question")
    d.type(OWN)
    d.press("Return")
    d.wait_until(lambda: OWN.casefold() in brought(d), "it is on the list")


def brought(d: Driver) -> list[str]:
    """What is on the list of the visit."""
    wait_for_all_rows(d)
    screen = d.window.current_screen
    assert screen is not None
    return [row.key for row in screen.findChildren(BroughtRow)]


def offered(d: Driver) -> list[str]:
    """What the visit offers to bring, wherever it waits."""
    wait_for_all_rows(d)
    screen = d.window.current_screen
    assert screen is not None
    return [row.key for row in screen.findChildren(OfferRow) if row.isVisible()]


def own_row(d: Driver) -> QueueRow:
    """The row of the question in the queue."""
    wait_for_all_rows(d)
    screen = d.window.current_screen
    assert screen is not None
    (row,) = [r for r in screen.findChildren(QueueRow) if r.line.entry.text == OWN]
    return row


def test_a_question_on_a_visit_is_among_the_questions_to_ask_and_leads_to_the_visit(
    at_visit: Driver,
) -> None:
    d = at_visit
    show_queue(d)
    assert own_row(d).line.part is QueuePart.TOP
    assert any(AHEAD in text for text in d.texts())
    d.click(f"Open the visit: {OWN}")
    d.wait_for_screen(ScreenName.VISIT_BEFORE)
    assert OWN.casefold() in brought(d)


def test_a_question_taken_off_its_visit_is_in_the_queue_and_found_with_where_it_waits(
    at_visit: Driver,
) -> None:
    d = at_visit
    d.click(f"Take off: {OWN}")
    d.wait_until(lambda: OWN.casefold() not in brought(d), "it is off the list")
    show_queue(d)
    aside = "Taken off a visit. The next one you plan begins with it."
    assert any(aside in text for text in d.texts())
    go_home(d)
    d.press("Ctrl+F")
    d.type("swim")
    waits = "It waits for the next visit, among Questions to ask"
    d.wait_until(lambda: any(waits in text for text in d.texts()), "it is found")
    assert any("A question taken off a visit" in text for text in d.texts())
    d.press("Ctrl+Return")
    d.wait_for_screen(ScreenName.QUEUE)
    assert own_row(d).line.part is QueuePart.TOP
    d.press("Alt+Left")
    d.wait_for_screen(ScreenName.FIND)


def test_a_visit_without_a_date_gives_its_question_to_another_and_undo_gives_it_back(
    at_visit: Driver,
) -> None:
    d = at_visit
    d.click("visit_day")
    d.press("Ctrl+A", "Delete")
    show_queue(d)
    assert any("On the list of a visit that has no date yet" in text for text in d.texts())
    show_visit(d, "9 December 2026")
    assert "On the list of another visit" in d.texts()
    assert OWN.casefold() not in brought(d)
    d.click(f"Bring this one: {OWN}")
    d.wait_until(lambda: OWN.casefold() in brought(d), "it moved here")
    assert standing(d) == {"2026-12-09": 1, "": 0}
    d.press("Ctrl+Z")
    d.wait_until(lambda: OWN.casefold() in offered(d), "it is back on the other list")
    assert standing(d) == {"2026-12-09": 0, "": 1}


def test_a_question_of_a_closed_headline_rests_and_can_be_asked_all_the_same(
    small: Driver,
) -> None:
    d = small
    unlock(d)
    show_visit(d, "20 November 2026")  # it was yesterday
    keys = brought(d)
    close_all_headlines(d)
    show_queue(d)
    assert "Resting with a headline" in d.texts()
    assert any("It comes back when you take up its headline again." in t for t in d.texts())
    show_visit(d)
    assert brought(d) == []
    assert "Resting with a headline" in d.texts()
    assert set(keys) <= set(offered(d))
    screen = d.window.current_screen
    assert screen is not None
    row = next(each for each in screen.findChildren(OfferRow) if each.key == keys[0])
    button = row.findChild(QAbstractButton, "bring")
    assert button is not None
    d.click_on(button, "Bring this one")
    d.wait_until(lambda: brought(d) == [keys[0]], "it comes along")
    assert any("Its headline is closed for now or set aside." in t for t in d.texts())


def close_all_headlines(d: Driver) -> None:
    """As somebody closes one, for all of them at once."""
    closing = Closing(reason=ClosedReason.NOT_RIGHT_NOW)
    puts = [replace(each, closing=closing) for each in kept(d, Headline)]
    d.running.care._assembled()._session.perform(Action.CLOSE_HEADLINE, puts=puts)


def standing(d: Driver) -> dict[str, int]:
    """How often the question is on the list of each visit, by its day."""
    keys = {visit.on: [question.key for question in visit.questions] for visit in kept(d, Visit)}
    return {day: found.count(OWN.casefold()) for day, found in keys.items()}


def kept(d: Driver, kind: type[RecordT]) -> list[RecordT]:
    """What is kept of one kind."""
    person = d.running.care.models.people.current
    assert person is not None
    found: list[tuple[RecordT, ...]] = []
    session = d.running.care._assembled()._session
    session.flush()
    session.read(lambda store: store.of_person(kind, person.id), found.append)
    d.wait_until(lambda: bool(found), "the notes were read")
    return list(found[0])
