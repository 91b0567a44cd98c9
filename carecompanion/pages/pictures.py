"""Pictures of PDF pages: of what is printed or saved, and of files that came from anywhere.

PDFium must not be used by two threads at once, whatever the document: every use holds one lock.
"""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from math import sqrt
from threading import RLock
from typing import TYPE_CHECKING

from carecompanion.domain.errors import PaperUnreadableError
from carecompanion.domain.papers import PaperPage
from carecompanion.domain.pictures import PagePicture

if TYPE_CHECKING:
    import pypdfium2

MOST_PIXELS = 16_000_000
"""A picture of a page has no more, whatever size the page says it is: 64 MB of memory."""

LONGEST_SIDE = 12_000
"""Nor is one side of it longer, in pixels."""

MOST_LETTERS = 20_000
"""So much of the words of a page is told to a screen reader."""

_PDFIUM = RLock()


def picture_pages(pdf: bytes, width_px: int) -> tuple[PagePicture, ...]:
    """One picture a page, about `width_px` pixels wide, on white paper. For PDF bytes of our own.

    Raises:
        ValueError: the bytes are no PDF that can be read back.
    """
    import pypdfium2

    with _PDFIUM:
        try:
            document = pypdfium2.PdfDocument(pdf)
        except pypdfium2.PdfiumError as error:
            raise ValueError("the PDF bytes cannot be read back") from error
        try:
            return tuple(_picture(page, width_px) for page in document)
        finally:
            document.close()


def each_page(pdf: bytes, width_px: int) -> Iterator[PagePicture]:
    """The same pictures one at a time, so that a long printout takes no more memory than a page.

    Raises:
        PaperUnreadableError: the bytes are no PDF that can be read back.
    """
    paper = PdfPaper(pdf)
    try:
        for number in range(1, paper.count + 1):
            picture = paper.page(number, width_px).picture
            if picture is not None:
                yield picture
    finally:
        paper.close()


class PdfPaper:
    """A `PaperDocument` over a PDF that came from anywhere; pages are drawn one at a time."""

    def __init__(self, content: bytes) -> None:
        """Open it.

        Raises:
            PaperUnreadableError: it is damaged, has no page, or has a password of its own.
        """
        import pypdfium2

        self._errors = (pypdfium2.PdfiumError, ValueError, OSError)
        with _PDFIUM:
            try:
                self._document = pypdfium2.PdfDocument(content)
            except self._errors as error:
                raise PaperUnreadableError from error
            self._count = len(self._document)
        if not self._count:
            self.close()
            raise PaperUnreadableError

    @property
    def count(self) -> int:
        """See `PaperDocument.count`."""
        return self._count

    def page(self, number: int, width_px: int) -> PaperPage:
        """See `PaperDocument.page`."""
        with _PDFIUM:
            try:
                page = self._document[number - 1]
                try:
                    return PaperPage(_picture(page, width_px), _words(page))
                finally:
                    page.close()
            except self._errors as error:
                raise PaperUnreadableError from error

    def close(self) -> None:
        """See `PaperDocument.close`."""
        with _PDFIUM:
            self._document.close()


def png_of(picture: PagePicture) -> bytes:
    """The picture as a PNG file."""
    from PIL import Image

    size = (picture.width, picture.height)
    image = Image.frombuffer("RGB", size, picture.pixels, "raw", "BGRX", picture.stride, 1)
    out = BytesIO()
    image.save(out, "PNG", optimize=True)
    return out.getvalue()


def _picture(page: pypdfium2.PdfPage, width_px: int) -> PagePicture:
    width, height = page.get_size()
    if width <= 0 or height <= 0:
        raise ValueError("a page without a size")
    most = sqrt(MOST_PIXELS / (width * height))
    scale = min(width_px / width, most, LONGEST_SIDE / max(width, height))
    bitmap = page.render(scale=scale, prefer_bgrx=True)
    return PagePicture(bitmap.width, bitmap.height, bitmap.stride, bytes(bitmap.buffer))


def _words(page: pypdfium2.PdfPage) -> str:
    """What can be read on a page, for screen readers."""
    words = page.get_textpage()
    try:
        return str(words.get_text_bounded(errors="replace")).replace("\r\n", "\n")[:MOST_LETTERS]
    finally:
        words.close()
