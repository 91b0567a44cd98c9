"""Pictures of PDF pages, made from the exact bytes that are printed or saved."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from carecompanion.domain.pictures import PagePicture

if TYPE_CHECKING:
    import pypdfium2


def picture_pages(pdf: bytes, width_px: int) -> tuple[PagePicture, ...]:
    """One picture a page, about `width_px` pixels wide, on white paper.

    PDFium is not safe in two threads at once: call this from one thread only.

    Raises:
        ValueError: the bytes are no PDF that can be read back.
    """
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(pdf)
    except pypdfium2.PdfiumError as error:
        raise ValueError("the PDF bytes cannot be read back") from error
    try:
        return tuple(_picture(page, width_px) for page in document)
    finally:
        document.close()


def png_of(picture: PagePicture) -> bytes:
    """The picture as a PNG file."""
    from PIL import Image

    size = (picture.width, picture.height)
    image = Image.frombuffer("RGB", size, picture.pixels, "raw", "BGRX", picture.stride, 1)
    out = BytesIO()
    image.save(out, "PNG", optimize=True)
    return out.getvalue()


def _picture(page: pypdfium2.PdfPage, width_px: int) -> PagePicture:
    bitmap = page.render(scale=width_px / page.get_width(), prefer_bgrx=True)
    return PagePicture(bitmap.width, bitmap.height, bitmap.stride, bytes(bitmap.buffer))
