"""Drawings in the colours of the palette: a drawing is kept in those of the light one."""

from __future__ import annotations

import re
from typing import Final

from carecompanion.views.theme.palettes import LIGHT, Theme

PICTURE_ROLES: Final = ("text", "quiet", "base", "side", "primary", "border", "hairline")
"""What the colours of a drawing are for. Each is another colour in the light palette."""

_ROLE_OF: Final = {getattr(LIGHT, role): role for role in PICTURE_ROLES}
_STANDS_BACK: Final = {"text": "quiet", "primary": "quiet"}
"""What a drawing that may be old is drawn with: it can still be read, and nothing calls."""
_COLOUR: Final = re.compile(r"#[0-9A-Fa-f]{6}")


def recoloured(svg: str, theme: Theme, *, greyed: bool = False) -> str:
    """The drawing in the colours of `theme`; `greyed` where it may be old.

    Raises:
        KeyError: it has a colour that is none of `PICTURE_ROLES` in the light palette.
    """

    def colour(found: re.Match[str]) -> str:
        role = _ROLE_OF[found[0].upper()]
        return str(getattr(theme, _STANDS_BACK.get(role, role) if greyed else role))

    return _COLOUR.sub(colour, svg)
