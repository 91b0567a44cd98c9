"""What is folded is not there until somebody wants it, and says what a press does."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QPushButton, QWidget

from carecompanion.views.widgets.unfolding import Unfolding


class Maker:
    """Makes the inside, and remembers how often."""

    def __init__(self) -> None:
        self.made: list[QWidget] = []

    def __call__(self) -> QWidget:
        self.made.append(QPushButton("inside"))
        return self.made[-1]


@pytest.fixture
def maker() -> Maker:
    return Maker()


@pytest.fixture
def fold(qapp: QApplication, maker: Maker) -> Iterator[Unfolding]:
    made = Unfolding(maker, show="Show more", hide="Hide more", about="Go deeper")
    made.name("more")
    made.show()
    yield made
    made.close()


def button(fold: Unfolding) -> QAbstractButton:
    found = fold.findChild(QAbstractButton, "more")
    assert isinstance(found, QAbstractButton)
    return found


def test_nothing_is_made_before_the_first_press_and_nothing_twice(
    fold: Unfolding, maker: Maker
) -> None:
    assert maker.made == []
    for is_open in (True, False, True):
        button(fold).click()
        assert fold.is_open is is_open
        assert maker.made[0].isVisibleTo(fold) is is_open
    assert len(maker.made) == 1


def test_the_button_says_what_a_press_does_and_what_it_is_about(fold: Unfolding) -> None:
    assert (button(fold).text(), button(fold).accessibleName()) == (
        "Show more",
        "Show more: Go deeper",
    )
    button(fold).click()
    assert button(fold).accessibleName() == "Hide more: Go deeper"
    fold.fold()
    assert button(fold).accessibleName() == "Show more: Go deeper"


def test_it_tells_each_time_that_the_inside_is_about_to_be_seen(fold: Unfolding) -> None:
    told: list[bool] = []
    fold.unfolded.connect(lambda: told.append(fold.is_open))
    for _ in range(3):
        button(fold).click()
    assert told == [True, True]
