from __future__ import annotations

import gc

from PySide6.QtCore import QSize
from PySide6.QtGui import QIcon
from pytestqt.qtbot import QtBot

from carecompanion.content.resources import resource_path
from carecompanion.views.theme.appearance import Appearance
from carecompanion.views.theme.palettes import CONTRAST_DARK, DARK, LIGHT, ThemeName
from carecompanion.views.widgets.buttons import PlainButton
from tests.views.colours import painted


def ink(icon: QIcon, mode: QIcon.Mode = QIcon.Mode.Normal) -> set[str]:
    """The colours of all pixels that are fully painted."""
    image = icon.pixmap(QSize(48, 48), 1.0, mode).toImage()
    points = [(x, y) for x in range(image.width()) for y in range(image.height())]
    solid = (image.pixelColor(x, y) for x, y in points)
    return {colour.name().upper() for colour in solid if colour.alpha() == 255}


def test_an_icon_is_drawn_in_the_text_colour(look: Appearance) -> None:
    assert ink(look.icons.icon("printer")) == {LIGHT.text}


def test_an_icon_can_take_the_colour_of_any_role(look: Appearance) -> None:
    assert ink(look.icons.icon("equal", "same")) == {LIGHT.same}


def test_an_icon_in_use_follows_a_change_of_colours(look: Appearance, qtbot: QtBot) -> None:
    button = PlainButton("Print", icon=look.icons.icon("printer"))
    qtbot.addWidget(button)
    button.show()
    look.set_theme(ThemeName.DARK)
    assert ink(button.icon()) == {DARK.text}
    look.set_theme(ThemeName.CONTRAST_DARK)
    assert ink(button.icon()) == {CONTRAST_DARK.text}
    assert LIGHT.text not in painted(button)


def test_a_disabled_icon_is_drawn_in_the_disabled_colour(look: Appearance) -> None:
    assert ink(look.icons.icon("house"), QIcon.Mode.Disabled) == {LIGHT.disabled}


def test_an_icon_on_a_primary_button_swaps_with_it_when_focused(look: Appearance) -> None:
    icon = look.icons.icon("newspaper", "on_primary")
    assert ink(icon) == {LIGHT.on_primary}
    assert ink(icon, QIcon.Mode.Active) == {LIGHT.text}


def test_an_icon_is_drawn_once_for_each_colour_and_size(look: Appearance) -> None:
    size = QSize(18, 18)
    first = look.icons.pixmap("house", "text", size, 1.0)
    again = look.icons.pixmap("house", "text", size, 1.0)
    assert first.cacheKey() == again.cacheKey()
    assert first.cacheKey() != look.icons.pixmap("house", "same", size, 1.0).cacheKey()


def test_icons_outlive_the_names_they_were_made_under(look: Appearance) -> None:
    kept = [QIcon(look.icons.icon("house")) for _ in range(50)]
    gc.collect()
    assert all(ink(icon) == {LIGHT.text} for icon in kept)


def test_every_bundled_icon_can_be_drawn(look: Appearance) -> None:
    for file in sorted(resource_path("icons").glob("*.svg")):
        assert ink(look.icons.icon(file.stem)) == {LIGHT.text}, file.stem
