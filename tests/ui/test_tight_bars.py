"""With large text in a short window, what stays in sight leaves the room to the text."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QAbstractButton, QWidget

from tests.ui.driver import Driver
from tests.ui.screens import VIEWS, go_home
from tests.ui.test_tasks import unlock

FULL, SHORT = "All changes saved on this computer", "All changes saved"
MOST = 0.25
"""Of the window, for the bar of actions and the line below it."""

VIEW = {view.name: view for view in VIEWS}


@pytest.fixture
def large(small: Driver) -> Driver:
    """Somebody with text at 200 % in a small window."""
    small.running.care.appearance.set_text_scale(200)
    small.window.resize(1000, 680)
    unlock(small)
    return small


def bars(d: Driver) -> tuple[QWidget, QWidget]:
    """The bar of actions and the line below it."""
    found = [d.window.findChild(QWidget, name) for name in ("action_bar", "status_strip")]
    assert found[0] is not None
    assert found[1] is not None
    return found[0], found[1]


@pytest.mark.parametrize("name", ["relevance", "page", "questions to ask", "visit before"])
def test_at_200_percent_the_bars_take_less_than_a_quarter_and_their_buttons_one_line(
    large: Driver, name: str
) -> None:
    d = large
    VIEW[name].go(d)
    action_bar, strip = bars(d)
    assert action_bar.height() + strip.height() <= MOST * d.window.height()
    buttons = [b for b in action_bar.findChildren(QAbstractButton) if b.isVisible()]
    middles = {b.mapTo(action_bar, b.rect().center()).y() // 4 for b in buttons}
    assert max(middles) - min(middles) <= 1
    for button in buttons:
        place = button.mapTo(action_bar, QPoint(0, 0))
        assert action_bar.rect().contains(button.rect().translated(place))
        assert button.width() >= button.sizeHint().width()
        assert min(button.width(), button.height()) >= 44


def test_whether_all_is_saved_is_said_in_short_where_there_is_little_room(large: Driver) -> None:
    d = large
    assert SHORT in d.texts()
    d.running.care.appearance.set_text_scale(100)
    d.wait_until(lambda: FULL in d.texts(), "there is room for all of it")
    d.running.care.appearance.set_text_scale(200)
    d.wait_until(lambda: SHORT in d.texts(), "there is little room again")


def test_a_message_is_not_cut_short_when_the_text_grows(small: Driver) -> None:
    d = small
    unlock(d)
    go_home(d)
    d.window.status.say("Appointment deleted. Undo brings it back.")
    d.running.care.appearance.set_text_scale(250)
    assert "Appointment deleted. Undo brings it back." in d.texts()
