from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest
from PySide6.QtCore import QAbstractAnimation, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QScrollBar,
    QStyle,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from carecompanion.views.theme.appearance import Appearance
from carecompanion.views.theme.palettes import THEMES, ThemeName
from carecompanion.views.widgets.buttons import PrimaryButton
from carecompanion.views.widgets.option_row import CheckRow, OptionRow
from tests.views.colours import contrast, painted, strongest_on

PALETTES = list(THEMES)
Make = Callable[[], QWidget]
Stand = Callable[[QWidget], QWidget]


@pytest.fixture
def stand(qtbot: QtBot) -> Stand:
    """Shows a widget on the ground it will stand on, without the keyboard."""
    return partial(_stand, qtbot)


def _stand(qtbot: QtBot, widget: QWidget) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    layout = QVBoxLayout(window)
    elsewhere = QLineEdit()
    layout.addWidget(elsewhere)
    layout.addWidget(widget)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    elsewhere.setFocus()
    return window


def checked_box() -> QCheckBox:
    box = QCheckBox()
    box.setChecked(True)
    return box


def checked_radio() -> QRadioButton:
    radio = QRadioButton()
    radio.setChecked(True)
    return radio


@pytest.mark.parametrize("name", PALETTES)
@pytest.mark.parametrize("make", [QRadioButton, checked_radio, QCheckBox, checked_box])
def test_a_mark_is_seen_whether_on_or_off(
    look: Appearance, stand: Stand, name: ThemeName, make: Make
) -> None:
    look.set_theme(name)
    mark = make()
    _window = stand(mark)
    assert strongest_on(look.colours.window, painted(mark)) >= 3


@pytest.mark.parametrize("name", PALETTES)
def test_on_and_off_look_different_without_colour(
    look: Appearance, stand: Stand, name: ThemeName
) -> None:
    look.set_theme(name)
    for off, on in ((QCheckBox(), checked_box()), (QRadioButton(), checked_radio())):
        _windows = stand(off), stand(on)
        ground = look.colours.base
        inked_off = sum(n for c, n in painted(off).items() if contrast(c, ground) >= 3)
        inked_on = sum(n for c, n in painted(on).items() if contrast(c, ground) >= 3)
        assert inked_on > inked_off * 1.2


@pytest.mark.parametrize("name", PALETTES)
@pytest.mark.parametrize(
    "make",
    [
        lambda: QPushButton("Open other notes"),
        lambda: PrimaryButton("Continue"),
        QLineEdit,
        QComboBox,
        lambda: OptionRow("Same"),
        lambda: CheckRow("Let this computer remember it"),
    ],
    ids=["button", "primary", "line", "combo", "option", "check"],
)
def test_focus_shows_as_a_ring_of_the_focus_colour(
    look: Appearance, stand: Stand, name: ThemeName, make: Make
) -> None:
    look.set_theme(name)
    widget = make()
    _window = stand(widget)
    before = painted(widget)[look.colours.focus.upper()]
    target = widget.mark if isinstance(widget, OptionRow | CheckRow) else widget
    target.setFocus(Qt.FocusReason.TabFocusReason)
    ring = painted(widget)[look.colours.focus.upper()] - before
    around = 2 * (widget.width() + widget.height())
    assert ring >= 2 * around * 0.9


def test_a_focused_primary_button_swaps_to_base_and_text(look: Appearance, stand: Stand) -> None:
    button = PrimaryButton("Continue")
    _window = stand(button)
    assert painted(button).most_common(1)[0][0] == look.colours.primary
    button.setFocus(Qt.FocusReason.TabFocusReason)
    colours = painted(button)
    assert colours.most_common(1)[0][0] == look.colours.base
    assert colours[look.colours.text] > 0


@pytest.mark.parametrize("name", PALETTES)
def test_the_scroll_bar_handle_is_seen_and_wide_enough(
    look: Appearance, stand: Stand, name: ThemeName
) -> None:
    look.set_theme(name)
    bar = QScrollBar(Qt.Orientation.Vertical)
    bar.setRange(0, 100)
    bar.setPageStep(30)
    window = stand(bar)
    window.resize(200, 400)
    assert bar.sizeHint().width() >= 16
    assert strongest_on(look.colours.side, painted(bar), at_least=100) >= 3


@pytest.mark.parametrize("name", PALETTES)
def test_a_combo_box_keeps_an_outline_and_an_arrow(
    look: Appearance, stand: Stand, name: ThemeName
) -> None:
    look.set_theme(name)
    combo = QComboBox()
    _window = stand(combo)
    assert strongest_on(look.colours.base, painted(combo), at_least=combo.width()) >= 3
    arrow = combo.grab(combo.rect().adjusted(combo.width() - 30, 6, -6, -6)).toImage()
    inked = {
        arrow.pixelColor(x, y).name() for x in range(arrow.width()) for y in range(arrow.height())
    }
    assert max(contrast(colour, look.colours.base) for colour in inked) >= 3


@pytest.mark.parametrize(("percent", "size"), [(100, 22), (200, 44), (250, 55)])
def test_marks_grow_with_the_text(look: Appearance, percent: int, size: int) -> None:
    look.set_text_scale(percent)
    radio = QRadioButton()
    metric = QStyle.PixelMetric.PM_ExclusiveIndicatorWidth
    assert radio.style().pixelMetric(metric, None, radio) == size


@pytest.mark.parametrize(
    "make",
    [
        lambda: QPushButton("Open other notes"),
        QLineEdit,
        lambda: OptionRow("Same"),
        lambda: CheckRow("Let this computer remember it"),
        QComboBox,
        lambda: QScrollBar(Qt.Orientation.Vertical),
    ],
    ids=["button", "line", "option", "check", "combo", "scroll"],
)
def test_nothing_slides_or_fades(look: Appearance, stand: Stand, make: Make) -> None:
    widget = make()
    window = stand(widget)
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)
    QTest.keyClick(widget, Qt.Key.Key_Down)
    painted(widget)
    assert not window.findChildren(QAbstractAnimation)
