"""PDF files and pictures as clinics, scanners and telephones make them: 30 of each, made here."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from io import BytesIO
from itertools import islice, product
from pathlib import Path

from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from carecompanion.domain.intake import BroughtKind
from tests.exchange.intake.texts_and_pages import Sample

_FONTS = ("Helvetica", "Times-Roman", "Courier", "Own")
_OWN = Path(__file__).parents[3] / "resources" / "fonts" / "NotoSans-Regular.ttf"


def papers() -> tuple[Sample, ...]:
    """30 PDF files: letters, columns, reports with a table, scans without words."""
    return tuple(islice(_papers(), 30))


def _papers() -> Iterator[Sample]:
    pdfmetrics.registerFont(TTFont("Own", _OWN))
    makers = (_letter, _columns, _report, _scan)
    for (compress, paged), font, make in product(((1, 1), (0, 3)), _FONTS, makers):
        yield make(font, compress, paged)


def _canvas(out: BytesIO, compress: int, title: str) -> Canvas:
    canvas = Canvas(out, pageCompression=compress, invariant=1)
    canvas.setTitle(title)
    canvas.setCreator("A word processor")
    return canvas


def _letter(font: str, compress: int, pages: int) -> Sample:
    out = BytesIO()
    canvas = _canvas(out, compress, "Letter of the metabolic clinic")
    name = "Jörg Müller" if font == "Own" else "Joerg Mueller"
    for page in range(pages):
        canvas.setFont(font, 11)
        canvas.drawString(72, 770, f"Dear {name}, this is page {page + 1}.")
        canvas.drawString(72, 750, "The enzyme test of 3 May was repeated.")
        canvas.showPage()
    canvas.save()
    says = (f"Dear {name}", "The enzyme test of 3 May was repeated.", f"page {pages}")
    return _paper(out, says, title="Letter of the metabolic clinic")


def _columns(font: str, compress: int, pages: int) -> Sample:
    out = BytesIO()
    canvas = _canvas(out, compress, "Microsoft Word - study_final2.docx")
    for _ in range(pages):
        for column, x in enumerate((50, 310)):
            text = canvas.beginText(x, 780)
            text.setFont(font, 9)
            for line in range(40):
                text.textLine(f"Column {column + 1} line {line + 1} of the study")
            canvas.drawText(text)
        canvas.showPage()
    canvas.save()
    return _paper(out, ("Column 1 line 40", "Column 2 line 40 of the study"))


def _report(font: str, compress: int, pages: int) -> Sample:
    out = BytesIO()
    canvas = _canvas(out, compress, "Genetic report")
    canvas.setAuthor("Laboratory")
    canvas.setFont(font, 10)
    for row, (what, result) in enumerate((("Gene", "SGSH"), ("Change", "c.734G>A"))):
        canvas.drawString(60, 700 - 20 * row, what)
        canvas.drawString(200, 700 - 20 * row, result)
        canvas.line(50, 695 - 20 * row, 400, 695 - 20 * row)
    canvas.rotate(90)
    canvas.drawString(100, -500, "Turned at the edge")
    canvas.showPage()
    canvas.save()
    return _paper(out, ("SGSH", "c.734G>A", "Turned at the edge"), title="Genetic report")


def _scan(font: str, compress: int, pages: int) -> Sample:
    out = BytesIO()
    canvas = _canvas(out, compress, "Scan 0012")
    picture = ImageReader(Image.new("L", (120, 160), 200 + _FONTS.index(font)))
    for _ in range(pages):
        canvas.drawImage(picture, 0, 0, 595, 842)
        canvas.showPage()
    canvas.save()
    return Sample("Scan_0012.pdf", out.getvalue(), BroughtKind.PDF, (), title="Scan_0012")


def _paper(out: BytesIO, says: tuple[str, ...], *, title: str | None = None) -> Sample:
    return Sample("paper.pdf", out.getvalue(), BroughtKind.PDF, says, title=title)


def pictures() -> tuple[Sample, ...]:
    """30 pictures: photographs with a day and a turn, screenshots, scans in grey."""
    return tuple(islice(_pictures(), 30))


def _pictures() -> Iterator[Sample]:
    for size, turned in product(((8, 8), (300, 200), (1200, 1600)), (1, 3, 6, 8)):
        yield _photo(size, turned)
    for size, mode in product(((1, 1), (640, 480), (33, 900)), ("RGB", "RGBA", "L", "P", "1")):
        yield _screenshot(size, mode)
    for progressive in (False, True):
        out = BytesIO()
        Image.new("CMYK" if progressive else "L", (90, 60)).save(
            out, "JPEG", progressive=progressive
        )
        yield Sample("scan.jpg", out.getvalue(), BroughtKind.PICTURE, (), title="scan", on="")
    yield _dated_png()


def _photo(size: tuple[int, int], turned: int) -> Sample:
    out = BytesIO()
    image = Image.new("RGB", size, (90, 120, 150))
    exif = Image.Exif()
    exif[0x0112] = turned
    exif[0x010F] = "A telephone"
    exif[0x0132] = "2026:05:04 12:00:00"
    exif.get_ifd(0x8769)[0x9003] = "2026:05:03 09:30:00"
    image.save(out, "JPEG", exif=exif, quality=60)
    return Sample(
        "IMG_4711.JPG", out.getvalue(), BroughtKind.PICTURE, (), title="IMG_4711", on="2026-05-03"
    )


def _screenshot(size: tuple[int, int], mode: str) -> Sample:
    out = BytesIO()
    Image.new(mode, size).save(out, "PNG")
    return Sample("Bildschirmfoto.png", out.getvalue(), BroughtKind.PICTURE, (), on="")


def _dated_png() -> Sample:
    out = BytesIO()
    Image.new("RGB", (5, 5)).save(out, "PNG")
    body = struct.pack(">HBBBBB", 2025, 12, 24, 18, 0, 0)
    block = struct.pack(">I", 7) + b"tIME" + body + struct.pack(">I", zlib.crc32(b"tIME" + body))
    content = out.getvalue()
    with_day = content[:33] + block + content[33:]
    return Sample("x.png", with_day, BroughtKind.PICTURE, (), title="x", on="2025-12-24")
