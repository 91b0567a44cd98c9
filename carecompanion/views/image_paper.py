"""An image from anywhere, decoded within limits of memory; safe off the GUI thread."""

from __future__ import annotations

from math import sqrt

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader, QPainter

from carecompanion.domain.errors import PaperTooLargeError, PaperUnreadableError
from carecompanion.domain.papers import PaperPage
from carecompanion.domain.pictures import PagePicture
from carecompanion.domain.records import MediaType

MOST_PIXELS = 120_000_000
"""An image with more is not decoded at all: no camera makes it, and its file may be tiny."""

DECODED_PIXELS = 12_000_000
"""A larger one is decoded to so many: 48 MB."""

LONGEST_SIDE = 12_000
"""Nor is one side of it longer, in pixels."""

MOST_MEMORY_MB = 192
"""What Qt may take while it decodes; formats that cannot be read smaller need it all at once."""

_FORMATS = {MediaType.PNG: b"png", MediaType.JPEG: b"jpeg"}


class ImagePaper:
    """A `PaperDocument` of one page; `media_type` is what the first bytes say."""

    count = 1

    def __init__(self, content: bytes, media_type: MediaType) -> None:
        """Decode it.

        Raises:
            PaperUnreadableError: it is damaged.
            PaperTooLargeError: it would take too much memory.
        """
        self._image = _decode(content, media_type)

    def page(self, number: int, width_px: int) -> PaperPage:
        """See `PaperDocument.page`. A small image keeps its size."""
        if self._image.isNull():
            return PaperPage(None)
        smooth = Qt.TransformationMode.SmoothTransformation
        width = min(width_px, self._image.width())
        return PaperPage(_as_picture(self._image.scaledToWidth(width, smooth)))

    def close(self) -> None:
        """See `PaperDocument.close`."""
        self._image = QImage()


def _decode(content: bytes, media_type: MediaType) -> QImage:
    QImageReader.setAllocationLimit(MOST_MEMORY_MB)
    data = QByteArray(content)
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, QByteArray(_FORMATS[media_type]))
    reader.setDecideFormatFromContent(False)
    reader.setAutoTransform(True)  # a photograph says which way up it is
    size = reader.size()
    if size.isEmpty():
        raise PaperUnreadableError
    reader.setScaledSize(_within_limits(size))
    image = reader.read()
    if image.isNull():
        is_large = size.width() * size.height() * 4 > MOST_MEMORY_MB * 1024 * 1024
        raise PaperTooLargeError if is_large else PaperUnreadableError
    return image


def _within_limits(size: QSize) -> QSize:
    pixels = size.width() * size.height()
    if pixels > MOST_PIXELS:
        raise PaperTooLargeError
    longest = max(size.width(), size.height())
    share = min(1.0, sqrt(DECODED_PIXELS / pixels), LONGEST_SIDE / longest)
    return QSize(max(1, int(size.width() * share)), max(1, int(size.height() * share)))


def _as_picture(image: QImage) -> PagePicture:
    """On white paper, as pages are."""
    paper = QImage(image.size(), QImage.Format.Format_RGB32)
    paper.fill(0xFFFFFFFF)
    painter = QPainter(paper)
    painter.drawImage(0, 0, image)
    painter.end()
    return PagePicture(
        paper.width(), paper.height(), paper.bytesPerLine(), bytes(paper.constBits())
    )
