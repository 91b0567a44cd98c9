"""The four palettes and what each colour is for; every pair is checked for contrast by a test."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple

from PySide6.QtGui import QColor, QPalette


class ThemeName(StrEnum):
    """What a person can pick under View, Colours."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    CONTRAST_DARK = "contrast_dark"
    CONTRAST_LIGHT = "contrast_light"


class Theme(NamedTuple):
    """One palette: a colour for each role, as text that QColor reads.

    `border` outlines what a person can use; `hairline` only parts one piece of paper from another.
    """

    name: ThemeName
    dark: bool
    window: str
    base: str
    side: str
    text: str
    quiet: str
    primary: str
    on_primary: str
    link: str
    border: str
    hairline: str
    focus: str
    same: str
    different: str
    not_known: str
    problem: str
    problem_ground: str
    notice: str
    notice_ground: str
    disabled: str


LIGHT = Theme(
    name=ThemeName.LIGHT,
    dark=False,
    window="#F7F5F0",
    base="#FFFFFF",
    side="#EFEDE6",
    text="#1E2428",
    quiet="#4C565C",
    primary="#1F5673",
    on_primary="#FFFFFF",
    link="#1A4F80",
    border="#76808A",
    hairline="#D8D3C6",
    focus="#0B4F9E",
    same="#1D5C43",
    different="#7A3E00",
    not_known="#4A4A8A",
    problem="#A3231F",
    problem_ground="#FBEDEC",
    notice="#5B4300",
    notice_ground="#FBF3DC",
    disabled="#6B747A",
)

DARK = Theme(
    name=ThemeName.DARK,
    dark=True,
    window="#1C2124",
    base="#23292D",
    side="#2A3136",
    text="#E8E6E1",
    quiet="#B4BCC2",
    primary="#8CC4E0",
    on_primary="#0E2430",
    link="#9CC9F2",
    border="#8A959D",
    hairline="#414B51",
    focus="#FFD24A",
    same="#8FD3B2",
    different="#F0B67F",
    not_known="#BDBDF2",
    problem="#F5A39E",
    problem_ground="#3A2422",
    notice="#F2D88A",
    notice_ground="#35301F",
    disabled="#98A2A9",
)

CONTRAST_DARK = Theme(
    name=ThemeName.CONTRAST_DARK,
    dark=True,
    window="#000000",
    base="#000000",
    side="#000000",
    text="#FFFFFF",
    quiet="#FFFFFF",
    primary="#FFFF00",
    on_primary="#000000",
    link="#7FD4FF",
    border="#FFFFFF",
    hairline="#FFFFFF",
    focus="#00FFFF",
    same="#7CFFB2",
    different="#FFC46B",
    not_known="#C9C9FF",
    problem="#FF9E9E",
    problem_ground="#000000",
    notice="#FFFF00",
    notice_ground="#000000",
    disabled="#BFBFBF",
)

CONTRAST_LIGHT = Theme(
    name=ThemeName.CONTRAST_LIGHT,
    dark=False,
    window="#FFFFFF",
    base="#FFFFFF",
    side="#FFFFFF",
    text="#000000",
    quiet="#000000",
    primary="#00305E",
    on_primary="#FFFFFF",
    link="#00308F",
    border="#000000",
    hairline="#000000",
    focus="#C2006B",
    same="#004D2C",
    different="#5C2C00",
    not_known="#24246B",
    problem="#8A0000",
    problem_ground="#FFFFFF",
    notice="#4A3600",
    notice_ground="#FFFFFF",
    disabled="#595959",
)

THEMES: Mapping[ThemeName, Theme] = {
    theme.name: theme for theme in (LIGHT, DARK, CONTRAST_DARK, CONTRAST_LIGHT)
}
"""Every palette by name; SYSTEM is no palette of its own (see `theme_for`)."""


def theme_for(name: ThemeName, *, dark: bool = False, more_contrast: bool = False) -> Theme:
    """The palette to use for a choice; for SYSTEM the computer's own two wishes decide."""
    if name is not ThemeName.SYSTEM:
        return THEMES[name]
    if more_contrast:
        return CONTRAST_DARK if dark else CONTRAST_LIGHT
    return DARK if dark else LIGHT


def qpalette(theme: Theme) -> QPalette:
    """The theme as a QPalette with every role filled, the Disabled group included."""
    palette = QPalette()
    role = QPalette.ColorRole
    for target, colour in (
        (role.Window, theme.window),
        (role.WindowText, theme.text),
        (role.Base, theme.base),
        (role.AlternateBase, theme.side),
        (role.ToolTipBase, theme.base),
        (role.ToolTipText, theme.text),
        (role.PlaceholderText, theme.quiet),
        (role.Text, theme.text),
        (role.Button, theme.base),
        (role.ButtonText, theme.text),
        (role.BrightText, theme.problem),
        (role.Link, theme.link),
        (role.LinkVisited, theme.link),
        (role.Highlight, theme.primary),
        (role.HighlightedText, theme.on_primary),
        (role.Accent, theme.primary),
        (role.Light, theme.base),
        (role.Midlight, theme.side),
        (role.Mid, theme.border),
        (role.Dark, theme.border),
        (role.Shadow, theme.text),
    ):
        palette.setColor(target, QColor(colour))
    disabled = QColor(theme.disabled)
    for target in (role.WindowText, role.Text, role.ButtonText, role.PlaceholderText, role.Link):
        palette.setColor(QPalette.ColorGroup.Disabled, target, disabled)
    palette.setColor(QPalette.ColorGroup.Disabled, role.Highlight, QColor(theme.side))
    palette.setColor(QPalette.ColorGroup.Disabled, role.HighlightedText, disabled)
    return palette
