from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from carecompanion.views.theme.appearance import Appearance
from carecompanion.views.theme.palettes import THEMES, ThemeName
from carecompanion.views.widgets.buttons import (
    LinkButton,
    PlainButton,
    PrimaryButton,
    QuietButton,
    SideButton,
)
from tests.views.colours import painted

PALETTES = list(THEMES)


def shown(qtbot: QtBot, button: QPushButton) -> QPushButton:
    qtbot.addWidget(button)
    button.show()
    button.clearFocus()
    return button


def pointed_at(button: QPushButton) -> None:
    """What Qt does when the pointer comes."""
    button.setAttribute(Qt.WidgetAttribute.WA_UnderMouse)
    place = QPointF(5, 5)
    QApplication.sendEvent(button, QEnterEvent(place, place, place))


@pytest.mark.parametrize("name", PALETTES)
def test_a_plain_button_is_outlined_and_says_so_when_pointed_at(
    look: Appearance, qtbot: QtBot, name: ThemeName
) -> None:
    look.set_theme(name)
    button = shown(qtbot, PlainButton("Open notes I already have"))
    around = button.width() + button.height()
    assert painted(button)[look.colours.border] > around
    before = painted(button)
    pointed_at(button)
    after = painted(button)
    assert after[look.colours.text] > before[look.colours.text] + around or (
        look.colours.border == look.colours.text
    )
    assert after.most_common(1)[0][0] == look.colours.side


@pytest.mark.parametrize("name", PALETTES)
@pytest.mark.parametrize("kind", [PlainButton, PrimaryButton])
def test_a_button_that_is_off_is_grey_all_over(
    look: Appearance, qtbot: QtBot, name: ThemeName, kind: type[PlainButton]
) -> None:
    look.set_theme(name)
    button = shown(qtbot, kind("Continue"))
    button.setEnabled(False)
    colours = painted(button)
    assert colours[look.colours.disabled] > button.width() + button.height()
    assert colours[look.colours.primary] == 0
    assert not {look.colours.text} & {c for c, n in colours.items() if n > 1} - {look.colours.side}


def test_a_quiet_button_has_an_outline_only_when_pointed_at(look: Appearance, qtbot: QtBot) -> None:
    button = shown(qtbot, QuietButton("Help"))
    assert painted(button)[look.colours.border] < 10
    pointed_at(button)
    assert painted(button)[look.colours.border] > button.width()


@pytest.mark.parametrize("name", PALETTES)
def test_a_link_is_underlined_in_the_colour_of_links(
    look: Appearance, qtbot: QtBot, name: ThemeName
) -> None:
    look.set_theme(name)
    button = shown(qtbot, LinkButton("mmmm mmmm"))
    image = button.grab().toImage()
    rows = [
        sum(
            image.pixelColor(x, y).name().upper() == look.colours.link for x in range(image.width())
        )
        for y in range(image.height())
    ]
    assert max(rows) > 0.8 * button.width()


@pytest.mark.parametrize("name", PALETTES)
def test_the_place_shown_now_has_a_ground_and_an_outline(
    look: Appearance, qtbot: QtBot, name: ThemeName
) -> None:
    look.set_theme(name)
    button = shown(qtbot, SideButton("Home"))
    before = painted(button)[look.colours.border]
    button.setChecked(True)
    after = painted(button)
    assert after[look.colours.border] >= before + button.width()
    assert after.most_common(1)[0][0] == look.colours.window


@pytest.mark.parametrize("kind", [PlainButton, PrimaryButton, QuietButton, LinkButton, SideButton])
def test_nothing_moves_when_the_keyboard_comes(
    look: Appearance, qtbot: QtBot, kind: type[PlainButton]
) -> None:
    button = shown(qtbot, kind("Words"))
    before = button.sizeHint()
    with qtbot.waitActive(button):
        button.activateWindow()
    button.setFocus()
    QApplication.sendEvent(button, QEvent(QEvent.Type.StyleChange))
    assert button.hasFocus()
    assert button.sizeHint() == before


def test_buttons_grow_less_than_their_words(look: Appearance, qtbot: QtBot) -> None:
    before = shown(qtbot, PlainButton("Open notes I already have")).sizeHint().height()
    look.set_text_scale(200)
    after = shown(qtbot, PlainButton("Open notes I already have")).sizeHint().height()
    assert 1.5 * before < after < 2 * before


def test_buttons_of_qt_itself_look_like_ours(look: Appearance, qtbot: QtBot) -> None:
    ours, qts = shown(qtbot, PlainButton("Cancel")), shown(qtbot, QPushButton("Cancel"))
    assert qts.sizeHint() == ours.sizeHint()
    qts.resize(ours.size())
    assert painted(qts) == painted(ours)
