"""What a family writes about an appointment, on the paper that goes along or comes home."""

from __future__ import annotations

from carecompanion.views.screen import ScreenName
from tests.ui.driver import Driver
from tests.ui.pdfs import on_one_line
from tests.ui.screens import show_visit, wait_for_all_rows
from tests.ui.test_vault_tasks_visits import at_home as at_home  # noqa: PLC0414 - a fixture
from tests.ui.test_vault_tasks_visits import to_after, visits
from tests.ui.timelines import show_booklet, wait_for_pages

HOPE = "A name to write to"
NEEDS = "a ramp and breaks"
DAY = "Visit: 2 December 2026"


def write_about(d: Driver) -> None:
    """An appointment with its needs and what is hoped for."""
    show_visit(d)
    d.click("visit_needs")
    d.type(NEEDS)
    d.click("visit_hope")
    d.type(HOPE)


def sheet(d: Driver) -> str:
    """What stands on the sheet of the visit that is shown."""
    d.wait_for_screen(ScreenName.QUEUE_SHEET)
    model = d.running.care.models.queue_sheet
    d.wait_until(lambda: model.sheet is not None, "the sheet is made")
    assert model.sheet is not None
    return on_one_line(" ".join(model.sheet.made.lines))


def test_the_sheet_of_a_visit_has_its_day_needs_and_hope_unless_they_are_left_out(
    at_home: Driver,
) -> None:
    d = at_home
    write_about(d)
    d.press("Ctrl+Return")
    words = sheet(d)
    assert DAY in words
    assert NEEDS in words
    assert f"What we hope to leave with: {HOPE}" in words
    for name in ("Day of the visit", "What you need at the visit", "What you hope to leave with"):
        d.click(name)
    words = sheet(d)
    assert DAY not in words
    assert NEEDS not in words
    assert HOPE not in words
    (visit,) = visits(d)
    assert (visit.needs, visit.hope) == (NEEDS, HOPE)


def test_the_record_of_a_visit_is_printed_with_what_was_said(at_home: Driver) -> None:
    d = at_home
    write_about(d)
    to_after(d)
    d.click("said_1")
    d.type("Not before the age of 4")
    d.click("Print this record")
    words = sheet(d)
    assert "After the visit" in words
    assert "Not before the age of 4" in words
    assert HOPE in words
    (visit,) = visits(d)
    assert on_one_line(visit.questions[0].text) in words
    d.click("Question sheet")
    assert "Not before the age of 4" not in sheet(d)
    d.click("Back")
    d.wait_for_screen(ScreenName.VISIT_AFTER)


def test_the_page_of_a_headline_is_for_the_visit_that_brings_it(at_home: Driver) -> None:
    d = at_home
    write_about(d)
    d.press("Ctrl+1", "Ctrl+P")
    d.wait_for_screen(ScreenName.PAGE)
    preview = d.running.care.models.preview

    def lines() -> str:
        made = preview.preview
        return on_one_line(" ".join(made.made.lines)) if made is not None else ""

    d.wait_until(lambda: DAY in lines(), "the page says the day of the visit")
    assert NEEDS in lines()
    assert HOPE in lines()
    d.click("What you hope to leave with")
    d.wait_until(lambda: bool(lines()) and HOPE not in lines(), "it is left out")
    d.press("Ctrl+4")
    d.wait_for_screen(ScreenName.VISITS)
    wait_for_all_rows(d)
    d.click("2 December 2026")
    d.wait_for_screen(ScreenName.VISIT_BEFORE)
    wait_for_all_rows(d)
    d.click("Delete this appointment")
    d.wait_for_screen(ScreenName.VISITS)
    d.press("Ctrl+1", "Ctrl+P")
    d.wait_for_screen(ScreenName.PAGE)
    d.wait_until(lambda: bool(lines()) and DAY not in lines(), "it is for no visit")


def page_lines(d: Driver) -> tuple[str, ...]:
    """What stands on the printout of the page that is shown; empty while it is made."""
    made = d.running.care.models.preview.preview
    return made.made.lines if made is not None else ()


def test_the_words_of_the_team_are_typed_once_and_stand_on_the_emergency_sheet(
    at_home: Driver,
) -> None:
    d = at_home
    d.press("Ctrl+1", "Ctrl+P")
    d.wait_for_screen(ScreenName.PAGE)
    d.click("More to print")
    d.click("Emergency sheet")
    empty = "What to do first: ____"
    d.wait_until(lambda: empty in page_lines(d), "the sheet has lines to write on")
    d.click("Write the words of your care team")
    d.wait_for_screen(ScreenName.FACT)
    wait_for_all_rows(d)
    d.type("Call the ward first.")
    for field, words in (
        ("not_to_give", "No live vaccine."),
        ("who", "Dr Lee"),
        ("on", "2 November 2026"),
    ):
        d.click(f"fact_{field}")
        d.type(words)
    d.click("Back")
    d.wait_for_screen(ScreenName.PAGE)
    d.wait_until(lambda: "Call the ward first." in page_lines(d), "it is printed")
    lines = page_lines(d)
    assert "No live vaccine." in lines
    assert "Who gave these words: Dr Lee" in lines
    assert "On which day: 2 November 2026" in lines
    assert "What can happen, and what helps then: ____" in lines
    d.click("Write the words of your care team")
    d.wait_for_screen(ScreenName.FACT)
    assert d.text_of("fact_text") == "Call the ward first."
    d.click("Back")
    d.wait_for_screen(ScreenName.PAGE)
    d.click("One page")
    d.wait_until(lambda: bool(page_lines(d)) and empty not in page_lines(d), "another one")
    assert "Call the ward first." not in " ".join(page_lines(d))


def test_an_appointment_is_in_the_booklet_until_it_is_left_out(at_home: Driver) -> None:
    d = at_home
    write_about(d)
    show_booklet(d, parts=True)
    (visit,) = visits(d)

    def printed() -> str:
        made = d.running.care.models.booklet.printout
        return on_one_line(" ".join(made.lines)) if made is not None else ""

    assert HOPE in printed()
    assert on_one_line(visit.questions[0].text) in printed()
    d.click("Appointments: 1 note")
    wait_for_pages(d)
    d.wait_until(lambda: bool(printed()) and HOPE not in printed(), "it is left out")
