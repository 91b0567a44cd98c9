from __future__ import annotations

import re
from xml.etree import ElementTree as ET

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from carecompanion.content.learn_pictures import load_pictures
from carecompanion.content.resources import resource_path
from carecompanion.domain.learn import PictureName
from carecompanion.views.theme.appearance import Appearance
from carecompanion.views.theme.palettes import THEMES, ThemeName
from carecompanion.views.theme.picture_colours import recoloured
from carecompanion.views.theme.spacing import BODY_PIXELS
from carecompanion.views.widgets.buttons import PlainButton
from carecompanion.views.widgets.picture import PictureView
from tests.views.colours import contrast, painted

PICTURES = load_pictures(resource_path("learn", "pictures"))
NARROWEST = 808
"""The column at 200 % in the smallest window that has to hold it, inside a card, in pixels."""


def texts(svg: str) -> list[ET.Element]:
    return ET.fromstring(svg).findall(".//{http://www.w3.org/2000/svg}text")


def shown(name: PictureName, qtbot: QtBot, *, width: int = 700) -> PictureView:
    view = PictureView(PICTURES[name])
    qtbot.addWidget(view)
    view.resize(width, 900)
    view.show()
    return view


@pytest.mark.parametrize("name", PictureName)
@pytest.mark.parametrize("theme", THEMES.values(), ids=str)
def test_a_picture_has_the_colours_of_every_palette(name: PictureName, theme: object) -> None:
    colours = set(re.findall(r"#[0-9A-F]{6}", recoloured(PICTURES[name].svg, theme)))  # type: ignore[arg-type]
    assert colours <= set(theme)  # type: ignore[call-overload]


@pytest.mark.parametrize("name", PictureName)
def test_the_words_in_a_picture_are_as_large_as_body_text_at_200_percent(
    name: PictureName,
) -> None:
    drawing = ET.fromstring(PICTURES[name].svg)
    scale = min(2.0, NARROWEST / int(drawing.get("width", "0")))
    sizes = [float(text.get("font-size", "0")) * scale for text in texts(PICTURES[name].svg)]
    assert min(sizes) >= 2 * BODY_PIXELS * 0.99


@pytest.mark.parametrize("name", PictureName)
def test_a_picture_says_in_its_text_alternative_what_its_words_say(name: PictureName) -> None:
    said = " ".join(re.findall(r"[a-z0-9]+", PICTURES[name].text.casefold()))
    drawn = " ".join(text.text or "" for text in texts(PICTURES[name].svg)).casefold()
    words = {word for word in re.findall(r"[a-z0-9]+", drawn) if len(word) > 4}
    unsaid = {word for word in words if word not in said}
    assert len(unsaid) <= len(words) // 4, unsaid


@pytest.mark.parametrize("theme", THEMES)
def test_a_picture_in_use_follows_a_change_of_colours(
    theme: ThemeName, look: Appearance, qtbot: QtBot
) -> None:
    view = shown(PictureName.FOUR_WAYS, qtbot)
    look.set_theme(theme)
    inks = painted(view)
    colours = THEMES[theme]
    assert inks[colours.primary.upper()] > 500
    assert contrast(colours.primary, colours.side) >= 3


def test_a_picture_grows_with_the_text_and_never_beyond_its_place(
    look: Appearance, qtbot: QtBot
) -> None:
    view = shown(PictureName.TREATMENT_PATH, qtbot)
    drawing = view.findChildren(QLabel)[0]
    small = drawing.height()
    look.set_text_scale(200)
    assert drawing.height() > small
    assert drawing.pixmap().width() <= view.width()


def test_a_picture_is_a_graphic_whose_description_says_all_of_it(qtbot: QtBot) -> None:
    view = shown(PictureName.AAV_CARRIER, qtbot)
    drawing = view.findChildren(QLabel)[0]
    spoken = QAccessible.queryAccessibleInterface(drawing)
    assert spoken.role() is QAccessible.Role.Graphic
    assert drawing.accessibleDescription() == PICTURES[PictureName.AAV_CARRIER].text


def test_a_picture_can_be_read_as_text_by_keyboard(qtbot: QtBot) -> None:
    view = shown(PictureName.EVIDENCE_LADDER, qtbot)
    button = view.findChild(PlainButton, "picture_as_text")
    words = view.findChild(QLabel, "picture_text")
    assert button is not None
    assert words is not None
    assert not words.isVisible()
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Return)
    assert words.isVisible()
    assert words.text().startswith("A ladder with seven rungs")
    QTest.keyClick(button, Qt.Key.Key_Return)
    assert not words.isVisible()
