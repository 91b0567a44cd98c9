from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontDatabase, QFontInfo, QRawFont
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from carecompanion.views.theme import appearance as module
from carecompanion.views.theme.appearance import Appearance
from carecompanion.views.theme.palettes import CONTRAST_DARK, DARK, LIGHT, ThemeName
from carecompanion.views.widgets.buttons import PlainButton
from carecompanion.views.widgets.form_row import FormRow
from carecompanion.views.widgets.labels import Body, Heading
from carecompanion.views.widgets.line_field import LineField
from carecompanion.views.widgets.text_field import TextField
from tests.views.colours import painted


def test_the_bundled_font_is_used_at_twelve_points(look: Appearance, qapp: QApplication) -> None:
    info = QFontInfo(qapp.font())
    assert info.family() == "Atkinson Hyperlegible Next"
    assert info.pixelSize() == 16


def test_clinical_signs_have_a_glyph_in_one_of_the_families(look: Appearance) -> None:
    fonts = [QRawFont.fromFont(_font(family)) for family in module.FAMILIES if _has(family)]
    for sign in "αβγδµ≥≤±→°½₀⁰éøłğưŭ":
        assert any(font.supportsCharacter(ord(sign)) for font in fonts), sign


def test_an_open_window_grows_at_once(look: Appearance, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    layout = QVBoxLayout(window)
    things: list[QWidget] = [Heading("Your page"), PlainButton("Back"), LineField(), TextField()]
    for thing in things:
        layout.addWidget(thing)
    window.show()
    before = [thing.minimumHeight() or thing.sizeHint().height() for thing in things]
    look.set_text_scale(200)
    after = [thing.minimumHeight() or thing.sizeHint().height() for thing in things]
    assert all(high > 1.4 * low for low, high in zip(before, after, strict=True))


@pytest.mark.parametrize(("asked", "given"), [(90, 100), (100, 100), (175, 175), (300, 250)])
def test_text_size_stays_between_100_and_250(look: Appearance, asked: int, given: int) -> None:
    look.set_text_scale(asked)
    assert look.text_scale == given


def test_an_open_window_changes_colour_at_once(look: Appearance, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(50, 50)
    window.show()
    assert painted(window).most_common(1)[0][0] == LIGHT.window
    look.set_theme(ThemeName.DARK)
    assert painted(window).most_common(1)[0][0] == DARK.window


def test_changes_are_told_once_and_only_when_something_changed(
    look: Appearance, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(look.changed):
        look.set_theme(ThemeName.DARK)
    with qtbot.assertNotEmitted(look.changed):
        look.set_theme(ThemeName.DARK)
        look.set_text_scale(100)
    with qtbot.waitSignal(look.changed):
        look.set_text_scale(150)


def test_spaces_grow_with_the_text(look: Appearance) -> None:
    assert [look.space(step) for step in range(7)] == [0, 4, 8, 12, 16, 24, 32]
    look.set_text_scale(200)
    assert [look.space(step) for step in range(7)] == [0, 8, 16, 24, 32, 48, 64]


class Computer:
    """A computer whose wishes a test can change."""

    scheme = Qt.ColorScheme.Light
    contrast = Qt.ContrastPreference.NoPreference

    def colorScheme(self) -> Qt.ColorScheme:
        return self.scheme

    def contrastPreference(self) -> Qt.ContrastPreference:
        return self.contrast


def test_the_computer_is_followed_until_the_person_chooses(
    look: Appearance, monkeypatch: pytest.MonkeyPatch
) -> None:
    computer = Computer()
    monkeypatch.setattr(look, "_hints", computer)
    monkeypatch.setattr(look, "_wishes", computer)
    look.set_theme(ThemeName.SYSTEM)
    computer.scheme = Qt.ColorScheme.Dark
    look._follow_system()
    assert look.colours is DARK
    computer.contrast = Qt.ContrastPreference.HighContrast
    look._follow_system()
    assert look.colours is CONTRAST_DARK
    look.set_theme(ThemeName.LIGHT)
    look._follow_system()
    assert look.colours is LIGHT
    assert look.theme is ThemeName.LIGHT


def test_changing_size_and_colours_of_a_form_takes_a_moment(
    look: Appearance, qtbot: QtBot, record_property: Callable[[str, object], None]
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    layout = QVBoxLayout(window)
    for number in range(12):
        layout.addWidget(FormRow(f"Question {number}", LineField(), hint="What the headline says"))
        layout.addWidget(Body("You do not need to know the answers."))
        layout.addWidget(PlainButton(f"Ask about {number}"))
    window.show()
    start = time.perf_counter()
    look.set_text_scale(150)
    look.set_theme(ThemeName.DARK)
    QApplication.processEvents()
    took = time.perf_counter() - start
    record_property("figure", f"theme and text size of a form of 12 rows: {took * 1000:.0f} ms")
    assert took < 1, "two changes, on a busy machine"


def test_a_missing_icon_is_told_at_once(look: Appearance) -> None:
    with pytest.raises(FileNotFoundError):
        look.icons.icon("no-such-icon")


def test_the_icons_have_their_licence_beside_them() -> None:
    from carecompanion.content.resources import resource_path

    folder: Path = resource_path("icons")
    assert "ISC License" in (folder / "LICENSE").read_text(encoding="utf-8")


def _has(family: str) -> bool:
    return family in QFontDatabase.families()


def _font(family: str) -> QFont:
    return QFont(family, 12)
