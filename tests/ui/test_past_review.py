"""The clock one day past the last day to look again: marked and greyed on every screen."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from PySide6.QtWidgets import QLabel, QWidget

from carecompanion.content.learn_links import stamps
from carecompanion.viewmodels.learn import LearnModel
from carecompanion.views.screen import ScreenName
from carecompanion.views.walk.deeper_row import DeeperRow
from carecompanion.views.widgets.card import CardButton, ListCardButton
from carecompanion.views.widgets.option_row import CheckRow
from carecompanion.views.widgets.picture import PictureView
from carecompanion.views.widgets.term_text import TermText
from tests.ui.driver import Driver
from tests.ui.screens import find_in_learn, go_home, show_learn, unfold, wait_for_rows
from tests.ui.test_tasks import unlock

OLD = "This may be old: ask your clinic."


@pytest.fixture
def later(small: Driver) -> Driver:
    """An open notes file, on the day after everything in Learn was to be looked at again."""
    unlock(small)
    show_learn(small)
    models = small.running.care.models
    last = max(stamp.review_by for _, stamp in stamps(models.learn.library.learn))
    tomorrow = last + timedelta(days=1)
    models.learn._today = lambda: tomorrow
    models.walk._today = lambda: tomorrow
    return small


@pytest.fixture
def learn(later: Driver) -> LearnModel:
    return later.running.care.models.learn


def open_by_flow(d: Driver, what: str, which: str = "") -> None:
    d.press("Ctrl+6")
    d.wait_for_screen(ScreenName.LEARN)
    d.running.care._assembled()._flows.learn.open(what, which)
    d.pause(f"{what} {which}")
    if what != "card":
        wait_for_rows(d)


def screen_of(d: Driver) -> QWidget:
    screen = d.window.current_screen
    assert screen is not None
    return screen


def roles_of(labels: Iterator[QLabel]) -> set[str]:
    return {str(label.property("role")) for label in labels if label.isVisible() and label.text()}


def test_every_card_its_picture_and_what_it_leads_to(later: Driver, learn: LearnModel) -> None:
    pictures = 0
    for card in learn.library.learn.cards:
        open_by_flow(later, "card", card.id)
        if card.heavy:
            later.press("Ctrl+Return")
        later.wait_until(lambda: any(t.startswith("As of ") for t in later.texts()), card.id)
        screen = screen_of(later)
        assert OLD in later.texts(), card.id
        for text in screen.findChildren(TermText):
            assert text.label.property("role") == "quiet", text.text()
        for picture in screen.findChildren(PictureView):
            pictures += 1
            said = [label.text() for label in picture.findChildren(QLabel)]
            assert OLD in said
            described = [label.accessibleDescription() for label in picture.findChildren(QLabel)]
            assert any(words.startswith(OLD) for words in described)
        for row in screen.findChildren(CardButton):
            assert row.accessibleDescription() == OLD
            assert row._title.property("role") == "quiet"
    assert pictures == sum(card.picture is not None for card in learn.library.learn.cards) >= 7


def test_every_result_and_every_row_of_a_list(later: Driver, learn: LearnModel) -> None:
    find_in_learn(later, "antibodies")
    results = [row for row in later.window.findChildren(ListCardButton) if row.isVisible()]
    assert len(results) > 3
    assert_rows_are_old(results)
    for theme in learn.library.learn.themes:
        open_by_flow(later, "theme", theme.id)
        rows = [row for row in later.window.findChildren(ListCardButton) if row.isVisible()]
        assert len(rows) == len(theme.cards)
        assert_rows_are_old(rows)
    open_by_flow(later, "words")
    rows = [row for row in later.window.findChildren(ListCardButton) if row.isVisible()]
    assert len(rows) == len(learn.library.learn.terms)
    assert_rows_are_old(rows)


def assert_rows_are_old(rows: list[ListCardButton]) -> None:
    for row in rows:
        assert row.accessibleDescription().startswith(OLD), row.accessibleName()
        assert roles_of(iter(row.findChildren(QLabel))) <= {"quiet", "status"}


def test_every_cell_of_every_table_and_its_sources(later: Driver, learn: LearnModel) -> None:
    for table in learn.library.learn.tables:
        open_by_flow(later, "table", table.id)
        count = sum(len(row.cells) for row in table.rows)
        later.wait_until(lambda n=count: later.texts().count(OLD) == n, table.id)  # type: ignore[misc]
        later.click(f"sources_{table.rows[0].id}")
        labels = (label for label in screen_of(later).findChildren(TermText))
        assert {text.label.property("role") for text in labels} == {"quiet"}
        bodies = screen_of(later).findChildren(QLabel)
        greyed = {label.text() for label in bodies if label.property("role") == "body"}
        assert greyed <= {table.lead}


def test_every_step_sheet_and_route_of_the_path(later: Driver, learn: LearnModel) -> None:
    open_by_flow(later, "path")
    path = learn.library.learn.path
    parts = len(path.steps) + len(path.routes) + 2
    later.wait_until(lambda: later.texts().count(OLD) == parts, "every part says so")
    ours = {path.plan.lead, path.plan.copied, path.follow_up.lead}
    ours |= {route.title for route in path.routes} | {step.question.family for step in path.steps}
    ours |= {item.text for step in path.steps for item in step.items}
    labels = [label for label in screen_of(later).findChildren(QLabel) if label.text() in ours]
    assert {label.text() for label in labels} == ours
    assert {label.property("role") for label in labels} == {"quiet"}
    assert screen_of(later).findChildren(CheckRow)


def test_a_meaning_opened_in_place(later: Driver, learn: LearnModel) -> None:
    open_by_flow(later, "card", "four_ways")
    later.click("word_gene")
    (meaning,) = [w for w in later.window.findChildren(QWidget, "meaning") if w.isVisible()]
    words = [label.text() for label in meaning.findChildren(QLabel)]
    assert words[:2] == [OLD, learn.library.learn.terms["gene"].name]
    plain = meaning.findChildren(QLabel)[2]
    assert (plain.text(), plain.property("role")) == (words[2], "quiet")


def test_the_note_beside_a_careful_word(later: Driver) -> None:
    go_home(later)
    later.press("Ctrl+N")
    later.wait_for_screen(ScreenName.HEADLINE)
    later.paste("A breakthrough for children with Batten disease")
    later.wait_until(lambda: any(t.startswith(OLD) for t in later.texts()), "the note")
    (note,) = [w for w in later.window.findChildren(QWidget, "careful_note") if w.isVisible()]
    said = next(label for label in note.findChildren(QLabel) if label.text().startswith(OLD))
    assert said.property("role") == "quiet"


def test_the_questions_that_go_deeper_and_the_meanings_of_available(later: Driver) -> None:
    go_home(later)
    later.press("Ctrl+N")
    later.wait_for_screen(ScreenName.HEADLINE)
    later.paste("A gene therapy for Batten disease was approved")
    for step in (ScreenName.RELEVANCE, ScreenName.STAGE, ScreenName.RISK, ScreenName.ACCESS):
        later.press("Ctrl+Return")
        later.wait_for_screen(step)
        assert OLD not in later.texts()
        unfold(later, f"deeper_{step.value}")
        later.wait_until(lambda: later.texts().count(OLD) == 1, "the caution")
        rows = [row for row in later.window.findChildren(DeeperRow) if row.isVisible()]
        assert rows
        assert all(row._text.label.property("role") == "quiet" for row in rows)
    unfold(later, "access_meanings")
    later.wait_until(lambda: later.texts().count(OLD) == 2, "the caution of the meanings")


def test_on_the_last_day_itself_nothing_says_so(later: Driver, learn: LearnModel) -> None:
    first = min(stamp.review_by for _, stamp in stamps(learn.library.learn))
    learn._today = lambda: first
    assert first > date(2026, 11, 21)
    open_by_flow(later, "table", "ways")
    open_by_flow(later, "path")
    assert OLD not in later.texts()
