from __future__ import annotations

import pytest
from PySide6.QtGui import QPalette

from carecompanion.views.theme.palettes import (
    CONTRAST_DARK,
    CONTRAST_LIGHT,
    DARK,
    LIGHT,
    THEMES,
    Theme,
    ThemeName,
    qpalette,
    theme_for,
)
from tests.views.colours import contrast

TEXT_PAIRS = [
    (ink, ground)
    for ink in ("text", "quiet", "link", "same", "different", "not_known")
    for ground in ("window", "base")
] + [
    ("text", "side"),
    ("quiet", "side"),
    ("on_primary", "primary"),
    ("problem", "problem_ground"),
    ("problem", "window"),
    ("problem", "base"),
    ("text", "problem_ground"),
    ("link", "problem_ground"),
    ("notice", "notice_ground"),
    ("link", "notice_ground"),
]
SHAPE_PAIRS = [
    (shape, ground) for shape in ("border", "focus", "primary") for ground in ("window", "base")
] + [("border", "side"), ("focus", "side"), ("quiet", "side"), ("focus", "problem_ground")]


def every_theme() -> list[Theme]:
    return list(THEMES.values())


@pytest.mark.parametrize("theme", every_theme(), ids=lambda theme: theme.name)
@pytest.mark.parametrize(("ink", "ground"), TEXT_PAIRS)
def test_text_can_be_read_on_its_ground(theme: Theme, ink: str, ground: str) -> None:
    needed = 7 if theme in (CONTRAST_DARK, CONTRAST_LIGHT) else 4.5
    assert contrast(getattr(theme, ink), getattr(theme, ground)) >= needed


@pytest.mark.parametrize("theme", every_theme(), ids=lambda theme: theme.name)
@pytest.mark.parametrize(("shape", "ground"), SHAPE_PAIRS)
def test_outlines_and_rings_can_be_seen_on_their_ground(
    theme: Theme, shape: str, ground: str
) -> None:
    assert contrast(getattr(theme, shape), getattr(theme, ground)) >= 3


@pytest.mark.parametrize("theme", every_theme(), ids=lambda theme: theme.name)
def test_what_cannot_be_used_now_can_still_be_read(theme: Theme) -> None:
    for ground in (theme.window, theme.base, theme.side):
        assert contrast(theme.disabled, ground) >= 4


def test_the_three_marks_differ_in_more_than_red_and_green() -> None:
    for theme in THEMES.values():
        assert len({theme.same, theme.different, theme.not_known}) == 3


@pytest.mark.parametrize("theme", every_theme(), ids=lambda theme: theme.name)
def test_the_palette_fills_every_role_of_every_group(theme: Theme) -> None:
    palette = qpalette(theme)
    roles = [r for r in QPalette.ColorRole if r.name not in ("NoRole", "NColorRoles")]
    for group in (
        QPalette.ColorGroup.Active,
        QPalette.ColorGroup.Inactive,
        QPalette.ColorGroup.Disabled,
    ):
        assert [r.name for r in roles if not palette.isBrushSet(group, r)] == []


def test_disabled_text_has_its_own_colour() -> None:
    colour = qpalette(LIGHT).color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.ButtonText)
    assert colour.name().upper() == LIGHT.disabled


@pytest.mark.parametrize(
    ("dark", "more_contrast", "expected"),
    [
        (False, False, LIGHT),
        (True, False, DARK),
        (False, True, CONTRAST_LIGHT),
        (True, True, CONTRAST_DARK),
    ],
)
def test_the_same_as_computer_follows_both_wishes(
    dark: bool, more_contrast: bool, expected: Theme
) -> None:
    chosen = theme_for(ThemeName.SYSTEM, dark=dark, more_contrast=more_contrast)
    assert chosen is expected


def test_a_choice_of_the_person_wins_over_the_computer() -> None:
    assert theme_for(ThemeName.LIGHT, dark=True, more_contrast=True) is LIGHT
