"""The timeline, the chart and printing everything, as a person does them."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from carecompanion.domain.records import Fact
from carecompanion.views.screen import ScreenName
from carecompanion.views.timeline_list import TimelineList
from carecompanion.views.widgets.measure_chart import MeasureChart
from carecompanion.views.widgets.measure_table import MeasureTable
from tests.ui.driver import Driver
from tests.ui.screens import wait_for_all_rows
from tests.ui.test_tasks import save_page, unlock
from tests.ui.timelines import (
    KEPT_AT_HOME,
    add_notes,
    choose,
    flow,
    show_booklet,
    show_timeline,
    wait_for_pages,
    wait_for_rows,
)


@pytest.fixture
def with_notes(small: Driver) -> Driver:
    """Somebody with about forty notes."""
    unlock(small)
    add_notes(small)
    return small


def rows(driver: Driver) -> list[str]:
    """What the entries in sight are called."""
    (shown,) = driver.window.findChildren(TimelineList)
    return [row.accessibleName() for row in shown.rows()]


def focused() -> str:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget.accessibleName()


def test_the_timeline_has_everything_dated_under_years_and_months(with_notes: Driver) -> None:
    show_timeline(with_notes)

    texts = with_notes.texts()
    assert texts.index("2026") < texts.index("November 2026") < texts.index("October 2026")
    assert texts.index("2025") < texts.index("2025, month not known") < texts.index("2024")
    assert "18 November 2026, Daily change: Held the spoon by herself at lunch." in rows(with_notes)
    assert any(row.endswith("reports") and "Headlines" in row for row in rows(with_notes))
    assert any("Letter from the clinic.pdf" in row for row in rows(with_notes))


def test_a_filter_leaves_one_kind_and_says_when_there_is_none(with_notes: Driver) -> None:
    show_timeline(with_notes, show="Decisions")
    assert [row.split(":")[0] for row in rows(with_notes)] == [
        "June 2026, Step with the insurer or funder",
        "10 March 2026, Decision",
    ]
    choose(with_notes, "timeline_filter", "Everything")
    wait_for_rows(with_notes)
    assert len(rows(with_notes)) > 30


def test_nothing_of_a_kind_is_said_in_words(small: Driver) -> None:
    unlock(small)
    show_timeline(small, show="Treatments")
    assert rows(small) == []
    assert "Nothing of this kind has a date yet." in small.texts()


def test_arrows_lead_through_the_entries_and_enter_opens_one(with_notes: Driver) -> None:
    asked: list[Fact] = []
    flow(with_notes).record_asked.connect(asked.append)
    show_timeline(with_notes)
    names = rows(with_notes)

    with_notes.press("Tab")
    assert focused() == names[0]
    with_notes.press("Down", "Down", "Up")
    assert focused() == names[1]
    with_notes.press("End")
    assert focused() == names[-1]
    with_notes.press("Down")
    assert focused() == names[-1]
    with_notes.press("Home", "Down", "Return")
    assert [record.text for record in asked] == ["Awake from two to five."]
    with_notes.wait_for_screen(ScreenName.FACT)
    assert with_notes.text_of("fact_text") == "Awake from two to five."
    with_notes.press("Alt+Left")
    with_notes.wait_for_screen(ScreenName.TIMELINE)
    wait_for_rows(with_notes)
    assert rows(with_notes) == names


def test_a_chart_says_what_it_shows_and_the_table_has_its_values(with_notes: Driver) -> None:
    show_timeline(with_notes, show="Tests")
    (chart,) = with_notes.window.findChildren(MeasureChart)
    (table,) = with_notes.window.findChildren(MeasureTable)
    assert chart.accessibleName() == (
        "Chart of Weight in kg: 5 values, 2025 to 2 November 2026. The table has the same values."
    )
    assert table.texts()[0] == ["2 November 2026", "14.2 kg", "Told by a clinician, Dr Amin"]
    assert table.texts()[2][1] == "13,1 kg"

    choose(with_notes, "measure", "Six")
    assert chart.accessibleName().startswith("Chart of Six minute walk in m: 3 values")
    assert [row[1] for row in table.texts()] == ["142 m", "150 m", "161 m"]
    choose(with_notes, "timeline_filter", "Everything")
    assert not chart.isVisible()


def test_what_is_left_out_is_not_in_the_saved_booklet_and_stays_in_the_notes(
    with_notes: Driver, home: Path
) -> None:
    show_booklet(with_notes, parts=True)
    with_notes.click("Choose single notes: Key health details")
    wait_for_all_rows(with_notes)
    for text in ("14.2 kg, 2 November 2026", "13.9 kg, July 2026", "13,1 kg, 15 January 2026"):
        with_notes.click(f"Weight: {text}")
    with_notes.click("Daily changes: 2 notes")
    wait_for_pages(with_notes)
    page = save_page(with_notes, home, by_keys=False).words

    assert not [out for out in ("14.2 kg", "13.9 kg", "13,1 kg", "the spoon") if out in page]
    assert "12.4 kg" in page
    assert "Penicillin" in page
    assert KEPT_AT_HOME not in page
    assert any(KEPT_AT_HOME in text and "1 note stays off" in text for text in with_notes.texts())
    show_timeline(with_notes)
    assert any("14.2 kg" in row for row in rows(with_notes))
    assert any("the spoon" in row for row in rows(with_notes))


def test_the_timeline_is_printed_from_its_screen(with_notes: Driver) -> None:
    show_timeline(with_notes)
    with_notes.click("Print the timeline…")
    with_notes.wait_for_screen(ScreenName.BOOKLET)
    wait_for_pages(with_notes)
    made = with_notes.running.care.models.booklet.printout
    assert made is not None
    assert made.lines[0] == "Timeline"
    assert f"Page 1 of {made.page_count}" in with_notes.texts()
    with_notes.click("Next page")
    wait_for_pages(with_notes)
    assert f"Page 2 of {made.page_count}" in with_notes.texts()


def test_nothing_of_it_is_held_after_a_lock(with_notes: Driver) -> None:
    show_timeline(with_notes, show="Tests")
    show_booklet(with_notes, parts=True)
    with_notes.press("Ctrl+L")
    with_notes.wait_for_screen(ScreenName.UNLOCK)

    models = with_notes.running.care.models
    assert (models.timeline.entries, models.timeline.series) == ((), ())
    assert models.booklet.source is None
    assert models.booklet.printout is None
