"""A long list of rows: made a few at a time, in order, and kept where they stay."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from carecompanion.views.widgets.gradual_column import GradualColumn
from tests.ui.waiting import wait_for


def words(column: GradualColumn) -> list[str]:
    return [row.text() for row in column.rows() if isinstance(row, QPushButton)]


def show(column: GradualColumn, items: list[int]) -> None:
    """Show items and wait until all rows are there."""
    column.show_items(items)
    wait_for(lambda: column.is_filled, "all rows are there")


def make_row(item: int) -> QWidget:
    return QPushButton(f"{item}")


@pytest.fixture
def column(adding: Callable[[QWidget], None]) -> GradualColumn:
    made = GradualColumn(make_row)
    adding(made)
    return made


@pytest.fixture
def adding(qapp: QApplication) -> Callable[[QWidget], None]:
    """Keeps widgets until the test is over."""
    kept: list[QWidget] = []
    return kept.append


def test_the_first_rows_are_there_at_once_and_the_rest_soon(column: GradualColumn) -> None:
    column.show_items(list(range(20)))
    assert 0 < len(column.rows()) < 20
    wait_for(lambda: column.is_filled, "all rows are there")
    assert words(column) == [f"{number}" for number in range(20)]


def test_rows_of_items_that_stay_are_kept(column: GradualColumn) -> None:
    show(column, [1, 2, 3])
    before = column.rows()
    show(column, [0, 1, 3, 4])
    assert words(column) == ["0", "1", "3", "4"]
    assert column.rows()[1:3] == [before[0], before[2]]
    show(column, [])
    assert column.rows() == []


def test_the_keyboard_goes_on_in_the_row_that_is_made_anew_and_not_in_another(
    adding: Callable[[QWidget], None],
) -> None:
    column = GradualColumn(make_row, keeps_place=True)
    adding(column)
    show(column, [1, 2, 3, 4])
    column.show()
    column.activateWindow()
    column.rows()[0].setFocus()
    wait_for(lambda: QApplication.focusWidget() is column.rows()[0], "the keyboard is there")
    show(column, [9, 2, 3, 4])
    assert QApplication.focusWidget() is column.rows()[0]
    show(column, [9, 8, 3, 4])
    assert QApplication.focusWidget() is column.rows()[0]


@given(lists=st.lists(st.sets(st.integers(0, 30), max_size=12), min_size=1, max_size=4))
def test_whatever_comes_and_goes_the_order_is_that_of_the_items(
    qapp: QApplication, lists: list[set[int]]
) -> None:
    column = GradualColumn(make_row)
    for items in lists:
        column.show_items(sorted(items))  # the next list may come before all rows are there
    wait_for(lambda: column.is_filled, "all rows are there")
    assert words(column) == [f"{number}" for number in sorted(lists[-1])]
    assert in_tab_order(column) == words(column)


def in_tab_order(column: GradualColumn) -> list[str]:
    """The rows as Tab leads through them, from the first of the column."""
    column.show()
    column.activateWindow()
    QApplication.processEvents()  # what is new is shown
    for row in column.rows()[:1]:
        row.setFocus()
    found: list[str] = []
    focused = QApplication.focusWidget()
    while isinstance(focused, QPushButton) and focused.text() not in found:
        found.append(focused.text())
        QTest.keyClick(column.windowHandle(), Qt.Key.Key_Tab)
        focused = QApplication.focusWidget()
    column.close()
    return found
