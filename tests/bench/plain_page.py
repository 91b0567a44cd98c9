"""The least that ReportLab needs for the same text in the same fonts: lines, one under the other.

Arguments: where to write, a file with the text, and the font files.
"""

from __future__ import annotations

import sys
from pathlib import Path

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

target, text, *fonts = map(Path, sys.argv[1:])
for font in fonts:
    registerFont(TTFont(font.stem, str(font)))
canvas = Canvas(str(target), pagesize=A4, invariant=True)
for number, line in enumerate(text.read_text(encoding="utf-8").splitlines()):
    canvas.setFont(fonts[number % len(fonts)].stem, 9)
    canvas.drawString(40, A4[1] - 40 - 11 * number, line)
canvas.showPage()
canvas.save()
