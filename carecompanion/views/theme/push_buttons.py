"""How push buttons look, by their `role`: ground, outline, words and the room around them."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionButton

from carecompanion.views.theme.painting import draw_panel
from carecompanion.views.theme.palettes import Theme
from carecompanion.views.theme.spacing import padding

_ICON_GAP = 4
_State = QStyle.StateFlag


class _Room(NamedTuple):
    """Pixels between the edge and the words at 100 % text size, the outline not counted."""

    across: int
    down: int
    from_the_left: bool = False


_PLAIN = _Room(16, 11)
_ROOMS = {
    "quiet": _Room(8, 6),
    "link": _Room(2, 6, from_the_left=True),
    "side": _Room(12, 11, from_the_left=True),
}
_BARE = frozenset({"quiet", "link", "side"})
"""Roles that stand back: no ground, and an outline only when it says something."""


class ButtonColours(NamedTuple):
    """What to paint a button with; an empty text paints nothing."""

    ground: str
    edge: str
    ink: str


def starts_at_the_left(role: str) -> bool:
    """True when the words stand at the beginning of the button, not in its middle."""
    return _ROOMS.get(role, _PLAIN).from_the_left


def room_for(words: QSize, role: str, *, scale: float) -> QSize:
    """The size of a button around its words, at a text size of `scale` times 100 %."""
    across, down = _insets(role, scale)
    return words + QSize(2 * across, 2 * down)


def words_rect(button: QRect, role: str, *, scale: float) -> QRect:
    """Where the words stand in a button."""
    across, down = _insets(role, scale)
    return button.adjusted(across, down, -across, -down)


def colours_of(role: str, state: QStyle.StateFlag, theme: Theme) -> ButtonColours:
    """The colours of a button in this state. The ring of the keyboard is drawn over it."""
    if role in _BARE:
        return _bare(role, state, theme)
    if not state & _State.State_Enabled:
        ground = theme.side if role == "primary" else theme.base
        return ButtonColours(ground, theme.disabled, theme.disabled)
    if role == "primary" and not state & _State.State_HasFocus:
        return ButtonColours(theme.primary, theme.primary, theme.on_primary)
    if role != "primary" and state & _State.State_MouseOver:
        return ButtonColours(theme.side, theme.text, theme.text)
    return ButtonColours(theme.base, theme.border, theme.text)


def _bare(role: str, state: QStyle.StateFlag, theme: Theme) -> ButtonColours:
    """Without a ground; an outline only around the place shown now, or under the pointer."""
    enabled = bool(state & _State.State_Enabled)
    ink = theme.text if enabled else theme.disabled
    if role == "side":
        shown = bool(state & _State.State_On)
        return ButtonColours(theme.window if shown else "", theme.border if shown else "", ink)
    hovered = enabled and bool(state & _State.State_MouseOver)
    if role == "link":
        ink = theme.link
    return ButtonColours("", theme.border if hovered else "", ink)


def draw_ground(
    painter: QPainter, option: QStyleOptionButton, colours: ButtonColours, *, radius: float
) -> None:
    """The button without its words. With the keyboard, its ring takes the place of the outline."""
    edge = "" if option.state & _State.State_HasFocus else colours.edge
    draw_panel(painter, option.rect, ground=colours.ground, edge=edge, radius=radius)


def draw_words_from_the_left(
    painter: QPainter, option: QStyleOptionButton, colours: ButtonColours, *, with_icon: bool
) -> None:
    """The icon, if there is one, and the words after it."""
    rect = QRect(option.rect)
    if with_icon:  # asking the option for it would load what icons are
        rect = _draw_icon(painter, option, rect)
    painter.setPen(QColor(colours.ink))
    flags = (
        Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextShowMnemonic
    )
    painter.drawText(rect, flags, option.text)


def _draw_icon(painter: QPainter, option: QStyleOptionButton, rect: QRect) -> QRect:
    """Draw the icon; what is left for the words."""
    from PySide6.QtGui import QIcon  # costly to load, and no button of the first screens has one

    size = option.iconSize
    place = QRect(rect.x(), rect.y() + (rect.height() - size.height()) // 2, 0, 0)
    place.setSize(size)
    mode = QIcon.Mode.Normal if option.state & _State.State_Enabled else QIcon.Mode.Disabled
    option.icon.paint(painter, QStyle.visualRect(option.direction, rect, place), mode=mode)
    rest = rect.adjusted(size.width() + _ICON_GAP, 0, 0, 0)
    return QStyle.visualRect(option.direction, rect, rest)


def _insets(role: str, scale: float) -> tuple[int, int]:
    """Pixels from the outer edge to the words."""
    room = _ROOMS.get(role, _PLAIN)
    across = room.across if role == "link" else padding(room.across, scale)
    return across + 1, padding(room.down, scale) + 1
