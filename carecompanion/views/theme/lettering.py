"""How words look, by the `role` of their label: size, weight and colour."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtGui import QColor, QFont

from carecompanion.views.theme.palettes import Theme


class _Lettering(NamedTuple):
    """Size beside body text, weight, and the role of the colour in a theme."""

    size: float = 1.0
    weight: QFont.Weight | None = None
    colour: str = ""


_SEMI_BOLD = QFont.Weight.DemiBold
_LETTERINGS = {
    "caption": _Lettering(size=11 / 12, colour="quiet"),
    "quiet": _Lettering(colour="quiet"),
    "strong": _Lettering(weight=_SEMI_BOLD),
    "section": _Lettering(size=15 / 12, weight=QFont.Weight.Bold),
    "h1": _Lettering(size=20 / 12, weight=QFont.Weight.Bold),
    "same": _Lettering(weight=_SEMI_BOLD, colour="same"),
    "different": _Lettering(weight=_SEMI_BOLD, colour="different"),
    "not_known": _Lettering(weight=_SEMI_BOLD, colour="not_known"),
    "problem": _Lettering(weight=_SEMI_BOLD, colour="problem"),
    "notice": _Lettering(colour="notice"),
}
_BODY = _Lettering()


def font_for(role: str, body: QFont) -> QFont:
    """The type for a role where body text is set in `body`."""
    look = _LETTERINGS.get(role, _BODY)
    if look.size == 1.0 and look.weight is None:
        return body
    font = QFont(body)
    font.setPointSizeF(body.pointSizeF() * look.size)
    if look.weight is not None:
        font.setWeight(look.weight)
    return font


def ink_for(role: str, theme: Theme) -> QColor | None:
    """The colour for a role; None where words have the colour of all text."""
    colour = _LETTERINGS.get(role, _BODY).colour
    return QColor(getattr(theme, colour)) if colour else None
