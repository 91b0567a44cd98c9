"""With text at 200 %, what a field is about is in sight together with it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from carecompanion.views.screen import ScreenName
from tests.ui.driver import Driver, shown_in
from tests.ui.screens import VIEWS, go_home
from tests.ui.test_tasks import unlock

VIEW = {view.name: view for view in VIEWS}
FIRST = "1. Is the condition in this news exactly the same as ours?"
SEEN = {
    "home": "Home",
    "headline": "What did you see?",
    "relevance": "Condition",
    "stage": "How far along it is",
    "risk": "Short-term risks",
    "memory": "Care memory",
    "questions to ask": "Questions to ask",
    "visit during": FIRST,
    "visit after": FIRST,
}
"""What is to be read on arrival, beside what has the keyboard."""


@pytest.fixture
def large(small: Driver) -> Driver:
    """Somebody with text at 200 % in a small window."""
    small.running.care.appearance.set_text_scale(200)
    small.window.resize(1000, 680)
    unlock(small)
    return small


def is_whole(widget: QWidget) -> bool:
    return widget.visibleRegion().boundingRect() == widget.rect()


def labels(d: Driver, words: str) -> list[QLabel]:
    """The labels with these words, in sight or not."""
    found = [each for each in shown_in(d.window) if isinstance(each, QLabel)]
    return [label for label in found if label.text() == words]


def focused(d: Driver) -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None, d.screen
    return widget


@pytest.mark.parametrize("name", SEEN)
def test_on_arrival_what_the_first_field_is_about_is_in_sight_with_it(
    large: Driver, name: str
) -> None:
    d = large
    VIEW[name].go(d)
    assert any(is_whole(label) for label in labels(d, SEEN[name]))
    assert is_whole(focused(d))


def test_each_next_question_is_in_sight_with_its_box(large: Driver) -> None:
    d = large
    VIEW["visit during"].go(d)
    for number in (2, 3):
        d.press("Ctrl+Return")
        card = d.find(f"question_{number}")
        title = next(each for each in card.findChildren(QLabel))
        assert title.text().startswith(f"{number}. ")
        assert is_whole(title)
        assert focused(d).objectName() == f"said_{number}"
        assert is_whole(focused(d))


def test_going_to_the_place_one_is_at_shows_what_has_the_keyboard(large: Driver) -> None:
    d = large
    d.window.resize(800, 560)
    go_home(d)
    d.press("Ctrl+1", "Ctrl+1")
    assert focused(d).objectName() == "new_headline"
    assert is_whole(focused(d))


def test_a_list_that_is_read_anew_keeps_the_keyboard_in_its_first_row(large: Driver) -> None:
    d = large
    VIEW["questions to ask"].go(d)
    VIEW["questions to ask: at a visit"].go(d)
    assert d.screen is ScreenName.QUEUE
    row = d.find("top_1")
    assert row.isAncestorOf(focused(d))


def test_the_text_in_the_place_of_the_rows_says_for_which_one_and_takes_words_over(
    large: Driver,
) -> None:
    d = large
    VIEW["stage: what the text says"].go(d)
    heading = d.find("heading")
    left = heading.mapTo(d.window, QPoint(0, 0)).x()
    VIEW["stage: the text"].go(d)
    assert not heading.isVisible()
    (title,) = labels(d, "Phase of the study")
    assert is_whole(title)
    card = title.parentWidget()
    assert card is not None
    assert card.mapTo(d.window, QPoint(0, 0)).x() == left
    d.click("use_shown_words")
    assert heading.isVisible()
    assert d.text_of("It says", row="Phase of the study") == "Phase 1; phase 1/2"
    assert focused(d).accessibleName() == "The text says: “phase 1/2”"


def test_the_text_in_the_place_of_the_rows_leads_back_to_the_question(large: Driver) -> None:
    d = large
    VIEW["stage: the text"].go(d)
    d.click("Back to the question")
    assert focused(d).accessibleName() == "The text says: “phase 1/2”"
    assert is_whole(focused(d))


def test_the_text_beside_the_rows_needs_none_of_it(small: Driver) -> None:
    d = small
    unlock(d)
    VIEW["stage: the text"].go(d)
    assert "Close the text" in d.texts()
    assert "Back to the question" not in d.texts()
    assert "use_shown_words" not in [each.objectName() for each in shown_in(d.window)]


def test_back_stands_in_the_first_line_where_the_buttons_need_two(large: Driver) -> None:
    d = large
    d.window.resize(800, 560)
    VIEW["relevance"].go(d)
    buttons = [d.find(f"action_{name}") for name in ("back", "second", "primary")]
    back, second, primary = (each.mapTo(d.window, QPoint(0, 0)).y() for each in buttons)
    assert back == second < primary
