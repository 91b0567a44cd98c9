"""The one style sheet, filled from a theme.

No images, no ::item, no ::indicator; combo boxes are left to the style.
"""

# ruff: noqa: E501 - one rule of the sheet is one line

from __future__ import annotations

import re
from dataclasses import asdict

from carecompanion.views.theme.palettes import Theme

FOCUS_RING = 3
"""Width of the focus ring in pixels."""

TEMPLATE = """
QLabel[role="caption"] { font-size: $caption; color: $quiet; }
QLabel[role="quiet"] { color: $quiet; }
QLabel[role="strong"] { font-weight: 600; }
QLabel[role="section"] { font-size: $section; font-weight: 700; }
QLabel[role="h1"] { font-size: $h1; font-weight: 700; }
QLabel[role="same"] { color: $same; font-weight: 600; }
QLabel[role="different"] { color: $different; font-weight: 600; }
QLabel[role="not_known"] { color: $not_known; font-weight: 600; }
QLabel[role="problem"] { color: $problem; font-weight: 600; }
QLabel[role="notice"] { color: $notice; }
QPushButton { outline: none; background: $base; color: $text; border: 1px solid $border; border-radius: $radius; padding: $p11 $p16; }
QPushButton:hover { background: $side; border-color: $text; }
QPushButton:disabled { color: $disabled; border-color: $disabled; }
QPushButton:focus, QPushButton[role="primary"]:focus { border: 3px solid $focus; padding: $p11r $p16r; }
QPushButton[role="primary"] { background: $primary; color: $on_primary; border-color: $primary; font-weight: 600; }
QPushButton[role="primary"]:focus { background: $base; color: $text; }
QPushButton[role="primary"]:disabled { background: $side; color: $disabled; border-color: $disabled; }
QPushButton[role="quiet"], QPushButton[role="link"] { background: transparent; border-color: transparent; padding: $p6 $p8; }
QPushButton[role="link"] { color: $link; text-decoration: underline; text-align: left; padding: $p6 2px; }
QPushButton[role="link"]:focus { border-color: $focus; padding: $p6r 0; }
QPushButton[role="quiet"]:hover, QPushButton[role="link"]:hover { border-color: $border; }
QPushButton[role="quiet"]:focus { border-color: $focus; padding: $p6r $p8r; }
QPushButton[role="side"] { background: transparent; border: 1px solid transparent; text-align: left; padding: $p11 $p12; font-weight: 600; }
QPushButton[role="side"]:checked { background: $window; border-color: $border; }
QPushButton[role="side"]:focus { border: 3px solid $focus; padding: $p11r $p12r; }
QLineEdit, QPlainTextEdit { background: $base; border: 1px solid $border; border-radius: $radius; padding: $p10; }
QLineEdit[error="true"], QPlainTextEdit[error="true"] { border: 2px solid $problem; padding: $p10e; }
QLineEdit:focus, QPlainTextEdit:focus { border: 3px solid $focus; padding: $p10r; }
QLineEdit[error="true"]:focus, QPlainTextEdit[error="true"]:focus { border: 4px solid $focus; padding: $p10f; }
QAbstractSpinBox QLineEdit, QComboBox QLineEdit { border: none; padding: 0; }
QFrame[role="card"] { background: $base; border: 1px solid $hairline; border-radius: $radius; }
QFrame[role="option"] { background: $base; border: 1px solid $border; border-radius: $radius; }
QFrame[role="option"]:hover { background: $side; border-color: $text; }
QFrame[role="option"][chosen="true"] { border: 2px solid $primary; }
QFrame[role="notice_frame"] { background: $notice_ground; border: 1px solid $notice; border-radius: $radius; }
QFrame[role="problem_frame"] { background: $problem_ground; border: 2px solid $problem; border-radius: $radius; }
QFrame[role="side"] { background: $side; border: none; }
QFrame[role="bar"] { border: none; border-top: 1px solid $hairline; }
"""

_POINTS = {"caption": 11, "section": 15, "h1": 20}
_PADDINGS = (6, 8, 10, 11, 12, 16)


def stylesheet(theme: Theme, *, points: float) -> str:
    """The style sheet for a theme, with body text of `points` points.

    Paddings grow with the root of the text size: at 250 % a button is large enough by its words,
    and the room belongs to the page.
    """
    scale = points / 12
    words = {name: str(value) for name, value in asdict(theme).items()}
    words |= {name: f"{size * scale:.2f}pt" for name, size in _POINTS.items()}
    words["radius"] = f"{round(6 * scale)}px"
    for padding in _PADDINGS:
        pixels = round(padding * scale**0.5)
        words[f"p{padding}"] = f"{pixels}px"
        words[f"p{padding}e"] = f"{pixels - 1}px"
        words[f"p{padding}r"] = f"{pixels - FOCUS_RING + 1}px"
        words[f"p{padding}f"] = f"{pixels - FOCUS_RING}px"
    return re.sub(r"\$(\w+)", lambda match: words[match[1]], TEMPLATE)
